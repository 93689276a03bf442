"""Whoever attaches, syncs or is switched off, and whatever gets lost or breaks on the share, in whatever
order: in the end everybody has every file, and a purged one is nowhere.
"""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.history.draft import Draft, purging
from navigator.store.known_attachments import PART_BYTES
from navigator.store.open_case import Writer
from navigator.sync.errand import World
from navigator.sync.syncing import run
from tests.store.case_files import Clock
from tests.sync.attaching import att_files, attach, bytes_of
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import RealColleague, new_team
from tests.sync.simulated.quick_keys import QuickKeys

CONTENTS = (b"Dear Dana", b"Dear Sam" * 400, bytes(range(256)) * (PART_BYTES // 256) + b"and more")

who = st.integers(0, 1)
acts = st.one_of(
    st.tuples(st.just("attach"), who, st.sampled_from(CONTENTS)),
    st.tuples(st.just("sync"), who, st.none()),
    st.tuples(st.just("switched off"), who, st.integers(1, 12)),
    st.tuples(st.sampled_from(["lost", "broken"]), st.integers(0, 9), st.none()),
    st.tuples(st.just("purge"), who, st.integers(0, 9)),
)


class SwitchedOff(BaseException):
    """In the middle of a sync."""


def sync_for(one: RealColleague, steps: int) -> None:
    """A sync that is switched off after so many steps, if it has as many."""

    def at(_: str) -> None:
        nonlocal steps
        steps -= 1
        if steps < 0:
            raise SwitchedOff

    errand = one.errand()
    errand.world = World(one.world.now_ms, one.world.entropy, at)
    with suppress(SwitchedOff):
        assert run(errand).trouble is None


@settings(max_examples=25, deadline=None)
@given(st.lists(acts, max_size=12))
def test_in_the_end_everybody_has_every_file(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[str, int, object]]
) -> None:
    chance, clock = random.Random(1), Clock()
    made = new_team(2)
    share = MemoryShare(made.share)
    keys = [QuickKeys(f"m{number}", chance.randbytes) for number in range(2)]
    folder: Path = tmp_path_factory.mktemp("team")
    world = World(clock, chance.randbytes)
    team = made.copy(folder, share, keys, lambda author, replica: Writer(author, replica, clock), world)
    there: dict[str, bytes] = {}
    for act, number, what in script:
        one = team[number % 2]
        if act == "attach" and isinstance(what, bytes):
            there[attach(one.opened, what)] = what
        elif act == "sync":
            assert run(one.errand()).trouble is None
        elif act == "switched off" and isinstance(what, int):
            sync_for(one, what)
        elif act in ("lost", "broken") and (names := sorted(att_files(share.files))):
            content = share.files.pop(names[number % len(names)])
            if act == "broken":
                share.files[names[number % len(names)]] = content[: len(content) // 2]
        elif act == "purge" and (ids := sorted(one.opened.case.attachments)):
            purged = ids[number % len(ids)]
            one.opened.commit(Draft("Purge", purging("attachment", purged)))
            there.pop(purged, None)
    for one in (*team, *team, *team, *team):
        assert run(one.errand()).trouble is None
    for one in team:
        assert {item: bytes_of(one.opened, item) for item in one.opened.case.attachments} == there
        with one.opened.transaction("looking") as connection:
            query = "SELECT DISTINCT attachment FROM attachment_chunk"
            assert set(connection.exec_driver_sql(query).scalars()) == set(there)
        assert run(one.errand()).nothing_new
        one.opened.close()
