"""Opening a case, saving an edit and finding words, on the case that the design's numbers speak of.

52 people, 15 organisations, 5,000 journal entries, in a real encrypted file; beside each figure stands the
same on a plain, unencrypted SQLite file through Python's own sqlite3.
"""

import dataclasses
import json
import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.history.draft import Draft, changing, making
from navigator.interchange.example import example_items
from navigator.store.case_path import make_file, open_file
from navigator.store.open_case import OpenCase, Writer
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import seconds, side_by_side

KEY = bytes(range(32))
WRITER = Writer("Ada Obi, Harbour House", "00000000000000aa")
ENTRIES = 5_000
CASES = 20
ROUNDS = 9
TODAY = date(2026, 11, 22)


def measure() -> list[Figure]:
    """The figures for one case file, and for finding words in twenty."""
    with tempfile.TemporaryDirectory() as name, ordinary_case(Path(name)) as path:
        return [_opening(path), _saving(path), *_finding(path)]


@contextmanager
def ordinary_case(folder: Path) -> Iterator[Path]:
    """The example's network and 5,000 entries, in a closed case file."""
    path = folder / "ordinary.case"
    ids = Ids()
    people = [item.id for item in example_items(TODAY) if item.KIND == "person"]
    entries = [
        Entry(
            id=ids.new(),
            when=PartialDate.on(TODAY - timedelta(days=number % 1100)),
            kind="call",
            text=f"Rang about the housing benefit form, try {number}; they will ring back on the other line.",
            people=(people[number % len(people)],),
            topic="housing",
            voice="fact",
        )
        for number in range(ENTRIES - 200)
    ]
    with OpenCase("one", path, make_file(path, KEY), WRITER) as opened:
        items = (*example_items(TODAY), *entries)
        opened.commit(Draft("Load", tuple(edit for item in items for edit in making(item))))
        assert (len(opened.case.people), len(opened.case.organisations)) == (52, 15)
        assert len(opened.case.entries) == ENTRIES
    yield path


def _open(path: Path) -> OpenCase:
    return OpenCase("one", path, open_file(path, KEY, _no_backup), WRITER)


def _no_backup() -> None:
    raise AssertionError("a file of this version needs no backup")


def _opening(path: Path) -> Figure:
    plain = path.with_suffix(".sqlite")
    with _open(path) as opened:
        _fill_plain(plain, opened.case)
    ours, theirs = side_by_side(lambda: _open(path).close(), lambda: _read_plain(plain), ROUNDS)
    return Figure(
        "open a case: 52 people, 15 organisations, 5,000 entries, every page checked",
        ours * 1000,
        "ms",
        aim=150,
        baseline="reading the same rows as JSON from plain sqlite3",
        baseline_value=theirs * 1000,
    )


def _fill_plain(plain: Path, case: Case) -> None:
    connection = sqlite3.connect(plain)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE item (id TEXT PRIMARY KEY, body TEXT)")
    rows = ((item.id, json.dumps(dataclasses.asdict(item), default=str)) for item in case.items())
    connection.executemany("INSERT INTO item VALUES (?, ?)", rows)
    connection.commit()
    connection.close()


def _read_plain(plain: Path) -> None:
    connection = sqlite3.connect(plain)
    for (body,) in connection.execute("SELECT body FROM item"):
        json.loads(body)
    connection.close()


def _saving(path: Path) -> Figure:
    plain = sqlite3.connect(path.with_suffix(".sqlite"), isolation_level=None)
    plain.execute("PRAGMA synchronous=FULL")
    with _open(path) as opened:
        old = next(iter(opened.case.entries.values()))
        numbers = iter(range(10_000))

        def save() -> None:
            now = opened.case.entries[old.id]
            new = dataclasses.replace(now, text=f"Changed {next(numbers)} times")
            opened.commit(Draft("Change an entry", changing(now, new)))

        def save_plain() -> None:
            plain.execute("UPDATE item SET body = ? WHERE id = ?", (f"{next(numbers)}", old.id))

        ours, theirs = side_by_side(save, save_plain, 40)
    plain.close()
    return Figure(
        "save one edit: log, row and search index, durable",
        ours * 1000,
        "ms",
        aim=30,
        baseline="one durable UPDATE in plain sqlite3",
        baseline_value=theirs * 1000,
    )


def _finding(path: Path) -> list[Figure]:
    copies = [Path(shutil.copy(path, path.with_name(f"copy{number}.case"))) for number in range(CASES)]
    opened = [_open(copy) for copy in copies]
    try:
        typed = ["h", "ho", "hou", "hous", "housi", "housin", "housing b", "housing be", "dana", "07700 9"]
        times = [seconds(_find(opened, words)) for words in typed for _ in range(3)]
    finally:
        for one in opened:
            one.close()
    name = f"find as you type over {CASES} such cases, a keystroke"
    return [
        Figure(f"{name} (median)", statistics.median(times) * 1000, "ms", aim=50),
        Figure(f"{name} (worst)", max(times) * 1000, "ms"),
    ]


def _find(opened: list[OpenCase], words: str) -> Callable[[], object]:
    return lambda: [one.search(words, 10) for one in opened]
