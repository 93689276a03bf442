"""Case files for the tests of the store: real SQLCipher files with a key and a clock of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.journal import Entry
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.history.draft import Draft, making
from navigator.store.case_path import make_file, open_file
from navigator.store.open_case import OpenCase, Writer

KEY = bytes(range(32))
START_MS = 1_790_000_000_000


@dataclass
class Clock:
    """A clock that moves on a second each time it is looked at."""

    ms: int = START_MS

    def __call__(self) -> int:
        self.ms += 1000
        return self.ms


@dataclass
class Desk:
    """Makes and opens case files in one folder, with predictable ids."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    replica: str = "00000000000000aa"

    def __post_init__(self) -> None:
        self.ids = Ids(self.clock, bytes)

    @property
    def path(self) -> Path:
        """Where the case file of this desk stands."""
        return self.folder / "one.case"

    def make(self) -> OpenCase:
        """A new case file, with a client."""
        opened = OpenCase("one", self.path, make_file(self.path, KEY), self._writer())
        opened.commit(Draft("Start the case", making(Client(id=CLIENT_ID, preferred_name="Sam"))))
        return opened

    def open(self, key: bytes = KEY) -> OpenCase:
        """The case file again."""
        return OpenCase("one", self.path, open_file(self.path, key, self.no_backup), self._writer())

    def no_backup(self) -> None:
        """Fails the test: a file of this version needs no backup to be opened."""
        raise AssertionError("a backup was made of a file that needed no migration")

    def _writer(self) -> Writer:
        return Writer("Ada Obi, Harbour House", self.replica, self.clock)

    def person(self, name: str, **more: object) -> Person:
        """A new person."""
        return Person(id=self.ids.new(), name=name, **more)  # type: ignore[arg-type]

    def entries(self, count: int) -> list[Entry]:
        """New journal entries, one a day."""
        day = date(2024, 1, 1)
        return [
            Entry(
                id=self.ids.new(),
                when=PartialDate.on(day + timedelta(days=number)),
                kind="call",
                text=f"Rang about the form, the {number}th time; they will ring back.",
            )
            for number in range(count)
        ]


@contextmanager
def desk_in(folder: Path) -> Iterator[tuple[Desk, OpenCase]]:
    """A desk and a new case on it, closed at the end."""
    desk = Desk(folder)
    opened = desk.make()
    try:
        yield desk, opened
    finally:
        opened.close()
