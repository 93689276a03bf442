"""A line that finds somebody of the case by part of the name: people who are there first, then the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.presence import is_there
from navigator.ui.item_words import name_of, title_of
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.panel.editors.item_picker import ItemPicker


class Somebody(ItemPicker):
    """Emits `chosen` with an id, and is empty again."""

    chosen = Signal(str)

    def __init__(self, desk: MeetingDesk, words: str, parent: QWidget | None = None) -> None:
        super().__init__(("person", "client"), self._people, parent)
        self._desk = desk
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.picked.connect(self._on_picked)

    def _people(self, _: tuple[str, ...]) -> Sequence[tuple[str, str]]:
        case, today = self._desk.case, self._desk.today
        people = sorted(
            case.people.values(), key=lambda one: (not is_there(one, today), title_of(case, one).casefold())
        )
        found = [(CLIENT_ID, name_of(case, CLIENT_ID) or "The client")]
        for person in people:
            work = where_they_work(case, person.id)
            found.append((person.id, title_of(case, person) + (f", {work}" if work else "")))
        return found

    def _on_picked(self, person: str) -> None:
        self.settle("")
        if person:
            self.chosen.emit(person)


def where_they_work(case: Case, person_id: str) -> str:
    """What somebody does and where, in a line; "" when neither is known."""
    person = case.people.get(person_id)
    if person is None:
        return ""
    return ", ".join(part for part in (person.role, name_of(case, person.organisation)) if part)
