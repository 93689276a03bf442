"""`navigator due` and `navigator timeline`."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.runs import Navigator


def test_what_is_due_is_listed_over_all_cases_by_how_soon(nav: Navigator) -> None:
    nav.done("new", "Lena")
    nav.done("add", "Sam", "step", "what=Proof of identity", "status=agreed", "planned-end=2 weeks ago")
    nav.done("add", "Lena", "step", "what=Call the council", "status=agreed", "planned-start=today")
    lines = nav.done("due").out.splitlines()
    assert lines[0] == "Overdue (1)"
    assert lines[1].startswith("  Sam: Finish: Proof of identity, ")
    assert lines[2] == "Today (1)"
    assert lines[3].startswith("  Lena: Start: Call the council, ")


def test_nothing_due_is_said(nav: Navigator) -> None:
    assert nav.done("due").out == "Nothing is due.\n"
    assert nav.done("due", "--json").json == []


def test_a_program_gets_the_item_and_the_date(nav: Navigator) -> None:
    nav.done("add", "Sam", "alert", "what=Insulin", "review-on=yesterday")
    (one,) = nav.done("due", "--json").json
    assert set(one) == {"case", "name", "item", "act", "what", "when", "urgency"}
    assert (one["act"], one["what"], one["urgency"]) == ("Look again at the alert", "Insulin", "overdue")


def test_how_far_to_look_ahead_can_be_said(nav: Navigator) -> None:
    nav.done("add", "Sam", "meeting", "purpose=Review", "when=next Monday")
    assert "Review" in nav.done("due", "--days", "8").out
    assert nav("due", "--days", "0").code == 2


def test_own_appointments_over_all_cases_go_into_a_calendar_without_names(
    nav: Navigator, tmp_path: Path
) -> None:
    nav.done("new", "Lena")
    for case, what in (("Sam", "View the flat with Sam"), ("Lena", "Call the council")):
        nav.done("add", case, "step", f"what={what}", "kind=appointment", "planned-start=tomorrow 2:30pm")
    nav.done("new", "Nothing planned")
    file = tmp_path / "mine.ics"
    assert "Wrote 2 appointments of yours" in nav.done("due", "--ics", str(file)).out
    said = file.read_text("utf-8")
    assert said.count("SUMMARY:Appointment\n") == said.count("T143000\n") == 2
    assert not any(name in said for name in ("Sam", "Lena", "flat", "council"))
    for case, times in (("Sam", 1), ("Lena", 1), ("Nothing planned", 0)):
        assert nav.done("history", case).out.count("Put own appointments into a calendar") == times


def test_a_calendar_that_cannot_be_written_is_on_no_trail(nav: Navigator, tmp_path: Path) -> None:
    nav.done("add", "Sam", "step", "what=Call", "planned-start=tomorrow")
    nav.refused("due", "--ics", str(tmp_path / "no folder" / "mine.ics"))
    assert "calendar" not in nav.done("history", "Sam").out
    assert nav("due", "--ics", str(tmp_path / "mine.ics"), "--json").code == 2


@pytest.mark.usefixtures("qapp")
def test_the_timeline_is_drawn_in_three_forms_by_anything_from_any_day(
    nav: Navigator, tmp_path: Path
) -> None:
    nav.done("add", "Sam", "entry", "kind=milestone", "when=3 March 2020", "text=Born again")
    for form in ("svg", "png", "pdf"):
        file = tmp_path / f"timeline.{form}"
        nav.done("timeline", "Sam", "-o", str(file), "--by", "topic", "--from", "2020", "--to", "June 2020")
        assert file.stat().st_size > 500
    assert "Born again" in (tmp_path / "timeline.svg").read_text("utf-8")
    (page,) = PdfReader(tmp_path / "timeline.pdf").pages
    assert page.mediabox.width > page.mediabox.height
    assert "Born again" in page.extract_text()
    assert (tmp_path / "timeline.png").read_bytes().startswith(b"\x89PNG")


def test_a_date_that_is_none_is_refused(nav: Navigator, tmp_path: Path) -> None:
    assert nav("timeline", "Sam", "-o", str(tmp_path / "x.svg"), "--from", "some day").code != 0
