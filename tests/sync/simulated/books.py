"""The books of a replica in memory: what would stand in its case file, with the real merge.

`keep` happens as a whole or not at all, as the transaction of the real ones does; tests/store shows that
of those. `copy` is a backup of the file.
"""

from collections.abc import Callable
from itertools import chain

from navigator.history.change import Change, ChangeSet
from navigator.history.heads import Merge
from navigator.store.share_holdings import Held, Holdings, Taking


class MemoryBooks:
    """One replica's case file."""

    def __init__(self, replica: str, new_replica: Callable[[], str]) -> None:
        self.replica = replica
        self.merge_kind: type[Merge] = Merge
        self.believes: Callable[[ChangeSet], bool] | None = None
        self.merge = Merge()
        self.log: dict[str, dict[int, ChangeSet]] = {}
        self.quarantine: dict[str, ChangeSet] = {}
        self.renamed: dict[ChangeSet, ChangeSet] = {}
        self.kept = 0
        """How often something was kept."""
        self._new_replica = new_replica
        self._held: dict[str, dict[int, Held]] = {}
        self._bytes: dict[tuple[str, int], bytes] = {}
        self._files: dict[str, tuple[str, bytes]] = {}
        self._odd: dict[str, str] = {}
        self._notes: dict[str, object] = {}

    def copy(self) -> "MemoryBooks":
        """The same in another file."""
        other = MemoryBooks(self.replica, self._new_replica)
        other.merge_kind, other.believes = self.merge_kind, self.believes
        other.merge = self.merge.copy()
        other.log = {replica: dict(sets) for replica, sets in self.log.items()}
        other.quarantine = dict(self.quarantine)
        other.renamed = dict(self.renamed)
        other._held, other._bytes = self._all_held(), dict(self._bytes)
        other._files, other._odd = dict(self._files), dict(self._odd)
        other._notes = dict(self._notes)
        return other

    def renew(self) -> str:
        """As Books says."""
        return self._new_replica()

    def become(self, replica: str) -> None:
        """As Books says."""
        self.kept += 1
        self.replica = replica

    def load(self) -> Holdings:
        """As Books says."""
        return Holdings(
            *(self._all_held(), dict(self._files), dict(self._odd), dict(self._notes), self.last_numbers())
        )

    def _all_held(self) -> dict[str, dict[int, Held]]:
        return {replica: dict(of_replica) for replica, of_replica in self._held.items()}

    def last_numbers(self) -> dict[str, int]:
        """As Books says."""
        return {replica: max(sets) for replica, sets in self.log.items() if sets}

    def sets(self, replica: str, first: int, last: int) -> list[ChangeSet]:
        """As Books says."""
        here = self.log.get(replica, {})
        return [here[number] for number in range(first, last + 1) if number in here]

    def bytes_of(self, replica: str, seq: int) -> bytes:
        """As Books says."""
        return self._bytes.get((replica, seq), b"")

    def segments_of(self, replica: str) -> set[str]:
        """The hashes of all segments of a replica that are held."""
        return {held.sha256 for held in self._held.get(replica, {}).values()}

    def take(self, change_set: ChangeSet) -> None:
        """Merge one set."""
        self.log.setdefault(change_set.replica, {})[change_set.number] = change_set
        self.merge.absorb(change_set.changes)

    def keep(self, taking: Taking) -> tuple[ChangeSet, ...]:
        """As Books says."""
        self.kept += 1
        if taking.renumber is not None:
            self._renumber(*taking.renumber)
        for one in taking.quarantine:
            self.quarantine[one.id] = one
            self.log.get(one.replica, {}).pop(one.number, None)
        if taking.quarantine:
            self.rebuild()
        fresh = [one for one in taking.sets if one.number not in self.log.get(one.replica, ())]
        for one in fresh if self.quarantine else ():
            self.quarantine.pop(one.id, None)
        believed = fresh if self.believes is None else [one for one in fresh if self.believes(one)]
        for one in believed:
            self.log.setdefault(one.replica, {})[one.number] = one
        self.merge.absorb(chain.from_iterable([one.changes for one in believed]))
        self._keep_books(taking)
        return tuple(fresh)

    def _keep_books(self, taking: Taking) -> None:
        for replica, seq in taking.dropped:
            self._held[replica].pop(seq, None)
        for held, content in taking.segments:
            self._held.setdefault(held.replica, {})[held.seq] = held
            self._bytes[held.replica, held.seq] = content
        for (replica, seq), name in taking.names.items():
            self._held[replica][seq] = self._held[replica][seq]._replace(name=name)
        for replica, seq in taking.aside:
            self._held[replica][seq] = self._held[replica][seq]._replace(set_aside=True)
        for replica, before in taking.superseded.items():
            for seq, held in self._held[replica].items():
                if seq < before and held.name:
                    self._bytes.pop((replica, seq), None)
        for name, content in taking.files.items():
            self._files[name] = ("", content)
        for name, found_as in taking.file_names.items():
            self._files[name] = (found_as, self._files[name][1])
        self._odd.update(taking.odd)
        self._notes.update(taking.notes)

    def forget_outbox(self) -> None:
        """What was frozen and not known to be on the share is cut anew next time. Only a mutant does so."""
        mine = self._held.get(self.replica, {})
        for seq in [seq for seq, held in mine.items() if not held.name]:
            self.kept += 1
            del mine[seq]

    def rebuild(self) -> None:
        """Merge anew from the log."""
        self.merge = self.merge_kind()
        for sets in self.log.values():
            for one in sets.values():
                self.merge.absorb(one.changes)

    def _renumber(self, old: str, first: int, new: str) -> None:
        mine = self.log.get(old, {})
        moved = {number: mine.pop(number) for number in sorted(mine) if number >= first}
        if moved:
            everything = [one for sets in (*self.log.values(), moved) for one in sets.values()]
            self.log = {}
            for one in everything:
                renamed = self._with_new_names(one, old, first, new)
                if renamed != one:
                    self.renamed[one] = renamed
                self.log.setdefault(renamed.replica, {})[renamed.number] = renamed
            self.rebuild()
        self.replica = new

    def _with_new_names(self, one: ChangeSet, old: str, first: int, new: str) -> ChangeSet:
        def name(change_id: str) -> str:
            replica, number, place = change_id.split(":")
            if replica != old or int(number) < first:
                return change_id
            return f"{new}:{int(number) - first + 1}:{place}"

        def renamed(change: Change, stamp: object) -> Change:
            return Change(
                *(name(change.id), change.register, change.value, tuple(map(name, change.parents))),
                *(stamp, tuple(map(name, change.seen))),  # type: ignore[arg-type]
            )

        moves = one.replica == old and one.number >= first
        stamp = one.stamp._replace(replica=new) if moves else one.stamp
        changes = tuple(renamed(change, stamp) for change in one.changes)
        if not moves:
            return one._replace(changes=changes)
        return one._replace(replica=new, number=one.number - first + 1, stamp=stamp, changes=changes)
