"""Who is meant by a name on the command line, which items by their ids, and the file of each one's page."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.casefile.case import Case
from navigator.casefile.folding import fold
from navigator.errors import UnknownItem

if TYPE_CHECKING:
    from navigator.summary.sharing.what_may_go import Sharing

_NOTHING = "Nothing was made."


def organisations_meant(case: Case, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of organisations (or people) by id, by name, or by a part of a name that only one has."""
    return tuple(_meant(case, name) for name in names)


def _meant(case: Case, name: str) -> str:
    everybody = {**case.people, **case.organisations}
    if name in everybody:
        return name
    folded = fold(name.strip())
    for shelf in (case.organisations, case.people):
        exact = [one.id for one in shelf.values() if fold(one.title) == folded]
        found = exact or [one.id for one in shelf.values() if folded and folded in fold(one.title)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownItem(
                "Several in this case could be meant by one of these names.",
                _NOTHING,
                "Write it out, or give the id.",
            )
    raise UnknownItem(
        "One of those who are to have it is not in this case.",
        _NOTHING,
        "“navigator show CASE” lists who is; “navigator add CASE organisation name=…” adds one.",
    )


def items_meant(case: Case, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids, each of which has to be one of an item; UnknownItem otherwise."""
    return tuple(case.get(one).id for one in ids)


def file_for(output: Path, sharing: "Sharing", *, many: bool) -> Path:
    """The file of one page: with several of them, each has the name of its reader at the end of its own."""
    if not many:
        return output
    plain = (
        unicodedata.normalize("NFKD", sharing.recipients[0].name).encode("ascii", "ignore").decode("ascii")
    )
    word = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40] or sharing.recipients[0].id
    return output.with_name(f"{output.stem}-{word}{output.suffix}")
