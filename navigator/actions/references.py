"""Which item a person means by the words they gave: its id, the start of its id, or its whole name.

Only a whole name counts; capitals, accents and extra spaces do not. Nothing is guessed from a part of a
name: that could write about the wrong person. Errors tell how many items answer and never a name.
"""

import unicodedata
from collections.abc import Iterable

from navigator.actions.naming import article, title_in_words
from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.errors import UnknownItem

SHORTEST_ID_START = 4
_DIGITS_OF_AN_ID = frozenset("0123456789abcdef-")


def find_item(case: Case, words: str, kinds: Iterable[str] = ()) -> Item:
    """The one item that is meant, among those of these kinds or of all.

    UnknownItem when there is none or there are several. "client" always means the client.
    """
    kinds = tuple(kinds) or tuple(KINDS)
    wanted = folded(words)
    if Client.KIND in kinds and wanted in ("client", "the client", CLIENT_ID):
        return case.client
    items = [item for entity in ENTITIES if entity.KIND in kinds for item in case.shelf(entity).values()]
    found = [item for item in items if item.id == wanted]
    found = found or [item for item in items if wanted and wanted in _names(item)]
    if not found and len(wanted) >= SHORTEST_ID_START and _DIGITS_OF_AN_ID.issuperset(wanted):
        found = [item for item in items if item.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(item.id for item in found)[:5]) + (", …" if len(found) > 5 else "")
        raise UnknownItem(
            f"{len(found)} items answer to that: {ids}.",
            "Nothing was changed.",
            "Give the id of one of them.",
        )
    raise UnknownItem(
        f"There is no {_kinds_in_words(kinds)} of that name or id in this case.",
        "Nothing was changed.",
        "Give a whole name or an id, as show lists them.",
    )


def folded(text: str) -> str:
    """The text without what people leave out when they type a name: accents, capitals, extra spaces."""
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(kept.casefold().split())


def _names(item: Item) -> frozenset[str]:
    names = [title_in_words(item)]
    if isinstance(item, Client):
        names.append(item.full_name)
    return frozenset(folded(name) for name in names if name)


def _kinds_in_words(kinds: tuple[str, ...]) -> str:
    if len(kinds) > 3:
        return "item"
    return (
        f" or {article(kinds[-1])} ".join(kinds)
        if len(kinds) < 3
        else f"{', '.join(kinds[:-1])} or {kinds[-1]}"
    )
