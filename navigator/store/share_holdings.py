"""What a case file remembers of its share, as plain data: what is held, and what one step adds to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from navigator.history.change import ChangeSet


class Held(NamedTuple):
    """One segment that was verified, or made, here.

    A tuple with names, as a change is: a sync makes one for each segment that there is.
    """

    replica: str
    seq: int
    sha256: str
    member: str
    """Who signed it."""
    last: int
    """The number of its replica's last change set, up to this segment."""
    carried: Mapping[str, int] = MappingProxyType({})
    """By other replica: the last number of the sets of it that the segment carries."""
    covers: bool = False
    """Whether it holds all that its replica ever sent, so that those before it are not needed."""
    name: str = ""
    """The name under which it was read from the share; "" while it is not known to be there."""
    set_aside: bool = False
    """Whether it counts for nothing, because its signer had been removed."""


@dataclass
class Holdings:
    """All that is remembered, as it was loaded; a step works on it and keeps what it adds by a Taking."""

    segments: dict[str, dict[int, Held]] = field(default_factory=dict)
    """By replica and number."""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """The chain of members and the wrapped keys: by name, the name they were found under, and the bytes."""
    odd: dict[str, str] = field(default_factory=dict)
    """By a name that claims nothing: the hash of what stands there; "" when it is to be looked at again."""
    notes: dict[str, Any] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    """By replica: the number of its last change set in the log."""
    _ends: dict[str, tuple[Held | None, int]] = field(default_factory=dict)
    """By replica: its last segment that counts, and the number of its last that covers all."""
    _covered: dict[str, int] | None = None
    """What `covered` gives back, while it is known."""

    def add(self, held: Held) -> None:
        """Hold one more segment, or the same in another state."""
        there = self.segments.setdefault(held.replica, {})
        if held.set_aside:
            self._covered = None
        elif self._covered is not None:
            _cover(self._covered, held)
        if held.set_aside or (held.replica not in self._ends and there):
            self._ends.pop(held.replica, None)
        else:
            latest, base = self._ends.get(held.replica, (None, 0))
            latest = held if latest is None or held.seq >= latest.seq else latest
            self._ends[held.replica] = (latest, max(base, held.seq) if held.covers else base)
        there[held.seq] = held

    def drop(self, replica: str, seq: int) -> None:
        """Hold a segment no longer."""
        del self.segments[replica][seq]
        self._ends.pop(replica, None)
        self._covered = None

    def _end(self, replica: str) -> tuple[Held | None, int]:
        if replica in self._ends:
            return self._ends[replica]
        latest: Held | None = None
        base = 0
        for seq, held in self.segments.get(replica, {}).items():
            if not held.set_aside:
                latest = held if latest is None or seq > latest.seq else latest
                base = seq if held.covers and seq > base else base
        self._ends[replica] = (latest, base)
        return latest, base

    def counting(self, replica: str) -> list[Held]:
        """The segments of a replica that count, in order."""
        of_replica = self.segments.get(replica, {})
        return [of_replica[seq] for seq in sorted(of_replica) if not of_replica[seq].set_aside]

    def latest(self, replica: str) -> Held | None:
        """The last segment of a replica that counts."""
        return self._end(replica)[0]

    def base(self, replica: str) -> int:
        """The number of a replica's latest segment that covers all before it; 0 for none."""
        return self._end(replica)[1]

    def owner(self, replica: str) -> str:
        """The member whose replica it is: who signed the first segment that we hold; "" for nobody yet."""
        of_replica = self.segments.get(replica)
        return of_replica[min(of_replica)].member if of_replica else ""

    def covered(self) -> dict[str, int]:
        """By replica: the last number that segments brought, or took away to the share."""
        if self._covered is None:
            self._covered = {}
            for of_replica in self.segments.values():
                for held in of_replica.values():
                    if not held.set_aside:
                        _cover(self._covered, held)
        return dict(self._covered)


def _cover(covered: dict[str, int], held: Held) -> None:
    if held.last > covered.get(held.replica, 0):
        covered[held.replica] = held.last
    for replica, last in held.carried.items():
        if last > covered.get(replica, 0):
            covered[replica] = last


@dataclass
class Taking:
    """What one step leads to; kept as a whole or not at all."""

    sets: list[ChangeSet] = field(default_factory=list)
    """To be merged into the case."""
    segments: list[tuple[Held, bytes]] = field(default_factory=list)
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    """By replica and number: the name under which a segment was read back."""
    files: dict[str, bytes] = field(default_factory=dict)
    file_names: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    aside: list[tuple[str, int]] = field(default_factory=list)
    """Segments that count no longer."""
    quarantine: list[ChangeSet] = field(default_factory=list)
    """For a person to look at; taken out of the case, if they were in it."""
    superseded: dict[str, int] = field(default_factory=dict)
    """By replica: the segment that makes the bytes of those before it dispensable."""
    renumber: tuple[str, int, str] | None = None
    """Our own sets of this replica, from this number on, are to be another replica's."""
    dropped: list[tuple[str, int]] = field(default_factory=list)
    """Our own segments that were never on the share and will be cut anew under another replica."""

    def __bool__(self) -> bool:
        log = self.sets or self.quarantine or self.renumber
        files = self.segments or self.names or self.files or self.file_names or self.odd or self.notes
        return bool(log or files or self.aside or self.superseded or self.dropped)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One change set that waits for a person, or that a person has dismissed."""

    change_set: ChangeSet
    dismissed: bool


def numbers(sets: Iterable[ChangeSet]) -> dict[str, tuple[int, int]]:
    """By replica: the first and last number of these sets."""
    found: dict[str, tuple[int, int]] = {}
    for one in sets:
        first, last = found.get(one.replica, (one.number, one.number))
        found[one.replica] = (min(first, one.number), max(last, one.number))
    return found
