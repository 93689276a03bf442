"""A team without disks: replicas that seal drafts and take in each other's change sets, and what they play.

The pool of registers is small, so that what replicas do collides: items that several make, edit, remove
and put back, fields with many members, fields and kinds that nobody here knows, values nobody can read.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.history.change import PURGED, REMOVED, Change, ChangeSet, Register, Value
from navigator.history.draft import Draft, Edit, seal
from navigator.history.heads import Heads, Merge, in_conflict
from navigator.history.inverse import inverse
from navigator.history.projection import apply
from navigator.history.stamp import HybridClock, Stamp
from tests.factories import NOON_MS, id_of

TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60 * 1000


class Replica:
    """One installation: its merge, its Case, and every change set that it has, in order of arrival."""

    def __init__(self, name: str, ahead_ms: int = 0) -> None:
        self.name = name
        self.merge = Merge()
        self.case = Case()
        self.sets: dict[str, ChangeSet] = {}
        self._changes: dict[str, Change] = {}
        self._now_ms = NOON_MS + ahead_ms
        self._clock = HybridClock(name, self._tell_time)

    def _tell_time(self) -> int:
        self._now_ms += 1000
        return self._now_ms

    def heads_of_item(self, kind: str, item: str) -> Mapping[Register, Heads]:
        """As `seal` and `inverse` want them."""
        return self.merge.heads_of_item(item)

    def find(self, ids: tuple[str, ...]) -> Mapping[str, Change]:
        """As `inverse` wants it."""
        return {change_id: self._changes[change_id] for change_id in ids if change_id in self._changes}

    def commit(self, draft: Draft) -> ChangeSet | None:
        """Do what a draft says; None when it would change nothing."""
        number = 1 + sum(one.replica == self.name for one in self.sets.values())
        sealed = seal(draft, self.heads_of_item, stamp=self._clock.tick(), number=number, author=self.name)
        if sealed is not None:
            self.take([sealed])
        return sealed

    def do(self, *edits: Edit) -> ChangeSet:
        """Commit edits that are known to change something."""
        sealed = self.commit(Draft("Do something", edits))
        assert sealed is not None
        return sealed

    def undo(self, change_set: ChangeSet, *, redo: bool = False) -> ChangeSet | None:
        """Take a change set back; None when nothing of it stands any more."""
        return self.commit(inverse(change_set, self.heads_of_item, self.find, redo=redo))

    def take(self, sets: Iterable[ChangeSet]) -> None:
        """Take in change sets, one after the other; those that are here already are taken in again."""
        for one in sets:
            touched = self.merge.absorb(one.changes)
            self.case = apply(self.case, self.merge, touched)
            self.sets[one.id] = one
            self._changes.update((change.id, change) for change in one.changes)
            self._clock.witness(one.stamp)

    def meet(self, other: "Replica") -> None:
        """Take in everything that another has."""
        self.take([one for one in other.sets.values() if one.id not in self.sets])

    def head_values(self) -> dict[Register, frozenset[tuple[str, Value]]]:
        """What stands in each register; those that say no more than that nothing is there are left out."""
        found = {
            register: frozenset((type(head.value).__name__, head.value) for head in heads)
            for register, heads in self.merge.heads.items()
        }
        return {register: values for register, values in found.items() if values != _nothing(register)}

    def disputes(self) -> set[str]:
        """The items about which a person has to choose something."""
        items = {register.item for register in self.merge.heads}
        return {item for item in items if in_conflict(self.merge.heads_of_item(item))}


def _nothing(register: Register) -> frozenset[tuple[str, Value]]:
    if register.field == REMOVED:
        return frozenset({("bool", True)})
    return frozenset({("bool", False)}) if register.member else frozenset({("NoneType", None)})


ANN, BEN = id_of("person", "Ann"), id_of("person", "Ben")
_ITEMS = (("person", ANN), ("person", BEN), ("whiteboard", id_of("whiteboard", "one")))
_NAMES: tuple[Value, ...] = ("Ann", "Ann B.", "Anna", "", None, 7)
_FIELDS: dict[tuple[str, str], tuple[Value, ...]] = {
    (REMOVED, ""): (True, False),
    ("name", ""): _NAMES,
    ("started", ""): ("2019", "2019-03~", "the day after tomorrow", None),
    ("professional", ""): (True, False, None, 1, "yes"),
    ("phones", "07700 900123"): (True, False),
    ("phones", "07700 900456"): (True, False),
    ("shoe_size", ""): (42, 42.5, "a newer one wrote this", None),
    ("stickers", "blue"): (True, False),
}


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit of one of a few registers. Nothing is purged."""
    kind, item = draw(st.sampled_from(_ITEMS))
    field, member = draw(st.sampled_from(tuple(_FIELDS)))
    value = draw(st.sampled_from(_FIELDS[field, member]))
    return Edit(Register(kind, item, field, member), value)


