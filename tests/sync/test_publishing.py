"""What a segment says of others: once, and all of it where one stands for all before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.sync.errand import World
from navigator.sync.segment import Header, read_header
from navigator.sync.signed_file import parse
from navigator.sync.syncing import sync_case
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def pair(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Colleague, ...]]:
    with team_of(tmp_path, share, 2) as team:
        yield team


def latest(one: Colleague, share: MemoryShare) -> Header:
    name = max(name for name in share.files if f"/{one.opened.replica}/" in name)
    file = parse(share.files[name])
    found = read_header(file, one.opened.case_id) if file else None
    assert found is not None
    return found


def test_what_was_said_of_a_colleague_is_not_said_again(
    pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben = pair
    ben.change(pronouns="he")
    ben.sync()
    said = []
    for words in ("she", "they", "he"):
        ada.change(pronouns=words)
        ada.sync()
        said.append(latest(ada, share))
    assert [set(one.seen) for one in said] == [{ben.opened.replica}, set(), set()]
    assert [len(one.members) for one in said] == [1, 0, 0]  # Ben was invited before the first of these
    ben.change(pronouns="she")
    ben.sync()
    ada.change(preferred_name="Dee")
    ada.sync()
    assert [seq for seq, _ in latest(ada, share).seen.values()] == [2]


def test_a_segment_that_stands_for_all_before_it_says_all(
    pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben = pair
    ben.change(pronouns="he")
    ben.sync()
    ada.change(pronouns="she")
    ada.sync()
    ada.change(pronouns="they")
    sync_case(ada.vault, ada.opened, share, world=World(compact_after=1))
    found = latest(ada, share)
    assert found.covers and set(found.seen) == {ben.opened.replica} and len(found.members) == 1
