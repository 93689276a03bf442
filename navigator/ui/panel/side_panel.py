"""The side panel: what is selected, first what one would want to know first, then all of it to be edited.

It saves each field as it is left. A new item is added when its first field is left with something in it.
"""

import dataclasses
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.actions.disputes import conflict_remarks
from navigator.actions.marks import TO_CHOOSE
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.kinds import KINDS
from navigator.casefile.remarks import Remark, remarks
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.item_words import kind_word, title_of
from navigator.ui.panel.file_line import FileLine
from navigator.ui.panel.form import Form
from navigator.ui.panel.next_steps import NextSteps
from navigator.ui.panel.related import Related
from navigator.ui.panel.summary import summary_of
from navigator.ui.plan.step_acts import StepActs
from navigator.ui.widgets.buttons import IconButton
from navigator.ui.widgets.labels import label, rule


class SidePanel(QWidget):
    """Shows the selected item, or the form of one that is being begun."""

    dismissed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: Item | None = None
        self._is_new = False
        self._in_flight = 0
        self._forms: dict[str, Form] = {}
        self.form: Form | None = None
        self.kind = label(step=0, tone="muted")
        self.title = label(step=2, strong=True)
        self.about = label(tone="muted")
        self.close_button = IconButton(context.theme, "close", "Close (Esc)")
        self.file = FileLine(context)
        self.related = Related(context)
        self.next_steps = NextSteps(context)
        self._acts = StepActs(context, Ids(), self)
        self._scroll = QScrollArea()
        self._column = QVBoxLayout()
        self._place()
        self.close_button.clicked.connect(self.dismiss)
        self.next_steps.asked.connect(self._on_asked)
        context.session.case_changed.connect(self._on_case_changed)
        context.session.case_opened.connect(self._forget)
        context.team.marks_changed.connect(self._refresh)
        context.session.case_closed.connect(self._forget)

    def _place(self) -> None:
        self.setProperty("paper", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_BETWEEN, 0)
        head.addWidget(self.kind, 1)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(SPACE_GROUPS, 0, SPACE_GROUPS, SPACE_GROUPS)
        self._column.setSpacing(SPACE_BETWEEN)
        self._column.addWidget(self.title)
        self._column.addWidget(self.about)
        self._column.addWidget(self.file)
        self._column.addSpacing(SPACE_WITHIN)
        self._column.addWidget(self.related)
        self._column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(rule())
        outer.addWidget(self.next_steps)

    @property
    def item(self) -> Item | None:
        """The item that shows, as it will be when everything entered is saved."""
        return self._item

    @property
    def is_new(self) -> bool:
        """Whether the item that shows was not added yet."""
        return self._is_new

    def take_focus(self) -> None:
        """The keyboard to the form."""
        if self.form is not None:
            self.form.focus_first()

    def flush(self) -> None:
        """Save everything typed and not yet left."""
        if self.form is not None and self._item is not None:
            self.form.flush()

    def dismiss(self) -> None:
        """Close the panel; what was typed is saved, and what was begun without a word is forgotten."""
        self.flush()
        if self._is_new:
            self._forget()
        self._context.selection.select("")
        self.dismissed.emit()

    def begin(self, item: Item) -> None:
        """Show the form of an item that is not in the case yet."""
        self.flush()
        self._context.selection.select("")
        self._show(item, is_new=True)

    def select(self, item_id: str) -> None:
        """Show the item that is selected now, or with "" none."""
        if self._item is not None and self._item.id == item_id:
            return
        self.flush()
        case = self._context.session.case
        item = case.client if item_id == CLIENT_ID else case.find(item_id) if item_id else None
        if item is None:
            self._forget()
        else:
            self._show(item, is_new=False)

    def _show(self, item: Item, *, is_new: bool) -> None:
        self._item, self._is_new = item, is_new
        form = self._form_of(item.KIND)
        if self.form is not None and self.form is not form:
            self.form.hide()
        self.form = form
        case = self._case_with(item)
        form.show_item(item, () if is_new else self._remarks(case, item), everything=is_new)
        form.show()
        self._show_head(case, item)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_head(self, case: Case, item: Item) -> None:
        kind = kind_word(item.KIND)
        marks = self._context.team.marks
        said = " · changed by a colleague since you last looked" if item.id in marks.fresh else ""
        said += f" · {TO_CHOOSE}" if item.id in marks.disputed else ""
        self.kind.setText(f"New {kind.lower()}" if self._is_new else f"{kind}{said}")
        if self.form is not None:
            self.form.mark("" if self._is_new else item.id, marks)
        self.title.setText("" if self._is_new else title_of(case, item))
        self.title.setVisible(not self._is_new)
        about = "" if self._is_new else summary_of(case, item, date.today())
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.file.show_item(item, is_new=self._is_new)
        self.related.show_item(case, item, is_new=self._is_new)
        self.next_steps.show_item(item, is_new=self._is_new)

    def _form_of(self, kind: str) -> Form:
        form = self._forms.get(kind)
        if form is None:
            form = Form(KINDS[kind], self._context.theme, self._candidates)
            form.entered.connect(self._on_entered)
            form.opened.connect(self._on_opened)
            form.made.connect(self._on_made)
            self._forms[kind] = form
            self._column.insertWidget(self._column.indexOf(self.related), form)
        return form

    def _candidates(self, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        case = self._context.session.case
        found = [
            (item.id, title_of(case, item)) for kind in kinds for item in case.shelf(KINDS[kind]).values()
        ]
        if "client" in kinds and case.client.id not in case.clients:
            found.insert(0, (case.client.id, "The client"))
        own = self._item.id if self._item is not None else ""
        return sorted(((i, t) for i, t in found if i != own), key=lambda pair: pair[1].casefold())

    def _case_with(self, item: Item) -> Case:
        return self._context.session.case.with_items({(item.KIND, item.id): item})

    def _on_entered(self, name: str, value: Any) -> None:
        item = self._item
        if item is None or self.form is None:
            return
        before = getattr(item, name)
        failed = _NotSaved(self, item.id, name, before)
        try:
            if self._is_new:
                made = dataclasses.replace(item, **{name: value})
                self._context.acts.add(made, self._on_saved, failed.tell)
                self._item, self._is_new = made, False
                self._in_flight += 1
                self._context.selection.select(made.id)
            else:
                self._item = self._context.acts.change(item, {name: value}, self._on_saved, failed.tell)
                self._in_flight += 1
        except NavigatorError as refused:
            ring = getattr(refused, "ring", "")
            self.form.editors[name].not_saved(before, f"{refused} {ring}".strip())

    def _on_saved(self, _: ChangeSet | None) -> None:
        self._in_flight -= 1
        self._refresh()

    def field_not_saved(self, item_id: str, name: str, before: Any, trouble: NavigatorError) -> None:
        """The disk refused a field: it stays typed, and is tried again when it is left."""
        self._in_flight -= 1
        if self._item is not None and self._item.id == item_id and self.form is not None:
            self._item = dataclasses.replace(self._item, **{name: before})
            self._is_new = self._is_new or self._context.session.case.find(item_id) is None
            self.form.editors[name].not_saved(before, f"Not saved yet. {trouble.happened}")
        self._context.acts.refused.emit(trouble)

    def _on_case_changed(self, _: ChangeSet) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """The case has changed, here or elsewhere: show it without disturbing what is being typed."""
        if self._item is None or self.form is None:
            return
        case = self._context.session.case
        if self._is_new or self._in_flight:
            self.related.show_item(case, self._item, is_new=self._is_new)
            return
        item = case.client if self._item.id == CLIENT_ID else case.find(self._item.id)
        if item is None:
            self._forget()
            self._context.selection.select("")
            return
        self._item = item
        self.form.update_item(item, self._remarks(case, item))
        self._show_head(case, item)

    def _remarks(self, case: Case, item: Item) -> tuple[Remark, ...]:
        """What looks wrong about it, and before that what people disagree about."""
        state = self._context.session.state
        conflicts = state.conflicts if state is not None else ()
        return (*conflict_remarks(case, conflicts, item.id), *remarks(case, item, date.today()))

    def _on_opened(self, item_id: str) -> None:
        self._context.selection.select(item_id)

    def _on_asked(self, act: str, item_id: str) -> None:
        """Ask what has to be known for an act with a step, as the plan does."""
        self.flush()
        {"Hold": self._acts.hold, "Move": self._acts.move}[act](item_id)

    def _on_made(self, field: str, kind: str, name: str) -> None:
        """Make what a reference named and was not there, and refer to it."""
        fresh = self._context.acts.fresh(kind, {KINDS[kind].TITLE[0]: name})
        self._context.acts.add(fresh)
        if self.form is not None:
            editor = self.form.editors[field]
            editor.take((*editor.stored, fresh.id) if editor.field.many else fresh.id)

    def _forget(self) -> None:
        self._item, self._is_new = None, False
        if self.form is not None:
            self.form.hide()
            self.form = None
        self.file.forget()
        self.title.setText("")
        self.about.setText("")


class _NotSaved:
    """Remembers which field a refused save was about."""

    def __init__(self, panel: SidePanel, item_id: str, name: str, before: Any) -> None:
        self._panel = panel
        self._item_id = item_id
        self._name = name
        self._before = before

    def tell(self, trouble: NavigatorError) -> None:
        """Tell the panel."""
        self._panel.field_not_saved(self._item_id, self._name, self._before, trouble)