def drafts() -> st.SearchStrategy[Draft]:
    """Acts of a few edits."""
    return st.lists(edits(), min_size=1, max_size=5).map(lambda found: Draft("Do something", tuple(found)))


def purges() -> st.SearchStrategy[Draft]:
    """Acts that erase an item for good."""
    registers = st.sampled_from(_ITEMS).map(lambda item: Register(*item, PURGED))
    return registers.map(lambda register: Draft("Erase something", (Edit(register, True),)))


@st.composite
def teams(draw: st.DrawFn, *, size: int = 3, steps: int = 12, acts: Any = None) -> tuple[Replica, ...]:
    """Replicas after some acts, undos and meetings, their clocks up to ten years apart; not all in step."""
    ahead = st.sampled_from((0, 0, 60_000, TEN_YEARS_MS, -TEN_YEARS_MS))
    team = tuple(Replica(f"r{index}", draw(ahead)) for index in range(size))
    # Everybody starts from the same two people more often than not: what nobody shares cannot collide.
    if draw(st.booleans()):
        team[0].do(*(Edit(Register(kind, item, REMOVED), False) for kind, item in _ITEMS))
        for replica in team[1:]:
            replica.meet(team[0])
    for _ in range(draw(st.integers(0, steps))):
        who = draw(st.sampled_from(team))
        what = draw(st.sampled_from(("act", "act", "act", "meet", "meet", "undo")))
        if what == "act":
            who.commit(draw(acts if acts is not None else drafts()))
        elif what == "meet":
            who.meet(draw(st.sampled_from(team)))
        elif mine := [one for one in who.sets.values() if one.replica == who.name]:
            who.undo(draw(st.sampled_from(mine)))
    return team


_IDS = tuple(f"{replica}:{number}:{index}" for replica in "ab" for number in (1, 2, 3) for index in (0, 1))
_HOSTILE_REGISTERS = (
    Register("person", ANN, "name"),
    Register("person", ANN, "phones", "07700 900123"),
    Register("person", ANN, REMOVED),
    Register("person", ANN, REMOVED, "with a member"),
    Register("person", ANN, PURGED),
    Register("person", ANN, PURGED, "with a member"),
    Register("organisation", ANN, "name"),
    Register("organisation", ANN, REMOVED),
    Register("person", BEN, "name"),
    Register("person", BEN, REMOVED),
)


@st.composite
def hostile_changes(draw: st.DrawFn, change_id: str = "") -> Change:
    """A change that nobody honest makes, of an id that another may have too.

    Its parents may be of other registers, itself, in a circle or never sent; several may be of one register
    in one set; one item may be of two kinds, and say more than yes or no of its life.
    """
    change_id = change_id or draw(st.sampled_from(_IDS))
    replica, number, _ = change_id.split(":")
    any_ids = st.lists(st.sampled_from((*_IDS, "never:1:0")), max_size=3).map(tuple)
    value: Value = draw(st.sampled_from((True, True, False, None, "x", 1, 1.0)))
    stamp = Stamp(draw(st.integers(0, 3)), int(number), replica)
    return Change(
        change_id, draw(st.sampled_from(_HOSTILE_REGISTERS)), value, draw(any_ids), stamp, draw(any_ids)
    )


@st.composite
def hostile_sets(draw: st.DrawFn) -> list[ChangeSet]:
    """Six change sets of two replicas, of such changes; each id stands for one change."""
    sets: list[ChangeSet] = []
    for replica in "ab":
        for number in (1, 2, 3):
            stamp = Stamp(draw(st.integers(0, 3)), number, replica)
            changes = tuple(
                draw(hostile_changes(f"{replica}:{number}:{index}"))._replace(stamp=stamp) for index in (0, 1)
            )
            sets.append(ChangeSet(replica, number, stamp, "Nobody", "Do harm", changes))
    return sets


def in_step(team: Iterable[Replica]) -> None:
    """Let everybody meet everybody."""
    members = tuple(team)
    for one in members:
        for other in members:
            one.meet(other)
