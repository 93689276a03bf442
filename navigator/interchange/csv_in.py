"""A table of contacts into people and organisations, whatever the order and the names of its columns.

How the text is parted into rows is in `csv_rows`, what the columns mean in `csv_columns`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.ids import Ids
from navigator.casefile.network import Organisation, Person
from navigator.errors import UnreadableFile
from navigator.interchange.contacts import Contact, Gatherer
from navigator.interchange.csv_cells import find_contacts, is_nothing, unescape
from navigator.interchange.csv_columns import SAMPLE, Layout, find_layout
from navigator.interchange.csv_headings import Column
from navigator.interchange.csv_rows import Row, Table
from navigator.interchange.file_text import FileText
from navigator.interchange.folding import folded
from navigator.interchange.imported import Import, make_import

_NAME_PARTS = ("prefix", "first", "middle", "last", "suffix")
_ORGANISATION_WORDS = frozenset(["organisation", "organization", "company", "agency", "service", "business"])
_WORKER_WORDS = frozenset(["professional", "worker", "work", "staff"])
_PERSONAL_WORDS = frozenset(["personal", "family", "friend", "relative", "private"])


def read_csv(found: FileText, file_name: str, case: Case, ids: Ids, today: date) -> Import:
    """The Import of a table; UnreadableFile when it is too large or nothing in it looks like contacts."""
    table = Table(found.text)
    rows = list(table)  # all of them first, so that a table which is too large costs little
    layout = find_layout(rows[:SAMPLE])
    if layout is None:
        raise UnreadableFile(
            "Nothing in this file looks like a list of contacts: no column could be taken for phone numbers, "
            "emails or names.",
            "Nothing was imported.",
            "Give the columns headings such as Name, Organisation, Phone and Email, and import it again.",
        )
    reader = _Reader(layout, Gatherer(case, ids, today, file_name))
    for row in rows:
        reader.take(row)
    items, remarks = reader.gatherer.finish()
    return make_import(
        case,
        "csv",
        file_name,
        items,
        read=reader.read,
        guesses=[*_file_guesses(found, table, layout), *reader.column_guesses(), *reader.gatherer.guesses],
        not_taken=[*table.not_taken, *reader.gatherer.not_taken],
        remarks=[*reader.remarks, *remarks],
    )


def _file_guesses(found: FileText, table: Table, layout: Layout) -> Iterator[str]:
    yield f"Encoding: {found.encoding}{' (guessed)' if found.guessed else ''}."
    if found.replaced:
        characters = "character" if found.replaced == 1 else "characters"
        yield f"{found.replaced:,} {characters} could not be read in that encoding."
    yield f"Columns are parted by {table.delimiter_name}."
    if layout.heading_row:
        yield f"Row {layout.heading_row} holds the headings."
    else:
        yield "There are no headings, so the columns were guessed by what stands in them."


class _Reader:
    """Turns rows into contacts, and remembers which columns had anything in them."""

    def __init__(self, layout: Layout, gatherer: Gatherer) -> None:
        self._layout = layout
        self._headings = [column.heading for column in layout.columns if layout.heading_row]
        self._used: set[int] = set()
        self.gatherer = gatherer
        self.read = 0
        self.remarks: list[str] = []

    def take(self, row: Row) -> None:
        """Take one row, or say why not."""
        where = f"Row {row.number:,}"
        if row.number <= self._layout.heading_row:
            if row.number < self._layout.heading_row:
                self.gatherer.not_taken.append(f"{where}: not taken, because it stands above the headings.")
            return
        self.read += 1
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if filled == self._headings:
            self.gatherer.not_taken.append(f"{where}: not taken, because it repeats the headings.")
            return
        if len(filled) == 1 and filled[0].casefold().strip(":") in ("total", "totals"):
            self.gatherer.not_taken.append(f"{where}: not taken, because it is a line of totals.")
            return
        beyond = sum(bool(cell.strip()) for cell in row.cells[len(self._layout.columns) :])
        if beyond:
            self.gatherer.not_taken.append(
                f"{where}: {beyond:,} values beyond the last column were left out."
            )
        self.gatherer.take(self._contact(where, row.cells))

    def column_guesses(self) -> Iterator[str]:
        """What each column that has anything in it was taken for."""
        for column in self._layout.columns:
            if column.index in self._used:
                taken = f"was taken for: {column.says}" if column.says else "was left out"
                yield f"“{column.heading}” {taken}."

    def _contact(self, where: str, cells: list[str]) -> Contact:
        row = _Gathered(self._layout.columns, cells)
        self._used |= row.used
        if row.rounded:
            said = "a spreadsheet has rounded it, and the digits are lost"
            self.gatherer.not_taken.append(f"{where}: a phone number was left out, because {said}.")
        for phone in row.phones:
            if len(phone) == 10 and phone.isdigit() and phone[0] in "1237":
                self.remarks.append(f"{where}: “{phone}” may have lost the 0 that it began with.")
        return row.contact(where)


class _Gathered:
    """The cells of one row by what they mean."""

    def __init__(self, columns: tuple[Column, ...], cells: list[str]) -> None:
        self.words: dict[str, str] = {}
        self.phones: list[str] = []
        self.emails: list[str] = []
        self.notes: list[str] = []
        self.rounded = False
        self.used: set[int] = set()
        self._addresses: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        filled = [
            (column, text)
            for column, cell in zip(columns, cells, strict=False)
            if cell and (text := unescape(cell).strip())
        ]
        labels = {column.group: text.casefold() for column, text in filled if column.part == "label"}
        for column, text in filled:
            self.used.add(column.index)
            self._sort(column, text, labels.get(column.group, ""))

    def _sort(self, column: Column, text: str, label: str) -> None:
        match column.part:
            case "ignored" | "label":
                return
            case "phone" if "fax" in label or "pager" in label:
                self.notes.append(f"{label.capitalize()}: {text}")
            case "phone" | "email" | "details":
                self._sort_contacts(column, text)
            case "address":
                self._addresses[column.group].append((column.heading, text))
            case "note" if is_nothing(text):
                return
            case "note":
                plain = folded(column.heading) in ("note", "notes", "comments", "remarks")
                self.notes.append(text if plain else f"{column.heading}: {text}")
            case part if part in self.words:
                if self.words[part] != text:
                    self.notes.append(f"{column.heading}: {text}")
            case part:
                self.words[part] = text

    def _sort_contacts(self, column: Column, text: str) -> None:
        found = find_contacts(text)
        self.phones.extend(found.phones)
        self.emails.extend(found.emails)
        self.rounded |= found.rounded
        if found.rest:
            self.notes.append(f"{column.heading}: {found.rest}")

    def contact(self, where: str) -> Contact:
        """The row as a contact: a person, or an organisation when nobody is named."""
        kind = set(folded(self.words.pop("kind", "")).split())
        organisation = _said(self.words.pop("organisation", ""))
        name = self._person_name()
        is_organisation = bool(kind & _ORGANISATION_WORDS) or (
            bool(organisation) and not name and not kind & {"person", *_WORKER_WORDS, *_PERSONAL_WORDS}
        )
        if kind & (_WORKER_WORDS | _PERSONAL_WORDS) and "professional" not in self.words:
            self.words["professional"] = "no" if kind & _PERSONAL_WORDS else "yes"
        professional = folded(self.words.get("professional", ""))
        if professional in _WORKER_WORDS | _PERSONAL_WORDS:
            self.words["professional"] = "no" if professional in _PERSONAL_WORDS else "yes"
        values: dict[str, tuple[str, ...]] = {"phones": tuple(self.phones), "emails": tuple(self.emails)}
        values["name"] = (name or organisation,) if is_organisation else (name,)
        fields = fields_of(Organisation if is_organisation else Person)
        labels = {**fields_of(Organisation), **fields_of(Person)}
        for part, text in self.words.items():
            if part in fields:
                values[part] = (text,)
            elif part in labels:
                self.notes.append(f"{labels[part].label}: {text}")
        addresses = self._said_addresses()
        if is_organisation and addresses:
            values["address"] = (addresses.pop(0)[1],)
        self.notes.extend(f"{group or 'Address'}: {text.replace(chr(10), ', ')}" for group, text in addresses)
        own = "" if is_organisation else organisation
        if is_organisation and organisation and name and folded(name) != folded(organisation):
            self.notes.append(f"Part of: {organisation}")
        return Contact(where, is_organisation, values, own, tuple(self.notes))

    def _person_name(self) -> str:
        parts = [_said(self.words.pop(part, "")) for part in _NAME_PARTS]
        whole = _said(self.words.pop("name", ""))
        if whole or not any(parts[1:4]):
            return whole
        return " ".join(part for part in parts if part)

    def _said_addresses(self) -> list[tuple[str, str]]:
        said: list[tuple[str, str]] = []
        for group, lines in self._addresses.items():
            formatted = [text for heading, text in lines if "formatted" in heading.casefold()]
            whole = formatted or list(dict.fromkeys(text for _, text in lines))
            words = group.strip(" 0123456789")
            said.append((f"Address ({words.lower()})" if words else "Address", "\n".join(whole)))
        return said


def _said(name: str) -> str:
    """A name, unless it is a dash or the like; "Na" and "X" are names."""
    return "" if is_nothing(name) and not name.isalpha() else name
