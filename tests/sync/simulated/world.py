"""The laptops of a simulated team, the share between them, and what everybody was told is saved."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from navigator.history.change import REMOVED, ChangeSet, Register, Value
from navigator.history.draft import Draft, Edit, seal
from navigator.history.stamp import HybridClock
from navigator.store.identity import Identity
from navigator.store.keys import Entropy
from navigator.store.share_holdings import Taking
from navigator.sync import membership
from navigator.sync.chain import keep, know, new_key, wrap_keys, write_record
from navigator.sync.errand import Errand, Trust, World
from navigator.sync.marker import marker_bytes
from navigator.sync.names import MARKER
from navigator.sync.primitives import LibraryPrimitives, Primitives, member_id
from navigator.sync.publishing import publish
from navigator.sync.signed_file import sha256_of
from navigator.sync.syncing import SyncResult, run
from tests.sync.simulated.books import MemoryBooks
from tests.sync.simulated.quick_keys import QuickKeys
from tests.sync.simulated.share import Disk, FaultyShare

CASE = "c" * 32
SHARE = "5" * 32
START_MS = 1_790_000_000_000
COMPACT_AFTER = 5
SIZES = (3, 4, 5)

_PEOPLE = tuple(f"01900000-0000-7000-8000-00000000000{number}" for number in range(4))
_VALUES: dict[tuple[str, str], tuple[Value, ...]] = {
    ("name", ""): ("Ann", "Anna", "Ann B.", None),
    ("role", ""): ("probation officer", "support worker", ""),
    ("shoe_size", ""): (42, 43.5, "a newer version wrote this"),
    ("phones", "07700 900123"): (True, False),
    ("phones", "07700 900456"): (True, False),
    (REMOVED, ""): (True, False),
}
_PLACES = tuple(
    (Register("person", person, *field), values) for person in _PEOPLE for field, values in _VALUES.items()
)
"""Every register that is ever set, and what it may be set to."""


class Crash(BaseException):  # no error of the app: the machine stops
    """The machine stops here."""


@dataclass
class Machine:
    """One laptop: its disk is the books, all else is lost when it stops."""

    member: int
    keys: Primitives
    books: MemoryBooks
    clock: HybridClock
    ahead_ms: int = 0
    backup: MemoryBooks | None = None
    was_copied: bool = False
    """Whether a clone of it lives on, or it is one."""
    view: dict[str, str] = field(default_factory=dict)
    """What only this machine sees on the share, as `FaultyShare` says."""
    put_back: bool = False
    """Whether its whole disk was put back, and it has not met the share since."""


@dataclass
class Team:
    """A team in the middle of a run. `said` is everything that anybody was told is saved, and by whom."""

    disk: Disk
    trust: Trust
    chance: random.Random
    machines: list[Machine] = field(default_factory=list)
    said: list[tuple[int, ChangeSet]] = field(default_factory=list)
    excused: set[ChangeSet] = field(default_factory=set)
    """What was on a disk that was thrown away before it had been sent."""
    revoked: set[int] = field(default_factory=set)
    now_ms: int = START_MS
    drawn: int = 0
    """How often anything was left to chance in a sync."""

    def world(self, machine: Machine, at: Callable[[str], None]) -> World:
        """What sync is given on this machine."""
        return World(
            *(lambda: self.now_ms + machine.ahead_ms, self.entropy, at),
            compact_after=COMPACT_AFTER,
            look_again=10,
        )

    def entropy(self, size: int) -> bytes:
        """So many random bytes."""
        self.drawn += 1
        return self.chance.randbytes(size)

    def errand(self, machine: Machine, share: FaultyShare, at: Callable[[str], None]) -> Errand:
        """A sync of this machine."""
        return Errand(self.trust, machine.books, share, machine.keys, self.world(machine, at))

    def new_replica(self) -> str:
        """Another random replica id."""
        return self.entropy(8).hex()

    def share_remembers(self, machine: Machine, backup: MemoryBooks) -> bool:
        """Whether the share has every segment of a machine that its backup has not, or nobody ever will."""
        mine = backup.replica
        known = {one for other in self.machines for one in other.books.segments_of(mine)}
        today = {sha256_of(content) for content in self.disk.files.values()}
        ever = {sha256_of(content) for files in self.disk.past for content in files.values()}
        elsewhere = {
            one for other in self.machines if other is not machine for one in other.books.segments_of(mine)
        }
        missing = known - backup.segments_of(mine) - today
        return not missing & (ever | elsewhere)

    def clock_for(self, machine: Machine) -> HybridClock:
        """The clock of a case file that has just been opened."""
        clock = HybridClock(machine.books.replica, lambda: self.now_ms + machine.ahead_ms)
        for sets in machine.books.log.values():
            if sets:
                clock.witness(sets[max(sets)].stamp)
        return clock

    def edit(self, machine: Machine, chance: random.Random) -> int:
        """One act of somebody on this machine, acknowledged when it returns; how many edits it has."""
        books = machine.books
        places = chance.sample(_PLACES, chance.randint(1, 5))
        edits = tuple([Edit(register, chance.choice(values)) for register, values in places])
        number = max(books.log.get(books.replica, {}), default=0) + 1
        sealed = seal(
            Draft(f"Act {len(self.said)}", edits, record=True),  # so that no two are the same
            lambda _, item: books.merge.heads_of_item(item),
            stamp=machine.clock.tick(),
            number=number,
            author=f"Keyworker {machine.member}",
        )
        assert sealed is not None
        books.take(sealed)
        self.said.append((machine.member, sealed))
        return len(edits)

    def sync(self, machine: Machine, share: FaultyShare, at: Callable[[str], None]) -> SyncResult:
        """One sync; may end in a Crash."""
        replica = machine.books.replica
        try:
            result = without_trace(run(self.errand(machine, share, at)))
        finally:
            if machine.books.replica != replica:
                machine.clock = self.clock_for(machine)
        for one in result.received:
            machine.clock.witness(one.stamp)
        return result

    def end(self) -> None:
        """Let go of the machines, which know the team: all would stay until somebody collects it."""
        for machine in self.machines:
            vars(machine).clear()
        self.machines.clear()


def without_trace(result: SyncResult) -> SyncResult:
    """The same; its trouble knows no more where it came from.

    From there it would hold all that this run has made until somebody collects it, which takes long.
    """
    if result.trouble is not None:
        result.trouble.__traceback__ = None
    return result


@dataclass(frozen=True)
class _Start:
    files: dict[str, bytes]
    trust: Trust
    books: tuple[MemoryBooks, ...]
    identities: tuple[Identity, ...]
    """Empty where the keys are quick ones."""

    def keys(self, number: int, entropy: Entropy) -> Primitives:
        """The keys of a member, with its own chance."""
        if self.identities:
            return LibraryPrimitives(self.identities[number], entropy)
        return QuickKeys(f"member{number}", entropy)


def new_team(size: int, chance: random.Random, *, real_keys: bool) -> Team:
    """A team that has just been put together; everybody knows everybody."""
    start = _start(size, real_keys)
    team = Team(Disk(start.files), start.trust, chance)
    for number in range(size):
        books = start.books[number].copy()
        books.replica, books._new_replica = team.new_replica(), team.new_replica
        machine = Machine(number, start.keys(number, team.entropy), books, HybridClock(books.replica))
        machine.clock = team.clock_for(machine)
        team.machines.append(machine)
    return team


@cache
def _start(size: int, real_keys: bool) -> _Start:
    chance = random.Random(size)
    identities = tuple(Identity.new(chance.randbytes) for _ in range(size)) if real_keys else ()
    start = _Start({}, Trust(CASE, SHARE, "", ""), (), identities)
    keys = [start.keys(number, chance.randbytes) for number in range(size)]
    disk = Disk({MARKER: marker_bytes(SHARE, keys[0])})
    books = [MemoryBooks(chance.randbytes(8).hex(), str) for _ in keys]
    share = FaultyShare(disk, lambda _: None)
    trust = Trust(CASE, SHARE, keys[0].verify_key.hex(), "")
    errand = Errand(trust, books[0], share, keys[0], World(lambda: START_MS, chance.randbytes))
    know(errand)
    taking = Taking()
    acts = [membership.adding(one.verify_key, one.recipient) for one in keys]
    names = {member_id(one.verify_key): f"Keyworker {number}" for number, one in enumerate(keys)}
    write_record(errand, [*acts, new_key(errand)], names, taking)
    wrap_keys(errand, taking)
    keep(errand, taking)
    publish(errand)
    (root,) = errand.records
    trust = Trust(CASE, SHARE, trust.signer, root)
    for one, key in zip(books, keys, strict=True):
        run(Errand(trust, one, share, key, World(lambda: START_MS, chance.randbytes)))
    return _Start(disk.files, trust, tuple(books), identities)
