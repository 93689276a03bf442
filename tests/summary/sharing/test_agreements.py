"""What each organisation may know today: dates, noes, second conditions, and the matrix in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.example import example_case
from navigator.summary.sharing.agreements import (
    Allowed,
    Force,
    agreements_today,
    condition_asked_for,
    ending_soon,
    force_of,
)
from tests.factories import organisation

TODAY = date(2026, 11, 22)
HOUSING = organisation("Housing Options")


def day(offset: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=offset))


def agreement(**known: object) -> Agreement:
    values: dict[str, object] = {
        "id": "a1", "organisation": HOUSING.id, "topics": ("housing",), "lawful_basis": "consent", **known
    }  # fmt: skip
    return Agreement(**values)  # type: ignore[arg-type]  # whatever a test says of it


@pytest.mark.parametrize(
    ("known", "force"),
    [
        ({}, Force.IN_FORCE),
        ({"valid_from": day(0), "until": day(0)}, Force.IN_FORCE),
        ({"valid_from": day(1)}, Force.NOT_YET),
        ({"valid_from": PartialDate.month(2026, 11)}, Force.NOT_YET),
        ({"until": day(-1)}, Force.EXPIRED),
        ({"until": PartialDate.month(2026, 11)}, Force.EXPIRED),
        ({"valid_from": day(-9), "withdrawn_on": day(-1)}, Force.WITHDRAWN),
        ({"valid_from": day(-9), "withdrawn_on": day(5)}, Force.WITHDRAWN),
        ({"withdrawn_on": day(-1)}, Force.REFUSED),
        ({"valid_from": day(-1), "withdrawn_on": day(-1)}, Force.REFUSED),
        ({"valid_from": day(5), "until": day(-5)}, Force.NEVER),
        ({"lawful_basis": ""}, Force.NO_BASIS),
    ],
)
def test_where_an_agreement_stands_today(known: dict[str, object], force: Force) -> None:
    assert force_of(agreement(**known), TODAY) is force


@given(st.integers(-900, 900), st.integers(1, 900))
def test_one_that_ends_before_it_starts_is_in_force_on_no_day(start: int, shorter: int) -> None:
    made = agreement(valid_from=day(start), until=day(start - shorter))
    for on in (start - shorter - 1, start - shorter, start - 1, start, start + 1):
        assert force_of(made, TODAY + timedelta(days=on)) is Force.NEVER


def test_a_no_stands_until_something_is_agreed_after_it() -> None:
    said_no = agreement(id="no", withdrawn_on=day(-10))
    for start, level in ((-20, -1), (-10, -1), (-9, 0)):
        case = Case.of(HOUSING, said_no, agreement(valid_from=day(start)))
        assert Allowed(case, TODAY).covered(HOUSING.id, "housing").level == level
    without_a_day = Case.of(HOUSING, said_no, agreement())
    assert Allowed(without_a_day, TODAY).covered(HOUSING.id, "housing").level == -1


@pytest.mark.parametrize(
    ("topic", "condition", "enough"),
    [
        ("health", "", False),
        ("health", "official_authority", False),
        ("health", "explicit_consent", True),
        ("offending", "explicit_consent", False),
        ("offending", "official_authority", True),
        ("housing", "", True),
    ],
)
def test_special_and_criminal_data_need_a_condition_that_fits(
    topic: str, condition: str, enough: bool
) -> None:
    case = Case.of(HOUSING, agreement(topics=(topic,), second_condition=condition))
    assert (Allowed(case, TODAY).covered(HOUSING.id, topic).level >= 0) is enough


def test_every_topic_says_whether_it_is_special_or_criminal_and_every_sector_has_a_topic() -> None:
    topics = vocabulary("topics").terms
    assert {topic for topic in topics if condition_asked_for(topic) == "special"} == {
        "health",
        "mental_health",
        "substance_use",
    }
    assert {topic for topic in topics if condition_asked_for(topic) == "criminal"} == {"offending"}
    assert {term.more["topic"] for term in vocabulary("sectors").terms.values()} <= topics.keys()


def test_linked_organisations_share_their_agreements() -> None:
    twin = replace(organisation("Housing Options again"), same_as=HOUSING.id)
    case = Case.of(HOUSING, twin, agreement())
    assert Allowed(case, TODAY).covered(twin.id, "housing").level == 0
    matrix = agreements_today(case, TODAY)
    assert len(matrix.organisations) == 1


def test_the_matrix_of_the_example_says_what_holds_and_what_does_not() -> None:
    case = example_case(TODAY)
    matrix = agreements_today(case, TODAY)
    said = {
        (case.title_of(who), topic): matrix.cell(who, topic).in_words()
        for who in matrix.organisations
        for topic in matrix.topics
    }
    council, police = "Marlhaven Council Housing Options", "Marlhaven Police, offender management"
    assert said[council, "housing"].startswith("Up to ordinary; consent; until ")
    assert said[council, "health"].startswith("The client said no on ")
    assert said[police, "safety"].startswith("Withdrawn on ")
    assert said["HMP Ashmarsh", "housing"].startswith("Expired on ")
    assert said["Bramble Road Primary School", "family"] == "No agreement"
    assert said["Marlhaven Jobcentre", "money"].endswith(", soon")
    assert [case.title_of(one.organisation) for one in ending_soon(case, TODAY)] == ["Marlhaven Jobcentre"]
