"""Splitting a step, and handing it on."""

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from navigator.actions.step_work import hand_on_step, split_step
from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.kinds import KINDS
from navigator.casefile.plan import Dependency, Step
from navigator.errors import InvalidValue
from navigator.history.draft import Draft
from tests.factories import id_of, organisation, person, predictable_ids
from tests.insights.plans import day, step, waits

HOUSE, COUNCIL = organisation("Harbour House"), organisation("Council")
ADA = person("Ada")
FLAT = step("Flat", 5, 30, organisation=HOUSE.id, person=ADA.id, needs=("n",), cost=Decimal(100))
CASE = Case.of(
    HOUSE,
    COUNCIL,
    ADA,
    FLAT,
    step("Identity"),
    step("Work"),
    waits("Flat", "Identity"),
    waits("Work", "Flat"),
)


def after(draft: Draft) -> Case:
    """The case with the plain values of a draft put in; enough for acts that add and change."""
    items: dict[tuple[str, str], Item] = {}
    for edit in draft.edits:
        kind, item, field, member = edit.register
        key = (kind, item)
        now = items.get(key) or CASE.find(item) or KINDS[kind](id=item)
        if field != "removed":
            value = edit.value
            if member:
                value = (*getattr(now, field), member)  # type: ignore[assignment]
            elif field in ("planned_end", "when"):
                value = day(0).parse(str(value)) if value else None  # type: ignore[assignment]
            values: dict[str, Any] = {field: value}
            now = dataclasses.replace(now, **values)
        items[key] = now
    return CASE.with_items(items)


def steps_named(case: Case) -> dict[str, Step]:
    return {one.what: one for one in case.steps.all}


def waiting(case: Case) -> set[tuple[str, str]]:
    found: list[Dependency] = list(case.dependencies.all)
    return {(case.title_of(one.step), case.title_of(one.waits_for)) for one in found}


def test_a_step_is_split_into_two_that_follow_each_other() -> None:
    draft = split_step(CASE, predictable_ids(), FLAT.id, "View the flat", "Move in")
    case = after(draft)
    assert draft.name == "Split Flat into two"
    assert waiting(case) == {("View the flat", "Identity"), ("Move in", "View the flat"), ("Work", "Move in")}
    first, second = steps_named(case)["View the flat"], steps_named(case)["Move in"]
    assert (first.id, first.planned_start, first.planned_end) == (FLAT.id, day(5), None)
    assert first.cost == FLAT.cost
    assert (second.planned_end, second.needs, second.organisation, second.cost) == (
        day(30),
        ("n",),
        HOUSE.id,
        None,
    )


def test_both_parts_need_a_name_and_what_is_over_is_not_split() -> None:
    with pytest.raises(InvalidValue, match="name"):
        split_step(CASE, predictable_ids(), FLAT.id, "View", " ")
    done = CASE.with_items({("step", FLAT.id): dataclasses.replace(FLAT, status="done")})
    with pytest.raises(InvalidValue, match="over"):
        split_step(done, predictable_ids(), FLAT.id, "View", "Move")


def test_handing_on_keeps_who_had_it_and_why() -> None:
    draft = hand_on_step(
        CASE, predictable_ids(), FLAT.id, organisation=COUNCIL.id, person="", reason="No beds left", on=day(0)
    )
    case = after(draft)
    assert draft.name == "Hand on Flat to Council"
    assert (case.steps[FLAT.id].organisation, case.steps[FLAT.id].person) == (COUNCIL.id, "")
    (entry,) = case.entries.all
    assert entry.text == "Handed on from Ada, Harbour House to Council: No beds left"
    assert entry.steps == (FLAT.id,) and set(entry.organisations) == {HOUSE.id, COUNCIL.id}
    assert id_of("person", "Ada") in entry.people


def test_handing_on_to_whom_has_it_is_refused() -> None:
    with pytest.raises(InvalidValue, match="already"):
        hand_on_step(
            CASE, predictable_ids(), FLAT.id, organisation=HOUSE.id, person=ADA.id, reason="", on=day(0)
        )
