"""The pure merge and the reading of a Case out of it, without any file: what sync and a rebuild stand on."""

import random
from collections.abc import Callable

from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.shelf import Shelf
from navigator.history.change import Change, ChangeSet
from navigator.history.draft import Draft, making, seal
from navigator.history.heads import Merge
from navigator.history.inverse import inverse
from navigator.history.projection import project
from navigator.history.stamp import HybridClock
from navigator.history.wire import from_data, to_data
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import side_by_side

ENTRIES = 5_000
CHANGES = 10_000
ROUNDS = 7


def measure() -> list[Figure]:
    """Beside each stands putting as many changes into a dict, which is the least that anything can do."""
    clock, entries = HybridClock("r"), _entries()
    draft = Draft("Load", tuple(edit for entry in entries for edit in making(entry)))
    whole = seal(draft, lambda *_: {}, stamp=clock.tick(), number=1, author="Ada Obi")
    assert whole is not None
    shuffled = random.Random(1).sample(whole.changes, CHANGES)
    merge = _merged(whole.changes)
    shelf = project(merge).entries
    return [
        _figure("merge 10,000 changes in any order", lambda: _merged(shuffled), shuffled, aim=300),
        _figure("read a Case of 5,000 entries out of the merge", lambda: project(merge), whole.changes),
        _figure("index 5,000 entries by the people in them", lambda: _indexed(shelf), whole.changes),
        _figure("read 5,000 new entries off the wire", lambda: from_data(to_data(whole)), whole.changes),
        _figure("undo the making of 5,000 entries", lambda: _undone(whole, merge, clock), whole.changes),
    ]


def _entries() -> list[Entry]:
    ids, chance = Ids(), random.Random(1)
    people = [ids.new() for _ in range(52)]
    return [
        Entry(
            id=ids.new(),
            when=PartialDate.parse(f"20{20 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}T10:30"),
            kind="call",
            text=f"Rang about the form, the {number}th time; they will ring back.",
            people=tuple(chance.sample(people, 2)),
        )
        for number in range(ENTRIES)
    ]


def _merged(changes: tuple[Change, ...] | list[Change]) -> Merge:
    merge = Merge()
    merge.absorb(changes)
    return merge


def _indexed(shelf: Shelf[Entry]) -> object:
    return Shelf(shelf.values()).by("people", "nobody")


def _undone(whole: ChangeSet, merge: Merge, clock: HybridClock) -> ChangeSet | None:
    draft = inverse(whole, lambda _, item: merge.heads_of_item(item), lambda _: {})
    return seal(
        draft, lambda _, item: merge.heads_of_item(item), stamp=clock.tick(), number=2, author="Ada Obi"
    )


def _figure(
    name: str, act: Callable[[], object], changes: tuple[Change, ...] | list[Change], aim: float | None = None
) -> Figure:
    ours, least = side_by_side(act, lambda: {change.register: change for change in changes}, ROUNDS)
    baseline = f"putting {len(changes):,} changes into a dict"
    return Figure(name, ours * 1000, "ms", aim=aim, baseline=baseline, baseline_value=least * 1000)
