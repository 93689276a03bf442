"""Open Referral data of every version: organisations with their services in words, whatever the wrapper."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.network import Person
from navigator.errors import NavigatorError, UnreadableFile
from navigator.interchange.import_file import import_bytes
from navigator.interchange.imported import Import, draft_of

TODAY = date(2026, 11, 22)
HARBOUR: dict[str, Any] = {
    "id": "11111111-2222-4333-8444-555555555555",
    "name": "Harbour Trust",
    "description": "Homes and hope.",
    "email": "hello@harbour.example.org",
    "website": "https://harbour.example.org",
    "legal_status": "charity",
}


def read(data: Any, case: Case | None = None) -> Import:
    """Import data as a file would bring them."""
    return import_bytes(json.dumps(data).encode(), "services.json", case or Case(), Ids(), TODAY)


def taken(case: Case, imported: Import) -> Case:
    """The case with an Import in it."""
    return case.with_items({(item.KIND, item.id): item for item in imported.items})


def only(imported: Import) -> Any:
    """The one organisation of an Import."""
    (organisation,) = [item for item in imported.items if item.KIND == "organisation"]
    return organisation


@pytest.mark.parametrize(
    "wrapped",
    [
        HARBOUR,
        [HARBOUR],
        {"contents": [HARBOUR], "total_items": 1, "page_number": 1},
        {"content": [HARBOUR], "totalElements": 1},
        {"organizations": [HARBOUR]},
        {"data": {"items": [HARBOUR]}},
    ],
    ids=["one", "list", "page of 3.0", "page of 1.0", "named list", "wrapped twice"],
)
def test_an_organisation_is_found_in_any_wrapper(wrapped: Any) -> None:
    organisation = only(read(wrapped))
    assert organisation.name == "Harbour Trust"
    assert organisation.what_it_does == "Homes and hope."
    assert organisation.emails == ("hello@harbour.example.org",)
    assert organisation.website == "https://harbour.example.org"
    assert organisation.source == "Open Referral 11111111-2222-4333-8444-555555555555"


def test_a_service_of_version_3_tells_where_how_and_whom() -> None:
    service = {
        "id": "s1",
        "name": "Counselling",
        "description": "Somebody to talk to.",
        "status": "active",
        "application_process": "Ring reception.",
        "fees_description": "Free.",
        "organization": HARBOUR,
        "phones": [{"number": '"+44 1632 960001"', "extension": 100}],
        "schedules": [{"byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"}],
        "contacts": [
            {"name": "Ann Persona", "title": "Reception manager", "phones": [{"number": "07700 900111"}]},
            {"email": "desk@harbour.example.org"},
        ],
        "service_at_locations": [
            {"location": {"addresses": [{"address_1": "1 Quay", "city": "Saxley", "postal_code": "ZZ1 1ZZ"}]}}
        ],
    }
    imported = read(service)
    organisation = only(imported)
    assert organisation.what_it_does.splitlines() == [
        "Homes and hope.",
        "Counselling: Somebody to talk to.",
        "Open: Thursday, Friday 10:00 to 18:00",
    ]
    assert organisation.how_to_refer.splitlines() == ["Ring reception.", "Free."]
    assert organisation.phones == ("+44 1632 960001 ext 100",)
    assert organisation.emails == ("hello@harbour.example.org", "desk@harbour.example.org")
    assert organisation.address == "1 Quay\nSaxley\nZZ1 1ZZ"
    (person,) = [item for item in imported.items if isinstance(item, Person)]
    assert (person.name, person.role, person.phones) == (
        "Ann Persona",
        "Reception manager",
        ("07700 900111",),
    )
    assert person.organisation == organisation.id
    assert imported.not_taken == ()


def test_version_1_has_other_names_for_the_same() -> None:
    service = {
        "id": "s1",
        "name": "Advice",
        "organization": {"id": "o1", "name": "Harbour Trust", "url": "https://harbour.example.org"},
        "service_at_locations": [
            {"location": {"physical_addresses": [{"address_1": "1 Quay", "state_province": "Marl"}]}}
        ],
        "regular_schedules": [{"byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}],
        "contacts": [{"phones": [{"number": "01632 960002"}]}],
    }
    organisation = only(read(service))
    assert organisation.address == "1 Quay\nMarl"
    assert "Open: Monday 09:00 to 17:00" in organisation.what_it_does
    assert organisation.phones == ("01632 960002",)
    assert organisation.website == "https://harbour.example.org"


def test_several_services_of_one_organisation_make_one_organisation() -> None:
    services = [
        {"id": f"s{number}", "name": f"Service {number}", "status": "active", "organization": HARBOUR}
        for number in range(3)
    ]
    organisation = only(read({"contents": services}))
    assert organisation.what_it_does.splitlines() == [
        "Homes and hope.",
        "Service 0",
        "Service 1",
        "Service 2",
    ]


def test_what_is_wrong_is_named_and_the_rest_is_taken() -> None:
    data = [
        {**HARBOUR, "email": ["a list"], "phones": "01632 960001", "locations": [3]},
        {"id": "no-name", "description": "Nobody knows who", "url": "https://x.example.org"},
        {"something": "else"},
        "not even an object",
    ]
    imported = read(data)
    assert only(imported).name == "Harbour Trust"
    told = "\n".join(imported.not_taken)
    assert "Record 1: email is not words" in told
    assert "Record 1: phones is not a list" in told
    assert "Record 1: something in locations is not an object" in told
    assert "Record 2: not taken, because the organisation has no name" in told
    assert "Record 3: not taken" in told
    assert "Record 4: not taken" in told


def test_a_service_without_its_organisation_is_not_lost() -> None:
    imported = read({"id": "s1", "name": "Night shelter", "organization_id": "elsewhere", "status": "active"})
    assert only(imported).name == "Night shelter"
    assert "its organisation is not in the file" in imported.not_taken[0]


def test_the_same_file_again_changes_nothing_and_a_fuller_one_fills_the_gaps() -> None:
    case = taken(Case(), read(HARBOUR))
    again = read(HARBOUR, case)
    assert draft_of(again, case).edits == ()
    fuller = {**HARBOUR, "name": "Harbour Trust Ltd", "phones": [{"number": "01632 960001"}]}
    imported = read(fuller, case)
    assert imported.changed == {"organisations": 1}
    after = only(imported)
    assert (after.name, after.phones) == ("Harbour Trust", ("01632 960001",))
    assert "from the same source" in imported.remarks[0]


def test_data_of_another_kind_are_refused_in_one_sentence() -> None:
    wrong: list[Any] = [{"a": 1}, [], {"contents": []}, [[]], {"name": 3}]
    for data in wrong:
        with pytest.raises(UnreadableFile, match="neither a case nor Open Referral"):
            read(data)


_NAMES = """
name id organization phones number contacts locations addresses contents description services schedules byday
service_at_locations location email status
"""
_NAMES = """
name id organization phones number contacts locations addresses contents description services schedules byday
service_at_locations location email status
"""
_LEAVES: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text(max_size=10)
_JSON: st.SearchStrategy[Any] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_NAMES.split()), inner, max_size=6)
    ),
    max_leaves=30,
)


@given(_JSON)
def test_whatever_is_in_the_file_it_is_read_or_refused(data: Any) -> None:
    try:
        imported = read(data)
    except NavigatorError:
        return
    assert all(getattr(item, "name", "") for item in imported.items if item.KIND == "organisation")
