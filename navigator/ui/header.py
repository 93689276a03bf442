"""The header of the open case: who it is, what one must know, who leads, when it was saved, undo and lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.alert_line import AlertLine
from navigator.ui.context import Context
from navigator.ui.item_words import bare_name, initials, say_saved
from navigator.ui.widgets.buttons import IconButton, button
from navigator.ui.widgets.labels import label


class Header(QWidget):
    """Reads the Case and nothing else."""

    lock_asked = Signal()
    alerts_asked = Signal()
    team_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._initials = False
        self.name = label(step=3, strong=True)
        self.about = label(tone="muted")
        self.saved = label(step=0, tone="muted", wraps=False)
        self.team = button("Share…", "quiet")
        theme = context.theme
        self.undo = IconButton(theme, "undo", "Nothing to undo")
        self.redo = IconButton(theme, "redo", "Nothing to redo")
        self.lock = IconButton(theme, "lock", "Lock (Ctrl+L)")
        self.alerts = AlertLine()
        self._place()
        self.undo.clicked.connect(context.session.undo)
        self.redo.clicked.connect(context.session.redo)
        self.lock.clicked.connect(self.lock_asked)
        self.team.clicked.connect(self.team_asked)
        context.team.changed.connect(self._show_team)
        context.team.marks_changed.connect(self.refresh)
        self.alerts.opened.connect(context.selection.select)
        self.alerts.all_asked.connect(self.alerts_asked)
        for signal in (
            context.session.case_opened,
            context.session.case_closed,
            context.session.case_changed,
        ):
            signal.connect(self.refresh)
        context.session.saved.connect(self._show_saved)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_BETWEEN)
        top = QHBoxLayout()
        top.setSpacing(SPACE_GROUPS)
        outer.addLayout(top)
        outer.addWidget(self.alerts)
        left = QVBoxLayout()
        left.setSpacing(SPACE_WITHIN)
        left.addWidget(self.name)
        left.addWidget(self.about)
        top.addLayout(left, 1)
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
        right.addWidget(self.team, 0, Qt.AlignmentFlag.AlignRight)
        top.addLayout(right)

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
        self.alerts.show_case(case, self._context.team.marks)
        self._show_saved()
        self._show_team()

    def _show_team(self) -> None:
        """How it stands with the share; and what there is to choose, which is never only a colour."""
        state, team = self._context.session.state, self._context.team
        number = len(state.conflicts) if state else 0
        new = len(team.fresh.items)
        parts = [
            team.words or "Share…",
            f"{number} to choose" if number else "",
            f"{team.late} late to look at" if team.late else "",
            f"{new} new" if new else "",
        ]
        said = " · ".join(part for part in parts if part)
        if said != self.team.text():
            self.team.setText(said)
            self._make_room()
        self.team.setToolTip(str(team.trouble) if team.trouble else "Work on this case with colleagues")

    def _make_room(self) -> None:
        """At once: a layout that comes later shows longer words cut off until then."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()

    def _show_saved(self) -> None:
        state = self._context.session.state
        self.saved.setText(say_saved(state.last_saved_ms) if state else "")
        for what, name, key, act in (
            (self.undo, state.undo_name if state else "", "Ctrl+Z", "undo"),
            (self.redo, state.redo_name if state else "", "Ctrl+Y", "redo"),
        ):
            what.setEnabled(bool(name))
            what.rename(f"{act.capitalize()}: {bare_name(name)} ({key})" if name else f"Nothing to {act}")
