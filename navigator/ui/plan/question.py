"""A few questions that need an answer before an act: words, a date, or one of several items."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from navigator.casefile.date_words import read_date
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.labels import label


class Question(QDialog):
    """Asks, and emits `answered` when everything that has to be known is."""

    answered = Signal(object)
    """This dialog, whose `text`, `day` and `choice` tell what was answered."""

    def __init__(
        self, theme: Theme, title: str, explains: str, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._needed: list[tuple[QLineEdit | QPlainTextEdit, str]] = []
        self._texts: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._days: dict[str, QLineEdit] = {}
        self._choices: dict[str, tuple[ChoiceBox, tuple[str, ...]]] = {}
        self._foresee: Callable[[Question], str] | None = None
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.pixels(440))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(label(title, step=2, strong=True))
        if explains:
            outer.addWidget(label(explains, tone="muted"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_WITHIN)
        outer.addLayout(self._lines)
        self.foreseen = label(tone="muted")
        self.foreseen.hide()
        outer.addWidget(self.foreseen)
        self.trouble = label(tone="danger")
        self.trouble.hide()
        outer.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel, self.act = button("Cancel"), button(act, "primary")
        self.act.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        outer.addLayout(row)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._on_act)

    def ask_text(
        self, name: str, words: str, *, lines: bool = False, needed: str = "", given: str = ""
    ) -> None:
        """Ask for words; `needed` is what to say when there are none, "" when there need not be any."""
        field: QLineEdit | QPlainTextEdit = QPlainTextEdit(given) if lines else QLineEdit(given)
        if isinstance(field, QPlainTextEdit):
            field.setFixedHeight(self._theme.pixels(72))
            field.setTabChangesFocus(True)
        self._add(words, field)
        self._texts[name] = field
        if needed:
            self._needed.append((field, needed))

    def ask_day(self, name: str, words: str, *, needed: str = "", given: str = "") -> None:
        """Ask for a date, as people write it."""
        field = QLineEdit(given)
        field.setPlaceholderText("16 October 2023, next Monday, March 2027")
        self._add(words, field)
        self._days[name] = field
        if needed:
            self._needed.append((field, needed))

    def ask_choice(self, name: str, words: str, choices: Sequence[tuple[str, str]], given: str = "") -> None:
        """Ask for one of several, each an id and its words."""
        box = ChoiceBox(self._theme)
        box.addItems([said for _, said in choices])
        ids = tuple(one for one, _ in choices)
        if given in ids:
            box.setCurrentIndex(ids.index(given))
        self._add(words, box)
        self._choices[name] = (box, ids)

    def foresee(self, tell: "Callable[[Question], str]") -> None:
        """Say under the dates, while they are typed, what would come of them."""
        self._foresee = tell
        self.foreseen.show()
        for line in self._days.values():
            line.textChanged.connect(self._on_typed)
        self._on_typed("")

    def _on_typed(self, _: str) -> None:
        if self._foresee is not None:
            try:
                self.foreseen.setText(self._foresee(self))
            except InvalidValue as trouble:
                self.foreseen.setText(str(trouble))

    def _add(self, words: str, field: QWidget) -> None:
        name = label(words)
        name.setBuddy(field)
        field.setAccessibleName(words)
        self._lines.addWidget(name)
        self._lines.addWidget(field)
        if self._lines.count() == 2:
            field.setFocus()

    def text(self, name: str) -> str:
        """The words that were typed."""
        return _typed(self._texts[name])

    def day(self, name: str) -> PartialDate | None:
        """The date that was typed; InvalidValue when it is none."""
        return read_date(self._days[name].text(), date.today())

    def choice(self, name: str) -> str:
        """The id that was chosen; "" when there was nothing to choose from."""
        box, ids = self._choices[name]
        return ids[box.currentIndex()] if ids else ""

    def refuse(self, words: str) -> None:
        """Say what is wrong, and stay."""
        self.trouble.setText(words)
        self.trouble.show()

    def _on_act(self) -> None:
        for field, needed in self._needed:
            if not _typed(field):
                self.refuse(needed)
                field.setFocus()
                return
        for name, line in self._days.items():
            try:
                self.day(name)
            except InvalidValue as trouble:
                self.refuse(str(trouble))
                line.setFocus()
                return
        self.answered.emit(self)


def _typed(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()
