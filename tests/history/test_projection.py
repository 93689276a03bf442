"""From heads to a Case: step by step as all at once, and nothing that is not understood is lost or shown."""

import json
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.history.change import REMOVED, ChangeSet, Register
from navigator.history.draft import Draft, Edit, changing, making, purging, removing
from navigator.history.projection import apply, project, project_item, unreadable
from navigator.history.wire import from_data, to_data
from tests.factories import cases, id_of, items, items_of, person
from tests.replicas import ANN, Replica, drafts, hostile_sets, purges, teams


@given(teams(acts=drafts() | purges()))
def test_a_case_kept_up_to_date_is_the_case_made_from_scratch(team: tuple[Replica, ...]) -> None:
    for replica in team:
        scratch = project(replica.merge)
        assert replica.case == scratch
        assert list(replica.case.items()) == list(scratch.items())


@given(hostile_sets(), st.randoms(use_true_random=False))
def test_so_it_is_with_what_nobody_honest_sends(sets: list[ChangeSet], chance: random.Random) -> None:
    replica = Replica("r")
    chance.shuffle(sets)
    for one in sets:
        replica.take([one])
        assert replica.case == project(replica.merge)


@settings(max_examples=60)
@given(items())
def test_an_item_is_shown_as_it_was_made(item: Item) -> None:
    replica = Replica("r")
    replica.do(*making(item))
    assert list(replica.case.items()) == [item]


@settings(max_examples=50)
@given(cases(), items())
def test_only_the_shelf_of_what_changed_is_new(case: Case, item: Item) -> None:
    replica = Replica("r")
    replica.commit(Draft("Import", tuple(edit for found in case.items() for edit in making(found))))
    before = replica.case
    replica.commit(Draft("Add", making(item)))
    for other in case.items():
        if item.KIND != other.KIND:
            assert replica.case.shelf(type(other)) is before.shelf(type(other))


@settings(max_examples=60)
@given(st.sampled_from(ENTITIES).flatmap(lambda entity: st.tuples(items_of(entity), items_of(entity))))
def test_changing_an_item_into_another_of_its_kind_shows_the_other(pair: tuple[Item, Item]) -> None:
    old, new = pair[0], replace(pair[1], id=pair[0].id)
    replica = Replica("r")
    replica.do(*making(old))
    replica.commit(Draft("Change", changing(old, new)))
    shown = replica.case.get(old.id)
    assert changing(shown, new) == ()


def newer_colleague() -> Replica:
    """Somebody whose version knows more than ours."""
    replica, board = Replica("newer"), id_of("whiteboard", "one")
    replica.do(
        *making(person("Ann")),
        Edit(Register("person", ANN, "shoe_size"), 42),
        Edit(Register("person", ANN, "stickers", "blue"), True),
        Edit(Register("person", ANN, "started"), "2019-W12"),
        Edit(Register("person", ANN, "professional"), "partly"),
        Edit(Register("person", ANN, "closeness"), "sworn"),
        Edit(Register("person", ANN, "name", "a member of what has none"), True),
        Edit(Register("person", ANN, "phones"), "07700 900123"),
        Edit(Register("whiteboard", board, REMOVED), False),
        Edit(Register("whiteboard", board, "text"), "Hello"),
    )
    return replica


def test_what_a_newer_version_wrote_is_kept_and_not_shown() -> None:
    newer = newer_colleague()
    older = Replica("older")
    older.take([from_data(json.loads(json.dumps(to_data(one)))) for one in newer.sets.values()])
    assert older.merge == newer.merge
    assert list(older.case.items()) == [person("Ann", closeness="sworn")]
    assert len(older.merge.heads) == 11
    kept = {register.field for register in unreadable("person", older.merge.heads_of_item(ANN))}
    assert {"shoe_size", "stickers", "started", "professional"} <= kept
    assert unreadable("whiteboard", older.merge.heads_of_item(id_of("whiteboard", "one")))


def test_what_is_not_understood_outlives_edits_removal_and_putting_back() -> None:
    newer, older = newer_colleague(), Replica("older")
    older.meet(newer)
    older.do(Edit(Register("person", ANN, "name"), "Anna"))
    removed = older.do(*removing("person", ANN))
    older.undo(removed)
    newer.meet(older)
    assert newer.merge.heads[Register("person", ANN, "started")][0].value == "2019-W12"
    assert newer.merge.heads[Register("person", ANN, "shoe_size")][0].value == 42
    assert newer.disputes() == set()


def test_an_unreadable_value_can_be_replaced_knowingly() -> None:
    newer, older = newer_colleague(), Replica("older")
    older.meet(newer)
    older.do(Edit(Register("person", ANN, "started"), "2019"))
    assert older.case.people[ANN].started == PartialDate.year(2019)
    assert older.disputes() == set()


def test_a_number_too_large_for_a_float_is_kept_and_not_shown() -> None:
    replica, view = Replica("r"), id_of("view", "one")
    replica.do(
        Edit(Register("view", view, REMOVED), False), Edit(Register("view", view, "severity"), 10**400)
    )
    assert replica.case.views[view].severity is None
    assert unreadable("view", replica.merge.heads_of_item(view)) == (Register("view", view, "severity"),)


def test_one_id_under_two_kinds_is_two_items() -> None:
    replica = Replica("r")
    replica.do(*making(person("Ann", role="Aunt")))
    replica.do(
        Edit(Register("organisation", ANN, REMOVED), False),
        Edit(Register("organisation", ANN, "name"), "Ann & Co."),
    )
    assert replica.case.people[ANN] == person("Ann", role="Aunt")
    assert replica.case.organisations[ANN].name == "Ann & Co."
    replica.do(*removing("organisation", ANN))
    assert list(replica.case.items()) == [person("Ann", role="Aunt")]


def test_a_purge_takes_what_has_the_same_id_under_another_kind_off_the_shelf_too() -> None:
    replica = Replica("r")
    replica.do(Edit(Register("organisation", ANN, REMOVED), False))
    assert list(replica.case.organisations) == [ANN]
    replica.do(*purging("person", ANN))
    assert list(replica.case.items()) == list(project(replica.merge).items()) == []


def test_what_was_never_made_is_not_there() -> None:
    replica = Replica("r")
    replica.do(Edit(Register("person", ANN, "name"), "Ann"))
    assert list(replica.case.items()) == []
    assert project_item("person", ANN, replica.merge.heads_of_item(ANN)) is None
    assert project_item("whiteboard", ANN, replica.merge.heads_of_item(ANN)) is None


def test_touching_only_what_is_unknown_leaves_the_very_same_case() -> None:
    replica = newer_colleague()
    before = replica.case
    replica.do(Edit(Register("whiteboard", id_of("whiteboard", "one"), "text"), "Bye"))
    assert replica.case is before
    assert apply(before, replica.merge, replica.merge.heads) is before
