"""Which case a person means by the words they gave: its id, the start of its id, or the client's name.

Only a whole name counts. To guess from a part of one could write into the wrong client's file.
"""

import unicodedata
from collections.abc import Collection
from typing import Final

from navigator.errors import UnknownItem
from navigator.store.vault_contents import CaseEntry

_SHORTEST_ID_START: Final = 4


def choose(entries: Collection[CaseEntry], words: str) -> CaseEntry:
    """The one case that is meant. Raises UnknownItem, which tells ids and numbers but never a name."""
    wanted = folded(words)
    named = [entry for entry in entries if folded(entry.name) == wanted]
    found = [entry for entry in entries if entry.case_id == wanted] or named
    if not found and len(wanted) >= _SHORTEST_ID_START:
        found = [entry for entry in entries if entry.case_id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(entry.case_id for entry in found))
        raise UnknownItem(
            f"{len(found)} cases answer to that: {ids}.",
            "Nothing was changed.",
            "Give the id of one of them.",
        )
    raise UnknownItem(
        f"None of the {len(entries)} cases in this vault has that name or id.",
        "Nothing was changed.",
        "List the cases, then give a whole name or an id.",
    )


def folded(text: str) -> str:
    """The text without what people leave out when they type a name: accents, capitals, extra spaces."""
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(kept.casefold().split())
