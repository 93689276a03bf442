"""Remarks say what looks wrong, and never fail whatever the case holds."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.needs import Need, Score, View
from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.casefile.remarks import remarks
from navigator.casefile.sharing import Agreement
from tests.factories import cases, organisation, person

TODAY = date(2023, 10, 16)


@settings(max_examples=60)
@given(cases(), st.dates())
def test_any_item_of_any_case_can_be_looked_at(case: Case, today: date) -> None:
    for item in case.items():
        for remark in remarks(case, item, today):
            assert remark.field in fields_of(type(item))
            assert remark.says.endswith(".")
            assert len(remark.says) < 200


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.KIND)
def test_nothing_known_is_nothing_wrong(entity: type[Item]) -> None:
    item = entity(id="a")
    assert remarks(Case.of(item), item, TODAY) == ()


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


LOOKS_WRONG: list[tuple[Item, str, str]] = [
    (Person(id="a", started=when("2020"), ended=when("2019")), "ended", "Ended is before started."),
    (Step(id="a", planned_start=when("2023-10-16"), planned_end=when("2023-10-15")), "planned_end", "before"),
    (Client(id="a", born=when("2023-11")), "born", "Born is in the future."),
    (Client(id="a", nhs_number="943 476 5918"), "nhs_number", "check digit"),
    (Client(id="a", ni_number="12345"), "ni_number", "QQ 12 34 56 C"),
    (Client(id="a", pnc="2003/0011985Z"), "pnc", "check letter"),
    (Person(id="a", phones=("call me",)), "phones", "phone number"),
    (Person(id="a", emails=("ann at example.org",)), "emails", "email address"),
    (Need(id="a", topic="beekeeping"), "topic", "kept as it is"),
    (View(id="a", severity=11.0), "severity", "outside"),
    (Step(id="a", cost=Decimal(-1)), "cost", "outside"),
    (Score(id="a", scale="journey", value=11.0), "value", "from 1 to 10"),
    (Tie(id="a", one_end="b", other_end="b"), "other_end", "Both ends"),
    (Dependency(id="a", step="b", waits_for="b"), "waits_for", "waits for itself"),
    (Entry(id="a", people=("gone",)), "people", "not in the case any more"),
    (Agreement(id="a", valid_from=when("2026-03"), until=when("2026-02")), "until", "before from"),
    (Agreement(id="a", topics=("housing", "health")), "second_condition", "condition of article 9"),
    (
        Agreement(id="a", topics=("offending",), second_condition="explicit_consent"),
        "second_condition",
        "condition of article 10",
    ),
]


@pytest.mark.parametrize(("item", "field", "says"), LOOKS_WRONG)
def test_what_looks_wrong_is_said_at_its_field(item: Item, field: str, says: str) -> None:
    assert any(
        remark.field == field and says in remark.says for remark in remarks(Case.of(item), item, TODAY)
    )


LOOKS_RIGHT: list[Item] = [
    Person(id="a", started=when("2020"), ended=when("2020-03")),
    Person(id="a", started=when("2020-03"), ended=when("2020")),
    Client(id="a", born=when("2023"), nhs_number="943 476 5919", ni_number="AB 12 34 56 C", pnc="79/163001B"),
    Client(id="a", phones=("07700 900123", "ext. 123", "999"), emails=("ann@example.org",)),
    View(id="a", severity=0.0),
    Score(id="a", scale="severity", value=0.0),
    Score(id="a", scale="a_newer_scale", value=1000.0),
    Agreement(id="a", topics=("housing", "money")),
    Agreement(id="a", topics=("health",), second_condition="explicit_consent"),
    Agreement(id="a", topics=("health",), withdrawn_on=when("2020-02-03")),
    Agreement(id="a", topics=("offending",), second_condition="criminal_dpa"),
]


@pytest.mark.parametrize("item", LOOKS_RIGHT)
def test_what_may_well_be_right_is_left_in_peace(item: Item) -> None:
    found = [remark for remark in remarks(Case.of(item), item, TODAY) if "set of words" not in remark.says]
    assert found == []


def test_an_item_that_points_into_the_case_is_right() -> None:
    home = organisation("Home")
    ann = person("Ann", organisation=home.id)
    assert remarks(Case.of(home, ann), ann, TODAY) == ()
