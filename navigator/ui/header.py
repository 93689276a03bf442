"""The header of the open case: who it is, what one must know, who leads, when it was saved, undo and lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.casefile.case import Case
from navigator.casefile.journal import Alert
from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.item_words import bare_name, initials, say_saved, title_of
from navigator.ui.widgets.buttons import IconButton
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine


class Header(QWidget):
    """Reads the Case and nothing else."""

    lock_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._initials = False
        self.name = label(step=3, strong=True)
        self.about = label(tone="muted")
        self.saved = label(step=0, tone="muted", wraps=False)
        theme = context.theme
        self.undo = IconButton(theme, "undo", "Nothing to undo")
        self.redo = IconButton(theme, "redo", "Nothing to redo")
        self.lock = IconButton(theme, "lock", "Lock (Ctrl+L)")
        self._marks = FlowLayout(space=SPACE_BETWEEN)
        self._place()
        self.undo.clicked.connect(context.session.undo)
        self.redo.clicked.connect(context.session.redo)
        self.lock.clicked.connect(self.lock_asked)
        for signal in (
            context.session.case_opened,
            context.session.case_closed,
            context.session.case_changed,
        ):
            signal.connect(self.refresh)
        context.session.saved.connect(self._show_saved)

    def _place(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_GROUPS)
        left = QVBoxLayout()
        left.setSpacing(SPACE_WITHIN)
        left.addWidget(self.name)
        left.addWidget(self.about)
        left.addLayout(self._marks)
        outer.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_WITHIN)
        buttons.addStretch(1)
        for one in (self.undo, self.redo, self.lock):
            buttons.addWidget(one)
        right.addLayout(buttons)
        right.addStretch(1)
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.saved)
        outer.addLayout(right)

    def minimumSizeHint(self) -> QSize:
        """One line: it takes the height that its words need at its width, but never makes the window grow."""
        return QSize(1, LEAST_TARGET)

    def set_initials(self, initials_only: bool) -> None:
        """Show the name, or its initials."""
        self._initials = initials_only
        self.refresh()

    def refresh(self) -> None:
        """Show the current case."""
        case = self._context.session.case
        client = case.client
        name = client.title or "No name yet"
        self.name.setText(initials(name) if self._initials else name)
        contact = " · ".join(part for part in (client.safe_contact_how, client.safe_contact_when) if part)
        about = [client.pronouns, contact]
        if client.safe_contact_must_not_answer:
            about.append(f"must not answer: {client.safe_contact_must_not_answer}")
        self.about.setText(" · ".join(part for part in about if part))
        self.about.setVisible(bool(self.about.text()))
        self._show_marks(case)
        self._show_saved()

    def _show_marks(self, case: Case) -> None:
        """The alerts in words, and who leads; each opens what it says."""
        while (taken := self._marks.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for alert in sorted(case.alerts.values(), key=_must_know_first):
            must_know = alert.level == "must_know"
            words = f"{'Must know: ' if must_know else ''}{alert.what or 'an alert without words'}"
            self._mark(alert.id, words, "danger" if must_know else "warn")
        for person in case.people.by("is_lead", True):
            if person.ended is None:
                self._mark(person.id, f"Lead: {title_of(case, person)}", "muted")

    def _mark(self, item: str, words: str, tone: str) -> None:
        shown = LinkLine(item, words, tone=tone, kind="alert")
        shown.opened.connect(self._context.selection.select)
        self._marks.addWidget(shown)

    def _show_saved(self) -> None:
        state = self._context.session.state
        self.saved.setText(say_saved(state.last_saved_ms) if state else "")
        for what, name, key, act in (
            (self.undo, state.undo_name if state else "", "Ctrl+Z", "undo"),
            (self.redo, state.redo_name if state else "", "Ctrl+Y", "redo"),
        ):
            what.setEnabled(bool(name))
            what.rename(f"{act.capitalize()}: {bare_name(name)} ({key})" if name else f"Nothing to {act}")


def _must_know_first(alert: Alert) -> tuple[bool, str]:
    return alert.level != "must_know", alert.what
