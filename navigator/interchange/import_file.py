"""The one way in: a file, recognised by what is in it, becomes an Import to preview.

How each standard is read is in its own file; what stands here is only how to tell them apart.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.errors import UnreadableFile
from navigator.interchange.csv_in import read_csv
from navigator.interchange.file_text import FileText, check_size, decode, read_bytes
from navigator.interchange.graphml_in import is_graphml, read_graphml
from navigator.interchange.imported import Import
from navigator.interchange.json_in import is_case_data, read_json
from navigator.interchange.json_text import read_json_lines, read_json_text
from navigator.interchange.open_referral_in import read_open_referral
from navigator.interchange.open_referral_shape import is_open_referral
from navigator.interchange.vcard_in import read_vcard

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "json": "a whole case, as Case Navigator exports it",
        "csv": "a table of contacts, as spreadsheets and address books save them",
        "open-referral": "organisations and services (Open Referral, HSDS and its UK profile)",
        "vcard": "cards of an address book (vCard 2.1, 3.0 or 4.0)",
        "graphml": "where everybody stands on the map, as programs that draw networks save it",
    }
)
"""What can be imported: the word for `form=`, and what it is."""

_VCARD = re.compile(
    r"(?:^|[\r\n\ufeff])[ \t]*(?:[\w-]{1,40}\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*[\r\n]", re.IGNORECASE
)
_CALENDAR = re.compile(r"(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCALENDAR[ \t]*[\r\n]", re.IGNORECASE)
_NOTHING_CHANGED = "Nothing was imported."


def import_file(path: Path, case: Case, ids: Ids, today: date, form: str = "") -> Import:
    """Read a file, up to `file_text.LARGEST_FILE` bytes, into an Import for this case.

    `form` is one of FORMS, or "" to tell by the content. UnreadableFile (NewerFile for a newer case)
    when the file is none of them; nothing else is raised, whatever the bytes.
    """
    return import_bytes(read_bytes(path), path.name, case, ids, today, form)


def import_bytes(data: bytes, file_name: str, case: Case, ids: Ids, today: date, form: str = "") -> Import:
    """As `import_file`, out of bytes that are in memory already."""
    check_size(data)
    found = decode(data)
    form = form or recognise(found.text)
    match form:
        case "json" | "open-referral":
            return _import_json(found, file_name, case, ids, today)
        case "csv":
            return read_csv(found, file_name, case, ids, today)
        case "vcard":
            return read_vcard(found, file_name, case, ids, today)
        case "graphml":
            return read_graphml(found, file_name, case, ids)
    known = ", ".join(FORMS)
    raise UnreadableFile(f"“{form[:40]}” is not a kind of file that can be imported.", "", f"Known: {known}.")


def recognise(text: str) -> str:
    """Which of FORMS a text is in, by its first characters."""
    head = text[:20_000]
    if head.lstrip()[:1] in ("{", "["):
        return "json"
    if _VCARD.search(head):
        return "vcard"
    if _CALENDAR.search(head):
        raise UnreadableFile("This file is a calendar, which cannot be imported.", _NOTHING_CHANGED)
    if is_graphml(head):
        return "graphml"
    if head.lstrip()[:1] == "<":
        raise UnreadableFile("This file is a web page or XML, which cannot be imported.", _NOTHING_CHANGED)
    return "csv"


def _import_json(found: FileText, file_name: str, case: Case, ids: Ids, today: date) -> Import:
    lines = read_json_lines(found.text)
    data = read_json_text(found.text) if lines is None else lines
    if is_case_data(data):
        return read_json(data, file_name, case, ids)
    if is_open_referral(data):
        return read_open_referral(data, file_name, case, ids, today)
    raise UnreadableFile("This file is JSON, but neither a case nor Open Referral data.", _NOTHING_CHANGED)
