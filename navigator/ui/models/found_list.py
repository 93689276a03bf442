"""What Ctrl+K has found: items of the case by their words, then text in them, and commands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.ui.item_words import kind_word, title_of
from navigator.ui.models.item_table import Cell, Index, Role
from navigator.ui.widgets.mark import aloud

if TYPE_CHECKING:
    from navigator.store.search import Hit

_MOST = 40
_FIRST_KINDS = ("client", "person", "organisation", "need", "step")


@dataclass(frozen=True, slots=True)
class Found:
    """One line: a key ("item:…" or "command:…"), its words, and what it is."""

    key: str
    words: str
    more: str
    mark: str = ""
    """The word of its mark: that it is new, or to be chosen."""


def marked(found: Iterable[Found], marks: Marks) -> tuple[Found, ...]:
    """The same, with their marks."""
    return tuple(replace(one, mark=marks.of(one.key.removeprefix("item:"))) for one in found)


def found_in_case(
    case: Case, typed: str, commands: Sequence[Found], hits: Iterable[Found] = ()
) -> tuple[Found, ...]:
    """The best first: what begins with the words typed, then what has them, then text, each once."""
    words = typed.casefold().split()
    if not words:
        return tuple(commands)
    ranked: list[tuple[int, int, str, Found]] = []
    for item in case.items():
        title = title_of(case, item)
        rank = _rank(words, title, _numbers(item))
        if rank is not None:
            kind = _FIRST_KINDS.index(item.KIND) if item.KIND in _FIRST_KINDS else len(_FIRST_KINDS)
            ranked.append(
                (rank, kind, title.casefold(), Found(f"item:{item.id}", title, kind_word(item.KIND)))
            )
    for command in commands:
        rank = _rank(words, command.words, "")
        if rank is not None:
            ranked.append((rank, len(_FIRST_KINDS), command.words.casefold(), command))
    ranked.sort(key=lambda one: one[:3])
    found = {one[3].key: one[3] for one in ranked}
    for hit in hits:
        found.setdefault(hit.key, hit)
    return tuple(found.values())[:_MOST]


def found_in_text(case: Case, hits: "Iterable[Hit]") -> tuple[Found, ...]:
    """What full-text search found, as lines."""
    found = []
    for hit in hits:
        item = case.find(hit.item)
        if item is not None:
            snippet = " ".join(hit.snippet.split())
            found.append(Found(f"item:{hit.item}", title_of(case, item), f"{kind_word(hit.kind)}: {snippet}"))
    return tuple(found)


def _rank(words: list[str], title: str, numbers: str) -> int | None:
    folded = title.casefold()
    if not all(word in folded or (word.isdigit() and word in numbers) for word in words):
        return None
    if folded.startswith(words[0]):
        return 0
    return 1 if any(part.startswith(words[0]) for part in folded.split()) else 2


def _numbers(item: Item) -> str:
    """The digits of its phones, so that a number is found however it is spaced."""
    phones: tuple[str, ...] = getattr(item, "phones", ())
    return " ".join("".join(char for char in phone if char.isdigit()) for phone in phones)


class FoundList(QAbstractListModel):
    """A row for each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()

    def show(self, found: tuple[Found, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def found_at(self, index: Index) -> Found | None:
        """What stands in a row."""
        return self._found[index.row()] if index.isValid() and index.row() < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its words, and what it is."""
        found = self.found_at(index)
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.words
            case Role.CELL:
                return Cell(found.words, more=found.more, mark=found.mark)
            case Qt.ItemDataRole.AccessibleTextRole:
                return aloud(f"{found.words}, {found.more}", found.mark)
            case _:
                return None
