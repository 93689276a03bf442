"""Attaching files and reading them again, for the tests of how their bytes travel."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from navigator.actions.items import change_item
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.history.draft import Draft, making
from navigator.store.known_attachments import PART_BYTES
from navigator.store.open_case import OpenCase, Writer
from navigator.sync.errand import World
from navigator.sync.syncing import SyncResult, run
from navigator.sync.transport import Transport
from tests.store.case_files import Clock
from tests.sync.real_team import RealColleague, new_team
from tests.sync.simulated.quick_keys import QuickKeys

LONG = bytes(range(251)) * (5 * PART_BYTES // 2 // 251)
"""Two parts and a half."""


def attach(opened: OpenCase, content: bytes, name: str = "letter.txt") -> str:
    """Attach a file; its id."""
    done = opened.attach(name, "text/plain", "", [content], Ids())
    assert done is not None
    return done.changes[0].register.item


def bytes_of(opened: OpenCase, attachment: str) -> bytes:
    """What can be opened of it; UnreadableFile when that is not all of it."""
    return b"".join(opened.attachment_bytes(attachment))


def att_files(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of attachments among those of a share."""
    return {name: content for name, content in files.items() if "/attachments/" in name}


@dataclass
class Laptop(RealColleague):
    """A colleague's, of whom a test says what its syncs may come to."""

    def sync(self) -> SyncResult:
        """Sync once."""
        return run(self.errand())

    def change(self, **fields: str) -> None:
        """Change something about the client."""
        self.opened.commit(change_item(self.opened.case, CLIENT_ID, fields))

    @property
    def client(self) -> Client:
        """The client as this laptop shows them."""
        return self.opened.case.client


@contextmanager
def two_laptops(folder: Path, share: Transport) -> Iterator[tuple[Laptop, Laptop]]:
    """Ada's and Ben's, who share a case through a share that holds what a new team's does."""
    chance, clock = random.Random(1), Clock()
    keys = [QuickKeys(f"m{number}", chance.randbytes) for number in range(2)]
    world = World(clock, chance.randbytes)
    made = new_team(2).copy(folder, share, keys, lambda name, replica: Writer(name, replica, clock), world)
    ada, ben = (Laptop(one.opened, one.keys, one.trust, one.share, one.world) for one in made)
    ada.opened.commit(Draft("Start the case", making(Client(id=CLIENT_ID, preferred_name="Dana"))))
    for one in (ada, ben, ada):
        one.sync()
    yield ada, ben
    for one in (ada, ben):
        one.opened.close()


def changes_only(one: RealColleague) -> SyncResult:
    """Sync, and leave the bytes of attachments for another time."""
    return run(one.errand(), with_attachments=False)


def counts(result: SyncResult) -> tuple[int, int, int, int]:
    """Sent, received, still to send, still to come."""
    carried = result.attachments
    return carried.sent, carried.received, carried.to_send, carried.to_come
