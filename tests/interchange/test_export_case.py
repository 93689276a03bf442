"""Every form that a case goes out in: as it was when somebody last looked at it, and read by others."""

import dataclasses
import json
import xml.etree.ElementTree as ET
from datetime import date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.journal import Meeting
from navigator.casefile.network import Organisation
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.interchange.export_case import EXPORTS, export_case
from navigator.interchange.folding import folded
from navigator.interchange.graphml_out import export_graphml
from navigator.interchange.ics_out import export_ics, export_meeting_ics
from navigator.interchange.open_referral_out import export_open_referral
from tests.interchange.case_strategies import PLAIN_NAMES, cases, counted_ids
from tests.interchange.golden_case import ENDINGS, GOLDEN, TODAY, golden_case, item_id
from tests.interchange.reading import organisations_of, read_text

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
NAMES = PLAIN_NAMES.filter(folded)
LINES = st.lists(NAMES, max_size=3, unique=True).map("\n".join)


def root_of(data: bytes) -> ET.Element:
    """The outermost element of our own XML."""
    parser: Any = ET.XMLPullParser(["end"])
    parser.feed(data)
    parser.close()
    *_, (_, root) = parser.read_events()
    assert isinstance(root, ET.Element)
    return root


@pytest.mark.parametrize("form", EXPORTS)
def test_it_goes_out_as_it_did_when_somebody_last_looked(form: str) -> None:
    kept = (GOLDEN / f"case.{ENDINGS[form]}").read_bytes()
    assert export_case(golden_case(), form, TODAY) == kept, "python -m tests.interchange.golden_case"


@settings(max_examples=40)
@given(case=cases())
def test_every_case_goes_out_in_every_form(case: Case) -> None:
    for form in EXPORTS:
        assert isinstance(export_case(case, form, TODAY), bytes)


def test_another_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValue) as refused:
        export_case(Case(), "fax", TODAY)
    assert "vcard" in str(refused.value)


def test_the_calendar_has_what_is_planned_and_nothing_that_tells_too_much() -> None:
    calendar = icalendar.Calendar.from_ical(export_ics(golden_case(), TODAY))
    events = calendar.walk("VEVENT")
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in events] == [
        ("JM: Meeting", date(2023, 10, 18)),
        ("JM: Assessment", datetime(2023, 10, 20, 10, 30)),
    ]
    assert str(events[0]["location"]) == "Northside Library"
    said = export_ics(golden_case(), TODAY).decode()
    assert not any(word in said for word in ("Jo", "Marsh", "flat", "Housing", "Quayside"))


def test_the_calendar_of_a_meeting_has_it_and_its_review_and_nothing_else() -> None:
    meeting = Meeting(
        id="m",
        when=PartialDate.parse("2023-09-01T10:00"),
        purpose="Jo's flat",
        where="Library",
        next_review=PartialDate.parse("2023-12-01"),
    )
    events = icalendar.Calendar.from_ical(export_meeting_ics(golden_case(), meeting, TODAY)).walk("VEVENT")
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in events] == [
        ("JM: Meeting", datetime(2023, 9, 1, 10)),
        ("JM: Review meeting", date(2023, 12, 1)),
    ]
    assert not icalendar.Calendar.from_ical(export_meeting_ics(Case(), Meeting(id="m"), TODAY)).walk("VEVENT")


def test_the_calendar_begins_today() -> None:
    later = export_ics(golden_case(), date(2023, 10, 19))
    assert b"JM: Meeting" not in later and b"JM: Assessment" in later


@settings(max_examples=40)
@given(cases())
def test_the_network_is_xml_whose_edges_have_their_ends(case: Case) -> None:
    root = root_of(export_graphml(case))
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    assert nodes == {case.client.id, *case.people, *case.organisations}
    edges = list(root.iter(f"{GRAPHML}edge"))
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    keys = {key.get("id") for key in root.iter(f"{GRAPHML}key")}
    assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= keys


def test_the_network_says_who_is_tied_to_whom_and_how() -> None:
    root = root_of(export_graphml(golden_case()))
    [tie] = [edge for edge in root.iter(f"{GRAPHML}edge") if edge.get("id") == item_id(5)]
    said = {data.get("key"): data.text for data in tie}
    assert said == {"edge-kind": "tie", "edge-strength": "strong", "edge-under_stress": "no"}
    assert [edge.get("target") for edge in root.iter(f"{GRAPHML}edge")].count(item_id(1)) == 2


@st.composite
def directories(draw: st.DrawFn) -> list[Organisation]:
    """Organisations as Open Referral data can carry them."""
    ids = counted_ids()
    made = []
    for number, name in enumerate(draw(st.lists(NAMES, max_size=4, unique_by=folded))):
        phones = tuple(f"0115 496 {number}{n:03d}" for n in range(draw(st.integers(0, 3))))
        emails = tuple(f"desk{n}@{number}.example.org" for n in range(draw(st.integers(0, 3))))
        made.append(
            Organisation(
                id=ids.new(),
                name=name,
                what_it_does=draw(LINES),
                phones=phones,
                emails=emails,
                address=draw(LINES),
                how_to_refer=draw(LINES),
                website=draw(st.sampled_from(["", "https://example.org"])),
                source=draw(st.sampled_from(["", f"Open Referral {number}a"])),
            )
        )
    return made


@given(directories())
def test_organisations_come_back_out_of_open_referral_data(organisations: list[Organisation]) -> None:
    data = export_open_referral(Case.of(*organisations))
    if not organisations:
        assert json.loads(data)["empty"] is True
        return
    imported = read_text(data, "directory.json")
    assert imported.not_taken == ()
    came = {o.name: dataclasses.replace(o, id="") for o in organisations_of(imported)}
    for organisation in organisations:
        source = organisation.source or f"Open Referral {organisation.id}"
        assert came[organisation.name] == dataclasses.replace(organisation, id="", source=source)


def test_nobody_goes_out_with_the_organisations() -> None:
    said = export_open_referral(golden_case()).decode()
    assert not any(word in said for word in ("Dana", "Jo", "Marsh", "07700"))
