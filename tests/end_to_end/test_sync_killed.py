"""The process is killed at every step of a sync, and at any moment: what was saved reaches everybody, once.

NAVIGATOR_SYNC_KILLS says how many kills at any moment to try; the long run is 2,000.
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from navigator.casefile.network import Person
from navigator.history.draft import Draft, making
from navigator.store.cases import open_case
from navigator.store.vault import Vault
from navigator.sync.joining import join, read_invitation
from navigator.sync.sharing import card_of, create_share, errand_for, invite
from navigator.sync.syncing import REAL_WORLD, run, sync_case
from navigator.sync.transports.folder import FolderTransport
from tests.cli.runs import PASSPHRASE, quick_vault
from tests.factories import person
from tests.sync.attaching import LONG, attach, bytes_of
from tests.warm_parent import Process, WarmParent

KILLS = int(os.environ.get("NAVIGATOR_SYNC_KILLS", "60"))
STEPS = (
    *("listed", "taken in", "frozen", "half written", "flushed", "renamed", "put", "read back", "published"),
)
windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@dataclass
class Pair:
    """Two laptops, each with a vault and the case, and a folder between them."""

    ada: Path
    ben: Path
    folder: Path
    case: str
    warm: WarmParent

    def add(self, profile: Path, name: str) -> Person:
        """Somebody who is saved in the case for good."""
        added = person(name)
        with Vault.unlock(profile, passphrase=PASSPHRASE) as vault, open_case(vault, self.case) as opened:
            assert opened.commit(Draft(f"Add {name}", making(added))) is not None
        return added

    def start(self, profile: Path, step: str = "never") -> Process:
        """A process that syncs, and dies at this step."""
        words = [str(profile), self.case, str(self.folder), step]
        return self.warm.start("tests.end_to_end.sync_until_killed", *words)

    def sync(self, profile: Path) -> list[str]:
        """A sync to the end; what it sent and received, and whether the case file is whole."""
        process = self.start(profile)
        out, err = process.communicate(timeout=100)
        assert process.returncode == 0, err
        return out.split()

    def people(self, profile: Path) -> set[str]:
        """Who is in the case."""
        with Vault.unlock(profile, passphrase=PASSPHRASE) as vault, open_case(vault, self.case) as opened:
            return set(opened.case.people)


@pytest.fixture
def pair(tmp_path: Path, warm_parent: WarmParent) -> Pair:
    """Two laptops that share a case; both are up to date, and their vaults are locked."""
    ada, ben, folder = tmp_path / "ada", tmp_path / "ben", tmp_path / "share"
    folder.mkdir()
    quick_vault(ada)
    quick_vault(ben, name="Ben Ito")
    share = FolderTransport(folder, "a test")
    with (
        Vault.unlock(ada, passphrase=PASSPHRASE) as first,
        Vault.unlock(ben, passphrase=PASSPHRASE) as second,
        open_case(first, first.cases()[0].id) as opened,
    ):
        create_share(first, opened, share, str(folder))
        content = invite(first, opened, share, card_of(second))
        join(second, read_invitation(second, content), share, str(folder))
        assert sync_case(first, opened, share).trouble is None
        return Pair(ada, ben, folder, opened.case_id, warm_parent)


def temporary(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tmp"))


@windows
def test_a_kill_at_any_step_of_a_sync_loses_and_doubles_nothing(pair: Pair) -> None:
    added = set()
    for step in STEPS:
        added.add(pair.add(pair.ada, f"Person at {step}").id)
        process = pair.start(pair.ada, step)
        process.communicate(timeout=100)
        assert process.returncode == -9, step
        sent, _, alarms, whole = pair.sync(pair.ada)
        assert (alarms, whole) == ("0", "True"), step
        assert int(sent) <= 1, step
        assert temporary(pair.folder) == [], step
    _, received, alarms, whole = pair.sync(pair.ben)
    assert (int(received), alarms, whole) == (len(STEPS), "0", "True")
    assert pair.people(pair.ben) == pair.people(pair.ada) == added
    names = [path.name for path in pair.folder.rglob("*.seg")]
    assert len({name.partition("-")[0] for name in names}) == len(names)


@windows
def test_a_kill_while_changes_come_in_takes_in_all_or_nothing(pair: Pair) -> None:
    added = {pair.add(pair.ada, f"Person {number}").id for number in range(3)}
    pair.sync(pair.ada)
    for step in ("listed", "taken in", "published"):
        process = pair.start(pair.ben, step)
        process.communicate(timeout=100)
        assert process.returncode == -9
        assert pair.people(pair.ben) in (set(), added)
    pair.sync(pair.ben)
    assert pair.people(pair.ben) == added


@windows
def test_a_kill_while_an_attachment_travels_neither_loses_nor_doubles_it(pair: Pair) -> None:
    with Vault.unlock(pair.ada, passphrase=PASSPHRASE) as ada, open_case(ada, pair.case) as opened:
        scan = attach(opened, LONG, "scan.pdf")
        share = FolderTransport(pair.folder, ada.vault_id)
        assert run(errand_for(ada, opened, share, REAL_WORLD), with_attachments=False).sent == 1
    for profile, step in ((pair.ada, "half written"), (pair.ada, "put"), (pair.ben, "part taken in")):
        process = pair.start(profile, step)
        process.communicate(timeout=100)
        assert process.returncode == -9, step
    for profile in (pair.ada, pair.ben):
        assert pair.sync(profile)[2:] == ["0", "True"]
    assert temporary(pair.folder) == [] and len(list(pair.folder.rglob("*.att"))) == 3
    with Vault.unlock(pair.ben, passphrase=PASSPHRASE) as ben, open_case(ben, pair.case) as opened:
        assert bytes_of(opened, scan) == LONG


@windows
@pytest.mark.timeout(900)
def test_a_kill_at_any_moment_loses_nothing(pair: Pair) -> None:
    chance = random.Random(1)
    added, killed = set(), 0
    began = time.monotonic()
    pair.sync(pair.ada)
    whole_seconds = time.monotonic() - began
    for number in range(KILLS):
        profile = chance.choice((pair.ada, pair.ben))
        added.add(pair.add(profile, f"Person {number}").id)
        process = pair.start(profile)
        try:
            process.communicate(timeout=chance.uniform(0, whole_seconds))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        killed += process.returncode == -9
    assert killed > KILLS / 3, "the others had come to their end"
    for profile in (pair.ada, pair.ben, pair.ada):
        assert pair.sync(profile)[2:] == ["0", "True"]
    assert pair.people(pair.ada) == pair.people(pair.ben) == added
    assert temporary(pair.folder) == []
