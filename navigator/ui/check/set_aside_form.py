"""Setting a finding aside, in place: why, and until when."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.labels import label

_UNTIL = (("In two weeks", 14), ("In a month", 30), ("In three months", 91), ("Not again", 0))


class SetAsideForm(QWidget):
    """Asks for a reason and a day; without a reason nothing is set aside."""

    decided = Signal(str, object)
    """The reason, and a PartialDate or None for "not again"."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why, in a few words")
        self.reason.setAccessibleName("Why it is set aside")
        self.until = ChoiceBox(theme)
        self.until.setAccessibleName("When to tell it again")
        for words, days in _UNTIL:
            self.until.addItem(words, days)
        self.until.setCurrentIndex(1)
        self.save = button("Set aside", "primary")
        self.cancel = button("Keep it", "quiet")
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        row.addWidget(label("Tell it again", wraps=False))
        row.addWidget(self.until)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.reason)
        outer.addLayout(row)
        self.save.setEnabled(False)
        self.reason.textChanged.connect(self._on_typed)
        self.reason.returnPressed.connect(self.save.click)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.cancelled)

    def _on_typed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))

    def _on_save(self) -> None:
        days = self.until.currentData()
        until = PartialDate.on(date.today() + timedelta(days=days)) if days else None
        self.decided.emit(self.reason.text().strip(), until)
