"""Ctrl+K: find anything in the open case, and any command, by typing part of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.commands import Commands
from navigator.ui.context import Context
from navigator.ui.models.found_list import Found, FoundList, found_in_case, found_in_text, marked
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_delegate import RowDelegate

if TYPE_CHECKING:
    from navigator.store.search import Hit

_PAUSE_MS = 80
_WIDE, _ROWS = 620, 9


class Finder(QFrame):
    """A sheet over the window with a line to type in and what is found below it."""

    chosen_item = Signal(str)
    chosen_command = Signal(str)

    def __init__(self, context: Context, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._context = context
        self._commands = commands
        self.setProperty("banner", "plain")
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find people, organisations, phone numbers, text, commands")
        self.line.setAccessibleName("Find anything")
        self.model = FoundList(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(context.theme, self.list))
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.nothing = label("Nothing found.", tone="muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE_BETWEEN, SPACE_BETWEEN, SPACE_BETWEEN, SPACE_BETWEEN)
        lines.setSpacing(SPACE_BETWEEN)
        lines.addWidget(self.line)
        lines.addWidget(self.list)
        lines.addWidget(self.nothing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search_text)
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_chosen)
        parent.installEventFilter(self)
        self._before: QWidget | None = None
        self.hide()

    def begin(self) -> None:
        """Show, empty, with the keyboard in the line."""
        self._before = self.window().focusWidget()
        self.line.clear()
        self._on_typed("")
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go, and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Enter and Escape in the line; and the window's size."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if (
            watched is self.line
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
        ):
            # Escape is ours while we are open, and not the window's "Back".
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.hide()
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }.get(Qt.Key(event.key()))
        if step is not None:
            row = max(0, min(self.model.rowCount() - 1, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self.model.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _on_typed(self, typed: str) -> None:
        self._show(typed, ())
        if len(typed.strip()) > 2:
            self._pause.start()
        else:
            self._pause.stop()

    def _show(self, typed: str, hits: tuple[Found, ...]) -> None:
        case = self._context.session.case
        commands = [
            Found(f"command:{command.name}", command.words, command.key or "command")
            for command, action in self._commands.listed()
            if action.isEnabled() and command.name != "find_anything"
        ]
        self.model.show(marked(found_in_case(case, typed, commands, hits), self._context.team.marks))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self._fit()

    def _search_text(self) -> None:
        if self._context.session.is_open and self.isVisible():
            self._context.session.ask_search(self, self.line.text(), self._on_hits)

    def _on_hits(self, hits: "tuple[Hit, ...]") -> None:
        if self.isVisible():
            self._show(self.line.text(), found_in_text(self._context.session.case, hits))

    def _on_chosen(self, index: QModelIndex) -> None:
        found = self.model.found_at(index)
        if found is None:
            return
        self.dismiss()
        kind, _, name = found.key.partition(":")
        (self.chosen_command if kind == "command" else self.chosen_item).emit(name)

    def _fit(self) -> None:
        over = self._over
        theme = self._context.theme
        width = min(theme.pixels(_WIDE), over.width() - 32)
        rows = max(1, min(_ROWS, self.model.rowCount()))
        height = self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        self.list.setFixedHeight(rows * max(height, 24) + 4)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((over.width() - width) // 2, min(theme.pixels(72), over.height() // 8))
