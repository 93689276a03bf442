"""What each command does in the window: short steps that hand on to the part that knows how."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

import navigator
from navigator.casefile.ids import CLIENT_ID
from navigator.ui.theme import Brightness
from navigator.ui.views.registry import VIEWS
from navigator.ui.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from navigator.ui.finder import Finder
    from navigator.ui.main_window import MainWindow

_STEP = 25
"""Percent of text size."""


class WindowCommands(QObject):
    """The commands of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._screen = window.case_screen
        self._settings = window.parts.settings
        self._dialogs = WindowDialogs(window)
        self._finder: Finder | None = None
        self._screen.header.lock_asked.connect(window.lock)
        self._screen.header.team_asked.connect(self._on_team_asked)
        self._context.team.asked.connect(self._dialogs.share)
        self._screen.pane.new_case_asked.connect(self._dialogs.new_case)
        self._screen.pane.initials_changed.connect(self._on_initials)
        window.commands.connect_all(self._slots())
        self._context.theme.changed.connect(self._on_theme)
        self._screen.pane.set_initials(self._settings.initials)

    @property
    def finder(self) -> "Finder":
        """The sheet of Ctrl+K, made when it is first wanted."""
        if self._finder is None:
            from navigator.ui.finder import Finder

            self._finder = Finder(self._context, self._window.commands, self._window.screens)
            self._finder.chosen_item.connect(self._on_item_chosen)
            self._finder.chosen_command.connect(self._on_command_chosen)
        return self._finder

    def _slots(self) -> dict[str, Callable[[], None]]:
        window, screen, theme = self._window, self._screen, self._context.theme
        slots: dict[str, Callable[[], None]] = {
            "new_case": self._dialogs.new_case,
            "share": self._dialogs.share,
            "join": self._dialogs.join,
            "sync": self._context.team.sync,
            "find_case": screen.pane.find_field.setFocus,
            "due": screen.show_due,
            "across": screen.show_across,
            "edit_client": self._edit_client,
            "initials": screen.pane.eye.toggle,
            "locking": self._dialogs.locking,
            "lock": window.lock,
            "quit": self._quit,
            "undo": self._context.session.undo,
            "redo": self._context.session.redo,
            "quick_add": screen.quick_add.take_focus,
            "add_item": self._add_item,
            "edit_item": self._edit_item,
            "remove_item": self._remove_item,
            "copy_contact": self._copy_contact,
            "find_anything": self._find_anything,
            "find_here": self._find_here,
            "next_pane": partial(self._step_pane, 1),
            "previous_pane": partial(self._step_pane, -1),
            "back": self._back,
            "cases": self._toggle_cases,
            "larger": self._larger,
            "smaller": self._smaller,
            "text_100": partial(theme.set_percent, 100),
            "system_colours": partial(theme.set_brightness, Brightness.SYSTEM),
            "light_colours": partial(theme.set_brightness, Brightness.LIGHT),
            "dark_colours": partial(theme.set_brightness, Brightness.DARK),
            "keys": self._dialogs.keys,
            "about": self._about,
        }
        for entry in VIEWS:
            slots[f"view:{entry.key}"] = partial(self._show_view, entry.key)
        return slots

    def _show_view(self, key: str) -> None:
        self._screen.show_view(key)
        self._screen.view.take_focus()

    def _on_team_asked(self) -> None:
        state = self._context.session.state
        if state is not None and (self._context.team.is_shared or state.conflicts):
            self._show_view("team")
        else:
            self._dialogs.share()

    def _edit_client(self) -> None:
        self._context.selection.select(CLIENT_ID)
        self._screen.panel.take_focus()

    def _quit(self) -> None:
        self._window.close()

    def _edit_item(self) -> None:
        self._screen.panel.take_focus()

    def _add_item(self) -> None:
        begin = getattr(self._screen.view, "begin", None)
        if callable(begin):
            begin()
        else:
            self._screen.quick_add.take_focus()

    def _remove_item(self) -> None:
        if self._context.selection.item:
            self._context.acts.remove(self._context.selection.item)

    def _copy_contact(self) -> None:
        item = self._context.session.case.find(self._context.selection.item)
        contacts = [*getattr(item, "phones", ()), *getattr(item, "emails", ())]
        if contacts:
            QGuiApplication.clipboard().setText(contacts[0])
            self._window.banner.say(f"Copied {contacts[0]}.")
        else:
            self._window.banner.say("What is selected has no phone number or email address.")

    def _find_anything(self) -> None:
        self.finder.begin()

    def _find_here(self) -> None:
        if not self._screen.view.find_here():
            self.finder.begin()

    def _step_pane(self, step: int) -> None:
        """The panes from left to right, those that show: cases, tabs, view, side panel, quick add."""
        screen = self._screen
        panes: list[tuple[QWidget, Callable[[], None]]] = [(screen.pane, screen.pane.take_focus)]
        if self._context.session.is_open:
            panes += [
                (screen.bar, screen.bar.take_focus),
                (screen.stack, screen.view.take_focus),
                (screen.panel, screen.panel.take_focus),
                (screen.quick_add, screen.quick_add.take_focus),
            ]
        if screen.shows_across:
            panes.append((screen.across, screen.across.take_focus))
        elif screen.start.isVisible():
            panes.append((screen.start, screen.start.take_focus))
        there = [pane for pane in panes if pane[0].isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, (pane, _) in enumerate(there) if focus and pane.isAncestorOf(focus)), -1)
        if there:
            there[(at + step) % len(there)][1]()

    def _back(self) -> None:
        """One step back: out of the panel into the view, then to what was selected before."""
        focus = QApplication.focusWidget()
        screen = self._screen
        if self._window.banner.isVisible():
            self._window.banner.hide()
        elif screen.shows_across or screen.shows_due:
            screen.leave_across()
        elif not self._context.session.is_open:
            screen.pane.take_focus()
        elif screen.panel.isVisible() and focus is not None and screen.panel.isAncestorOf(focus):
            screen.panel.flush()
            if screen.panel.is_new:
                screen.panel.dismiss()
            screen.view.take_focus()
        elif screen.panel.isVisible():
            screen.panel.flush()
            self._context.selection.back()

    def _toggle_cases(self) -> None:
        self._screen.pane.setVisible(not self._screen.pane.isVisible())

    def _larger(self) -> None:
        self._context.theme.set_percent(self._context.theme.percent + _STEP)

    def _smaller(self) -> None:
        self._context.theme.set_percent(self._context.theme.percent - _STEP)

    def _about(self) -> None:
        self._window.banner.say(
            f"Case Navigator {navigator.__version__}. Free software under the GNU General Public License, "
            "version 3 or later."
        )

    def _on_initials(self, initials_only: bool) -> None:
        self._settings.initials = initials_only
        self._screen.header.set_initials(initials_only)

    def _on_theme(self) -> None:
        self._settings.percent = self._context.theme.percent
        self._settings.brightness = self._context.theme.brightness

    def _on_item_chosen(self, item: str) -> None:
        self._context.selection.select(item)

    def _on_command_chosen(self, name: str) -> None:
        self._window.commands[name].trigger()
