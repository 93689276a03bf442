"""`navigator meeting`: listed, shown, asked in, proposed, and written."""

from pathlib import Path

import icalendar
import pytest
from pypdf import PdfReader

from tests.cli.runs import Navigator


@pytest.fixture
def room(nav: Navigator) -> Navigator:
    """A case with a meeting today, two organisations and two people."""
    nav.done("add", "Sam", "organisation", "name=Council Housing", "sector=housing")
    nav.done("add", "Sam", "organisation", "name=Probation", "sector=justice")
    nav.done("add", "Sam", "person", "name=Lena Wojcik", "organisation=Council Housing", "professional=yes")
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "organisation=Probation", "professional=yes")
    nav.done(
        "add", "Sam", "meeting", "purpose=Review", "when=today", "came=Lena Wojcik", "decisions=Tea first"
    )
    return nav


def test_meetings_are_listed_and_one_is_shown(room: Navigator) -> None:
    (line,) = room.done("meeting", "Sam").out.splitlines()
    assert line.endswith(", Review")
    said = room.done("meeting", "Sam", "last").out
    assert "Came: Lena Wojcik" in said and "  Tea first" in said
    (one,) = room.done("meeting", "Sam", "--json").json
    assert (one["entity"], one["purpose"]) == ("meeting", "Review")
    assert room.done("meeting", "Sam", one["id"], "--json").json["asks"] == []
    assert room.refused("meeting", "Sam", "yesterday's")


def test_a_case_without_meetings_says_so(nav: Navigator) -> None:
    assert nav.done("meeting", "Sam").out == "There are no meetings yet.\n"
    assert nav.done("meeting", "Sam", "--json").json == []
    assert "no next meeting" in nav.refused("meeting", "Sam", "next")


def test_an_ask_is_kept_as_it_is_spoken_and_not_when_somebody_is_in_doubt(room: Navigator) -> None:
    room.done(
        "meeting", "Sam", "last", "--ask", "Probation asks Housing for a deposit letter by tomorrow: accepted"
    )
    assert "Probation asks Council Housing: A deposit letter" in room.done("meeting", "Sam", "last").out
    assert "Promised: A deposit letter (by Council Housing)" in room.done("due").out
    why = room.refused("meeting", "Sam", "last", "--ask", "Jane Smith asks Housing for a key")
    assert "not clear" in why and "Jane" not in why
    assert room("meeting", "Sam", "--ask", "Probation asks Housing for a key").code == 2


def test_what_the_case_proposes(room: Navigator) -> None:
    room.done("add", "Sam", "step", "what=Identity", "status=agreed", "planned-end=2 weeks ago")
    assert "  Late: Identity: was due" in room.done("meeting", "Sam", "--propose").out
    found = room.done("meeting", "Sam", "--propose", "--json").json
    assert found["agenda"][0]["why"] == "Late" and found["invite"]


def test_the_note_and_the_calendar_are_written_and_on_the_trail(room: Navigator, tmp_path: Path) -> None:
    note, calendar = tmp_path / "note.pdf", tmp_path / "meeting.ics"
    why = room.refused("meeting", "Sam", "last", "--note", str(note))
    assert "nothing to write a note of" in why and not note.exists()
    room.done(
        "add", "Sam", "agreement", "organisation=Council Housing", "topics=housing", "lawful-basis=consent",
        "valid-from=last Monday",
    )  # fmt: skip
    room.done("meeting", "Sam", "last", "--note", str(note), "--ics", str(calendar))
    (page,) = PdfReader(note).pages
    assert "Tea first" in page.extract_text() and "For Lena Wojcik" in page.extract_text()
    assert len(icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")) == 1
    assert "Share the one page with Lena Wojcik" in room.done("history", "Sam").out
