"""The page itself: shown from the bytes of the file, written to disk and read back, printed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.summary.shared_page import SharedPage, verify_page
from navigator.ui.context import Context
from navigator.ui.sharing.pdf_pages import PagesView
from navigator.ui.sharing.wish import title_of
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.scrolling import ROOM_FOR_RING

_TOLD: tuple[tuple[str, bool | None], ...] = (
    ("Was the client told? Not yet said", None),
    ("The client was told", True),
    ("The client was not told", False),
)


class PageOut(QWidget):
    """Shows what was made, and emits what is wanted done with it."""

    write_asked = Signal()
    print_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made: tuple[SharedPage, ...] = ()
        self.password = ""
        self.said = label(tone="muted")
        self.pages = PagesView(context.theme)
        self.told = ChoiceBox(context.theme)
        self.told.setAccessibleName("Was the client told")
        self.told.setMinimumContentsLength(26)
        for words, value in _TOLD:
            self.told.addItem(words, value)
        self.write = button("Write the PDF", "primary")
        self.print_it = button("Print")
        row = QWidget()
        flow = FlowLayout(row, SPACE_BETWEEN)
        for one in (self.told, self.write, self.print_it):
            flow.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*ROOM_FOR_RING)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(row)
        outer.addWidget(self.said)
        outer.addWidget(self.pages, 1)
        self.write.clicked.connect(self.write_asked)
        self.print_it.clicked.connect(self.print_asked)
        self.show_nothing("Choose whom it is for.")

    @property
    def client_told(self) -> bool | None:
        """Whether the client was told; None as long as nobody said."""
        told = self.told.currentData()
        return told if isinstance(told, bool) else None

    def show_nothing(self, words: str) -> None:
        """There is no page, and why. Nothing of an older one stays."""
        self.made = ()
        self.said.setText(words)
        self.pages.show_files([])
        self._allow()

    def show_made(self, made: tuple[SharedPage, ...], password: str) -> None:
        """Show these files: what is seen is what is written."""
        self.made, self.password = made, password
        files = [(f"The page for {title_of(one.sharing)}", one.pdf, password) for one in made]
        self.pages.show_files(files)
        number = len(made)
        words = "This is the file itself" if number == 1 else f"These are the {number} files themselves"
        undrawable = [name for one in made for name in one.page.undrawable]
        lacking = f" No font here can write all of: {', '.join(undrawable)}." if undrawable else ""
        self.said.setText(f"{words}, read back: nothing that is held back stands in it.{lacking}")
        self._allow()

    def take_focus(self) -> None:
        """The page."""
        self.pages.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _allow(self) -> None:
        self.write.setEnabled(bool(self.made))
        self.print_it.setEnabled(bool(self.made))


def file_names(made: tuple[SharedPage, ...]) -> list[str]:
    """A name for each file: whom it is for, and never whom it is about."""
    names = []
    for one in made:
        words = "".join(c if c.isalnum() else "-" for c in title_of(one.sharing).casefold())
        names.append("-".join(part for part in words.split("-") if part)[:60] or "page")
    return [f"page-for-{name}.pdf" for name in names]


def write_and_read_back(path: Path, one: SharedPage, password: str) -> None:
    """Write the file and read it back from the disk; one that holds what is held back is deleted again.

    Raises CannotWrite, and Leak.
    """
    from navigator.errors import NavigatorError
    from navigator.store.atomic_file import remove, write_whole

    write_whole(path, one.pdf)
    try:
        verify_page(one, path.read_bytes(), password=password)
    except NavigatorError:
        remove(path)
        raise
