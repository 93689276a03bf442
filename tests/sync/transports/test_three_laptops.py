"""Three laptops with real case files on one real Samba that is killed, stands still, can only be read, or is
full, at any moment of a sync: twenty times, one after the other, and nothing that was saved is lost.

NAVIGATOR_SAMBA_FAULTS says how many times; the long run is 1,000.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from navigator.history.change import Register
from navigator.history.draft import Draft, Edit
from navigator.store.open_case import Writer
from navigator.sync.errand import World
from navigator.sync.syncing import run
from navigator.sync.transport import Transport
from navigator.sync.transports.guarded import GuardedTransport
from tests.factories import id_of
from tests.sync.real_team import RealColleague, put_together
from tests.sync.simulated.quick_keys import QuickKeys
from tests.sync.transports.server_process import server_folder
from tests.sync.transports.shares import SmbShare, needs

pytestmark = pytest.mark.xdist_group("shares")

TIMES = int(os.environ.get("NAVIGATOR_SAMBA_FAULTS", "20"))
FAULTS = ("killed", "stopped", "read-only", "full")
SHORT, LONG = 0.5, 60.0
"""Seconds: the deadline of a call to a share that stands still, and to one that does not."""
CALLS = 8
"""The fault comes before one of so many calls of a sync."""


class AtThatCall:
    """A transport to which something happens before one of its calls."""

    def __init__(self, share: Transport, number: int, happens: Callable[[], None]) -> None:
        self._share = share
        self._left = number
        self._happens = happens

    def list(self, prefix: str) -> tuple[str, ...]:
        """As Transport says."""
        return self._now().list(prefix)

    def get(self, name: str) -> bytes:
        """As Transport says."""
        return self._now().get(name)

    def put_new(self, name: str, content: bytes) -> bool:
        """As Transport says."""
        return self._now().put_new(name, content)

    def remove_temporary(self) -> None:
        """As Transport says."""
        self._now().remove_temporary()

    def at_the_latest_now(self) -> None:
        """Let it happen if it has not: there were fewer calls."""
        if self._left >= 0:
            self._left = -1
            self._happens()

    def _now(self) -> Transport:
        if self._left == 0:
            self._happens()
        self._left -= 1
        return self._share


@dataclass
class Laptops:
    """Three of them, the server that they share, and what they were told is saved."""

    server: SmbShare
    clients: list[GuardedTransport]
    team: list[RealColleague]
    chance: random.Random
    saved: set[str] = field(default_factory=set)
    troubles: int = 0

    def go_on(self, fault: str) -> None:
        """Everybody works and syncs, one of them while this befalls the share; then it is put right."""
        unlucky = self.chance.randrange(len(self.team))
        for number, one in enumerate(self.team):
            self.work(one)
            if number == unlucky:
                with self.befallen(fault) as befalls:
                    share = AtThatCall(self.clients[number], self.chance.randrange(CALLS), befalls)
                    self.troubles += run(one.errand(share)).trouble is not None
                    self.work(one)
                    share.at_the_latest_now()
                    self.troubles += run(one.errand()).trouble is not None
            elif self.chance.random() < 0.5:
                one.sync()
        self.all_is_everywhere()

    def work(self, one: RealColleague) -> None:
        """Save a few acts."""
        for _ in range(self.chance.randrange(1, 4)):
            person = id_of("person", f"{self.chance.randrange(9)}")
            register = Register("person", person, "phones", f"07700 900{self.chance.randrange(1000):03}")
            done = one.opened.commit(Draft("Add a number", (Edit(register, True),)))
            self.saved |= {done.id} if done is not None else set()

    @contextmanager
    def befallen(self, fault: str) -> Iterator[Callable[[], None]]:
        """What lets it happen; at the end it is over."""
        process = self.server.process
        match fault:
            case "killed":
                yield process.kill
                process.kill()
                process.start()
            case "stopped":
                yield self.stand_still
                process.thaw()
                for client in self.clients:
                    client._deadline = LONG
            case "read-only":
                yield lambda: self.server.allow(0o555)
                self.server.allow(0o755)
            case _:
                yield self.server.fill
                self.server.empty()

    def stand_still(self) -> None:
        """Stop the server where it stands, connections open; nobody waits a minute for it here."""
        for client in self.clients:
            client._deadline = SHORT
        self.server.process.freeze()

    def all_quiet(self) -> bool:
        """Let everybody sync once; whether there was nothing new for anybody."""
        results = [one.sync() for one in self.team]
        return all(result.nothing_new for result in results)

    def all_is_everywhere(self) -> None:
        """Within three rounds they come to rest, and have the same, with all that was saved in it."""
        rounds = 0
        while not self.all_quiet():
            rounds += 1
            assert rounds <= 3, "they never come to rest"
        first = self.team[0].opened
        for one in self.team:
            assert one.opened.problems() == ()
            assert one.opened.case == first.case
            last = one.errand().books.load().last_numbers
            assert self.saved <= {f"{of}:{number}" for of in last for number in range(1, last[of] + 1)}


@contextmanager
def three_laptops(folder: Path, disk: str) -> Iterator[Laptops]:
    """On a Samba of their own, whose disk is a small one of this size, or the machine's for ""."""
    needs("smbd", "pdbedit", "setpriv", *(["unshare"] if disk else []))
    with server_folder() as place:
        server = SmbShare(place, disk)
        server.start()
        address = server.whole()
        clients = [GuardedTransport(address, name, deadline=LONG) for name in ("ada", "ben", "eve")]
        try:
            keys = [QuickKeys(name, os.urandom) for name in ("ada", "ben", "eve")]
            team = put_together(folder, clients[0], keys, Writer, World(compact_after=6))
            for one, client in zip(team, clients, strict=True):
                one.share = client
            yield Laptops(server, clients, team, random.Random(7))
            for one in team:
                one.opened.close()
        finally:
            for client in clients:
                client.close()
            server.kill()


@pytest.mark.timeout(3600)
def test_killed_stopped_and_read_only(tmp_path: Path) -> None:
    with three_laptops(tmp_path, "") as laptops:
        for number in range(TIMES * 3 // 4):
            laptops.go_on(FAULTS[number % 3])
        assert laptops.troubles > TIMES / 3, "it was mostly noticed"


@pytest.mark.timeout(3600)
def test_full(tmp_path: Path) -> None:
    with three_laptops(tmp_path, "4m") as laptops:
        for _ in range(TIMES - TIMES * 3 // 4):
            laptops.go_on("full")
        assert laptops.troubles > TIMES / 10, "it was mostly noticed"
