"""Syncing through a folder on this disk, with real case files, real keys and real segments.

10,000 changes published by one and merged by another; a newcomer; nothing new; 1,000 journal entries; and
what it takes up on the share beside all changes as plain JSON, compressed at once. Reading back what was put,
flushing it, and checking every signature are in the figures, and so is the second replica's transaction with
its rows and its search index.
"""

import json
import os
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from navigator.casefile.ids import Ids, wall_clock_ms
from navigator.casefile.journal import Entry
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.history.change import ChangeSet, Register
from navigator.history.draft import Draft, Edit, making, seal
from navigator.history.stamp import HybridClock
from navigator.history.wire import to_data
from navigator.interchange.example import example_items
from navigator.store.identity import Identity
from navigator.store.open_case import Writer
from navigator.sync.primitives import LibraryPrimitives
from tests.benchmarks.figure import Figure
from tests.sync.plain_folder import PlainFolder
from tests.sync.real_team import RealColleague, put_together

CHANGES = 10_000
ENTRIES = 1_000
SEGMENTS = 70
"""Enough for a replica to have put one snapshot in their place."""
ROUNDS = 5
MEMBERS = 3
_YEAR_MS = 365 * 24 * 60 * 60 * 1000
_START_MS = 1_760_000_000_000


def measure() -> list[Figure]:
    """The figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        changes = [_ten_thousand(folder / f"changes{number}") for number in range(ROUNDS)]
        entries = [thousand_entries(folder / f"entries{number}") for number in range(ROUNDS)]
        newcomer, nothing, parts = _newcomer(folder / "newcomer")
        days = _everyday()
        everyday = _everyday_size(folder / "everyday", days)
    push, pull = zip(*entries, strict=True)
    took, whole = zip(*changes, strict=True)
    what = f"{CHANGES:,} changes"
    return [
        Figure(f"{what} published, fetched, verified and merged", _best(took) * 1000, "ms", aim=1000),
        Figure(f"{what} into a newcomer by snapshot", newcomer * 1000, "ms", aim=2000),
        Figure("a sync with nothing new", nothing * 1000, "ms", aim=50),
        Figure(f"{ENTRIES:,} journal entries pushed", _best(push) * 1000, "ms", aim=275),
        Figure(f"{ENTRIES:,} journal entries pulled", _best(pull) * 1000, "ms", aim=250),
        Figure("size on the share beside the compressed changes", whole[0], "times", aim=2),
        Figure(
            f"the same, sent in {SEGMENTS} parts, with the snapshot that covers them", parts, "times", aim=2
        ),
        Figure(
            f"the same, a year of everyday work by two: {len(days)} syncs of 5 to 40 changes",
            everyday,
            "times",
            aim=2,
        ),
    ]


def _best(found: Iterable[float]) -> float:
    """The median."""
    ordered = sorted(found)
    return ordered[len(ordered) // 2]


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _team(folder: Path) -> list[RealColleague]:
    folder.mkdir()
    keys = [LibraryPrimitives(Identity.new(os.urandom), os.urandom) for _ in range(MEMBERS)]
    return put_together(folder, PlainFolder(folder / "share"), keys, Writer)


def _sets(
    drafts: Iterable[Draft], replica: str, now_ms: Callable[[], int] = wall_clock_ms
) -> list[ChangeSet]:
    clock, found = HybridClock(replica, now_ms), list[ChangeSet]()
    for draft in drafts:
        sealed = seal(
            draft, lambda *_: {}, stamp=clock.tick(), number=len(found) + 1, author="Ada Obi, Harbour House"
        )
        assert sealed is not None
        found.append(sealed)
    return found


def _people(changes: int) -> list[ChangeSet]:
    ids = Ids()
    drafts = []
    for number in range(changes // 8):
        person = Person(
            id=ids.new(),
            name=f"Person {number} Example",
            role="support worker",
            phones=(f"07700 {900000 + number % 1000}",),
            emails=(f"person{number}@example.org",),
            when_to_reach="Weekday mornings",
            closeness="regular",
            started=PartialDate.on(date(2024, 1, 1) + timedelta(days=number % 700)),
        )
        drafts.append(Draft(f"Add {person.name}", making(person)))
    return _sets(drafts, f"{0:016x}")


def words_of_call(number: int) -> str:
    """What stands in a journal entry."""
    return f"Rang about the housing benefit form, the {number}th time; they will ring back tomorrow."


def _journal() -> list[ChangeSet]:
    ids = Ids()
    entries = [
        Entry(
            id=ids.new(),
            when=PartialDate.on(date(2024, 1, 1) + timedelta(days=number % 700)),
            kind="call",
            text=words_of_call(number),
        )
        for number in range(ENTRIES)
    ]
    return _sets([Draft("Log a call", making(entry)) for entry in entries], f"{0:016x}")


def _everyday() -> list[list[ChangeSet]]:
    """The example case, which holds what keyworkers write, sent by two of them, a few changes at a time.

    The example's ids are all of one moment. Here these and the acts are of a whole year, in their order.
    """
    chance = random.Random(1)
    items = sorted(example_items(date(2026, 10, 16)), key=lambda item: item.id)
    times = sorted(chance.randrange(_YEAR_MS) + _START_MS for _ in items)
    ids = {item.id: _of_time(item.id, at) for item, at in zip(items, times, strict=True)}
    days: list[list[tuple[Draft, int]]] = []
    room = 0
    for item, at in zip(items, times, strict=True):
        edits = tuple(_renamed(edit, ids) for edit in making(item))
        if not days or room < len(edits):
            days.append([])
            room = chance.randint(5, 40)
        days[-1].append((Draft(f"Add {item.title or item.KIND}", edits), at))
        room -= len(edits)
    found: list[list[ChangeSet]] = [[] for _ in days]
    for who in (0, 1):
        acts = [act for day in days[who::2] for act in day]
        now = iter([at for _, at in acts])
        sets = iter(_sets([draft for draft, _ in acts], f"{who:016x}", partial(next, now)))
        found[who::2] = [[next(sets) for _ in day] for day in days[who::2]]
    return found


def _of_time(item_id: str, at_ms: int) -> str:
    """A UUIDv7 with the chance of this one and another time."""
    digits = f"{at_ms:012x}"
    return f"{digits[:8]}-{digits[8:]}{item_id[13:]}"


def _renamed(edit: Edit, ids: Mapping[str, str]) -> Edit:
    kind, item, field, member = edit.register
    value = ids.get(edit.value, edit.value) if isinstance(edit.value, str) else edit.value
    return Edit(Register(kind, ids[item], field, ids.get(member, member)), value)


def _everyday_size(folder: Path, days: list[list[ChangeSet]]) -> float:
    team = _team(folder)
    for number, day in enumerate(days):
        who = team[number % 2]
        who.opened.absorb(day)
        who.sync()
    return _size(folder, [one for day in days for one in day])


def _ten_thousand(folder: Path) -> tuple[float, float]:
    ada, ben, _ = _team(folder)
    sets = _people(CHANGES)
    assert sum(len(one.changes) for one in sets) == CHANGES
    ada.opened.absorb(sets)
    ben.sync()
    took = _seconds(ada.sync) + _seconds(ben.sync)
    assert ben.opened.case == ada.opened.case and len(ben.opened.case.people) == len(sets)
    return took, _size(folder, sets)


def _size(folder: Path, sets: list[ChangeSet]) -> float:
    """How many times the compressed changes the segments take up."""
    size = sum(path.stat().st_size for path in (folder / "share").rglob("*.seg"))
    return size / len(zlib.compress(json.dumps([to_data(one) for one in sets]).encode()))


def thousand_entries(folder: Path) -> tuple[float, float]:
    """The seconds that 1,000 journal entries take to be pushed, and pulled by another; the folder is made."""
    ada, ben, _ = _team(folder)
    ada.opened.absorb(_journal())
    ben.sync()
    push, pull = _seconds(ada.sync), _seconds(ben.sync)
    assert len(ben.opened.case.entries) == ENTRIES
    return push, pull


def _newcomer(folder: Path) -> tuple[float, float, float]:
    ada, ben, cay = _team(folder)
    sets = _people(CHANGES)
    for part in range(SEGMENTS):
        ada.opened.absorb(sets[part * len(sets) // SEGMENTS : (part + 1) * len(sets) // SEGMENTS])
        ada.sync()
    ben.sync()
    took = _seconds(cay.sync)
    assert cay.opened.case == ada.opened.case == ben.opened.case
    nothing = _best([_seconds(ada.sync) for _ in range(9)])
    return took, nothing, _size(folder, sets)
