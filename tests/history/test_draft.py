"""Sealing: a change names what it replaces, and what would change nothing is left out."""

import pytest

from navigator.casefile.ids import CLIENT_ID
from navigator.history.change import REMOVED, Register
from navigator.history.draft import Draft, Edit, changing, making, purging, putting_back, removing
from tests.factories import person
from tests.replicas import ANN, Replica

NAME = Register("person", ANN, "name")


def test_an_act_that_changes_nothing_is_no_set_unless_it_has_to_be_recorded() -> None:
    replica, ann = Replica("r"), person("Ann")
    replica.do(*making(ann))
    for edits in ((), making(ann), changing(ann, ann), putting_back("person", ANN)):
        assert replica.commit(Draft("Do nothing", edits)) is None
    recorded = replica.commit(Draft("Export the case", (), record=True))
    assert recorded is not None
    assert recorded.changes == ()


def test_emptying_what_is_empty_changes_nothing() -> None:
    replica = Replica("r")
    empty = (Edit(NAME, ""), Edit(NAME, None), Edit(Register("person", ANN, "phones", "1"), False))
    assert replica.commit(Draft("Do nothing", empty)) is None


def test_removing_what_is_removed_changes_nothing() -> None:
    replica = Replica("r")
    replica.do(*making(person("Ann")))
    replica.do(*removing("person", ANN))
    assert replica.commit(Draft("Remove again", removing("person", ANN))) is None


def test_a_change_replaces_every_head_that_stands() -> None:
    ours, theirs = Replica("a"), Replica("b")
    ours.do(*making(person("Ann")))
    theirs.meet(ours)
    ours.do(Edit(NAME, "Anna"))
    theirs.do(Edit(NAME, "Annie"))
    ours.meet(theirs)
    heads = tuple(head.id for head in ours.merge.heads[NAME])
    assert len(heads) == 2
    chosen = ours.do(Edit(NAME, "Annie"))
    assert chosen.changes[0].parents == heads


def test_choosing_what_shows_already_settles_a_conflict_and_is_no_empty_act() -> None:
    ours, theirs = Replica("a"), Replica("b")
    ours.do(*making(person("Ann")))
    theirs.meet(ours)
    ours.do(Edit(NAME, "Anna"))
    theirs.do(Edit(NAME, "Annie"))
    ours.meet(theirs)
    ours.do(Edit(NAME, ours.case.people[ANN].name))
    assert ours.disputes() == set()


def test_one_and_true_are_not_the_same_value() -> None:
    replica = Replica("r")
    register = Register("person", ANN, "shoe_size")
    replica.do(Edit(register, 1))
    replica.do(Edit(register, True))
    assert replica.merge.heads[register][0].value is True


def test_of_several_edits_of_one_register_the_last_counts() -> None:
    replica = Replica("r")
    done = replica.do(Edit(NAME, "Anna"), Edit(NAME, "Annie"), Edit(NAME, "Ann"))
    assert [change.value for change in done.changes] == ["Ann"]


def test_a_set_carries_who_when_and_its_number() -> None:
    replica = Replica("r")
    first, second = replica.do(*making(person("Ann"))), replica.do(Edit(NAME, "Anna"))
    assert (first.id, second.id, second.author) == ("r:1", "r:2", "r")
    assert first.stamp < second.stamp
    assert [change.id for change in second.changes] == ["r:2:0"]
    assert all(change.stamp == first.stamp for change in first.changes)


def test_a_removal_names_everything_that_it_knew_of() -> None:
    replica = Replica("r")
    made = replica.do(*making(person("Ann", phones=("1",))))
    removed = replica.do(*removing("person", ANN), Edit(NAME, "Anna"))
    life = next(change for change in removed.changes if change.register.field == REMOVED)
    fields = {change.id for change in made.changes if change.register.field != REMOVED}
    assert fields < set(life.seen)
    assert {change.id for change in removed.changes} - {life.id} < set(life.seen)


def test_nothing_is_written_into_a_purged_item() -> None:
    replica = Replica("r")
    replica.do(*making(person("Ann")))
    replica.do(*purging("person", ANN))
    for edits in (
        (Edit(NAME, "Ann"),),
        putting_back("person", ANN),
        purging("person", ANN),
        removing("person", ANN),
    ):
        assert replica.commit(Draft("Write", edits)) is None


def test_what_no_file_can_hold_does_not_reach_the_log() -> None:
    replica = Replica("r")
    half = "contacts-\udcff.csv"  # a file name that is no UTF-8, as Python reads it
    phone = Register("client", CLIENT_ID, "phones", "1\x00\ud800")
    done = replica.commit(Draft(f"Import {half}", (Edit(NAME, "a\x00b"), Edit(phone, True))))
    assert done is not None
    assert done.name == "Import contacts-\ufffd.csv"
    assert [change.value for change in done.changes] == ["a\ufffdb", True]
    assert done.changes[1].register.member == "1\ufffd\ufffd"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_no_number_is_a_fault_of_the_program_and_never_logged(number: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        Replica("r").do(Edit(Register("place", "x", "x"), number))


def test_an_empty_member_is_no_member() -> None:
    assert changing(person("Ann"), person("Ann", phones=("", "1"))) == (
        Edit(Register("person", ANN, "phones", "1"), True),
    )


def test_another_order_of_the_same_members_is_no_edit() -> None:
    assert changing(person("Ann", phones=("1", "2")), person("Ann", phones=("2", "1"))) == ()
