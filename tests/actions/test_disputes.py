"""Conflicts laid out and settled: one of the values, both, a third; removals; clocks that look wrong."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.actions.disputes import Dispute, disputes, keep_both, take, write_third
from navigator.casefile.network import Person
from navigator.errors import InvalidValue
from navigator.history.change import REMOVED, Register
from navigator.history.draft import Draft, Edit, making, removing
from navigator.store.conflicts import conflicts_of
from tests.factories import NOON_MS
from tests.replicas import TEN_YEARS_MS, Replica

# The first digits of the id say that it was made in April 2022.
DANA = Person(id="01800000-0000-7000-8000-000000000000", name="Dana Whitlock")
ROLE = Register("person", DANA.id, "role")


def two(ahead_ms: int = 0) -> tuple[Replica, Replica]:
    """Two laptops that both know Dana."""
    ada, ben = Replica("ada"), Replica("ben", ahead_ms)
    ada.do(*making(DANA))
    ben.meet(ada)
    return ada, ben


def laid_out(replica: Replica, now_ms: int = NOON_MS) -> tuple[Dispute, ...]:
    items = {register.item for register in replica.merge.heads}
    conflicts = conflicts_of(replica.merge, items)
    authors = {one.id: one.author for one in replica.sets.values()}
    return disputes(replica.case, conflicts, authors, now_ms)


def disagree(*values: str, register: Register = ROLE, ahead_ms: int = 0) -> tuple[Replica, Dispute]:
    ada, ben = two(ahead_ms)
    ada.do(Edit(register, values[0]))
    ben.do(Edit(register, values[1]))
    ada.meet(ben)
    (dispute,) = laid_out(ada)
    return ada, dispute


def settled(replica: Replica, draft: Draft) -> str:
    replica.commit(draft)
    assert laid_out(replica) == ()
    return replica.case.people[DANA.id].role


def test_both_values_with_who_and_when() -> None:
    _, dispute = disagree("Probation officer", "Social worker")
    assert dispute.title == "Dana Whitlock: role"
    assert {(choice.words, choice.author) for choice in dispute.choices} == {
        ("Probation officer", "ada"),
        ("Social worker", "ben"),
    }
    assert all(choice.at_ms > NOON_MS - 1 and not choice.clock for choice in dispute.choices)


def test_one_of_them() -> None:
    for chosen in ("Probation officer", "Social worker"):
        replica, dispute = disagree("Probation officer", "Social worker")
        change = next(choice.change for choice in dispute.choices if choice.words == chosen)
        assert settled(replica, take(dispute, change)) == chosen


def test_both_texts() -> None:
    replica, dispute = disagree("Probation officer", "Social worker")
    assert settled(replica, keep_both(dispute)) in (
        "Probation officer / Social worker",
        "Social worker / Probation officer",
    )


def test_a_third() -> None:
    replica, dispute = disagree("Probation officer", "Social worker")
    assert settled(replica, write_third(dispute, "  Officer of the court ")) == "Officer of the court"


@pytest.mark.parametrize("way", [keep_both, lambda dispute: write_third(dispute, "x")])
def test_what_makes_no_sense_is_refused(way: Callable[[Dispute], Draft]) -> None:
    phone = Register("person", DANA.id, "phones", "07700 900123")
    ada, ben = two()
    ada.do(Edit(phone, True))
    ben.meet(ada)
    ada.do(Edit(phone, False))
    ada.do(Edit(phone, True))
    ben.do(Edit(phone, False))
    ada.meet(ben)
    (dispute,) = laid_out(ada)
    assert {choice.words for choice in dispute.choices} == {"with 07700 900123", "without 07700 900123"}
    with pytest.raises(InvalidValue):
        way(dispute)
    with pytest.raises(InvalidValue, match="none of the values"):
        take(dispute, "nobody:1:0")


@pytest.mark.parametrize("keep", [True, False])
def test_changed_while_removed(keep: bool) -> None:
    ada, ben = two()
    ada.do(*removing("person", DANA.id))
    ben.do(Edit(ROLE, "Social worker"))
    ada.meet(ben)
    (dispute,) = laid_out(ada)
    assert dispute.is_removal
    assert dispute.title == "Dana Whitlock: removed, and changed"
    assert {choice.words for choice in dispute.choices} == {"remove it", "keep it, with role: Social worker"}
    chosen = next(one for one in dispute.choices if one.words.startswith("keep" if keep else "remove"))
    ada.commit(take(dispute, chosen.change))
    assert laid_out(ada) == ()
    assert (DANA.id in ada.case.people) is keep


def test_a_clock_that_is_ahead_is_said_and_decides_nothing() -> None:
    _, dispute = disagree("Probation officer", "Social worker", ahead_ms=TEN_YEARS_MS)
    bens = next(choice for choice in dispute.choices if choice.author == "ben")
    adas = next(choice for choice in dispute.choices if choice.author == "ada")
    assert bens.clock == "This time has not come yet: the clock of that laptop is probably wrong."
    assert adas.clock == "These times are more than a year apart: a clock may be wrong."


def test_a_clock_that_is_behind_is_said() -> None:
    # The first digits of the id say that it was made on 16 October 2023.
    made = Person(id="018b3800-0000-7000-8000-000000000000", name="Late")
    ada, ben = Replica("ada"), Replica("ben", -90 * 24 * 60 * 60 * 1000)
    ada.do(*making(made))
    # He knows of it, and does not follow its clock: that is what a clock set back in the evening looks like.
    ben.merge.absorb(change for one in ada.sets.values() for change in one.changes)
    role = Register("person", made.id, "role")
    ada.do(Edit(role, "One"))
    ben.do(Edit(role, "Two"))
    ada.meet(ben)
    (dispute,) = laid_out(ada)
    bens = next(choice for choice in dispute.choices if choice.author == "ben")
    assert bens.clock == "This time is before the item was made: a clock is probably wrong."


def test_a_conflict_has_the_same_name_everywhere() -> None:
    ada, dispute = disagree("Probation officer", "Social worker")
    ben = Replica("eve")
    ben.meet(ada)
    assert [one.key for one in laid_out(ben)] == [dispute.key]


@given(st.lists(st.text("ab ", max_size=3), min_size=2, max_size=4))
def test_whatever_is_chosen_settles_it(values: list[str]) -> None:
    team = [Replica(f"r{index}") for index in range(len(values))]
    team[0].do(*making(DANA))
    for replica in team[1:]:
        replica.meet(team[0])
    for replica, value in zip(team, values, strict=True):
        replica.commit(Draft("Set", (Edit(ROLE, value),)))
    for replica in team[1:]:
        team[0].meet(replica)
    for dispute in laid_out(team[0]):
        for choice in dispute.choices:
            other = Replica("other")
            other.meet(team[0])
            other.commit(take(dispute, choice.change))
            assert laid_out(other) == ()
    assert REMOVED not in {dispute.register.field for dispute in laid_out(team[0])}
