"""A line in which one finds an item of the case by typing part of its name, and picks it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from navigator.ui.models.item_table import Index, Role
from navigator.ui.widgets.typed_line import TypedLine

Candidates = Callable[[tuple[str, ...]], Sequence[tuple[str, str]]]
"""The items of these kinds as (id, words), in the order in which they are offered."""


class CandidateList(QAbstractListModel):
    """What can be picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[tuple[str, str], ...] = ()

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these; the same again disturbs nothing, for the list may be open over it."""
        if self._items != tuple(items):
            self.beginResetModel()
            self._items = tuple(items)
            self.endResetModel()

    def id_of(self, words: str) -> str:
        """The id of the only item with exactly these words, in whatever case; "" otherwise."""
        folded = words.strip().casefold()
        found = [item for item, title in self._items if title.casefold() == folded]
        return found[0] if len(found) == 1 else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._items[index.row()][1]
        return self._items[index.row()][0] if role == Role.ITEM else None


class ItemPicker(TypedLine):
    """Emits `picked` with an id, or `left_unknown` with words that name nothing."""

    picked = Signal(str)
    left_unknown = Signal(str)
    _chosen = Signal(str)

    def __init__(
        self, targets: tuple[str, ...], candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._targets = targets
        self._candidates = candidates
        self.offered = CandidateList(self)
        completer = QCompleter(self.offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(10)
        self._popup = QListView()
        self._popup.setProperty("popup", "true")
        completer.setPopup(self._popup)
        completer.activated.connect(self._on_activated)
        self._chosen.connect(self.picked, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self._popup.installEventFilter(self)
        self.was_left.connect(self._on_left)

    def wants_escape(self) -> bool:
        """Escape closes the list first."""
        return self.is_typing() or self._popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the list is open Escape is its own, and not the window's."""
        if watched is self._popup and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer what the case holds now."""
        self.offered.show(self._candidates(self._targets))
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into an empty field shows all that there is."""
        super().mousePressEvent(event)
        if not self.text():
            self._offer_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down shows all that there is; Escape closes the list and leaves what was typed."""
        if event.key() == Qt.Key.Key_Down:
            self._offer_all()
        elif event.key() == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
        else:
            super().keyPressEvent(event)

    def _offer_all(self) -> None:
        self.completer().setCompletionPrefix("" if not self.is_typing() else self.text())
        self.completer().complete()

    def _on_activated(self) -> None:
        """Two may have the same name, so what counts is the row. Qt still puts the words in after this."""
        self._chosen.emit(str(self._popup.currentIndex().data(Role.ITEM) or ""))

    def _on_left(self) -> None:
        """Left, or Enter: words that name exactly one item pick it."""
        if not self.is_typing() or self._popup.isVisible():
            return
        typed = self.text().strip()
        if not typed:
            self.picked.emit("")
            return
        found = self.offered.id_of(typed)
        if found:
            self.picked.emit(found)
        else:
            self.left_unknown.emit(typed)
