"""A meeting from the invitation to the plan, with hands on the window."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from navigator.actions.meetings import decide, note_who_came
from navigator.casefile.date_words import say_date
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.example import example_id
from navigator.ui.views.meetings import MeetingsView
from tests.factories import id_of, organisation, person
from tests.insights.plans import step
from tests.ui.hands import Hands

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
HOUSING = organisation("Council Housing", sector="housing")
PROBATION = organisation("Probation", sector="justice")
LENA = person("Lena Wójcik", organisation=HOUSING.id, professional=True)
DANA = person("Dana Whitlock", organisation=PROBATION.id, professional=True, is_lead=True)
JO_A, JO_B = person("Jo Able"), person("Jo Baker")
TODAY = PartialDate.on(date.today())
MEETING = Meeting(
    id=id_of("meeting", "1"), when=TODAY, purpose="Review", invited=(DANA.id, LENA.id), came=(DANA.id,)
)


@pytest.fixture
def room(with_items: Callable[..., Hands]) -> Hands:
    """A meeting of today, two invited."""
    hands = with_items(HOUSING, PROBATION, LENA, DANA, JO_A, JO_B, MEETING)
    hands.show_view("meetings")
    return hands


def view_of(hands: Hands) -> MeetingsView:
    assert isinstance(hands.view, MeetingsView)
    return hands.view


def meeting(hands: Hands) -> Meeting:
    found = hands.case.meetings.get(view_of(hands).desk.meeting_id)
    assert found is not None
    return found


def the_ask(hands: Hands) -> Ask:
    (found,) = hands.case.asks.all
    return found


def say(hands: Hands, line: str) -> None:
    """Type a line and press Enter, without looking at what comes below it."""
    spoken = view_of(hands).during.spoken
    hands.type_into(spoken.line, line)
    hands.press(ENTER, spoken.line)


def test_an_ask_is_kept_as_fast_as_it_is_spoken(room: Hands) -> None:
    view = view_of(room)
    assert view.stage == 1, "on its day one is in the meeting"
    view.take_focus()
    room.keys("Probation asks Housing for a deposit letter by tomorrow: accepted")
    spoken = view.during.spoken
    assert spoken.from_whom.currentText() == "Probation"
    assert spoken.to_whom.currentText() == "Council Housing"
    assert spoken.by_when.text() == say_date(PartialDate.on(date.today() + timedelta(days=1)))
    assert (spoken.what.text(), spoken.state.currentText()) == ("A deposit letter", "Accepted")
    assert not room.case.asks, "it is shown before it is kept"
    room.press(ENTER)
    room.until(lambda: len(room.case.asks) == 1)
    ask = the_ask(room)
    assert (ask.from_whom, ask.to_whom, ask.state) == (PROBATION.id, HOUSING.id, "accepted")
    assert (ask.meeting, ask.by_when) == (MEETING.id, PartialDate.on(date.today() + timedelta(days=1)))
    room.until(lambda: spoken.line.text() == "" and room.focus() is spoken.line)
    assert view.during.asks.rows()[0].words == "Probation asks Council Housing: A deposit letter"


def test_nobody_is_guessed(room: Hands) -> None:
    say(room, "Jo asks Housing for a key")
    spoken = view_of(room).during.spoken
    assert not room.case.asks and room.focus() is spoken.from_whom
    assert spoken.doubt.text() == "“Jo” may be several: choose which."
    assert not spoken.keep.isEnabled()
    room.press(Qt.Key.Key_Down)
    assert spoken.keep.isEnabled()
    room.click(spoken.keep)
    room.until(lambda: len(room.case.asks) == 1)
    assert the_ask(room).from_whom in (JO_A.id, JO_B.id)


def test_somebody_new_comes_into_the_case_with_what_they_ask(room: Hands) -> None:
    say(room, "Jane Smith asks Dana to ring")
    spoken = view_of(room).during.spoken
    assert "nobody of this case" in spoken.doubt.text()
    spoken.from_whom.setCurrentIndex(spoken.from_whom.findText("Somebody new: Jane Smith"))
    room.press(ENTER, spoken.line)
    room.until(lambda: len(room.case.asks) == 1)
    assert room.case.people[the_ask(room).from_whom].name == "Jane Smith"


def test_what_is_put_right_by_hand_stays_while_one_types_on(room: Hands) -> None:
    spoken = view_of(room).during.spoken
    room.type_into(spoken.line, "Jo asks Housing for a key")
    spoken.from_whom.setCurrentIndex(spoken.from_whom.findData(JO_B.id))
    room.type_into(spoken.line, " by tomorrow")
    assert spoken.from_whom.currentData() == JO_B.id
    assert spoken.by_when.text()


def test_a_line_that_asks_nothing_says_how_to_say_it(room: Hands) -> None:
    say(room, "We all had tea")
    assert "Say who asks or offers" in view_of(room).during.spoken.doubt.text()
    assert not room.case.asks


def test_an_answer_is_one_click_and_the_keyboard_stays(room: Hands) -> None:
    say(room, "Dana asks Lena for a key")
    room.until(lambda: len(room.case.asks) == 1)
    card = view_of(room).during.asks
    button = card.act(the_ask(room).id, "accepted")
    button.setFocus()
    room.press(Qt.Key.Key_Space, button)
    room.until(lambda: the_ask(room).state == "accepted")
    room.until(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert room.focus().accessibleName().startswith("Done: Dana Whitlock asks Lena")


def test_decisions_who_came_and_the_next_review_by_keyboard(room: Hands) -> None:
    during = view_of(room).during
    room.type_into(during.decision, "Lena keeps the viewing open")
    room.press(ENTER, during.decision)
    room.until(lambda: meeting(room).decisions == "Lena keeps the viewing open")
    lena = during.pills()[LENA.id]
    lena.setFocus()
    room.press(Qt.Key.Key_Space, lena)
    room.until(lambda: set(meeting(room).came) == {DANA.id, LENA.id})
    room.until(lambda: room.focus().accessibleName() == "Came: Lena Wójcik")
    room.type_into(during.review, "the 32nd")
    room.press(TAB, during.review)
    assert "no day yet" in during.no_day.text() and during.no_day.isVisible()
    during.review.selectAll()
    room.type_into(during.review, "tomorrow, 2pm")
    room.press(ENTER, during.review)
    room.until(lambda: meeting(room).next_review is not None)
    assert str(meeting(room).next_review).endswith("T14:00")


def test_a_meeting_is_planned_from_nothing_without_the_mouse(with_items: Callable[..., Hands]) -> None:
    hands = with_items(HOUSING, DANA, LENA, step("Identity", -9, -2, organisation=HOUSING.id))
    hands.command(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_M, None, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.until(lambda: isinstance(hands.view, MeetingsView) and hands.view.isVisible())
    view = view_of(hands)
    assert view.nothing.isVisible() and "Plan one" in view.nothing.text()
    assert hands.focus() is view.plan
    hands.press(Qt.Key.Key_Space)
    hands.until(lambda: len(hands.case.meetings) == 1 and hands.focus() is view.prepare.lines["when"])
    hands.keys("3 March, 2:30pm")
    hands.press(TAB)
    hands.until(lambda: meeting(hands).when is not None)
    hands.keys("Library")
    hands.press(TAB)
    hands.keys("Review")
    hands.press(TAB)
    hands.until(lambda: meeting(hands).purpose == "Review")
    assert (meeting(hands).where, str(meeting(hands).when)[-11:]) == ("Library", "03-03T14:30")
    add = view.prepare.proposed.act(view.prepare.proposed.rows()[0].key, "add")
    add.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.until(lambda: meeting(hands).agenda.startswith("Identity: was due"))
    invite = view.prepare.needed.act(CLIENT_ID, "invite")
    invite.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.until(lambda: meeting(hands).invited == (CLIENT_ID,))
    assert view.prepare.needed.rows()[0].key == DANA.id, "the lead is next"


def test_somebody_is_invited_by_part_of_the_name(room: Hands) -> None:
    view = view_of(room)
    view.stages.button(0).click()
    line = view.prepare.somebody
    line.setFocus()
    room.keys("jo b")
    popup = line.completer().popup()
    assert popup is not None
    room.until(popup.isVisible)
    room.press(Qt.Key.Key_Down, popup)
    room.press(ENTER, popup)
    room.until(lambda: JO_B.id in meeting(room).invited)
    assert line.text() == ""


def test_afterwards_what_was_agreed_goes_into_the_plan_and_the_meeting_is_closed(room: Hands) -> None:
    view = view_of(room)
    say(room, "Dana asks Lena for a key by tomorrow: accepted")
    room.until(lambda: len(room.case.asks) == 1)
    view.stages.button(2).click()
    plan = view.afterwards.asks.act(the_ask(room).id, "plan")
    room.until(plan.isVisible)
    room.click(plan)
    room.until(lambda: len(room.case.steps) == 1)
    assert room.case.steps.all[0].person == LENA.id
    room.until(lambda: "in the plan" in view.afterwards.asks.rows()[0].more)
    room.click(view.afterwards.close_it)
    room.until(lambda: len(room.case.entries) == 1)
    room.until(lambda: not view.afterwards.close_it.isEnabled())
    assert "stands in the journal" in view.afterwards.stands.text()


def test_the_next_meeting_shows_first_and_a_selected_one_when_it_is_selected(sam: Hands) -> None:
    sam.show_view("meetings")
    assert meeting(sam).id == example_id("review_next")
    assert view_of(sam).stage == 0
    sam.select(sam.case.meetings[example_id("multi_agency_1")])
    assert meeting(sam).id == example_id("multi_agency_1")
    assert view_of(sam).stage == 2


def test_what_is_being_typed_stays_when_a_colleague_changes_something(room: Hands) -> None:
    spoken = view_of(room).during.spoken
    room.type_into(spoken.line, "Dana asks")
    room.commit_elsewhere(decide(room.case, MEETING.id, "Tea first"))
    room.until(lambda: meeting(room).decisions == "Tea first")
    assert spoken.line.text() == "Dana asks" and spoken.understood.isVisible()


def test_tab_moves_as_things_stand_on_the_screen(room: Hands) -> None:
    say(room, "Dana asks Lena for a key")
    room.until(lambda: len(room.case.asks) == 1)
    during = view_of(room).during
    room.until(during.asks.act(the_ask(room).id, "accepted").isVisible)
    during.spoken.line.setFocus()
    passed = []
    for _ in range(9):
        room.press(TAB)
        passed.append(room.focus())
    wanted = [during.decision, during.pills()[DANA.id], during.somebody, during.review]
    assert [one for one in passed if one in wanted] == wanted


def test_the_projector_shows_what_all_may_see_in_large_type_and_follows_the_meeting(sam: Hands) -> None:
    sam.show_view("meetings")
    view = view_of(sam)
    view.show_meeting(example_id("multi_agency_3"))
    view.stages.button(1).click()
    came = [example_id(one) for one in ("ada_obi", "mercy_banda", "lena_wojcik")]
    sam.commit_elsewhere(note_who_came(sam.case, example_id("multi_agency_3"), came))
    sam.until(lambda: set(meeting(sam).came) == set(came))
    sam.click(view.during.projector)
    screen = view.projector
    assert screen is not None and screen.isVisible() and screen.isFullScreen()
    said = screen.words()
    assert "Photo ID in Sam's hand" in said and "Cooper's Row viewing open" in said
    for words in ("lows", "pharmacy", "police", "methadone", "insulin"):
        assert words not in said.casefold(), words
    largest = max(one.font().pointSizeF() for one in screen.findChildren(QLabel))
    assert largest >= 2 * sam.window.context.theme.font().pointSizeF()
    sam.commit_elsewhere(decide(sam.case, example_id("multi_agency_3"), "Tea first"))
    sam.until(lambda: "Tea first" in screen.words())
    came.append(example_id("ros_tindall"))
    sam.commit_elsewhere(note_who_came(sam.case, example_id("multi_agency_3"), came))
    sam.until(lambda: "nothing is agreed" in screen.words())
    assert "Tea first" not in screen.words(), "the police are in the room, and nothing is agreed with them"
    sam.press(Qt.Key.Key_Escape, screen)
    sam.until(lambda: view.projector is None)


def test_the_note_and_the_calendar_are_written_and_the_note_is_in_the_log(sam: Hands, tmp_path: Path) -> None:
    sam.show_view("meetings")
    view = view_of(sam)
    view.show_meeting(example_id("multi_agency_3"))
    not_for = "Not for PC Ros Tindall: nothing is agreed with them."
    sam.until(lambda: not_for in view.afterwards.for_whom.text())
    before = set(sam.case.disclosures)
    view.sending.write_note(meeting(sam), tmp_path / "note.pdf")
    sam.until(lambda: len(sam.case.disclosures) == len(before) + 1)
    (made,) = set(sam.case.disclosures) - before
    kept = sam.case.disclosures[made]
    assert kept.sha256 == hashlib.sha256((tmp_path / "note.pdf").read_bytes()).hexdigest()
    assert example_id("ros_tindall") not in kept.to_whom and example_id("lena_wojcik") in kept.to_whom
    view.sending.write_calendar(meeting(sam), tmp_path / "meeting.ics")
    assert (tmp_path / "meeting.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    view.sending.write_note(meeting(sam), tmp_path / "nowhere" / "note.pdf")
    sam.until(lambda: "could not be written" in sam.window.banner.text())
