"""Undo gives back what was there, conflicts as conflicts; redo gives it again."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.network import Person
from navigator.history.change import REMOVED, Change, ChangeSet, Register, Value
from navigator.history.draft import Draft, Edit, changing, making, purging, putting_back, removing
from navigator.history.stamp import Stamp
from tests.factories import NOON_MS, person, plain
from tests.replicas import Replica, drafts, teams


@dataclass(frozen=True)
class Picture:
    """Everything that undo has to give back."""

    case: dict[tuple[str, str], dict[str, Any]]
    values: dict[Register, frozenset[tuple[str, Value]]]
    disputes: frozenset[str]

    @classmethod
    def of(cls, replica: Replica, but: frozenset[tuple[str, str]] = frozenset()) -> "Picture":
        """What a replica shows; without the values of some items, which are only hidden."""
        values = {r: found for r, found in replica.head_values().items() if (r.kind, r.item) not in but}
        return cls(plain(replica.case), values, frozenset(replica.disputes()))


def shown(replica: Replica) -> list[Person]:
    """The people on show."""
    return list(replica.case.people.values())


def made_by(change_set: ChangeSet) -> frozenset[tuple[str, str]]:
    """The items that had no life before: undoing their making hides them, with their values for a redo."""
    return frozenset(
        change.register[:2]
        for change in change_set.changes
        if change.register.field == REMOVED and not change.parents
    )


@given(teams(), drafts())
def test_undo_gives_back_the_case_and_the_heads_and_redo_gives_them_again(
    team: tuple[Replica, ...], draft: Draft
) -> None:
    replica = team[0]
    before = Picture.of(replica)
    done = replica.commit(draft)
    if done is None:
        assert Picture.of(replica) == before
        return
    after = Picture.of(replica)
    undone = replica.undo(done)
    assert undone is not None
    made = made_by(done)
    assert plain(replica.case) == before.case
    untouched = {r: found for r, found in before.values.items() if r[:2] not in made}
    assert Picture.of(replica, made).values == untouched
    assert replica.disputes() == before.disputes
    assert replica.undo(undone, redo=True) is not None
    assert Picture.of(replica) == after


@given(teams(), st.lists(drafts(), min_size=2, max_size=6))
def test_undoing_one_act_after_the_other_and_redoing_them_passes_every_state_again(
    team: tuple[Replica, ...], acts: list[Draft]
) -> None:
    replica = team[0]
    done: list[ChangeSet] = []
    made: frozenset[tuple[str, str]] = frozenset()
    for act in acts:
        sealed = replica.commit(act)
        if sealed is not None:
            done.append(sealed)
            made |= made_by(sealed)
    pictures = _replay(replica, done, made)
    undone: list[ChangeSet] = []
    for index in reversed(range(len(done))):
        back = replica.undo(done[index])
        assert back is not None
        undone.append(back)
        assert Picture.of(replica, made) == pictures[index]
    for index, back in enumerate(reversed(undone)):
        assert replica.undo(back, redo=True) is not None
        assert Picture.of(replica, made) == pictures[index + 1]


def _replay(replica: Replica, done: list[ChangeSet], made: frozenset[tuple[str, str]]) -> list[Picture]:
    """What was to be seen before each of the acts and after the last."""
    ours = {one.id for one in done}
    again = Replica("again")
    again.take([one for one in replica.sets.values() if one.id not in ours])
    pictures = [Picture.of(again, made)]
    for one in done:
        again.take([one])
        pictures.append(Picture.of(again, made))
    return pictures


def test_undoing_the_making_of_an_item_hides_it_and_redo_brings_it_back_whole() -> None:
    replica, ann = Replica("r"), person("Ann", phones=("07700 900123", "07700 900456"), role="Aunt")
    made = replica.do(*making(ann))
    assert shown(replica) == [ann]
    undone = replica.undo(made)
    assert shown(replica) == []
    assert undone is not None
    assert undone.name == "Undo: Do something"
    assert undone.undoes == made.id
    again = replica.undo(undone, redo=True)
    assert again is not None
    assert again.name == "Redo: Do something"
    assert shown(replica) == [ann]


def test_whoever_edited_what_was_unmade_meanwhile_has_it_whole() -> None:
    ours, theirs, ann = Replica("a"), Replica("b"), person("Ann", role="Aunt")
    made = ours.do(*making(ann))
    theirs.meet(ours)
    ours.undo(made)
    theirs.do(*changing(ann, person("Ann", role="Great-aunt")))
    for one, other in ((ours, theirs), (theirs, ours)):
        one.meet(other)
        assert shown(one) == [person("Ann", role="Great-aunt")]
        assert one.disputes() == {ann.id}


def test_an_unmade_item_can_be_put_back_whole() -> None:
    replica, ann = Replica("r"), person("Ann", role="Aunt")
    replica.undo(replica.do(*making(ann)))
    replica.do(*putting_back("person", ann.id))
    assert shown(replica) == [ann]


def test_a_resolved_conflict_comes_back_as_a_conflict() -> None:
    ours, theirs, ann = Replica("a"), Replica("b"), person("Ann")
    ours.do(*making(ann))
    theirs.meet(ours)
    name = Register("person", ann.id, "name")
    ours.do(Edit(name, "Anna"))
    theirs.do(Edit(name, "Annie"))
    ours.meet(theirs)
    assert {head.value for head in ours.merge.heads[name]} == {"Anna", "Annie"}
    resolved = ours.do(Edit(name, "Annie"))
    assert ours.disputes() == set()
    ours.undo(resolved)
    assert {head.value for head in ours.merge.heads[name]} == {"Anna", "Annie"}
    assert ours.case.people[ann.id].name == "Annie"


def _edited_while_removed() -> tuple[Replica, str]:
    ours, theirs, ann = Replica("a"), Replica("b"), person("Ann")
    ours.do(*making(ann))
    theirs.meet(ours)
    ours.do(*removing("person", ann.id))
    theirs.do(Edit(Register("person", ann.id, "role"), "Aunt"))
    ours.meet(theirs)
    assert ours.disputes() == {ann.id}
    return ours, ann.id


def test_choosing_to_keep_what_was_edited_while_removed_can_be_undone_and_redone() -> None:
    replica, ann = _edited_while_removed()
    kept = replica.do(*putting_back("person", ann))
    assert replica.disputes() == set()
    undone = replica.undo(kept)
    assert replica.disputes() == {ann}
    assert ann in replica.case.people
    assert undone is not None
    replica.undo(undone, redo=True)
    assert replica.disputes() == set()
    assert ann in replica.case.people


def test_choosing_to_remove_what_was_edited_while_removed_can_be_undone_and_redone() -> None:
    replica, ann = _edited_while_removed()
    removed = replica.do(*removing("person", ann))
    assert (ann in replica.case.people, replica.disputes()) == (False, set())
    undone = replica.undo(removed)
    assert (ann in replica.case.people, replica.disputes()) == (True, {ann})
    assert undone is not None
    replica.undo(undone, redo=True)
    assert (ann in replica.case.people, replica.disputes()) == (False, set())


def test_what_somebody_has_set_since_is_left_alone() -> None:
    ours, theirs, ann = Replica("a"), Replica("b"), person("Ann", role="Aunt")
    ours.do(*making(ann))
    changed = ours.do(*changing(ann, person("Ann", role="Sister", closeness="close")))
    theirs.meet(ours)
    theirs.do(Edit(Register("person", ann.id, "role"), "Cousin"))
    ours.meet(theirs)
    ours.undo(changed)
    assert shown(ours) == [person("Ann", role="Cousin")]


def test_undo_reaches_below_acts_that_were_undone() -> None:
    replica, ann = Replica("r"), person("Ann")
    replica.do(*making(ann))
    first = replica.do(*changing(ann, person("Ann", role="Aunt")))
    second = replica.do(Edit(Register("person", ann.id, "role"), "Sister"))
    replica.undo(second)
    replica.undo(first)
    assert shown(replica) == [ann]


def test_a_purge_cannot_be_undone() -> None:
    replica, ann = Replica("r"), person("Ann")
    made = replica.do(*making(ann))
    purged = replica.do(*purging("person", ann.id))
    assert replica.undo(purged) is None
    assert replica.undo(made) is None
    assert shown(replica) == []


def test_undoing_what_replaced_something_unknown_leaves_it_alone() -> None:
    """Better than to say that there was nothing: it may be in a set that has not come yet."""
    ours, theirs, ann = Replica("a"), Replica("b"), person("Ann", role="Aunt")
    first = ours.do(*making(ann))
    changed = ours.do(*changing(ann, person("Ann", role="Sister")))
    theirs.take([changed])
    assert theirs.undo(changed) is None
    theirs.take([first])
    assert theirs.undo(changed) is not None
    assert shown(theirs) == [ann]


def test_undo_puts_back_no_value_of_another_register() -> None:
    """However wrong the parents are that a change names."""
    replica, ann = Replica("r"), person("Ann", role="Aunt")
    made = replica.do(*making(ann))
    role = Register("person", ann.id, "role")
    of_the_name = next(change.id for change in made.changes if change.register.field == "name")
    stamp = Stamp(NOON_MS, 0, "evil")
    heads = tuple(head.id for head in replica.merge.heads[role])
    wrong = ChangeSet(
        "evil", 1, stamp, "", "", (Change("evil:1:0", role, "Sister", (of_the_name, *heads), stamp),)
    )
    replica.take([wrong])
    replica.undo(wrong)
    assert shown(replica) == [ann]
    assert replica.disputes() == set()


def test_undoing_the_edit_of_a_removed_item_leaves_it_removed() -> None:
    replica, ann = Replica("r"), person("Ann", role="Aunt")
    replica.do(*making(ann))
    changed = replica.do(*changing(ann, person("Ann", role="Sister")))
    replica.do(*removing("person", ann.id))
    replica.undo(changed)
    assert shown(replica) == []
    assert replica.disputes() == set()
    replica.do(*putting_back("person", ann.id))
    assert shown(replica) == [ann]
