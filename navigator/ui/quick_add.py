"""The line at the foot of every view that adds an entry to the journal: what kind, what was said, Enter.

Nothing is guessed: the kind is the one that shows, and the time is now.
"""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.typed_line import TypedLine

_FIRST_KIND = "note"


class QuickAdd(QWidget):
    """One line and Enter."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.kind = ChoiceBox(context.theme)
        self.kind.setAccessibleName("Kind of entry")
        for term in vocabulary("entry_kinds").terms.values():
            self.kind.addItem(term.label, term.key)
        self.kind.setCurrentIndex(self.kind.findData(_FIRST_KIND))
        self.text = TypedLine()
        self.text.setPlaceholderText("Add to the journal: what happened, what was said (Ctrl+N)")
        self.text.setAccessibleName("Add to the journal")
        self.add = button("Add", "primary")
        self.add.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_BETWEEN)
        row.setSpacing(SPACE_BETWEEN)
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(self.add)
        self.text.textChanged.connect(self._on_typed)
        self.text.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)

    def take_focus(self) -> None:
        """The keyboard to the line."""
        self.text.setFocus()

    def _on_typed(self, typed: str) -> None:
        self.add.setEnabled(bool(typed.strip()))

    def _on_add(self) -> None:
        typed = self.text.text().strip()
        if not typed or self.text.isReadOnly():
            return
        # The line empties when what it says is on the disk, and not before; until then it adds once only.
        self.text.setReadOnly(True)
        when = PartialDate.at(datetime.now())
        self._context.acts.log(str(self.kind.currentData()), typed, when, self._on_saved, self._on_not_saved)

    def _on_saved(self) -> None:
        self.text.settle("")
        self.text.setReadOnly(False)

    def _on_not_saved(self) -> None:
        self.text.setReadOnly(False)
