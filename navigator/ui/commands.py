"""Every command of the window: its name, its words, its key. Menus, Ctrl+K and F1 all read this one list."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from navigator.casefile.frozen import frozen


@frozen
class Command:
    """One command: the menu it stands in, its words, its key, and whether a case has to be open for it."""

    name: str
    menu: str
    words: str
    key: str = ""
    needs: str = "case"
    """What has to be open: "case", "vault" or nothing."""


COMMANDS: tuple[Command, ...] = (
    Command("new_case", "Case", "New case", "Ctrl+Shift+N", "vault"),
    Command("share", "Case", "Share with colleagues…"),
    Command("join", "Case", "Join a colleague's case…", "", "vault"),
    Command("sync", "Case", "Sync now", "Ctrl+S"),
    Command("find_case", "Case", "Find a case", "Ctrl+O", "vault"),
    Command("due", "Case", "What is due in all cases", "Ctrl+D", "vault"),
    Command("across", "Case", "Across my cases", "Ctrl+Shift+O", "vault"),
    Command("edit_client", "Case", "The client's details", "Ctrl+I"),
    Command("initials", "Case", "Show names as initials", "Ctrl+Shift+I", "vault"),
    Command("locking", "Case", "Passphrase and locking…", "", "vault"),
    Command("lock", "Case", "Lock", "Ctrl+L", "vault"),
    Command("quit", "Case", "Close the app", "Ctrl+Q", ""),
    Command("undo", "Edit", "Undo", "Ctrl+Z"),
    Command("redo", "Edit", "Redo", "Ctrl+Y"),
    Command("quick_add", "Edit", "Add to the journal", "Ctrl+N"),
    Command("add_item", "Edit", "New item in this view", "Ctrl+Shift+A"),
    Command("edit_item", "Edit", "Edit what is selected", "F2"),
    Command("remove_item", "Edit", "Remove what is selected", "Ctrl+Delete"),
    Command("copy_contact", "Edit", "Copy phone or email", "Ctrl+Shift+C"),
    Command("find_anything", "View", "Find anything", "Ctrl+K"),
    Command("find_here", "View", "Find here", "Ctrl+F"),
    Command("next_pane", "View", "Next pane", "F6", "vault"),
    Command("previous_pane", "View", "Previous pane", "Shift+F6", "vault"),
    Command("back", "View", "Back", "Esc", "vault"),
    Command("cases", "View", "Show or hide the cases", "Ctrl+B", "vault"),
    Command("larger", "View", "Larger text", "Ctrl++", ""),
    Command("smaller", "View", "Smaller text", "Ctrl+-", ""),
    Command("text_100", "View", "Text as usual", "Ctrl+0", ""),
    Command("system_colours", "View", "Colours as the system's", "", ""),
    Command("light_colours", "View", "Light colours", "", ""),
    Command("dark_colours", "View", "Dark colours", "", ""),
    Command("keys", "Help", "Keys", "F1", ""),
    Command("about", "Help", "About Case Navigator", "", ""),
)
MENUS = ("Case", "Edit", "View", "Help")
_ALSO = {"redo": "Ctrl+Shift+Z", "larger": "Ctrl+="}


class Commands(QObject):
    """The commands as Qt's actions, on one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._views: dict[str, Command] = {}
        for command in COMMANDS:
            action = QAction(command.words, window)
            keys = [key for key in (command.key, _ALSO.get(command.name, "")) if key]
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(action)
            self._actions[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def add_view(self, key: str, words: str, shortcut: str) -> QAction:
        """The command that shows a view; its name is "view:" and the view's key."""
        action = QAction(words, self._window)
        action.setShortcut(QKeySequence(shortcut))
        self._window.addAction(action)
        self._actions[f"view:{key}"] = action
        self._views[f"view:{key}"] = Command(f"view:{key}", "View", f"Show {words.lower()}", shortcut)
        return action

    def connect_all(self, slots: dict[str, Callable[[], None]]) -> None:
        """Say what each command does."""
        for name, slot in slots.items():
            self._actions[name].triggered.connect(slot)

    def fill(self, menu: QMenu, name: str) -> None:
        """Put the commands of one menu into it."""
        for command in COMMANDS:
            if command.menu == name:
                menu.addAction(self._actions[command.name])

    def allow(self, *, vault: bool, case: bool) -> None:
        """Enable what makes sense while a vault, or a case, is open."""
        for command, action in self.listed():
            action.setEnabled(
                not command.needs
                or (command.needs == "vault" and vault)
                or (command.needs == "case" and case)
            )

    def listed(self) -> Iterator[tuple[Command, QAction]]:
        """Every command and its action."""
        for command in (*COMMANDS, *self._views.values()):
            yield command, self._actions[command.name]
