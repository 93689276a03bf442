"""Colleagues with real case files and no vault, whose keys, clock and share are passed in."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from navigator.store.case_path import make_file, open_file
from navigator.store.open_case import OpenCase, Writer
from navigator.store.share_attachments import ShareAttachments
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Taking
from navigator.sync import membership
from navigator.sync.chain import keep, know, new_key, wrap_keys, write_record
from navigator.sync.errand import Errand, Trust, World
from navigator.sync.marker import marker_bytes
from navigator.sync.names import MARKER
from navigator.sync.primitives import Primitives
from navigator.sync.publishing import publish
from navigator.sync.syncing import SyncResult, run
from navigator.sync.transport import Transport
from tests.sync.memory_share import MemoryShare
from tests.sync.simulated.quick_keys import QuickKeys

CASE, SHARE = "c" * 32, "5" * 32
KEY = bytes(32)


@dataclass
class RealColleague:
    """A case file, and keys in the team."""

    opened: OpenCase
    keys: Primitives
    trust: Trust
    share: Transport
    world: World

    def errand(self, share: Transport | None = None) -> Errand:
        """A sync about to begin, through this share or the team's."""
        books = ShareBooks(self.opened, lambda: self.world.entropy(8).hex())
        errand = Errand(self.trust, books, share or self.share, self.keys, self.world)
        errand.attachments = ShareAttachments(self.opened)
        return errand

    def sync(self) -> SyncResult:
        """One sync, which has to succeed."""
        result = run(self.errand())
        assert result.trouble is None and not result.alarms, result
        return result


def no_backup() -> None:
    """For files of this version, which need none."""
    raise AssertionError("a backup was made of a file of this version")


def open_again(path: Path, writer: Writer) -> OpenCase:
    """A case file of such a team, opened."""
    return OpenCase(CASE, path, open_file(path, KEY, no_backup), writer)


def put_together(
    folder: Path,
    share: Transport,
    keys: Sequence[Primitives],
    writer: Callable[[str, str], Writer],
    world: World | None = None,
) -> list[RealColleague]:
    """A team whose case is empty; their case files stand in the folder as 0.case, 1.case and so on."""
    world = world or World()
    share.put_new(MARKER, marker_bytes(SHARE, keys[0]))
    trust = Trust(CASE, SHARE, keys[0].verify_key.hex(), "")
    team = []
    for number, key in enumerate(keys):
        path = folder / f"{number}.case"
        made = make_file(path, KEY)
        opened = OpenCase(CASE, path, made, writer(f"Keyworker {number}", f"{number:016x}"))
        team.append(RealColleague(opened, key, trust, share, world))
    errand = team[0].errand()
    know(errand)
    taking = Taking()
    adding = [membership.adding(key.verify_key, key.recipient) for key in keys]
    write_record(errand, [*adding, new_key(errand)], {}, taking)
    wrap_keys(errand, taking)
    keep(errand, taking)
    publish(errand)
    (root,) = errand.records
    for one in team:
        one.trust = Trust(CASE, SHARE, trust.signer, root)
    return team


@dataclass(frozen=True)
class NewTeam:
    """A team that has just been put together, as bytes: copying it costs next to nothing."""

    case_files: tuple[bytes, ...]
    share: dict[str, bytes]
    trust: Trust

    def copy(
        self,
        folder: Path,
        share: Transport,
        keys: Sequence[Primitives],
        writer: Callable[[str, str], Writer],
        world: World,
    ) -> list[RealColleague]:
        """A team like this in a folder; the share holds what a copy of `share` does, the keys are alike."""
        team = []
        for number, (content, key) in enumerate(zip(self.case_files, keys, strict=True)):
            path = folder / f"{number}.case"
            path.write_bytes(content)
            opened = open_again(path, writer(f"Keyworker {number}", f"{number:016x}"))
            team.append(RealColleague(opened, key, self.trust, share, world))
        return team


@cache
def new_team(size: int) -> NewTeam:
    """A team of so many whose keys are QuickKeys, named m0, m1 and so on."""
    share = MemoryShare()
    keys = [QuickKeys(f"m{number}", bytes) for number in range(size)]
    with tempfile.TemporaryDirectory() as place:
        team = put_together(Path(place), share, keys, Writer, World(lambda: 0, bytes))
        for one in team:
            one.opened.close()
        case_files = tuple(one.opened.path.read_bytes() for one in team)
    return NewTeam(case_files, share.files, team[0].trust)
