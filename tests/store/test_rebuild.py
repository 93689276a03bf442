"""Whatever is done to a case, its rows say what its log says; proved by a machine that does anything."""

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from navigator.casefile.network import Person
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.draft import Draft, changing, making, purging, putting_back, removing
from navigator.history.stamp import Stamp
from tests.store.case_files import Desk

NAMES = st.sampled_from(["Dana", "Lena", "", "Нина", "李"])
PHONES = st.sets(st.sampled_from(["07700 900001", "07700 900002", "07700 900003"])).map(sorted).map(tuple)


class AnyUse(RuleBasedStateMachine):
    """One keyworker and a colleague whose changes come in at any time and in any order."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name))
        self.opened = self.desk.make()
        self.made: list[str] = []
        self.log: list[ChangeSet] = []
        self.theirs = 0

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            try:
                self.rows_say_what_the_log_says()
            finally:
                self.opened.close()
                self.folder.cleanup()

    @rule(name=NAMES, phones=PHONES)
    def add(self, name: str, phones: tuple[str, ...]) -> None:
        person = self.desk.person(name, phones=phones)
        self.made.append(person.id)
        self.opened.commit(Draft("Add", making(person)))

    @rule(which=st.integers(0, 5), name=NAMES, phones=PHONES)
    def change(self, which: int, name: str, phones: tuple[str, ...]) -> None:
        there = list(self.opened.case.people.values())
        if there:
            old = there[which % len(there)]
            self.opened.commit(
                Draft("Change", changing(old, dataclasses.replace(old, name=name, phones=phones)))
            )

    @rule(which=st.integers(0, 5), act=st.sampled_from([removing, putting_back]))
    def remove_or_put_back(self, which: int, act: object) -> None:
        if self.made:
            self.opened.commit(Draft("Remove", act("person", self.made[which % len(self.made)])))  # type: ignore[operator]

    @rule(which=st.integers(0, 9))
    def purge(self, which: int) -> None:
        if which < len(self.made):
            self.opened.commit(Draft("Erase", purging("person", self.made[which])))

    @rule()
    def undo(self) -> None:
        self.opened.undo()

    @rule()
    def redo(self) -> None:
        self.opened.redo()

    @rule(
        which=st.integers(0, 5),
        field=st.sampled_from(["name", "role", "removed", "phones", "newer_field"]),
        value=st.sampled_from([True, False, None, "a", "b"]),
        known=st.booleans(),
        behind=st.integers(0, 2),
    )
    def colleague(self, which: int, field: str, value: object, known: bool, behind: int) -> None:
        if not self.made:
            return
        item = self.made[which % len(self.made)]
        self.theirs += 1
        replica = "00000000000000bb"
        stamp = Stamp(1_790_000_000_000 + self.theirs * 700, 0, replica)
        register = Register(Person.KIND, item, field, "07700 900001" if field == "phones" else "")
        lines = [line for line in self.opened.history(item) if line.field == field]
        parents = (f"{lines[0].set_id}:0",) if known and lines else ()
        change = Change(f"{replica}:{self.theirs}:0", register, value, parents, stamp)  # type: ignore[arg-type]
        self.log.append(ChangeSet(replica, self.theirs, stamp, "Lena", "Change", (change,)))
        if len(self.log) > behind:
            self.opened.absorb(reversed(self.log))
            self.log.clear()

    @rule()
    def close_and_open(self) -> None:
        self.rows_say_what_the_log_says()
        before = (self.opened.case, self.opened.conflicts, self.opened.undo_name, self.opened.redo_name)
        self.opened.close()
        self.opened = self.desk.open()
        assert before[0] == self.opened.case
        assert set(before[1]) == set(self.opened.conflicts)
        assert before[2:] == (self.opened.undo_name, self.opened.redo_name)

    def rows_say_what_the_log_says(self) -> None:
        """A colleague's sets that have not come in yet may leave a gap in the numbers; no more."""
        assert self.opened.problems() in ((), ("Some acts are missing from the log.",))


AnyUse.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestAnyUse = AnyUse.TestCase
