"""What may be seen of a meeting by those who sat in it."""

from dataclasses import replace

import pytest

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Meeting
from navigator.interchange.example import example_case, example_id
from navigator.summary.action_note import make_action_note
from navigator.summary.meeting_sharing import (
    NobodyMaySee,
    SharedMeeting,
    for_everybody_present,
    for_those_who_came,
    note_of,
)
from tests.summary.crowds import TODAY
from tests.summary.reading import Sheet

ADA = "Ada Obi, Harbour House"
CASE = example_case(TODAY)
MEETING = CASE.meetings[example_id("multi_agency_3")]


def of(*came: str) -> Meeting:
    """The meeting of November, had these come."""
    return replace(MEETING, came=tuple(example_id(one) if one != CLIENT_ID else one for one in came))


def noted(meeting: Meeting) -> SharedMeeting:
    return for_those_who_came(_with(meeting), meeting, TODAY, made_by=ADA)


def projected(meeting: Meeting) -> SharedMeeting:
    return for_everybody_present(_with(meeting), meeting, TODAY, made_by=ADA)


def _with(meeting: Meeting) -> Case:
    return CASE.with_items({("meeting", meeting.id): meeting})


def asked(shared: SharedMeeting) -> list[str]:
    return [one.what for one in shared.case.asks.by("meeting", MEETING.id)]


def test_with_housing_in_the_room_nothing_of_health_is_seen() -> None:
    shared = noted(of("ada_obi", "joyce_mensah", "mercy_banda", "lena_wojcik"))
    assert shared.readers == ("Joyce Mensah", "Mercy Banda", "Lena Wójcik")
    assert asked(shared) == ["Photo ID in Sam's hand at the Cooper's Row viewing"]
    assert shared.held_back >= 2


def test_without_housing_health_is_seen() -> None:
    assert any("lows" in one for one in asked(noted(of("ada_obi", "joyce_mensah", "mercy_banda"))))


def test_a_note_is_not_for_whom_nothing_is_agreed_with_and_a_screen_shows_nothing_while_they_are_there() -> (
    None
):
    meeting = of("ada_obi", "mercy_banda", "ros_tindall")
    assert noted(meeting).without == projected(meeting).without == ("PC Ros Tindall",)
    assert noted(meeting).meeting is not None
    assert projected(meeting).meeting is None
    assert projected(of("ada_obi", "mercy_banda")).meeting is not None


def test_colleagues_see_the_whole_meeting_and_the_client_does_not_stand_in_the_way() -> None:
    assert noted(of("ada_obi", "tom_ashworth")).held_back == 0
    assert projected(of("ada_obi", CLIENT_ID)).meeting is not None


def test_before_it_is_said_who_came_those_invited_count_on_the_screen_but_no_note_is_written_for_them() -> (
    None
):
    meeting = of()
    assert projected(meeting).meeting is None, "PC Tindall is invited"
    assert noted(meeting).readers == ()
    with pytest.raises(NobodyMaySee):
        note_of(_with(meeting), noted(meeting), meeting.id, TODAY, page_by=ADA)


def test_the_note_of_nobody_is_refused() -> None:
    meeting = of("ros_tindall")
    with pytest.raises(NobodyMaySee):
        note_of(_with(meeting), noted(meeting), meeting.id, TODAY, page_by=ADA)


def test_no_word_that_is_held_back_stands_on_the_note() -> None:
    case, meeting = CASE, MEETING
    shared = for_those_who_came(case, meeting, TODAY, made_by=ADA)
    note = note_of(case, shared, meeting.id, TODAY, page_by=ADA)
    said = " ".join(Sheet(make_action_note(note, today=TODAY).pdf).text.split())
    assert "Cooper's Row viewing open" in said and "For Mercy Banda, Joyce Mensah, Lena Wójcik" in said
    for words in ("lows", "pharmacy", "police car", "insulin"):
        assert words not in said, words
