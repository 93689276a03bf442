"""The bar above the timeline: lanes by what, what is lit, how close, table or picture, and adding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from navigator.layout.lanes import By
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.timeline.filters import KINDS
from navigator.ui.widgets.buttons import IconWordButton, button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.find_field import FindField
from navigator.ui.widgets.flow import FlowLayout

_SHORT = 8
_BY = {By.NEED: "By need", By.ORGANISATION: "By organisation", By.PERSON: "By person", By.TOPIC: "By topic"}


class TimelineBar(QWidget):
    """Tells what was chosen."""

    by_changed = Signal()
    filter_changed = Signal()
    table_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by: QComboBox = ChoiceBox(theme)
        self._by.setAccessibleName("Lanes by")
        self._by.addItems(list(_BY.values()))
        self._kind: QComboBox = ChoiceBox(theme)
        self._kind.setAccessibleName("What is lit")
        self._kind.addItems(list(KINDS))
        self.find_field = FindField("Find in the timeline")
        self.find_field.setMaximumWidth(theme.pixels(220))
        self.closer = _small("+", "Closer (+)")
        self.farther = _small("−", "Farther (−)")
        self.whole = button("All", "quiet")
        self.whole.setToolTip("All of it (0)")
        self.today = button("Today", "quiet")
        self.today.setToolTip("Today (T)")
        self.table = button("Table", "pill")
        self.table.setCheckable(True)
        self.table.setToolTip("The same as a table")
        self.save = button("Save picture", "quiet")
        self.add = IconWordButton(theme, "plus", "New step")
        row = FlowLayout(self, SPACE_BETWEEN)
        row.setContentsMargins(0, 0, 0, 0)
        near = QWidget()
        closeness = QHBoxLayout(near)
        closeness.setContentsMargins(0, 0, 0, 0)
        closeness.setSpacing(SPACE_BETWEEN // 2)
        for one in (self.farther, self.closer, self.whole, self.today):
            closeness.addWidget(one)
        widgets: tuple[QWidget, ...] = (self._by, self._kind, self.find_field, near, self.table)
        for each in (*widgets, self.save, self.add):
            row.addWidget(each)
        self._by.currentIndexChanged.connect(self._on_by)
        self._kind.currentIndexChanged.connect(self._on_filter)
        self.find_field.textChanged.connect(self._on_filter)
        self.table.toggled.connect(self.table_wanted)

    def make_room(self, tight: bool) -> None:
        """Where there is little room, finding waits until it is asked for."""
        used = bool(self.find_field.text()) or self.find_field.hasFocus()
        self.find_field.setVisible(not tight or used)

    @property
    def by(self) -> By:
        """What the lanes stand for."""
        return tuple(_BY)[self._by.currentIndex()]

    @by.setter
    def by(self, by: By) -> None:
        """Let them stand for something else."""
        self._by.setCurrentIndex(tuple(_BY).index(by))

    @property
    def kind(self) -> str:
        """What is lit, one of KINDS."""
        return KINDS[self._kind.currentIndex()]

    @kind.setter
    def kind(self, kind: str) -> None:
        """Light something else."""
        self._kind.setCurrentIndex(KINDS.index(kind))

    def _fit(self) -> None:
        """Each box as wide as what is chosen in it."""
        for box in (self._by, self._kind):
            box.setMinimumContentsLength(max(_SHORT, len(box.currentText())))

    def _on_by(self, _: int) -> None:
        self._fit()
        self.by_changed.emit()

    def _on_filter(self, _: object) -> None:
        self._fit()
        self.filter_changed.emit()


def _small(words: str, name: str) -> QPushButton:
    made = button(words, "quiet")
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
