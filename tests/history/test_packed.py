"""Change sets said shortly come back as they were, and what is none is refused."""

import json

import pytest
from hypothesis import given

from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.history.packed import from_packed, to_packed
from tests.replicas import hostile_sets


@given(hostile_sets())
def test_any_change_sets_come_back_as_they_were(sets: list[ChangeSet]) -> None:
    assert list(from_packed(json.loads(json.dumps(to_packed(sets))))) == sets


def run_of(sets: str) -> str:
    return f'[["a", {sets}]]'


def changes_of(groups: str) -> str:
    return run_of(f'[[1, 1, 0, "N", "Add", "", {groups}]]')


def test_what_a_newer_version_adds_at_the_end_is_ignored() -> None:
    row = '["name", "x", "", [":1:0", "b:1:2"], [], "more"]'
    text = f'[["a", [[2, 1, 0, "N", "Add", "", [["person", "i", [{row}], 9]], 9]], 9]]'
    (found,) = from_packed(json.loads(text))
    assert found.number == 2 and found.changes[0].parents == ("a:1:0", "b:1:2")


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "[7]",
        '[["a"]]',
        '[["a b", []]]',
        run_of('[[1, 1, 0, "N", "Add", ""]]'),
        run_of('[[0, 1, 0, "N", "Add", "", []]]'),
        run_of('[[1, -1, 0, "N", "Add", "", []]]'),
        run_of('[[1, true, 0, "N", "Add", "", []]]'),
        run_of('[[1, 1, 0, "N", "Add", ":x", []]]'),
        changes_of('[["person", "i"]]'),
        changes_of('[["person", "i", [["name"]]]]'),
        changes_of('[["person", 7, [["name", "x"]]]]'),
        changes_of('[["person", "i", [["name", NaN]]]]'),
        changes_of('[["person", "i", [["name", "\\ud800"]]]]'),
        changes_of('[["person", "i", [["name", "x", 7]]]]'),
        changes_of('[["person", "i", [["name", "x", "", [":1"]]]]]'),
        changes_of('[["person", "i", [["name", "x", "", [], ["1"]]]]]'),
    ],
)
def test_what_is_no_change_set_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile):
        from_packed(json.loads(text))
