"""A share that answers one file after the other, as fast as a test lets it; the rest of it is a folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from navigator.actions.items import change_item
from navigator.casefile.journal import Entry
from navigator.history.draft import Draft, making
from navigator.sync.sharing import card_of, create_share, invite
from navigator.sync.syncing import REAL_WORLD, sync_case
from navigator.sync.transport import ShareUnreachable
from navigator.sync.transports import opening
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from tests.factories import id_of
from tests.ui.conftest import PASSPHRASE, QUICK, fill_vault
from tests.ui.share.team_hands import DANA, adas_case, bens_laptop


class SlowShare(FolderTransport):
    """Gives no file that was not let go; `end` may come from any thread."""

    def __init__(self, folder: str, ours: str, gate: threading.Semaphore) -> None:
        super().__init__(Path(folder), ours)
        self._gate = gate
        self._ended = threading.Event()

    def get(self, name: str) -> bytes:
        """As Transport says, once this file is let go."""
        if name.endswith(".seg"):
            while not self._gate.acquire(timeout=0.02):
                self._check()
        self._check()
        return super().get(name)

    def end(self) -> None:
        """As GuardedTransport."""
        self._ended.set()

    def _check(self) -> None:
        if self._ended.is_set():
            raise ShareUnreachable("The share was let go.", "Everything is saved on this laptop.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def ben_syncs_often(folder: Path, many: int) -> None:
    """Each of his entries is a file of its own on the share; Ada changes something meanwhile, offline."""
    world = replace(REAL_WORLD, compact_after=10 * many)
    with bens_laptop(folder, (DANA,)) as (ben, opened):
        for number in range(many):
            entry = Entry(id=id_of("entry", str(number)), kind="note", text=f"Note {number}")
            opened.commit(Draft("Write a note", making(entry)))
            sync_case(ben, opened, FolderTransport(folder / "share", "ben"), world=world)
    with adas_case(folder) as (_, opened):
        opened.commit(change_item(opened.case, DANA.id, {"role": "Probation officer"}))


def ada_invites_ben(folder: Path, many: int) -> Path:
    """Ada shares a case in so many files and invites Ben, who has a vault; where the invitation is."""
    world, there = replace(REAL_WORLD, compact_after=10 * many), FolderTransport(folder / "share", "ada")
    fill_vault(folder / "ada", {"Sam": Draft("Load", making(DANA))})
    fill_vault(folder / "ben", {}, name="Ben Ito")
    (folder / "share").mkdir()
    with LaptopStores(folder / "ben", cost=QUICK).unlock(PASSPHRASE, None) as ben:
        card = card_of(ben)
    with adas_case(folder) as (ada, opened):
        create_share(ada, opened, there, str(folder / "share"))
        (folder / "invitation").write_bytes(invite(ada, opened, there, card))
        for number in range(many):
            entry = Entry(id=id_of("entry", str(number)), kind="note", text=f"Note {number}")
            opened.commit(Draft("Write a note", making(entry)))
            sync_case(ada, opened, there, world=world)
    return folder / "invitation"


@contextmanager
def slow_share() -> Iterator[threading.Semaphore]:
    """From now on every folder is slow; each release of what this gives lets one segment go."""
    gate = threading.Semaphore(0)

    def slowly(address: str, ours: str) -> SlowShare:
        return SlowShare(address, ours, gate)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "transport_for", slowly)
        yield gate
