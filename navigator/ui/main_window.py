"""The window. It only assembles: the screens, the commands, and who is told of what."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.case_screen import CaseScreen
from navigator.ui.commands import MENUS, Commands
from navigator.ui.item_words import bare_name
from navigator.ui.parts import Parts
from navigator.ui.views.registry import VIEWS
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.labels import label
from navigator.ui.window_commands import WindowCommands

SIZE: Final = (1280, 800)
"""Pixels, where the screen has room for them."""


class MainWindow(QMainWindow):
    """The one window of the app."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.context = parts.context
        self.vault = parts.vault
        self.setWindowTitle("Case Navigator")
        self.banner = Banner(self.context.theme)
        self.case_screen = CaseScreen(self.vault, self.context)
        self.screens = QStackedWidget()
        self.commands = Commands(self)
        self._place()
        self.acts = WindowCommands(self)
        self._connect()
        self._allow()
        self.resize(*SIZE)

    def _place(self) -> None:
        for name in MENUS:
            menu = self.menuBar().addMenu(name)
            self.commands.fill(menu, name)
            if name == "View":
                menu.addSeparator()
                for entry in VIEWS:
                    menu.addAction(self.commands.add_view(entry.key, entry.label, entry.shortcut))
        inside = QWidget()
        inside.setProperty("desk", "true")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(SPACE_BETWEEN, 0, SPACE_BETWEEN, 0)
        above.addWidget(self.banner)
        outer.addLayout(above)
        outer.addWidget(self.screens, 1)
        opening = label("Opening…", tone="muted")
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.screens.addWidget(opening)
        self.screens.addWidget(self.case_screen)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        self.parts.worker.troubled.connect(self.banner.tell)
        self.parts.worker.faulted.connect(self._on_faulted)
        self.parts.faults.kept.connect(self._on_fault_kept, Qt.ConnectionType.QueuedConnection)
        self.vault.unlocked.connect(self._on_unlocked)
        self.vault.locked.connect(self._on_locked)
        self.parts.idle.due.connect(self.lock)
        self.parts.gate.wanted.connect(self._show_screen)
        session, acts = self.context.session, self.context.acts
        for signal in (session.case_opened, session.case_closed, session.case_changed):
            signal.connect(self._allow)
        acts.refused.connect(self.banner.tell)
        acts.removed.connect(self._on_removed)
        self.case_screen.said.connect(self.banner.say)
        self.context.team.warned.connect(self.banner.warn)

    def lock(self) -> None:
        """Save what is typed, then close everything."""
        self.case_screen.flush()
        self.context.team.stop()
        self.parts.gate.lock()

    def tell(self, trouble: NavigatorError) -> None:
        """Say what happened, what is safe and what to do next."""
        self.banner.tell(trouble)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a native window whose input can be watched."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.parts.idle.watch_window(handle)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed before going."""
        self.case_screen.flush()
        super().closeEvent(event)

    def _show_screen(self, screen: QWidget) -> None:
        if self.screens.indexOf(screen) < 0:
            self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)

    def _allow(self) -> None:
        state = self.context.session.state
        vault = self.vault.state is not None and self.screens.currentWidget() is self.case_screen
        self.commands.allow(vault=vault, case=state is not None)
        undo, redo = self.commands["undo"], self.commands["redo"]
        undo.setText(f"Undo: {bare_name(state.undo_name)}" if state and state.undo_name else "Undo")
        redo.setText(f"Redo: {bare_name(state.redo_name)}" if state and state.redo_name else "Redo")
        undo.setEnabled(bool(state and state.undo_name))
        redo.setEnabled(bool(state and state.redo_name))

    def _on_unlocked(self) -> None:
        self.screens.setCurrentWidget(self.case_screen)
        self.parts.idle.begin()
        self._allow()
        notices = self.vault.state.notices if self.vault.state else ()
        if notices:
            self.banner.warn(" ".join(notices))
        self.case_screen.pane.take_focus()

    def _on_locked(self) -> None:
        self.parts.idle.stop()
        self.banner.hide()
        self._allow()

    def _on_removed(self, words: str) -> None:
        self.banner.say(words, action="Undo", act=self.context.session.undo)

    def _on_faulted(self, fault: tuple[object, ...]) -> None:
        self.parts.faults.take(*fault)  # type: ignore[arg-type]  # a Fault, which Signal(object) cannot say

    def _on_fault_kept(self, path: str) -> None:
        where = f"A report without client data is kept as {path}." if path else "A report could not be kept."
        self.banner.warn("Something went wrong in the app.", f"What was saved is safe. {where}")
