"""The part of the Team view in which removed colleagues' late work waits for a person."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.context import Context
from navigator.ui.desk import Desk
from navigator.ui.share import late_work as at_desk
from navigator.ui.share.late_card import LateCard
from navigator.ui.share.late_work import LateWork
from navigator.ui.widgets.labels import label
from navigator.ui.worker import Query


class LateSection(QWidget):
    """A heading with a number, and a card for each laptop whose work came too late; nothing for none."""

    changed = Signal()
    """Something was decided: what waits is another now."""

    said = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._works: tuple[LateWork, ...] = ()
        self.cards: list[LateCard] = []
        self.heading = label("Late work", step=2, strong=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_BETWEEN)
        self._column.addWidget(self.heading)
        self.hide()

    def show_works(self, works: tuple[LateWork, ...]) -> None:
        """Show these."""
        if works != self._works:
            self._works = works
            for card in self.cards:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = [LateCard(self._context.session.case, one) for one in works]
            for card in self.cards:
                card.taken_over.connect(self._on_taken_over)
                card.put_aside.connect(self._on_put_aside)
                card.recalled.connect(self._on_recalled)
                self._column.addWidget(card)
            waiting = sum(not one.is_set_aside for one in works)
            self.heading.setText(f"Late work to look at ({waiting})" if waiting else "Late work, set aside")
        self.setVisible(bool(works))

    def _on_taken_over(self, work: LateWork) -> None:
        self._decide(lambda desk: at_desk.take_over(desk, work.replica), partial(self._taken, work.author))

    def _on_put_aside(self, work: LateWork) -> None:
        words = f"The late work of {work.author} is set aside. It is kept, and you can look at it again."
        self._decide(lambda desk: at_desk.set_aside(desk, work), partial(self._done, words))

    def _on_recalled(self, work: LateWork) -> None:
        self._decide(lambda desk: at_desk.look_again(desk, work), partial(self._done, ""))

    def _decide(self, work: Callable[[Desk], object], then: Callable[[object], None]) -> None:
        """Have it done once: the cards rest until the outcome is known."""
        self.setEnabled(False)
        self._context.session.worker.give(Query(self, work, then, self._refused))

    def _refused(self, trouble: object) -> None:
        self.setEnabled(True)
        self._context.acts.refused.emit(trouble)

    def _taken(self, author: str, sets: object) -> None:
        assert isinstance(sets, tuple)
        taken: tuple[ChangeSet, ...] = sets
        self._context.session.take_in(taken)
        count = len(taken)
        self._done(
            f"Took over {count} act{'' if count == 1 else 's'} of {author}. The next sync sends "
            f"{'it' if count == 1 else 'them'} to everybody.",
            None,
        )

    def _done(self, words: str, _: object) -> None:
        self.setEnabled(True)
        self.changed.emit()
        if words:
            self.said.emit(words)
