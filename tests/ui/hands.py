"""A keyworker's hands on the window: keys, the mouse, and waiting until it shows what it should."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.history.draft import Draft
from navigator.ui.main_window import MainWindow
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.panel.form import Form
from navigator.ui.views.case_view import CaseView

W = TypeVar("W", bound=QWidget)
Key = Qt.Key


class Hands:
    """Drives one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.bot = qtbot

    @property
    def case(self) -> Case:
        """The open case, as the views read it."""
        return self.window.context.session.case

    @property
    def view(self) -> CaseView:
        """The view that shows."""
        return self.window.case_screen.view

    @property
    def form(self) -> Form:
        """The form in the side panel."""
        form = self.window.case_screen.panel.form
        assert form is not None, "the side panel shows nothing"
        return form

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until this is so."""
        self.bot.waitUntil(holds, timeout=10_000)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and press Enter."""
        line = self.window.parts.gate.unlock.passphrase.line
        self.until(line.isVisible)
        self.type_into(line, passphrase)
        self.press(Key.Key_Return, line)
        self.until(lambda: self.window.vault.state is not None and self.window.case_screen.isVisible())

    def open_case(self, row: int = 0) -> None:
        """Click a case in the list."""
        pane = self.window.case_screen.pane
        self.click_row(pane.list, pane.cases.index(row))
        self.until(lambda: self.window.context.session.is_open)

    def case_row(self, name: str) -> int:
        """The row of the case of this name."""
        state = self.window.vault.state
        assert state is not None
        record = next(one for one in state.records if one.name == name)
        return self.window.case_screen.pane.cases.row_of(record.id)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        assert widget.isVisible(), f"{widget!r} cannot be seen"
        assert widget.isEnabled(), f"{widget!r} is not enabled"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click on a row."""
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(20, place.y()),
        )

    def press(
        self, key: Key, widget: QWidget | None = None, modifier: Any = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in a widget, or in whatever has the keyboard."""
        QTest.keyClick(widget or self.focus(), key, modifier)

    def command(self, key: Key) -> None:
        """Press a key together with Ctrl, in the window."""
        self.press(key, None, Qt.KeyboardModifier.ControlModifier)

    def keys(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(self.focus(), text)

    def type_into(self, widget: QWidget, text: str) -> None:
        """Click into a widget, behind what stands there, and type."""
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(widget, QLineEdit) and not widget.hasSelectedText():
            widget.end(False)
        QTest.keyClicks(widget, text)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        return focus if focus is not None else self.window

    def select(self, item: Item) -> None:
        """Select an item and wait for its form."""
        self.window.context.selection.select(item.id)
        panel = self.window.case_screen.panel
        self.until(lambda: panel.isVisible() and panel.item is not None and panel.item.id == item.id)

    def show_view(self, key: str) -> None:
        """Show a view."""
        self.window.case_screen.show_view(key)
        self.until(self.view.isVisible)

    def editor(self, name: str, kind: type[W]) -> W:
        """The control of this kind in a field's editor, unfolded if need be."""
        editor = self.form.editors[name]
        if not editor.isVisible():
            self.click(self.form.fold)
        found = editor if isinstance(editor, kind) else editor.findChild(kind)
        assert isinstance(found, kind)
        return found

    def field(self, name: str) -> FieldEditor:
        """A field's editor."""
        return self.form.editors[name]

    def commit_elsewhere(self, draft: Draft) -> None:
        """Have something committed that was not done in the form: a colleague's change, say."""
        self.window.context.session.commit(draft)

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The button that says this and can be seen."""
        found = [
            one
            for one in (within or self.window).findChildren(QAbstractButton)
            if words in (one.text(), one.accessibleName()) and one.isVisible()
        ]
        assert found, f"no button says {words!r}"
        return found[0]
