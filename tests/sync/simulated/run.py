"""Running a schedule, healing the world, and looking whether everything is there that must be."""

import hashlib
import random
from collections.abc import Callable, Iterable, KeysView
from dataclasses import dataclass

from navigator.history.change import Change, ChangeSet, Register
from navigator.history.heads import Merge
from navigator.store.no_collecting import no_collecting
from navigator.sync.chain import know
from navigator.sync.changing_team import change_team, removal
from navigator.sync.names import hash_wanted
from navigator.sync.primitives import member_id
from navigator.sync.quarantine import taking_in
from navigator.sync.syncing import run as run_sync
from navigator.sync.transport import ShareError
from tests.sync.simulated.books import MemoryBooks
from tests.sync.simulated.mutants import NONE, Mutant
from tests.sync.simulated.quick_keys import QuickKeys
from tests.sync.simulated.remembering import remembering
from tests.sync.simulated.schedule import Happening, Schedule
from tests.sync.simulated.share import FaultyShare
from tests.sync.simulated.world import SIZES, Crash, Machine, Team, new_team, without_trace

TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000
ROUNDS = 3
REAL_KEYS_EVERY = 20
"""One run in so many is made with the real cryptography."""
EVERY_FAULT = {
    *("unreachable", "torn", "silently torn", "empty", "duplicated", "renamed only", "no answer", "stale"),
    *(
        "hidden",
        "renamed elsewhere",
        "stopped",
        "clock",
        "back up",
        "restore",
        "whole disk",
        "clone",
        "revoke",
        "roll back",
    ),
    *("forge", "accept"),
}
"""What has to have happened somewhere, or the runs would show less than they say."""
_STEPS = 24
"""A machine that is to stop in a sync stops at one of so many steps."""


class Broken(AssertionError):
    """Something that must hold did not."""


@dataclass(frozen=True)
class Outcome:
    """The hash of all that a run left behind: the same for the same seed."""

    digest: str
    edits: int
    faults: frozenset[str]
    """What went wrong with the share and the machines."""


def play(schedule: Schedule, mutant: Mutant = NONE) -> Outcome:
    """Run a schedule to its healed end. Raises Broken, with what is wrong, when something is lost."""
    with no_collecting():
        chance = random.Random(schedule.seed)
        team = new_team(schedule.size, chance, real_keys=schedule.seed % REAL_KEYS_EVERY == 0)
        try:
            return _played(schedule, team, mutant)
        finally:
            team.end()


def _played(schedule: Schedule, team: Team, mutant: Mutant) -> Outcome:
    for machine in team.machines:
        mutant.change_books(machine.books, team)
    player = _Player(team, mutant)
    with remembering():
        with mutant.in_force():
            for one in schedule.happenings:
                player.let_happen(one)
            heal(team, mutant)
        check(team)
    return Outcome(_digest(team), player.edits, frozenset(team.disk.faults))


