"""What is new to somebody: the items under which a change shows, and the fields of them, until looked at."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from navigator.actions.fresh import Fresh, Looked, fresh_of, is_looked_at, shown_under
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Place
from navigator.casefile.plan import Dependency, Step
from navigator.history.change import ChangeSet
from navigator.history.draft import changing, making
from tests.factories import id_of, person
from tests.replicas import Replica

NEED = Need(id=id_of("need", "home"), what="Somewhere safe")
STEP = Step(id=id_of("step", "form"), what="The form")
DANA = person("Dana")


def fresh_after(*edits: object) -> Fresh:
    """What is new to Ada after Ben has done this."""
    ada, ben = Replica("ada"), Replica("ben")
    ada.do(*making(NEED), *making(STEP), *making(DANA))
    ben.meet(ada)
    done = ben.do(*edits)  # type: ignore[arg-type]
    ada.meet(ben)
    return fresh_of(ada.case, (done,))


def test_a_line_of_another_item_is_new_with_it() -> None:
    waits = Dependency(id=id_of("dependency", "d"), step=STEP.id, condition="An address")
    score = Score(id=id_of("score", "s"), need=NEED.id, value=4.0)
    assert STEP.id in fresh_after(*making(waits))
    assert fresh_after(*making(score)).items == {NEED.id, score.id}


def test_only_the_field_that_was_changed_is_new() -> None:
    fresh = fresh_after(*changing(Client(id=CLIENT_ID), Client(id=CLIENT_ID, please_do="Ring after two")))
    assert fresh.has(CLIENT_ID) and fresh.has(CLIENT_ID, "please_do")
    assert not fresh.has(CLIENT_ID, "what_matters_to_me")
    assert NEED.id not in fresh


def test_where_somebody_stands_on_the_map_is_no_news() -> None:
    assert not fresh_after(*making(Place(id=id_of("place", "p"), node=DANA.id, x=1.0, y=2.0)))


WAITS = Dependency(id=id_of("dependency", "w"), step=STEP.id, condition="An address")
SCORE = Score(id=id_of("score", "s"), need=NEED.id, value=4.0)
EDITS = (
    lambda n: changing(DANA, replace(DANA, role=f"Officer {n}")),
    lambda n: changing(NEED, replace(NEED, wanted_outcome=f"A door {n}")),
    lambda n: changing(STEP, replace(STEP, expected_outcome=f"An answer {n}")),
    lambda n: changing(WAITS, replace(WAITS, condition=f"An address {n}")),
    lambda n: (*changing(SCORE, replace(SCORE, value=n / 2)), *changing(DANA, replace(DANA, name=f"D{n}"))),
)
SHOWN = (DANA.id, NEED.id, STEP.id, WAITS.id, SCORE.id)
WORK = st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=4)


def bens_work(acts: list[int]) -> tuple[Replica, list[ChangeSet]]:
    """Ada, after what Ben did came in, and what that was."""
    ada, ben = Replica("ada"), Replica("ben")
    ada.do(*(edit for one in (NEED, STEP, DANA, WAITS, SCORE) for edit in making(one)))
    ben.meet(ada)
    done = [ben.do(*EDITS[act](number)) for number, act in enumerate(acts, 1)]
    ada.meet(ben)
    return ada, done


def looking(sets: list[ChangeSet]) -> st.SearchStrategy[Looked]:
    """Whatever somebody may have looked at."""
    items = st.frozensets(st.sampled_from(SHOWN), max_size=3)
    return st.dictionaries(st.sampled_from([one.id for one in sets]), items)


@given(st.data(), WORK)
def test_looking_at_more_never_makes_anything_new(data: st.DataObject, acts: list[int]) -> None:
    ada, sets = bens_work(acts)
    looked, more = data.draw(looking(sets)), data.draw(looking(sets))
    both = {one: looked.get(one, frozenset()) | more.get(one, frozenset()) for one in {*looked, *more}}
    before, after = fresh_of(ada.case, sets, looked), fresh_of(ada.case, sets, both)
    assert after.items <= before.items
    assert after.fields <= before.fields
    assert after.sets <= before.sets


@given(st.data(), WORK)
def test_what_nobody_looked_at_stays_new(data: st.DataObject, acts: list[int]) -> None:
    """Each change by itself: it is new unless it, or what it shows with, was looked at since."""
    ada, sets = bens_work(acts)
    looked = data.draw(looking(sets))
    fresh = fresh_of(ada.case, sets, looked)
    for one in sets:
        for change in one.changes:
            places = shown_under(ada.case, change.register)
            if looked.get(one.id, frozenset()).isdisjoint(places):
                assert all(one.id in fresh.why[item] for item in places)
                assert not is_looked_at(ada.case, one, looked)


@given(st.sampled_from(SHOWN), WORK, WORK)
def test_an_item_that_was_looked_at_is_new_again_only_by_what_comes_later(
    item: str, acts: list[int], later: list[int]
) -> None:
    ada, sets = bens_work([*acts, *later])
    then, rest = sets[: len(acts)], sets[len(acts) :]
    known = fresh_of(ada.case, then)
    looked = dict.fromkeys(known.why.get(item, frozenset()), frozenset({item}))
    assert item not in fresh_of(ada.case, then, looked)
    assert (item in fresh_of(ada.case, sets, looked)) is (item in fresh_of(ada.case, rest))


@given(WORK)
def test_when_everything_was_looked_at_nothing_is_left(acts: list[int]) -> None:
    ada, sets = bens_work(acts)
    every = frozenset(SHOWN)
    looked = {one.id: every for one in sets}
    assert not fresh_of(ada.case, sets, looked)
    assert all(is_looked_at(ada.case, one, looked) for one in sets)
