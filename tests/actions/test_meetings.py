"""A meeting from the invitation to the journal, and what was asked in it."""

import pytest

from navigator.actions.asks import Newcomer, answer_ask, keep_ask, step_of_ask, step_of_decision
from navigator.actions.items import added_id
from navigator.actions.meetings import (
    close_meeting,
    decide,
    do_not_invite,
    invite,
    note_who_came,
    plan_meeting,
    put_on_agenda,
    set_next_review,
    take_back_decision,
    take_off_agenda,
)
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask, Meeting
from navigator.errors import InvalidValue, UnknownItem
from tests.actions.book import Book
from tests.insights.plans import day


class Room(Book):
    """A case with two people in it, and one meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.add("client", preferred_name="Sam")
        self.council = self.add("organisation", name="Council")
        self.dana = self.add("person", name="Dana", organisation=self.council)
        self.ben = self.add("person", name="Ben")
        draft = plan_meeting(self.case, self.ids, when=day(3), purpose=" Review ", invited=(self.dana,))
        self.commit(draft)
        self.id = added_id(draft)

    @property
    def meeting(self) -> Meeting:
        return self.case.meetings[self.id]

    def asked(self, **known: object) -> Ask:
        values = {"kind": "ask", "from_whom": self.ben, "to_whom": self.dana, "what": "A letter", **known}
        before = set(self.case.asks)
        self.commit(keep_ask(self.case, self.ids, meeting=self.id, **values))  # type: ignore[arg-type]
        (made,) = set(self.case.asks) - before
        return self.case.asks[made]


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_meeting_is_planned_and_people_are_invited_and_asked_not_to_come(room: Room) -> None:
    assert (room.meeting.purpose, room.meeting.when) == ("Review", day(3))
    assert room.name_of_last() == "Plan a meeting on 25 November 2026"
    room.commit(invite(room.case, room.id, (room.dana, room.ben, CLIENT_ID)))
    assert room.name_of_last() == "Invite Ben and Sam to Review"
    assert set(room.meeting.invited) == {room.dana, room.ben, CLIENT_ID}
    room.commit(do_not_invite(room.case, room.id, room.ben))
    assert set(room.meeting.invited) == {room.dana, CLIENT_ID}
    with pytest.raises(UnknownItem):
        invite(room.case, room.id, ("somebody",))


def test_the_agenda_has_each_line_once(room: Room) -> None:
    room.commit(put_on_agenda(room.case, room.id, ("Keys", " Rent  book ", "Keys")))
    assert room.meeting.agenda == "Keys\nRent book"
    assert room.commit(put_on_agenda(room.case, room.id, ("Keys",))) is None
    room.commit(take_off_agenda(room.case, room.id, "Keys"))
    assert room.meeting.agenda == "Rent book"


def test_decisions_are_noted_and_taken_back(room: Room) -> None:
    room.commit(decide(room.case, room.id, "Dana keeps the viewing open"))
    room.commit(decide(room.case, room.id, "Sam comes next time"))
    assert room.meeting.decisions == "Dana keeps the viewing open\nSam comes next time"
    room.commit(take_back_decision(room.case, room.id, "Sam comes next time"))
    assert room.meeting.decisions == "Dana keeps the viewing open"
    with pytest.raises(InvalidValue):
        decide(room.case, room.id, "  ")


def test_an_ask_is_kept_with_whoever_is_new_in_it_and_one_undo_takes_both_back(room: Room) -> None:
    ask = room.asked(from_whom=Newcomer("Jane  Smith"), by_when=day(5), state="accepted", answer="Yes")
    assert room.case.people[ask.from_whom].name == "Jane Smith"
    assert (ask.to_whom, ask.meeting, ask.by_when, ask.state) == (room.dana, room.id, day(5), "accepted")
    assert room.name_of_last() == "Note that Jane Smith asks: A letter"
    room.undo()
    assert not room.case.asks and len(room.case.people) == 2
    ask = room.asked(to_whom=Newcomer("Water company", is_person=False))
    assert room.case.organisations[ask.to_whom].name == "Water company"


def test_an_ask_without_words_or_of_oneself_is_not_kept(room: Room) -> None:
    with pytest.raises(InvalidValue):
        room.asked(what=" ")
    with pytest.raises(InvalidValue):
        room.asked(to_whom=room.ben)
    with pytest.raises(UnknownItem):
        room.asked(to_whom="nobody")


def test_an_answer_in_words_stays_until_there_is_another(room: Room) -> None:
    ask = room.asked()
    room.commit(answer_ask(room.case, ask.id, "accepted", "On Monday"))
    room.commit(answer_ask(room.case, ask.id, "done"))
    assert (room.case.asks[ask.id].state, room.case.asks[ask.id].answer) == ("done", "On Monday")
    assert room.name_of_last() == "Note that A letter is done"
    with pytest.raises(InvalidValue):
        answer_ask(room.case, ask.id, "perhaps")


def test_what_was_asked_and_decided_goes_into_the_plan_once(room: Room) -> None:
    ask = room.asked(by_when=day(5), state="accepted")
    room.commit(step_of_ask(room.case, room.ids, ask.id))
    (step,) = room.case.steps.all
    assert (step.what, step.person, step.organisation) == ("A letter", room.dana, room.council)
    assert (step.status, step.planned_end) == ("agreed", day(5))
    with pytest.raises(InvalidValue):
        step_of_ask(room.case, room.ids, ask.id)
    declined = room.asked(what="A key", state="declined")
    with pytest.raises(InvalidValue):
        step_of_ask(room.case, room.ids, declined.id)
    room.commit(step_of_decision(room.case, room.ids, "Ring the bank"))
    with pytest.raises(InvalidValue):
        step_of_decision(room.case, room.ids, "Ring the bank")


def test_whoever_offers_does_it(room: Room) -> None:
    offer = room.asked(kind="offer", to_whom=CLIENT_ID, what="A lift")
    room.commit(step_of_ask(room.case, room.ids, offer.id))
    (step,) = room.case.steps.all
    assert (step.person, step.status) == (room.ben, "proposed")


def test_closing_tells_the_journal_and_plans_the_next_meeting(room: Room) -> None:
    with pytest.raises(InvalidValue, match="who came"):
        close_meeting(room.case, room.ids, room.id)
    room.commit(note_who_came(room.case, room.id, (room.dana, CLIENT_ID)))
    room.commit(decide(room.case, room.id, "Dana writes the letter"))
    room.commit(set_next_review(room.case, room.id, day(30)))
    room.commit(close_meeting(room.case, room.ids, room.id, plan_next=True))
    (entry,) = room.case.entries.all
    assert (entry.kind, entry.when, entry.people) == ("meeting", day(3), (room.dana,))
    assert entry.organisations == (room.council,)
    assert entry.text == "Review. Decided: Dana writes the letter"
    (following,) = [one for one in room.case.meetings.all if one.id != room.id]
    assert (following.when, following.purpose) == (day(30), "Review")
    assert set(following.invited) == {room.dana, CLIENT_ID}
    with pytest.raises(InvalidValue, match="closed already"):
        close_meeting(room.case, room.ids, room.id)
