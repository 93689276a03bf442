"""One sync of one case while it lasts: what it works with, what it knows, and what it found worth saying.

Everything that touches the world is passed in. Nothing here decides anything.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from navigator.casefile.ids import wall_clock_ms
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.store.keys import Entropy
from navigator.store.share_holdings import Holdings
from navigator.sync.attachment_books import AttachmentBooks
from navigator.sync.books import Books
from navigator.sync.membership import Team
from navigator.sync.names import meant_by, wanted_folder
from navigator.sync.primitives import Primitives, member_id
from navigator.sync.signed_file import SignedFile, sha256_of
from navigator.sync.transport import NotOnShare, Transport

T = TypeVar("T")


class Cancelled(NavigatorError):
    """Somebody pressed Cancel; what had been done until then is done."""


def _nothing(_: str) -> None:
    pass


def _never() -> bool:
    return False


def _at_once(work: Callable[[], T]) -> T:
    return work()


@dataclass(frozen=True)
class World:
    """What sync takes from the machine, so that a test can pass its own."""

    now_ms: Callable[[], int] = wall_clock_ms
    """Milliseconds since 1970, UTC."""
    entropy: Entropy = os.urandom
    at: Callable[[str], None] = _nothing
    """Told of each step once it is done: "listed", "taken in", "frozen", "put", "read back", "published"."""
    compact_after: int = 64
    """So many own segments since the last that covers all: then the next one covers all again."""
    look_again: int = 1
    """So many of our own segments, by chance, are read back once more in each sync: an older, broken state
    of the share may have come back under names that are rightly there."""
    at_desk: Callable[[Callable[[], Any]], Any] = _at_once
    """Runs what touches the case file: a window passes what does it on the thread that owns the case."""


@dataclass(frozen=True)
class Trust:
    """What is believed whatever stands on the share."""

    case_id: str
    share_id: str
    signer: str
    root: str


@dataclass
class Errand:
    """One sync of one case. `at_desk` runs whatever touches the case file; see `sync_case`."""

    trust: Trust
    books: Books
    transport: Transport
    primitives: Primitives
    world: World = field(default_factory=World)
    at_desk: Callable[[Callable[[], T]], T] = _at_once
    cancelled: Callable[[], bool] = _never
    progress: Callable[[int, int], None] = lambda done, whole: None
    sending: Callable[[int, int], None] = lambda done, whole: None
    carrying: Callable[[int, int], None] = lambda done, whole: None
    attachments: AttachmentBooks | None = None
    """None: no notice is taken of the bytes of attachments."""
    is_asked_again: Callable[[], bool] = _never
    """Whether another sync is wanted, of changes: then the rest of the attachments is left to that one."""

    def __post_init__(self) -> None:
        self.me = member_id(self.primitives.verify_key)
        self.holdings = Holdings()
        self.team = Team()
        self.records: dict[str, SignedFile] = {}
        self.keys: dict[str, bytes] = {}
        self.wrapped_for: set[tuple[str, str]] = set()
        """Which keys were wrapped for whom, by the mark of the key and the member."""
        self.listing: tuple[str, ...] = ()
        self.listed: frozenset[str] = frozenset()
        """The same, to look a name up in."""
        self.asking: tuple[str, ...] = ()
        """Those of them that only ask for a file (see looking_again.py): nothing stands under them."""
        self.alarms: list[str] = []
        self.unread = 0
        """Files on the share that could not be read yet."""
        self.broken: dict[str, tuple[str, int] | None] = {}
        """By the hash that their names claim: files whose content was another; of a segment its place."""
        self.is_newer = False
        self.sent = 0
        """Our change sets that came to be on the share."""
        self.received: tuple[ChangeSet, ...] = ()
        """What came in, also in a sync that broke off."""
        self.quarantined = 0
        self._fetched = 0
        self._to_fetch = 0

    @property
    def case_id(self) -> str:
        """The case."""
        return self.trust.case_id

    def key_called(self, start: str) -> bytes | None:
        """The key whose mark begins so; None when we have none."""
        return next((key for mark, key in self.keys.items() if mark.startswith(start)), None)

    def look(self) -> None:
        """List what stands on the share. Raises ShareError."""
        self.listing = self.transport.list(f"{self.case_id}/")
        self.listed = frozenset(self.listing)
        asking = wanted_folder(self.case_id)
        self.asking = tuple([name for name in self.listing if name.startswith(asking)])
        self._to_fetch = len(self.unknown_names())

    def unknown_names(self) -> list[str]:
        """The names on the share of which it is not known what stands under them, in order."""
        held = self.holdings
        known = [one.name for of_replica in held.segments.values() for one in of_replica.values()]
        found_as = [name for name, _ in held.files.values()]
        odd = [name for name, sha256 in held.odd.items() if sha256]
        return sorted(self.listed.difference(known, found_as, self.asking, odd))

    def get(self, name: str) -> bytes | None:
        """The bytes under a name, or None when there are none now. Raises ShareError, Cancelled."""
        self.check()
        try:
            return self.transport.get(name)
        except NotOnShare:
            return None
        finally:
            self._fetched += 1
            self.progress(self._fetched, max(self._fetched, self._to_fetch))

    def note_broken(self, name: str, content: bytes) -> None:
        """Note what was read and is not what its name was made for."""
        meant = meant_by(name)
        if meant is not None and meant.sha256 != sha256_of(content):
            self.broken[meant.sha256] = meant.place

    def check(self) -> None:
        """Raises Cancelled when somebody pressed Cancel."""
        if self.cancelled():
            raise Cancelled("Syncing was stopped.", "What had come in until then is saved.")

    def alarm(self, sentence: str) -> None:
        """Something that a person should know of, once."""
        if sentence not in self.alarms:
            self.alarms.append(sentence)
