"""A case as FHIR: valid for two readers that others wrote, and saying what the case says."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle as CodedBundle
from fhirclient.models.bundle import Bundle as StrictBundle
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask, Entry, Meeting
from navigator.casefile.needs import Need
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.casefile.sharing import Agreement
from navigator.interchange.example import example_case, example_id
from navigator.interchange.export_case import export_case
from navigator.interchange.fhir_out import export_fhir, fhir_bundle
from navigator.interchange.fhir_values import date_of, period
from tests.factories import DAYS, cases, id_of, organisation, person

AS_OF = date(2026, 11, 20)
Resource = dict[str, Any]
TASK_STATES = [
    "draft", "requested", "received", "accepted", "rejected", "ready", "cancelled", "in-progress", "on-hold",
    "failed", "completed", "entered-in-error",
]  # fmt: skip
"""http://hl7.org/fhir/R4/valueset-task-status.html: of this long list the library has the beginning only."""


def wrong_codes(model: Any) -> Iterator[str]:
    """Codes that HL7 does not list for their element, anywhere in a resource."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        allowed = (
            TASK_STATES if f"{type(model).__name__}.{name}" == "Task.status" else extra.get("enum_values")
        )
        for one in value if isinstance(value, list) else [value]:
            if hasattr(type(one), "model_fields"):
                yield from wrong_codes(one)
            elif one is not None and isinstance(allowed, list) and one not in allowed:
                yield f"{type(model).__name__}.{name}: {one}"


def dangling(bundle: Resource) -> set[str]:
    """References to what is not in the bundle."""
    known = {entry["fullUrl"] for entry in bundle["entry"]}
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("reference"), str):
                found.add(value["reference"])
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(bundle)
    return found - known


def read_by_others(case: Case, today: date) -> Resource:
    """The bundle, which two readers took: one refuses what R4 does not have, the other knows its codes."""
    bundle: Resource = json.loads(export_fhir(case, today))
    StrictBundle(bundle, strict=True)
    assert list(wrong_codes(CodedBundle.model_validate(bundle))) == []
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls) and dangling(bundle) == set()
    return bundle


def by_id(bundle: Resource) -> dict[str, Resource]:
    return {entry["resource"]["id"]: entry["resource"] for entry in bundle["entry"]}


def test_the_example_is_valid_and_whole() -> None:
    case = example_case(AS_OF)
    bundle = read_by_others(case, AS_OF)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert kinds[0] == "Patient" and kinds.count("Organization") == 15
    assert kinds.count("Practitioner") + kinds.count("RelatedPerson") == 52
    assert kinds.count("Practitioner") == kinds.count("PractitionerRole")
    assert kinds.count("Condition") == len(case.needs)
    assert kinds.count("Task") + kinds.count("ServiceRequest") == len(case.steps) + len(case.asks)
    assert kinds.count("Consent") == len(case.agreements) and kinds.count("Flag") == len(case.alerts)
    told = [kinds.count(kind) for kind in ("Communication", "Encounter", "Observation")]
    assert sum(told) == len(case.entries) + len(case.meetings) + len(case.views) + len(case.scores)
    resources = by_id(bundle)
    home = resources[example_id("home")]
    assert home["code"]["text"] == "Somewhere safe to live"
    assert home["clinicalStatus"]["coding"][0]["code"] == "active"
    identity = resources[example_id("photo_id")]
    assert identity["resourceType"] == "Task" and identity["status"] == "accepted"
    flat = resources[example_id("view_flat")]
    assert "Waits for: Proof of identity" in [note["text"] for note in flat["note"]]


def test_the_same_case_gives_the_same_bytes() -> None:
    case = example_case(AS_OF)
    assert export_case(case, "fhir", AS_OF) == export_fhir(case, AS_OF) == export_fhir(case, AS_OF)


@settings(max_examples=60, deadline=None)
@given(cases(), DAYS)
def test_any_case_is_valid(case: Case, today: date) -> None:
    read_by_others(case, today)


def test_an_empty_case_is_the_client_alone() -> None:
    assert [entry["resource"] for entry in read_by_others(Case(), AS_OF)["entry"]] == [
        {"resourceType": "Patient", "id": CLIENT_ID}
    ]


def test_what_the_client_says_of_themselves_stands_with_them() -> None:
    client = Client(
        id=CLIENT_ID,
        preferred_name="Sam",
        full_name="Samuel Okafor",
        nhs_number="943 476 5919",
        born=PartialDate.month(1988, 3),
        please_do="Ring after 2pm <not the landline>",
        languages=("English", "Igbo"),
    )
    patient = by_id(read_by_others(Case.of(client), AS_OF))[CLIENT_ID]
    assert patient["identifier"] == [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919"}]
    assert patient["birthDate"] == "1988-03"
    assert "<b>Please do:</b> Ring after 2pm &lt;not the landline&gt;" in patient["text"]["div"]
    assert [one["language"]["text"] for one in patient["communication"]] == ["English", "Igbo"]


def test_a_worker_has_a_role_and_anybody_else_is_related() -> None:
    hostel = organisation("Example Hostel", sector="housing")
    ada = person("Ada Example", professional=True, role="Keyworker", organisation=hostel.id)
    mum = Person(id=id_of("person", "mum"), name="Grace", relationship="Mother", professional=False)
    found = read_by_others(Case.of(hostel, ada, mum), AS_OF)
    role = next(e["resource"] for e in found["entry"] if e["resource"]["resourceType"] == "PractitionerRole")
    assert role["organization"]["display"] == "Example Hostel" and role["code"] == [{"text": "Keyworker"}]
    related = by_id(found)[mum.id]
    assert related["relationship"] == [{"text": "Mother"}]
    assert related["patient"]["reference"] == f"urn:uuid:{CLIENT_ID}"


@pytest.mark.parametrize(
    ("status", "task", "request_"),
    [
        ("proposed", "draft", "draft"),
        ("agreed", "accepted", "active"),
        ("active", "in-progress", "active"),
        ("held", "on-hold", "on-hold"),
        ("done", "completed", "completed"),
        ("stopped", "cancelled", "revoked"),
        ("declined", "rejected", "revoked"),
        ("a word of a newer set", "draft", "unknown"),
    ],
)
def test_where_a_step_stands_is_said_in_their_words(status: str, task: str, request_: str) -> None:
    one = Step(id=id_of("step", "one"), what="One", kind="support", status=status, cost=Decimal(30))
    two = Step(id=id_of("step", "two"), what="Two", kind="referral", status=status)
    wait = Dependency(id=id_of("dependency", "w"), step=one.id, condition="somewhere safe to live")
    found = by_id(read_by_others(Case.of(one, two, wait), AS_OF))
    assert (found[one.id]["status"], found[two.id]["status"]) == (task, request_)
    assert {"text": "Waits for: somewhere safe to live"} in found[one.id]["note"]
    assert {"text": "Costs £30.00"} in found[one.id]["note"]
    plan = next(resource for resource in found.values() if resource["resourceType"] == "CarePlan")
    assert {one["reference"]["display"] for one in plan["activity"]} == {"One", "Two"}


def test_a_need_that_is_over_has_an_end_and_one_that_is_open_none() -> None:
    day = PartialDate.on(date(2026, 1, 12))
    met = Need(id=id_of("need", "met"), what="GP", status="met", closed=day, wanted_outcome="Registered")
    still = Need(id=id_of("need", "open"), what="Home", status="open", closed=day)
    found = by_id(read_by_others(Case.of(met, still), AS_OF))
    assert found[met.id]["abatementDateTime"] == "2026-01-12"
    assert "abatementDateTime" not in found[still.id]
    goals = [resource for resource in found.values() if resource["resourceType"] == "Goal"]
    assert [(goal["lifecycleStatus"], goal["description"]["text"]) for goal in goals] == [
        ("completed", "Registered")
    ]


def test_entries_become_what_they_were() -> None:
    when = PartialDate.parse("2026-10-14T17:30")
    kinds = {"call": "Communication", "visit": "Encounter", "no_show": "Encounter", "note": "Observation"}
    entries = [Entry(id=id_of("entry", kind), kind=kind, when=when, text=f"A {kind}") for kind in kinds]
    found = by_id(read_by_others(Case.of(*entries), AS_OF))
    assert {kind: found[id_of("entry", kind)]["resourceType"] for kind in kinds} == kinds
    assert found[id_of("entry", "no_show")]["status"] == "cancelled"
    assert "5:30pm" in found[id_of("entry", "visit")]["text"]["div"]
    assert found[id_of("entry", "call")]["sent"] == "2026-10-14"


def test_meetings_asks_and_agreements() -> None:
    ada = person("Ada Example", professional=True)
    future = Meeting(id=id_of("meeting", "m"), when=PartialDate.on(date(2026, 12, 14)), invited=(ada.id,))
    ask = Ask(id=id_of("ask", "a"), kind="offer", what="A room", from_whom=ada.id, state="declined")
    taken_back = Agreement(
        id=id_of("agreement", "g"),
        lawful_basis="consent",
        withdrawn_on=PartialDate.on(AS_OF),
        topics=("health",),
    )
    found = by_id(read_by_others(Case.of(ada, future, ask, taken_back), AS_OF))
    assert found[future.id]["status"] == "planned" and len(found[future.id]["participant"]) == 1
    assert (found[ask.id]["status"], found[ask.id]["requester"]["display"]) == ("rejected", "Ada Example")
    consent = found[taken_back.id]
    assert consent["status"] == "inactive" and "article 6(1)(a): Consent" in consent["policyRule"]["text"]
    assert consent["provision"]["code"] == [{"text": "Health"}]


def test_what_was_removed_is_not_referred_to() -> None:
    step = Step(
        id=id_of("step", "s"), what="One", needs=(id_of("need", "gone"),), person=id_of("person", "gone")
    )
    task = by_id(fhir_bundle(Case.of(step), AS_OF))[step.id]
    assert "owner" not in task and "focus" not in task


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-14~", "2019-03-14"),
        ("2019-03/2019-06", "2019"),
        ("201X", None),
        ("0007-02", "0007-02"),
    ],
)
def test_dates_keep_what_fhir_can_say(written: str, said: str | None) -> None:
    assert date_of(PartialDate.parse(written)) == said


def test_a_period_never_ends_before_it_begins() -> None:
    later, earlier = PartialDate.on(date(2026, 5, 2)), PartialDate.on(date(2026, 5, 1))
    assert period(later, earlier) == {"start": "2026-05-02"}
