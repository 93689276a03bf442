"""Chooses who is meant: those whom the words fit, somebody new of that name, nobody, or anybody."""

from PySide6.QtWidgets import QWidget

from navigator.actions.asks import Newcomer, Who
from navigator.casefile.ids import CLIENT_ID
from navigator.insights.who_is_meant import NOBODY, Meant
from navigator.ui.item_words import name_of, title_of
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.somebody import where_they_work
from navigator.ui.widgets.choice_box import ChoiceBox

_CHOOSE = "choose"
_NEW_PERSON, _NEW_ORGANISATION = "new person", "new organisation"


class WhoBox(ChoiceBox):
    """Shows the one who is meant; in doubt it asks to choose and guesses nobody."""

    def __init__(self, desk: MeetingDesk, words: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.context.theme, parent)
        self._desk = desk
        self._meant = NOBODY
        self.setAccessibleName(words)
        self.show_meant(NOBODY)

    def show_meant(self, meant: Meant) -> None:
        """Offer those who may be meant, best first, and then everybody else."""
        self._meant = meant
        self.blockSignals(True)
        self.clear()
        if meant.words and not meant.sure:
            self.addItem(f"Choose: who is “{meant.words}”?", _CHOOSE)
        for item in meant.ids:
            self.addItem(self._words(item), item)
        if meant.words:
            self.addItem(f"Somebody new: {meant.words}", _NEW_PERSON)
            self.addItem(f"A new organisation: {meant.words}", _NEW_ORGANISATION)
        self.addItem("Nobody named", "")
        case = self._desk.case
        rest = [one for one in (CLIENT_ID, *case.organisations, *case.people) if one not in meant.ids]
        for item in sorted(rest, key=lambda one: self._words(one).casefold()):
            self.addItem(self._words(item), item)
        self.setCurrentIndex(0 if meant.words else self.findData(""))
        self.blockSignals(False)
        self.currentIndexChanged.emit(self.currentIndex())

    @property
    def doubt(self) -> str:
        """What keeps it from being kept, as a sentence; "" when somebody is chosen."""
        if self.currentData() != _CHOOSE:
            return ""
        if self._meant.ids:
            return f"“{self._meant.words}” may be several: choose which."
        return f"“{self._meant.words}” is nobody of this case: choose who that is."

    @property
    def who(self) -> Who:
        """The one chosen, as the action takes it."""
        chosen = str(self.currentData() or "")
        if chosen in (_NEW_PERSON, _NEW_ORGANISATION):
            return Newcomer(self._meant.words, is_person=chosen == _NEW_PERSON)
        return "" if chosen == _CHOOSE else chosen

    def _words(self, item_id: str) -> str:
        case = self._desk.case
        item = case.find(item_id)
        if item is None:
            return name_of(case, item_id) if item_id != CLIENT_ID else "The client"
        work = where_they_work(case, item_id)
        return f"{title_of(case, item)}, {work}" if work else title_of(case, item)
