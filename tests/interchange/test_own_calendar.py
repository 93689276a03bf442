"""One's own appointments as a calendar for a phone: what is in it, and what is not."""

from datetime import date, datetime, timedelta
from typing import Any

import icalendar
from hypothesis import given

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Meeting
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Reliance
from navigator.interchange.ics_file import events_to_ics
from navigator.interchange.own_calendar import Own, own_appointments
from tests.factories import id_of, organisation
from tests.insights.plans import TODAY, day, plans, step

OWN = Own("Ada Obi", "Harbour House")
ADA = Person(id=id_of("person", "ada"), name="ada  obi")
DANA = Person(id=id_of("person", "dana"), name="Dana Whitlock")
HOUSE = organisation("Harbour House")


def feed(case: Case) -> bytes:
    return events_to_ics(own_appointments(case, OWN, TODAY), TODAY)


def events(case: Case) -> list[tuple[str, Any]]:
    calendar = icalendar.Calendar.from_ical(feed(case))
    return [(str(event["summary"]), event.decoded("dtstart")) for event in calendar.walk("VEVENT")]


CASE = Case.of(
    Client(id=CLIENT_ID, preferred_name="Sam Okafor"),
    ADA,
    DANA,
    HOUSE,
    step("mine", 1, 1, kind="appointment", person=ADA.id),
    step("nobody's", 2, 2),
    step("hers", 3, 3, kind="treatment", person=DANA.id),
    step("hers with us", 4, 4, kind="assessment", person=DANA.id),
    Reliance(id=id_of("reliance", "r"), step=id_of("step", "hers with us"), organisation=HOUSE.id),
    Meeting(
        id=id_of("meeting", "m"),
        purpose="Sam's release",
        where="The hostel",
        invited=(ADA.id, DANA.id),
        when=PartialDate.at(datetime(2026, 11, 27, 14, 30)),
        next_review=day(40),
    ),
    Meeting(id=id_of("meeting", "theirs"), invited=(DANA.id,), when=day(6)),
)


def test_it_holds_what_is_mine_and_says_only_what_kind_it_is() -> None:
    assert events(CASE) == [
        ("Appointment", date(2026, 11, 23)),
        ("Appointment", date(2026, 11, 24)),
        ("Assessment", date(2026, 11, 26)),
        ("Meeting", datetime(2026, 11, 27, 14, 30)),
        ("Review meeting", TODAY + timedelta(days=40)),
    ]


def test_nobody_is_named_and_no_place() -> None:
    said = feed(CASE).decode()
    assert not any(
        word in said for word in ("Sam", "SO:", "Okafor", "hostel", "Dana", "Ada", "release", "House")
    )


def test_a_time_has_no_zone_so_two_laptops_show_the_same_hour() -> None:
    assert "DTSTART:20261127T143000\r\n" in feed(CASE).decode()


def test_what_is_over_begun_uncertain_or_done_is_left_out() -> None:
    out = (
        step("yesterday", -1, 3),
        step("begun", 2, 3, actual_start=day(-1)),
        step("done", 2, 3, status="done"),
        step("month", planned_start=PartialDate.month(2026, 12)),
        step("about", planned_start=PartialDate.on(date(2026, 12, 3), approximate=True)),
        step("no date"),
    )
    assert events(Case.of(*out)) == []


@given(plans())
def test_an_appointment_keeps_its_id_so_a_calendar_takes_the_new_feed_for_the_old(case: Case) -> None:
    found = own_appointments(case, OWN, TODAY)
    assert len({one.uid for one in found}) == len(found)
    assert {one.uid for one in found} <= set(case.steps)
    assert events_to_ics(found, TODAY) == events_to_ics(reversed(found), TODAY)