class _Player:
    def __init__(self, team: Team, mutant: Mutant) -> None:
        self._team = team
        self._mutant = mutant
        self.edits = 0
        self._chance = random.Random()
        self._acts: dict[str, Callable[[_Player, Machine, random.Random], None]] = {
            "edit": _Player._edit,
            "sync": _Player._sync,
            "back up": _Player._back_up,
            "restore": _Player._restore,
            "clone": _Player._clone,
            "revoke": _Player._revoke,
            "roll back": _Player._roll_back,
            "clock": _Player._clock,
            "forge": _Player._forge,
            "accept": _Player._accept,
            "rot": _Player._rot,
        }

    def let_happen(self, one: Happening) -> None:
        self._team.now_ms += 60_000
        self._team.disk.faults.add(one.what)
        machine = self._team.machines[one.who % len(self._team.machines)]
        self._chance.seed(one.seed)  # Another one each time would be seeded twice.
        self._acts[one.what](self, machine, self._chance)

    def _edit(self, machine: Machine, chance: random.Random) -> None:
        self.edits += self._team.edit(machine, chance)

    def _sync(self, machine: Machine, chance: random.Random) -> None:
        share, at = self._bad_share(machine, chance)
        if machine.put_back:
            at = stopping(-1)
            share = self._share(machine, at)
        self._mutant.before_sync(machine.books)
        try:
            result = self._team.sync(machine, share, at)
            machine.put_back = machine.put_back and result.removed  # then it has read no segment yet
        except Crash:
            self._team.disk.faults.add("stopped")  # what was on the disk is still there
        if chance.random() < 0.3:
            self._team.disk.remember()

    def _bad_share(
        self, machine: Machine, chance: random.Random
    ) -> tuple[FaultyShare, Callable[[str], None]]:
        at = stopping(chance.randrange(_STEPS) if chance.random() < 0.3 else -1)
        often = chance.choice((0.0, 0.05, 0.2, 0.5))
        return self._share(machine, at, chance, often), at

    def _share(
        self,
        machine: Machine,
        at: Callable[[str], None],
        chance: random.Random | None = None,
        often: float = 0,
    ) -> FaultyShare:
        return self._mutant.share(FaultyShare(self._team.disk, at, chance, often, machine.view))

    def _back_up(self, machine: Machine, chance: random.Random) -> None:
        machine.backup = machine.books.copy()

    def _restore(self, machine: Machine, chance: random.Random) -> None:
        backup = machine.backup
        if backup is None:
            return
        lost = {one for sets in machine.books.log.values() for one in sets.values()}
        replica = machine.books.replica
        renamed = machine.books.renamed
        machine.books = backup.copy()
        machine.books.renamed |= renamed
        if chance.random() < 0.3 and not machine.was_copied and self._team.share_remembers(machine, backup):
            # The whole disk was put back, and the mark that would have told with it. Only the share knows
            # better then, so nothing else may be wrong with it until they have met: where both forget, or
            # a clone still knows, there are two files of one number, which is told and cannot be mended.
            machine.put_back = True
            self._team.disk.faults.add("whole disk")
            machine.books.replica = backup.replica if not self._mutant.same_id else replica
        elif not self._mutant.same_id:
            machine.books.become(self._team.new_replica())
        machine.clock = self._team.clock_for(machine)
        kept = {one for sets in machine.books.log.values() for one in sets.values()}
        self._team.excused |= lost - kept

    def _clone(self, machine: Machine, chance: random.Random) -> None:
        if len(self._team.machines) >= max(SIZES) or machine.put_back:
            return
        machine.was_copied = True
        books = machine.books.copy()
        if not self._mutant.same_id:
            books.become(self._team.new_replica())
        copy = Machine(machine.member, machine.keys, books, machine.clock, machine.ahead_ms)
        copy.was_copied = True
        copy.clock = self._team.clock_for(copy)
        self._team.machines.append(copy)

    def _revoke(self, machine: Machine, chance: random.Random) -> None:
        if machine.put_back:
            return
        others = sorted({one.member for one in self._team.machines} - {machine.member})
        victim = member_id(self._key_of(chance.choice(others)))
        share, at = self._bad_share(machine, chance)
        errand = self._team.errand(machine, share, at)
        try:
            result = without_trace(run_sync(errand))
            if result.trouble is None and errand.me in errand.team.members and victim in errand.team.members:
                change_team(errand, removal(errand, victim), {})
        except (Crash, ShareError):
            pass
        machine.clock = self._team.clock_for(machine)

    def _key_of(self, member: int) -> bytes:
        return next(one.keys.verify_key for one in self._team.machines if one.member == member)

    def _roll_back(self, machine: Machine, chance: random.Random) -> None:
        if not any(one.put_back for one in self._team.machines):
            self._team.disk.roll_back(chance.randint(1, 5))

    def _clock(self, machine: Machine, chance: random.Random) -> None:
        machine.ahead_ms = chance.choice((0, TEN_YEARS_MS, -TEN_YEARS_MS, -3_600_000))
        machine.clock = self._team.clock_for(machine)

    def _forge(self, machine: Machine, chance: random.Random) -> None:
        """Somebody who is in no team writes on the share: damaged copies, and noise, under good names."""
        files = self._team.disk.files
        name = chance.choice(sorted(files))
        if name.endswith(".json"):
            return
        content = bytearray(files[name] or b"x")
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        replica = machine.books.replica
        hashed = hashlib.sha256(content).hexdigest()
        copy = chance.choice((f"{name} (1)", f"{'c' * 32}/{replica}/{chance.randint(1, 9):08d}-{hashed}.seg"))
        self._team.disk.files[copy] = bytes(content)

    def _rot(self, machine: Machine, chance: random.Random) -> None:
        """Some files on the share break where they stand: what has them whole has to put them there again."""
        files = self._team.disk.files
        names = sorted(name for name in files if not name.endswith(".json") and hash_wanted(name) == "")
        if any(one.put_back for one in self._team.machines):
            return
        for name in chance.sample(names, min(len(names), chance.choice((1, 1, 2, 5)))):
            files[name] = files[name][: chance.randrange(len(files[name]))] if files[name] else b""

    def _accept(self, machine: Machine, chance: random.Random) -> None:
        replicas = sorted({one.replica for one in machine.books.quarantine.values()})
        for replica in replicas[:1]:
            log = machine.books.log.get(replica, {})
            waiting = sorted(machine.books.quarantine.values(), key=lambda one: one.number)
            machine.books.keep(taking_in(waiting, replica, max(log, default=0)))


def stopping(step: int) -> Callable[[str], None]:
    """What stops a machine at this step of a sync; never, below zero."""
    left = step

    def at(_: str) -> None:
        nonlocal left
        if left == 0:
            raise Crash
        left -= 1

    return at


def staying(team: Team) -> list[Machine]:
    """The machines whose owners are still in the team, by the chain as the most of them know it."""
    found = []
    for machine in team.machines:
        errand = team.errand(machine, FaultyShare(team.disk, stopping(-1)), stopping(-1))
        know(errand)
        if errand.me in errand.team.members:
            found.append(machine)
    return found


