"""The four verbs mean the same on every kind of share, whatever befalls it."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from navigator.store.open_case import Writer
from navigator.sync.transport import NotOnShare, ShareError, ShareFull, ShareRefused, ShareUnreachable
from navigator.sync.transports.guarded import GuardedTransport
from tests.sync.attaching import LONG, attach, bytes_of
from tests.sync.real_team import put_together
from tests.sync.simulated.quick_keys import QuickKeys
from tests.sync.transports.server_process import server_folder
from tests.sync.transports.shares import (
    KINDS,
    FolderShare,
    Share,
    may_write_anywhere,
    share_of,
    small_share_of,
)

pytestmark = pytest.mark.xdist_group("shares")

Client = Callable[..., GuardedTransport]
_SHORT = 2.0
"""Seconds: a deadline for a share that is known to stand still."""


@pytest.fixture(scope="module", params=KINDS)
def share(request: pytest.FixtureRequest) -> Iterator[Share]:
    with server_folder() as folder:
        made = share_of(request.param, folder)
        made.start()
        yield made
        made.kill()


@pytest.fixture
def folder_for_server() -> Iterator[Path]:
    with server_folder() as folder:
        yield folder


@pytest.fixture
def client() -> Iterator[Client]:
    """Makes clients of shares, and ends them."""
    made: list[GuardedTransport] = []

    def make(address: str, ours: str = "ada", deadline: float | None = None) -> GuardedTransport:
        made.append(GuardedTransport(address, ours, deadline=deadline))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_what_one_puts_another_gets(share: Share, client: Client) -> None:
    address = share.new()
    ada, ben = client(address, "ada"), client(address, "ben")
    content = bytes(range(256)) * 2_000
    assert ada.list("") == ()
    assert ada.put_new("case/replica/00000001-ab.seg", content)
    assert ada.put_new("navigator-share.json", b"{}")
    assert ada.put_new("case/empty", b"")
    assert ben.list("") == ("case/empty", "case/replica/00000001-ab.seg", "navigator-share.json")
    assert ben.list("case/rep") == ("case/replica/00000001-ab.seg",)
    assert ben.list("case/replica/") == ("case/replica/00000001-ab.seg",)
    assert ben.list("nobody/") == ()
    assert ben.get("case/replica/00000001-ab.seg") == content
    assert ben.get("case/empty") == b""
    ben.remove_temporary()
    assert len(ben.list("")) == 3


def test_a_long_attachment_travels_from_laptop_to_laptop(
    share: Share, client: Client, tmp_path: Path
) -> None:
    address = share.new()
    keys = [QuickKeys(name, os.urandom) for name in ("ada", "ben")]
    ada, ben = put_together(tmp_path, client(address, "ada"), keys, Writer)
    ben.share = client(address, "ben")
    scan = attach(ada.opened, LONG, "scan.pdf")
    assert ada.sync().attachments.sent == 1
    assert ben.sync().attachments.received == 1
    assert bytes_of(ben.opened, scan) == LONG
    assert len([name for name in ben.share.list("") if "/attachments/" in name]) == 3
    for one in (ada, ben):
        one.opened.close()


def test_nothing_is_ever_overwritten(share: Share, client: Client) -> None:
    address = share.new()
    ada, ben = client(address, "ada"), client(address, "ben")
    assert ada.put_new("one", b"Ada's")
    assert not ben.put_new("one", b"Ben's")
    assert ada.get("one") == b"Ada's"


def test_what_is_not_there(share: Share, client: Client) -> None:
    ada = client(share.new())
    with pytest.raises(NotOnShare):
        ada.get("case/nothing.seg")
    assert ada.put_new("case/something.seg", b"1")
    for name in ("case/nothing.seg", "case", "case/something.seg/more"):
        with pytest.raises(NotOnShare):
            ada.get(name)


def test_three_clients_at_once(share: Share, client: Client) -> None:
    """They race for the same names: each is taken once, and holds what its winner put there, whole."""
    address = share.new()
    names = [f"case/{number:08}.seg" for number in range(12)]
    contents = {who: who.encode() * 9_000 for who in ("ada", "ben", "eve")}
    won: dict[str, list[str]] = {name: [] for name in names}
    troubles: list[ShareError] = []
    clients = {who: client(address, who) for who in contents}
    for one in clients.values():
        one.list("")
    start = threading.Barrier(len(clients))

    def put_all(who: str) -> None:
        start.wait(30)
        try:
            for name in names:
                if clients[who].put_new(name, contents[who]):
                    won[name].append(who)
        except ShareError as error:
            troubles.append(error)

    threads = [threading.Thread(target=put_all, args=(who,)) for who in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert clients["eve"].list("") == tuple(names)
    for name in names:
        assert len(won[name]) == 1
        assert clients["ada"].get(name) == contents[won[name][0]]


def test_a_share_that_only_lets_read(share: Share, client: Client) -> None:
    address = share.new()
    assert client(address).put_new("case/one", b"1")
    reader = client(share.read_only(address), "ben")
    assert reader.list("") == ("case/one",)
    assert reader.get("case/one") == b"1"
    if _rights_do_not_count(share):
        return
    with pytest.raises(ShareRefused, match="read-only"):
        reader.put_new("case/two", b"2")
    assert reader.list("") == ("case/one",)


def test_a_server_that_is_killed_and_comes_back(share: Share, client: Client) -> None:
    address = share.new()
    ada = client(address)
    assert ada.put_new("case/one", b"1")
    share.kill()
    if share.process is not None:
        with pytest.raises(ShareUnreachable, match="Everything is saved on this laptop"):
            ada.put_new("case/two", b"2")
    share.start()
    # The same client goes on, as if nothing had been.
    assert ada.put_new("case/two", b"2")
    assert ada.get("case/two") == b"2"


def test_a_connection_that_was_lost_between_calls_is_made_again(share: Share, client: Client) -> None:
    ada = client(share.new())
    assert ada.list("") == ()
    share.kill()
    share.start()
    assert ada.list("") == ()


def test_a_server_that_stands_still(share: Share, client: Client) -> None:
    """Each call ends at its deadline; when the server goes on, so does the client."""
    address = share.new()
    ada = client(address, deadline=30.0)
    assert ada.put_new("case/one", b"1")
    ada._deadline = _SHORT
    share.freeze(ada)
    try:
        began = time.monotonic()
        with pytest.raises(ShareUnreachable, match="in time"):
            ada.get("case/one")
        assert time.monotonic() - began < _SHORT + 10
    finally:
        share.thaw()
    ada._deadline = 30.0
    assert ada.get("case/one") == b"1"


def test_cancel_ends_a_call_that_hangs(share: Share, client: Client) -> None:
    ada = client(share.new(), deadline=300.0)
    assert ada.list("") == ()
    share.freeze(ada)
    try:
        waiting = threading.Timer(0.3, ada.end)
        waiting.start()
        with pytest.raises(ShareUnreachable, match="stopped"):
            ada.list("")
        waiting.join()
        with pytest.raises(ShareUnreachable, match="stopped"):
            ada.list("")
    finally:
        share.thaw()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
def test_a_full_share(kind: str, client: Client, folder_for_server: Path) -> None:
    """See test_folder for a folder. What does not fit is not there, not even in part; the rest is."""
    share = small_share_of(kind, folder_for_server)
    share.start()
    try:
        address = share.whole() if hasattr(share, "whole") else share.new()
        ada = client(address)
        assert ada.put_new("case/one", b"1")
        with pytest.raises(ShareFull, match="The share is full"):
            for number in range(40):
                ada.put_new(f"case/large{number}", _incompressible(number, 400_000))
        there = ada.list("")
        assert "case/one" in there
        assert ada.get("case/one") == b"1"
        for name in there:
            assert len(ada.get(name)) in (1, 400_000), "nothing is there in part"
        ada.remove_temporary()
    finally:
        share.kill()


def test_a_wrong_password_is_named_and_never_repeated(share: Share, client: Client) -> None:
    address = share.with_wrong_password(share.new())
    if not address:
        return
    with pytest.raises(ShareRefused, match="does not let this laptop in") as caught:
        client(address).list("")
    said = repr(caught.value) + str(caught.value.__cause__)
    assert "swordfish" not in said
    assert "127.0.0.1" not in said


def _incompressible(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


def _rights_do_not_count(share: Share) -> bool:
    return isinstance(share, FolderShare) and may_write_anywhere()
