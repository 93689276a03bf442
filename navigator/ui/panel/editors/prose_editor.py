"""Text of any length, in a box that grows with it. It is saved when left, and in every pause of typing."""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from navigator.casefile.fields import Field
from navigator.casefile.values import read_one
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.theme import Theme

_FEWEST_LINES, _MOST_LINES = 2, 14
_PAUSE_MS = 5_000
"""A pause as long as this saves a long note, so that a dead battery takes five seconds of it, not all."""


class GrowingText(QPlainTextEdit):
    """A plain text as tall as what stands in it, up to a limit. Tab goes on to the next field."""

    was_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("ring", "outside")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As tall as the lines, as they wrap now."""
        line = QFontMetrics(self.font()).lineSpacing()
        lines = max(1, round(self.document().size().height()))
        shown = max(_FEWEST_LINES, min(_MOST_LINES, lines))
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        return QSize(160, shown * line + around + 4)

    def minimumSizeHint(self) -> QSize:
        """No smaller than it wants to be."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """With nothing typed to undo, undoing is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            if event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
                return False
            if event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable():
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving, but not for a menu that opens on top."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.was_left.emit()


class ProseEditor(FieldEditor):
    """A field of text."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.text = GrowingText()
        self.text.setPlaceholderText(field.hint)
        self.place(self.text)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.text.textChanged.connect(self._on_changed)
        self.text.was_left.connect(self.leave)

    def is_typing(self) -> bool:
        """Whether the text is not the stored one."""
        return self.text.toPlainText() != (self.stored or "")

    def read(self) -> str:
        """The text, tidied."""
        return str(read_one(self.field, self.text.toPlainText()))

    def write(self, value: Any) -> None:
        """The text as it is stored; the cursor stays where it was."""
        self._pause.stop()
        if self.text.toPlainText() != value:
            self.text.setPlainText(value or "")
            self._pause.stop()

    def leave(self) -> None:
        """Hand over the text."""
        self._pause.stop()
        super().leave()

    def _on_changed(self) -> None:
        if self.is_typing():
            self._pause.start()

    def _on_pause(self) -> None:
        """Save what is there without touching the text or the cursor in it."""
        if self.is_typing():
            value = self.read()
            if value != self.stored:
                self.stored = value
                self.entered.emit(self.field.name, value)
