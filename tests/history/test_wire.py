"""What is written down reads back the same; what is not as it should be is refused and nothing else."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import MOST_COUNTER, MOST_MS, Stamp
from navigator.history.wire import from_data, to_data
from tests.replicas import Replica, drafts, purges, teams

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(("replica", "r", "r:1", "r:1:0", "", ":", 1, 2**53, 2**64, -1))
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("replica", "number", "at", "author", "name", "changes", "undoes")
GOOD: dict[str, Any] = {
    "replica": "r", "number": 3, "at": [1_697_457_600_000, 0], "author": "Sam Example", "name": "Add Ann",
    "changes": [
        ["person", "p", "removed", "", False, []],
        ["person", "p", "name", "", "Ann", ["r:2:0"]],
        ["person", "q", "removed", "", True, ["r:2:0"], ["r:1:0", "r:1:1"]],
    ],
    "undoes": "r:2",
}  # fmt: skip


def over_the_wire(change_set: ChangeSet) -> ChangeSet:
    return from_data(json.loads(json.dumps(to_data(change_set), ensure_ascii=False)))


@given(teams(acts=drafts() | purges()))
def test_what_a_team_did_reads_back_the_same_and_leads_to_the_same_case(team: tuple[Replica, ...]) -> None:
    for replica in team:
        sets = [over_the_wire(one) for one in replica.sets.values()]
        assert sets == list(replica.sets.values())
        reader = Replica("reader")
        reader.take(sets)
        assert reader.merge == replica.merge
        assert reader.case == replica.case


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
CHANGE_IDS = st.builds("{}:{}:{}".format, st.sampled_from("abc"), st.integers(1, 99), st.integers(0, 9))
VALUES = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15, allow_nan=False) | WORDS
)


@st.composite
def change_sets(draw: st.DrawFn) -> ChangeSet:
    """Sets of any kinds, fields and values that a newer version may write."""
    stamp = Stamp(
        draw(st.integers(0, MOST_MS)), draw(st.integers(0, MOST_COUNTER)), draw(st.sampled_from("abc"))
    )
    number = draw(st.integers(1, 2**53))
    changes = tuple(
        Change(
            f"{stamp.replica}:{number}:{index}",
            Register(*(draw(WORDS) for _ in range(4))),
            draw(VALUES),
            tuple(draw(st.lists(CHANGE_IDS, max_size=3))),
            stamp,
            tuple(draw(st.lists(CHANGE_IDS, max_size=3))),
        )
        for index in range(draw(st.integers(0, 4)))
    )
    undoes = draw(st.sampled_from(("", "a:1")))
    return ChangeSet(stamp.replica, number, stamp, draw(WORDS), draw(WORDS), changes, undoes)


@given(change_sets())
def test_any_set_reads_back_the_same_with_what_nobody_here_knows(change_set: ChangeSet) -> None:
    again = over_the_wire(change_set)
    assert again == change_set
    for one, other in zip(again.changes, change_set.changes, strict=True):
        assert type(one.value) is type(other.value)


@given(JSON)
def test_any_data_is_a_set_or_is_refused(data: Any) -> None:
    try:
        found = from_data(data)
    except UnreadableFile:
        return
    assert over_the_wire(found) == found


@given(st.sampled_from(FIELDS), JSON)
def test_a_set_with_any_field_made_up_is_a_set_or_is_refused(field: str, data: Any) -> None:
    try:
        found = from_data({**GOOD, field: data})
    except UnreadableFile:
        return
    assert over_the_wire(found) == found


@given(st.integers(0, 2), st.integers(0, 7), JSON)
def test_a_set_with_any_part_of_a_change_made_up_is_a_set_or_is_refused(
    row: int, column: int, data: Any
) -> None:
    spoilt = copy.deepcopy(GOOD)
    spoilt["changes"][row][column : column + 1] = [data]
    try:
        found = from_data(spoilt)
    except UnreadableFile:
        return
    assert over_the_wire(found) == found
    assert all(json.dumps(change.value).encode() for change in found.changes)


MISSING = object()


@pytest.mark.parametrize(
    ("field", "data"),
    [
        *((field, None) for field in FIELDS),
        *((field, MISSING) for field in FIELDS if field != "undoes"),
        ("replica", ""),
        ("replica", "a:b"),
        ("replica", "a b"),
        ("replica", "a\u2003b"),
        ("replica", "\ud800"),
        ("replica", 7),
        ("number", 0),
        ("number", -1),
        ("number", True),
        ("number", 1.0),
        ("number", "1"),
        ("number", 2**64),
        ("number", 10**400),
        ("at", []),
        ("at", [1]),
        ("at", [1, 2, 3]),
        ("at", "12"),
        ("at", [1.5, 0]),
        ("at", [float("inf"), 0]),
        ("at", [-1, 0]),
        ("at", [MOST_MS + 1, 0]),
        ("at", [0, MOST_COUNTER + 1]),
        ("author", ["x"]),
        ("author", "\udfff"),
        ("name", 1),
        ("changes", "abcdef"),
        ("changes", ["abcdef"]),
        ("changes", {"a": 1}),
        ("changes", [[]]),
        ("undoes", 7),
        ("undoes", "r"),
        ("undoes", "r:x"),
        ("undoes", ["r:1"]),
    ],
)
def test_each_field_has_to_be_as_it_should_be(field: str, data: Any) -> None:
    spoilt = {key: value for key, value in {**GOOD, field: data}.items() if value is not MISSING}
    with pytest.raises(UnreadableFile):
        from_data(spoilt)


@pytest.mark.parametrize(
    "row",
    [
        ["person", "p", "name", "", "Ann"],
        ["person", "p", "name", 7, "Ann", []],
        ["person", None, "name", "", "Ann", []],
        ["person", "p", "name", "", "Ann", "r:1:0"],
        ["person", "p", "name", "", "Ann", ["r:1"]],
        ["person", "p", "name", "", "Ann", ["r:1:0 r:1:1"]],
        ["person", "p", "name", "", "Ann", ["r:x:0"]],
        ["person", "p", "name", "", "Ann", ["r:1:٠"]],
        ["person", "p", "name", "", "Ann", [None]],
        ["person", "p", "name", "", "Ann", [], "r:1:0"],
        ["person", "p", "name", "", ["Ann"], []],
        ["person", "p", "name", "", {}, []],
        ["person", "p", "name", "", float("nan"), []],
        ["person", "p", "name", "", 2**64, []],
        ["person", "p", "name", "", 10**400, []],
        ["person", "p", "name", "", float("inf"), []],
        ["person", "p", "name", "", "\ud83d", []],
        ["person", "p", "phones", "\udc00", True, []],
    ],
)
def test_each_part_of_a_change_has_to_be_as_it_should_be(row: list[Any]) -> None:
    with pytest.raises(UnreadableFile) as refused:
        from_data({**GOOD, "changes": [row]})
    assert refused.value.__cause__ is None
    assert "Ann" not in str(refused.value)


def test_what_a_newer_version_adds_to_a_set_or_a_change_is_passed_over() -> None:
    newer = copy.deepcopy(GOOD)
    newer["mood"] = ["cheerful"]
    newer["changes"][2].append({"why": "moved away"})
    assert from_data(newer) == from_data(GOOD)


def test_a_set_without_changes_records_an_act() -> None:
    data = {key: value for key, value in GOOD.items() if key != "undoes"} | {"changes": []}
    assert to_data(from_data(data)) == data
