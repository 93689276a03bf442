"""The foot of the side panel: the two or three things one would do next with the item, and removing it."""

import mimetypes
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.actions.agreements import withdraw_agreement
from navigator.actions.network import end_person, end_tie
from navigator.actions.plan import agree_step, finish_step, meet_dependency, start_step
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout


class NextSteps(QWidget):
    """Buttons that depend on the kind of item and on how it stands."""

    asked = Signal(str, str)
    """An act with a step for which something has to be known first, "Hold" or "Move", and the step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: Any = None
        row = FlowLayout(self, SPACE_BETWEEN)
        row.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_BETWEEN)
        self.log = button("Log a call")
        self.ask = button("Ask for help")
        self.start = button("Start")
        self.agree = button("Agree")
        self.finish = button("Finish")
        self.hold = button("Hold")
        self.move_to = button("Move")
        self.met = button("It is met")
        self.done = button("Mark as done")
        self.end = button("End")
        self.attach = button("Attach the evidence")
        self.withdraw = button("Withdraw it today", "danger")
        self.remove = button("Remove", "danger")
        for one, act in (
            (self.log, self._on_log),
            (self.ask, self._on_ask),
            (self.agree, self._on_agree),
            (self.start, self._on_start),
            (self.finish, self._on_finish),
            (self.hold, self._on_hold),
            (self.move_to, self._on_move),
            (self.met, self._on_met),
            (self.done, self._on_done),
            (self.end, self._on_end),
            (self.attach, self._on_attach),
            (self.withdraw, self._on_withdraw),
            (self.remove, self._on_remove),
        ):
            one.clicked.connect(act)
            row.addWidget(one)

    def show_item(self, item: Item, *, is_new: bool) -> None:
        """Offer what makes sense for this item now."""
        self._item = item
        kind = "" if is_new else item.KIND
        status = getattr(item, "status", "") if kind == "step" else ""
        open_step = kind == "step" and status not in ("done", "stopped", "declined")
        is_open = getattr(item, "ended", None) is None
        shown = {
            self.log: kind in ("person", "organisation"),
            self.ask: kind in ("person", "organisation"),
            self.agree: kind == "step" and status in ("", "proposed"),
            self.start: kind == "step" and status in ("agreed", "held"),
            self.finish: open_step and status in ("active", "agreed", "held"),
            self.hold: open_step and status != "held",
            self.move_to: open_step,
            self.met: kind == "dependency" and getattr(item, "met_on", None) is None,
            self.done: kind == "ask" and getattr(item, "state", "") != "done",
            self.end: kind in ("person", "tie") and is_open,
            self.attach: kind == "agreement",
            self.withdraw: kind == "agreement" and getattr(item, "withdrawn_on", None) is None,
            self.remove: bool(kind) and kind != "client",
        }
        for one, wanted in shown.items():
            one.setVisible(wanted)
        self.setVisible(any(shown.values()))

    def _refers(self) -> dict[str, Any]:
        return {"people" if self._item.KIND == "person" else "organisations": (self._item.id,)}

    def _on_log(self) -> None:
        values = {"kind": "call", "when": PartialDate.at(datetime.now()), **self._refers()}
        self._context.acts.begin("entry", values)

    def _on_ask(self) -> None:
        self._context.acts.begin("ask", {"kind": "ask", "state": "asked", "to_whom": self._item.id})

    def _on_agree(self) -> None:
        self._context.acts.commit(agree_step(self._context.session.case, self._item.id))

    def _on_start(self) -> None:
        self._context.acts.commit(start_step(self._context.session.case, self._item.id, _today()))

    def _on_finish(self) -> None:
        self._context.acts.commit(finish_step(self._context.session.case, self._item.id, _today()))

    def _on_hold(self) -> None:
        self.asked.emit("Hold", self._item.id)

    def _on_move(self) -> None:
        self.asked.emit("Move", self._item.id)

    def _on_met(self) -> None:
        self._context.acts.commit(meet_dependency(self._context.session.case, self._item.id, _today()))

    def _on_done(self) -> None:
        self._context.acts.change(self._item, {"state": "done"})

    def _on_end(self) -> None:
        end = end_person if self._item.KIND == "person" else end_tie
        self._context.acts.commit(end(self._context.session.case, self._item.id, _today()))

    def _on_attach(self) -> None:
        dialog = QFileDialog(self, "Attach the evidence")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.attach_evidence)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach_evidence(self, chosen: str) -> None:
        """Copy this file into the case, as what shows that the agreement was given."""
        path = Path(chosen)
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._context.acts.attach_evidence(path, path.name, media_type, self._item.id)

    def _on_withdraw(self) -> None:
        self._context.acts.commit(withdraw_agreement(self._context.session.case, self._item.id, _today()))

    def _on_remove(self) -> None:
        self._context.acts.remove(self._item.id)


def _today() -> PartialDate:
    return PartialDate.on(date.today())
