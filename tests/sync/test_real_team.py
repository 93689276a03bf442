"""The real case files under everything at once: a machine that edits, undoes, settles conflicts, syncs
through a share that fails, closes, and goes back to a backup, in any order.

A newer version works beside: it sets fields and makes kinds of items that this one does not know, which
are kept and sent on. NAVIGATOR_MACHINES says how many runs; the long run is 20,000.
"""

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from navigator.actions.conflicts import resolve_conflict
from navigator.history.change import REMOVED, ChangeSet, Register
from navigator.history.draft import Draft, Edit
from navigator.store.open_case import Writer
from navigator.sync.errand import World
from navigator.sync.syncing import run
from tests.factories import id_of
from tests.store.case_files import START_MS
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import RealColleague, new_team, open_again
from tests.sync.simulated.quick_keys import QuickKeys
from tests.sync.simulated.run import stopping
from tests.sync.simulated.share import Disk, FaultyShare
from tests.sync.simulated.world import Crash

RUNS = int(os.environ.get("NAVIGATOR_MACHINES", "500"))
STEPS = 50
PARTS = 10
SETTINGS = settings(
    max_examples=RUNS // PARTS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TEAM = 3
WHO = st.integers(0, TEAM - 1)
PEOPLE = [id_of("person", name) for name in ("Ann", "Ben")]
REGISTERS = [
    *(Register("person", one, "name") for one in PEOPLE),
    *(Register("person", one, "phones", "07700 900123") for one in PEOPLE),
    *(Register("person", one, REMOVED) for one in PEOPLE),
    Register("person", PEOPLE[0], "shoe_size"),  # a field of a newer version
    Register("whiteboard", id_of("whiteboard", "one"), "colour"),  # a kind of one
]
VALUES = st.sampled_from(["Ann", "Anna", 42, None, True, False])


class AnyTeam(RuleBasedStateMachine):
    """Three keyworkers, one case, one bad share."""

    @initialize(number=st.integers(0, 2**32))
    def start(self, number: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name)
        self.chance = random.Random(number)
        self.now_ms = START_MS
        self.said: set[str] = set()
        self.excused: set[str] = set()
        new = new_team(TEAM)
        share = MemoryShare(new.share)
        keys = [QuickKeys(f"m{number}", self.chance.randbytes) for number in range(TEAM)]
        self.team = new.copy(self.place, share, keys, self.writer, self.world())
        self.disk = Disk(share.files)
        self.stopped = 0

    def tell_time(self) -> int:
        self.now_ms += 1000
        return self.now_ms

    def writer(self, author: str, replica: str) -> Writer:
        return Writer(author, replica, self.tell_time)

    def world(self) -> World:
        return World(self.tell_time, self.chance.randbytes, compact_after=4)

    def teardown(self) -> None:
        if hasattr(self, "team"):
            try:
                self.everything_is_everywhere()
            finally:
                for one in self.team:
                    one.opened.close()
                self.folder.cleanup()

    def note(self, sealed: ChangeSet | None) -> None:
        if sealed is not None:
            self.said.add(sealed.id)

    @rule(who=WHO, register=st.sampled_from(REGISTERS), value=VALUES)
    def edit(self, who: int, register: Register, value: str | int | bool | None) -> None:
        edits: tuple[Edit, ...] = (Edit(register, value),)
        if register.field != REMOVED:
            edits = (Edit(Register(register.kind, register.item, REMOVED), False), *edits)
        self.note(self.team[who].opened.commit(Draft("Change something", edits)))

    @precondition(lambda self: any(one.opened.undo_name for one in self.team))
    @rule(who=WHO)
    def undo(self, who: int) -> None:
        self.note(self.team[who].opened.undo())

    @precondition(lambda self: any(one.opened.redo_name for one in self.team))
    @rule(who=WHO)
    def redo(self, who: int) -> None:
        self.note(self.team[who].opened.redo())

    @precondition(lambda self: any(one.opened.conflicts for one in self.team))
    @rule(who=WHO)
    def settle(self, who: int) -> None:
        conflicts = self.team[who].opened.conflicts
        if conflicts and conflicts[0].register.field != REMOVED:
            first = conflicts[0]
            self.note(self.team[who].opened.commit(resolve_conflict(first.register, first.heads[0].value)))

    @rule(who=WHO, number=st.integers(0, 2**32), often=st.sampled_from([0.0, 0.1, 0.4]))
    def sync(self, who: int, number: int, often: float) -> None:
        chance = random.Random(number)
        at = stopping(chance.randrange(20) if chance.random() < 0.3 else -1)
        one = self.team[who]
        errand = one.errand(FaultyShare(self.disk, at, chance, often))
        errand.world = World(self.tell_time, self.chance.randbytes, at, compact_after=4)
        try:
            run(errand)
        except Crash:
            self.stopped += 1
            self.reopen(who, one.opened.replica)
        self.disk.remember()

    @rule(who=WHO)
    def close_and_open(self, who: int) -> None:
        before = self.team[who].opened.case
        self.reopen(who, self.team[who].opened.replica)
        assert self.team[who].opened.case == before

    @rule(who=WHO)
    def back_up(self, who: int) -> None:
        path = self.team[who].opened.path
        self.reopen(who, self.team[who].opened.replica)  # so that all of it is in the one file
        shutil.copy(path, path.with_suffix(".backup"))

    @precondition(lambda self: any(self.place.glob("*.backup")))
    @rule(who=WHO)
    def restore(self, who: int) -> None:
        one = self.team[who]
        backup = one.opened.path.with_suffix(".backup")
        if backup.exists():
            before = self.numbers(one)
            one.opened.close()
            for leftover in self.place.glob(f"{one.opened.path.name}-*"):
                leftover.unlink()
            shutil.copy(backup, one.opened.path)
            self.reopen(who, self.chance.randbytes(8).hex(), close=False)
            self.excused |= before - self.numbers(one)

    def numbers(self, one: RealColleague) -> set[str]:
        last = one.errand().books.load().last_numbers
        return {f"{of}:{number}" for of, until in last.items() for number in range(1, until + 1)}

    def reopen(self, who: int, replica: str, *, close: bool = True) -> None:
        one = self.team[who]
        if close:
            one.opened.close()
        one.opened = open_again(one.opened.path, self.writer(one.opened.author, replica))

    def all_quiet(self) -> bool:
        """Let everybody sync once; whether there was nothing new for anybody."""
        results = [run(one.errand()) for one in self.team]
        assert all(result.trouble is None for result in results)
        return all(result.nothing_new for result in results)

    def everything_is_everywhere(self) -> None:
        good = MemoryShare(self.disk.files)
        for one in self.team:
            one.share = good
        rounds = 0
        while not self.all_quiet():
            rounds += 1
            assert rounds <= 3, "they never come to rest"
        first = self.team[0]
        for one in self.team:
            assert one.opened.problems() == ()
            assert one.opened.case == first.opened.case
            assert set(one.opened.conflicts) == set(first.opened.conflicts)
            assert self.numbers(one) == self.numbers(first)
            assert self.said - self.excused <= self.numbers(one)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(3600)
def test_any_team(part: int) -> None:
    """Each part has a seed of its own, so that no two of them go the same way."""
    machine = seed(part)(type(f"AnyTeam{part}", (AnyTeam,), {}))
    run_state_machine_as_test(machine, settings=SETTINGS)
