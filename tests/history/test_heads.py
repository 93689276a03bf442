"""The merge: any order, any repetition, every concurrent pair; removal, members, purge."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.history.change import LIFE, PURGED, REMOVED, Change, Register, set_of
from navigator.history.draft import Draft, Edit, making, purging, putting_back, removing
from navigator.history.heads import Merge, disagree, is_purged, is_there, shown, unseen_edits
from navigator.history.stamp import Stamp
from tests.factories import person
from tests.replicas import ANN, BEN, Replica, drafts, hostile_changes, in_step, purges, teams


def changes_of(team: Sequence[Replica]) -> list[Change]:
    """Every change that anybody of a team made."""
    sets = {one.id: one for replica in team for one in replica.sets.values()}
    return [change for one in sets.values() for change in one.changes]


def merged(changes: Sequence[Change], *, at_once: int = 1) -> Merge:
    """A merge of changes, taken in some at a time."""
    merge = Merge()
    for start in range(0, len(changes), at_once):
        merge.absorb(changes[start : start + at_once])
    return merge


@given(st.lists(hostile_changes(), max_size=14), st.randoms(use_true_random=False), st.integers(1, 5))
def test_any_order_and_any_repetition_of_any_changes_gives_the_same(
    changes: list[Change], chance: random.Random, at_once: int
) -> None:
    shuffled = [*changes, *chance.choices(changes, k=5)] if changes else []
    chance.shuffle(shuffled)
    assert merged(shuffled, at_once=at_once) == merged(changes)


@given(teams(acts=drafts() | purges()), st.randoms(use_true_random=False), st.integers(1, 20))
def test_any_order_and_any_repetition_of_what_a_team_did_gives_the_same(
    team: tuple[Replica, ...], chance: random.Random, at_once: int
) -> None:
    changes = changes_of(team)
    shuffled = [*changes, *changes]
    chance.shuffle(shuffled)
    in_step(team)
    for replica in team:
        assert replica.merge == team[0].merge == merged(shuffled, at_once=at_once)
        assert replica.case == team[0].case


@given(st.lists(hostile_changes(), max_size=14), st.integers(0, 14))
def test_a_copy_goes_its_own_way(changes: list[Change], split: int) -> None:
    first = merged(changes[:split])
    copy = first.copy()
    copy.absorb(changes[split:])
    assert first == merged(changes[:split])
    assert copy == merged(changes)


@given(st.lists(hostile_changes(), max_size=14), st.integers(0, 14))
def test_a_merge_can_go_on_from_heads_that_were_kept_elsewhere(changes: list[Change], split: int) -> None:
    """As the store does: it keeps the heads, and which ids are replaced, and loads what it needs."""
    first = merged(changes[:split])
    loaded = Merge()
    loaded.preload(first.heads, first.replaced, first.purged)
    touched = loaded.absorb(changes[split:])
    assert loaded == merged(changes)
    for register in first.heads.keys() | loaded.heads.keys():
        same = first.heads.get(register) == loaded.heads.get(register)
        assert same or register in touched


@given(st.lists(hostile_changes(), max_size=14))
def test_what_hostile_changes_leave_is_in_order(changes: list[Change]) -> None:
    merge = merged(changes)
    for register, heads in merge.heads.items():
        assert heads
        assert list(heads) == sorted(heads, key=lambda head: head.order)
        assert all(head.register == register for head in heads)
    items = {register.item for register in merge.heads}
    assert {register for item in items for register in merge.heads_of_item(item)} == set(merge.heads)
    for item in items:
        heads_of_item = merge.heads_of_item(item)
        assert is_purged(heads_of_item) == (item in merge.purged)
        assert not (item in merge.purged and is_there(heads_of_item))


def ancestors(changes: Sequence[Change]) -> dict[str, set[str]]:
    """By id, every change that one replaces, directly or through others."""
    parents = {change.id: set(change.parents) for change in changes}
    found = {change_id: set(direct) for change_id, direct in parents.items()}
    for _ in changes:
        for known in found.values():
            known |= {older for change_id in tuple(known) for older in found.get(change_id, ())}
    return found


@given(teams())
def test_heads_are_every_pair_of_concurrent_changes_until_something_replaces_both(
    team: tuple[Replica, ...],
) -> None:
    in_step(team)
    changes = changes_of(team)
    older = ancestors(changes)
    heads = {head.id for standing in team[0].merge.heads.values() for head in standing}
    for change in changes:
        others = [other for other in changes if other.register == change.register and other != change]
        newer = [other for other in others if change.id in older[other.id]]
        assert (change.id in heads) == (not newer)
        for other in others:
            concurrent = other.id not in older[change.id] and change.id not in older[other.id]
            if concurrent and not newer and not any(other.id in older[third.id] for third in others):
                assert {change.id, other.id} <= heads


@given(teams())
def test_nothing_acknowledged_ever_disappears(team: tuple[Replica, ...]) -> None:
    """Every change is a head, or something that stands has replaced it knowingly."""
    in_step(team)
    changes = changes_of(team)
    older = ancestors(changes)
    for change in changes:
        standing = {head.id for head in team[0].merge.heads[change.register]}
        assert change.id in standing or any(change.id in older[head] for head in standing)


def alternately(first: Replica, second: Replica) -> None:
    first.meet(second)
    second.meet(first)


def two_who_know(*people: str) -> tuple[Replica, Replica]:
    """Two replicas that both have these people."""
    ours, theirs = Replica("a"), Replica("b")
    for name in people:
        ours.do(*making(person(name)))
    theirs.meet(ours)
    return ours, theirs


def test_two_who_add_two_members_have_no_conflict() -> None:
    ours, theirs = two_who_know("Ann")
    ours.do(Edit(Register("person", ANN, "phones", "07700 900123"), True))
    theirs.do(Edit(Register("person", ANN, "phones", "07700 900456"), True))
    alternately(ours, theirs)
    assert set(ours.case.people[ANN].phones) == {"07700 900123", "07700 900456"}
    assert ours.case == theirs.case
    assert ours.disputes() == set()


def test_two_who_add_the_same_member_have_no_conflict() -> None:
    ours, theirs = two_who_know("Ann")
    for replica in (ours, theirs):
        replica.do(Edit(Register("person", ANN, "phones", "07700 900123"), True))
    alternately(ours, theirs)
    assert ours.case.people[ANN].phones == ("07700 900123",)
    assert ours.disputes() == set()


def test_a_member_removed_and_added_again_at_the_same_time_is_a_conflict() -> None:
    phone = Register("person", ANN, "phones", "07700 900123")
    ours, theirs = two_who_know("Ann")
    ours.do(Edit(phone, True))
    theirs.meet(ours)
    theirs.do(Edit(phone, False))
    ours.do(Edit(phone, False))
    ours.do(Edit(phone, True))
    alternately(ours, theirs)
    assert disagree(ours.merge.heads[phone])
    assert ours.disputes() == theirs.disputes() == {ANN}
    ours.do(Edit(phone, False))
    assert ours.disputes() == set()
    assert ours.case.people[ANN].phones == ()


def test_members_stand_in_the_order_in_which_they_were_put_in() -> None:
    replica = Replica("r")
    replica.do(*making(person("Ann", phones=("3", "1", "2"))))
    assert replica.case.people[ANN].phones == ("3", "1", "2")


def test_two_values_at_the_same_time_are_a_conflict_and_the_newer_shows() -> None:
    name = Register("person", ANN, "name")
    ours, theirs = two_who_know("Ann")
    theirs.do(Edit(name, "Annie"))
    ours.do(Edit(name, "Anna"))
    ours.do(Edit(name, "Anna B."))
    alternately(ours, theirs)
    assert [head.value for head in ours.merge.heads[name]] == ["Annie", "Anna B."]
    assert ours.case.people[ANN].name == theirs.case.people[ANN].name == "Anna B."
    theirs.do(Edit(name, "Annie"))
    ours.meet(theirs)
    assert shown(ours.merge.heads[name]) == "Annie"
    assert ours.disputes() == set()


def edited_while_removed() -> tuple[Replica, Replica]:
    ours, theirs = two_who_know("Ann", "Ben")
    ours.do(*removing("person", ANN))
    theirs.do(Edit(Register("person", ANN, "role"), "Aunt"))
    alternately(ours, theirs)
    return ours, theirs


def test_an_edit_at_the_same_time_as_a_removal_is_a_conflict_that_shows() -> None:
    ours, theirs = edited_while_removed()
    for replica in (ours, theirs):
        assert replica.case.people[ANN].role == "Aunt"
        assert replica.disputes() == {ANN}
        assert [head.value for head in unseen_edits(replica.merge.heads_of_item(ANN))] == ["Aunt"]


def test_it_is_resolved_by_keeping_the_item() -> None:
    ours, theirs = edited_while_removed()
    ours.do(*putting_back("person", ANN))
    theirs.meet(ours)
    for replica in (ours, theirs):
        assert replica.case.people[ANN].name == "Ann"
        assert replica.disputes() == set()


def test_it_is_resolved_by_removing_the_item_after_all() -> None:
    ours, theirs = edited_while_removed()
    theirs.do(*removing("person", ANN))
    ours.meet(theirs)
    for replica in (ours, theirs):
        assert list(replica.case.people) == [BEN]
        assert replica.disputes() == set()


def test_a_removal_that_knew_of_everything_hides_and_putting_back_restores() -> None:
    ours, theirs = two_who_know("Ann", "Ben")
    theirs.do(Edit(Register("person", ANN, "role"), "Aunt"))
    ours.meet(theirs)
    ours.do(*removing("person", ANN))
    theirs.meet(ours)
    assert list(theirs.case.people) == [BEN]
    assert theirs.disputes() == set()
    theirs.do(*putting_back("person", ANN))
    ours.meet(theirs)
    assert ours.case.people[ANN] == person("Ann", role="Aunt")


@pytest.mark.parametrize("ahead_ms", [-60_000, 60_000])
def test_whoever_put_it_back_while_another_removed_it_keeps_it_on_show(ahead_ms: int) -> None:
    ours, theirs = Replica("a"), Replica("b", ahead_ms)
    ours.do(*making(person("Ann")))
    theirs.meet(ours)
    ours.do(*removing("person", ANN))
    ours.do(*putting_back("person", ANN))
    theirs.do(*removing("person", ANN))
    alternately(ours, theirs)
    for replica in (ours, theirs):
        assert ANN in replica.case.people
        assert replica.disputes() == {ANN}
    theirs.do(*removing("person", ANN))
    assert (ANN in theirs.case.people, theirs.disputes()) == (False, set())


def test_two_removals_at_the_same_time_are_no_conflict() -> None:
    ours, theirs = two_who_know("Ann")
    ours.do(*removing("person", ANN))
    theirs.do(*removing("person", ANN))
    alternately(ours, theirs)
    assert list(ours.case.people) == []
    assert ours.disputes() == set()


def test_whoever_edits_what_they_know_to_be_removed_does_not_bring_it_back() -> None:
    ours, theirs = two_who_know("Ann")
    ours.do(*removing("person", ANN))
    ours.do(Edit(Register("person", ANN, "role"), "Aunt"))
    theirs.meet(ours)
    for replica in (ours, theirs):
        assert list(replica.case.people) == []
        assert replica.disputes() == set()
    theirs.do(*putting_back("person", ANN))
    assert theirs.case.people[ANN] == person("Ann", role="Aunt")


@given(teams(), st.randoms(use_true_random=False))
def test_a_purge_erases_all_values_on_every_replica_in_whatever_order_they_come(
    team: tuple[Replica, ...], chance: random.Random
) -> None:
    team[-1].do(*purging("person", ANN), Edit(Register("person", BEN, "name"), "Ben"))
    changes = changes_of(team)
    chance.shuffle(changes)
    in_step(team)
    for merge in (merged(changes), *(replica.merge for replica in team)):
        of_ann = [register for register in merge.heads if register.item == ANN]
        assert all(register.field in LIFE and register.member == "" for register in of_ann)
        assert not any(register.item == ANN and register.field not in LIFE for register in merge.replaced)
        assert is_purged(merge.heads_of_item(ANN))
        assert not is_there(merge.heads_of_item(ANN))
    assert all(ANN not in replica.case.people for replica in team)
    again = (*putting_back("person", ANN), Edit(Register("person", ANN, "name"), "Ann"))
    assert team[0].commit(Draft("Bring Ann back", again)) is None


def test_a_purge_is_not_taken_back_by_whoever_says_so() -> None:
    ours, theirs = two_who_know("Ann")
    gone = ours.do(*purging("person", ANN))
    tombstone = Register("person", ANN, PURGED)
    stamp = Stamp(10**13, 0, "evil")
    parent = next(change.id for change in gone.changes if change.register == tombstone)
    for value in (False, None, "no"):
        theirs.merge.absorb([Change("evil:1:0", tombstone, value, (parent,), stamp)])
        theirs.meet(ours)
        assert not is_there(theirs.merge.heads_of_item(ANN))
        assert is_purged(theirs.merge.heads_of_item(ANN))


@pytest.mark.parametrize("purge_first", [True, False])
def test_of_a_purged_item_only_yes_and_no_are_kept(purge_first: bool) -> None:
    """Whoever means harm may hide a text where only yes or no belongs."""
    removed, stamp = Register("person", ANN, REMOVED), Stamp(1, 0, "evil")
    said = [
        Change(f"evil:1:{at}", removed, value, (), stamp) for at, value in enumerate(("x", 1, None, True))
    ]
    tombstone = Change("evil:2:0", Register("person", ANN, PURGED), True, (), stamp)
    merge = merged([tombstone, *said] if purge_first else [*said, tombstone])
    assert merge.heads == {removed: (said[3],), tombstone.register: (tombstone,)}


@pytest.mark.parametrize("field", LIFE)
def test_a_member_of_what_has_no_members_neither_removes_nor_purges(field: str) -> None:
    ours, _ = two_who_know("Ann")
    ours.merge.absorb(
        [Change("evil:1:0", Register("person", ANN, field, "x"), True, (), Stamp(1, 0, "evil"))]
    )
    heads = ours.merge.heads_of_item(ANN)
    assert is_there(heads)
    assert not is_purged(heads)
    assert unseen_edits(heads) == ()


def test_a_change_replaces_nothing_in_another_register() -> None:
    ours, _ = two_who_know("Ann")
    before = dict(ours.merge.heads)
    every_id = tuple(head.id for heads in before.values() for head in heads)
    evil = Change("evil:1:0", Register("person", BEN, "name"), "Ben", every_id, Stamp(1, 0, "evil"))
    ours.merge.absorb([evil])
    assert ours.merge.heads == {**before, evil.register: (evil,)}


@pytest.mark.parametrize("parents", [("a:1:0",), ("a:1:0", "b:1:0"), ("a:1:0", "a:1:0")])
def test_a_change_does_not_replace_itself(parents: tuple[str, ...]) -> None:
    merge = Merge()
    change = Change("a:1:0", Register("person", ANN, "name"), "Ann", parents, Stamp(1, 0, "a"))
    merge.absorb([change, change])
    assert merge.heads[change.register] == (change,)


def test_one_id_with_two_contents_is_a_conflict_on_every_replica() -> None:
    """A cloned disk makes such: both are kept, and a person sees both."""
    register, stamp = Register("person", ANN, "name"), Stamp(1, 0, "a")
    one, other = (Change("a:1:0", register, value, (), stamp) for value in ("Ann", "Ben"))
    assert merged([one, other]) == merged([other, one, one])
    assert disagree(merged([one, other]).heads[register])


def test_several_changes_of_one_register_in_one_set_are_all_heads_or_replaced_as_they_say() -> None:
    register, stamp = Register("person", ANN, "name"), Stamp(1, 0, "a")
    first = Change("a:1:0", register, "one", (), stamp)
    second = Change("a:1:1", register, "two", (first.id,), stamp)
    third = Change("a:1:2", register, "three", (), stamp)
    for order in ([first, second, third], [third, second, first]):
        assert merged(order).heads[register] == (second, third)


def test_a_child_that_comes_before_its_parent_has_replaced_it_already() -> None:
    register, stamp = Register("person", ANN, "name"), Stamp(1, 0, "a")
    parent = Change("a:1:0", register, "old", (), stamp)
    child = Change("a:2:0", register, "new", (parent.id,), Stamp(2, 0, "a"))
    merge = Merge()
    assert merge.absorb([child]) == {register}
    assert merge.absorb([parent]) == set()
    assert merge.heads[register] == (child,)


def test_a_merge_is_no_key_and_equals_nothing_else() -> None:
    with pytest.raises(TypeError):
        hash(Merge())
    assert Merge() != 1


def test_a_change_names_its_set() -> None:
    assert set_of("replica:12:3") == "replica:12"