def heal(team: Team, mutant: Mutant) -> None:
    """Everything works from now on; after three rounds there is nothing left to do.

    After a round in which nobody kept, wrote or drew anything all further ones are the same.
    """
    for _ in range(ROUNDS + 1):
        before, writes = _done(team), team.disk.writes
        said = _round(team, mutant)
        if _done(team) == before:
            break
    for result in said:
        raise Broken(f"not quiet after {ROUNDS} rounds: {result}")
    if team.disk.writes != writes:
        raise Broken(f"still writing after {ROUNDS} rounds")


def _done(team: Team) -> tuple[int, ...]:
    """What grows with all that is kept, written and drawn."""
    return (team.disk.writes, team.drawn, *(machine.books.kept for machine in team.machines))


def _round(team: Team, mutant: Mutant) -> list[str]:
    said = []
    for machine in team.machines:
        mutant.before_sync(machine.books)
        at = stopping(-1)
        result = team.sync(machine, mutant.share(FaultyShare(team.disk, at, view=machine.view)), at)
        if result.trouble is not None:
            raise Broken(f"the share works, and yet: {result.trouble}")
        if not result.removed and (result.sent or result.received or result.quarantined):
            said.append(f"sent {result.sent}, received {len(result.received)}")
    return said


def check(team: Team) -> None:
    """Whether nothing that was said to be saved is lost, and everybody has the same."""
    machines = staying(team)
    if not machines:
        return
    members = {machine.member for machine in machines}
    first = machines[0].books
    for machine in machines:
        _same(first, machine.books)
    _as_the_log_says(first)
    log = {one.id: one for sets in first.log.values() for one in sets.values()}
    renamed = {old: new for machine in team.machines for old, new in machine.books.renamed.items()}
    said = [(member, *_today(team, renamed, one)) for member, one in team.said]
    written: dict[str, list[ChangeSet]] = {}
    for _, found, _ in said:
        written.setdefault(found.id, []).append(found)
    for one in log.values():
        if one not in written.get(one.id, ()):
            raise Broken(f"{one.id} was never written, or was changed on the way")
    for member, one, excused in said:
        if member in members and log.get(one.id) != one and not excused:
            raise Broken(f"{one.id} was said to be saved and is lost")


def _same(one: MemoryBooks, other: MemoryBooks) -> None:
    if _numbers(one) != _numbers(other):
        missing = _ids(one) ^ _ids(other)
        raise Broken(f"two laptops have different changes: {sorted(missing)[:5]}")
    if one.merge != other.merge:
        raise Broken("two laptops with the same changes show different cases")
    if set(one.quarantine) != set(other.quarantine):
        raise Broken("two laptops have different changes in quarantine")


def _numbers(books: MemoryBooks) -> dict[str, KeysView[int]]:
    return {replica: sets.keys() for replica, sets in books.log.items() if sets}


def _ids(books: MemoryBooks) -> set[str]:
    return {f"{replica}:{number}" for replica, sets in books.log.items() for number in sets}


def _as_the_log_says(books: MemoryBooks) -> None:
    """The merge is that of the log in any order, and shows every value that nothing replaced."""
    changes = [change for sets in books.log.values() for one in sets.values() for change in one.changes]
    again = Merge()
    again.absorb(reversed(changes))
    if again != books.merge:
        raise Broken("a rebuild from the log shows another case")
    if _values(books.merge.heads.items()) != _standing(changes):
        raise Broken("a value that nothing replaced is not shown")


def _values(heads: Iterable[tuple[Register, tuple[Change, ...]]]) -> dict[Register, set[str]]:
    return {register: {head.id for head in of} for register, of in heads}


def _standing(changes: list[Change]) -> dict[Register, set[str]]:
    """What stands, found without the merge: what no other change of the register names."""
    replaced = {(change.register, parent) for change in changes for parent in change.parents}
    found: dict[Register, set[str]] = {}
    for change in changes:
        if (change.register, change.id) not in replaced:
            found.setdefault(change.register, set()).add(change.id)
    return found


def _today(team: Team, renamed: dict[ChangeSet, ChangeSet], one: ChangeSet) -> tuple[ChangeSet, bool]:
    """A change set as it is called today, and whether it was thrown away, under whatever id.

    It has another id where a disk was put back to an earlier day.
    """
    # Most runs have none of either, and to look a change set up means to hash all that is in it.
    excused = bool(team.excused) and one in team.excused
    while renamed and one in renamed:
        one = renamed[one]
        excused |= one in team.excused
    return one, excused


def _digest(team: Team) -> str:
    """Of all that is left; with real keys not of the files, for age has a chance of its own."""
    hashed = hashlib.sha256()
    quick = isinstance(team.machines[0].keys, QuickKeys)
    said: list[tuple[dict[str, KeysView[int]], bytes]] = []
    for machine in team.machines:
        numbers = _numbers(machine.books)
        if not said or numbers != said[-1][0]:
            said.append((numbers, " ".join(sorted(_ids(machine.books))).encode()))
        hashed.update(said[-1][1])
    for name in sorted(team.disk.files) if quick else ():
        hashed.update(name.encode() + team.disk.files[name])
    return hashed.hexdigest()
