"""The laptop's own disk is full while it syncs: what was saved stays, the sentence is plain, and the next
sync completes.
"""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from navigator.history.draft import Draft, making
from navigator.store.cases import open_case
from navigator.store.vault import Vault
from tests.cli.runs import PASSPHRASE
from tests.end_to_end.laptop import CHECKOUT, Laptop
from tests.end_to_end.warm_laptop import COMMAND_LINE, WarmLaptop
from tests.factories import person
from tests.warm_parent import WarmParent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk, as Linux can")

ROOMS = (0, 4_096, 20_480, 40_960, 81_920, 200_000, 400_000, 800_000, 1_600_000, 20_000_000)


def add_many(laptop: Laptop, names: list[str]) -> None:
    """People with something to say that does not compress: one act."""
    chance = random.Random(1)
    people = [person(name, role=chance.randbytes(1_000).hex()) for name in names]
    edits = tuple(edit for one in people for edit in making(one))
    with (
        Vault.unlock(laptop.profile, passphrase=PASSPHRASE) as vault,
        open_case(vault, vault.cases()[0].id) as opened,
    ):
        assert opened.commit(Draft("Add many", edits)) is not None


def test_what_comes_in_on_a_full_disk(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("ada", "ben", "share", "disk")}
    for place in places.values():
        place.mkdir()
    ada, ben = Laptop(places["ada"]).with_quick_vault(), Laptop(places["ben"])
    ben.with_quick_vault("Ben Ito", client="")
    hers, his = [f"Ada's {number}" for number in range(20)], [f"Ben's {number}" for number in range(200)]
    with WarmParent(*COMMAND_LINE) as parent:
        first, second = WarmLaptop(ada, parent), WarmLaptop(ben, parent)
        first.done("share", "create", "Sam", str(places["share"]))
        card, invitation = second.done("share", "card").out.strip(), tmp_path / "invitation"
        first.done("share", "invite", "Sam", card, "-o", str(invitation))
        second.done("share", "join", str(invitation))
        add_many(ben, his)
        second.done("sync")
        add_many(ada, hers)
        outcomes = sync_with_room(ada.folder, places["disk"])
        assert [one["whole"] for one in outcomes] == [True] * len(ROOMS)
        for one in outcomes:
            assert set(hers) <= set(one["people"]), "what was saved is there"
            assert set(one["people"]) in (set(hers), {*hers, *his}), "what came in is there as a whole"
        refused = [one for one in outcomes if one["code"] == 1]
        assert len(refused) >= 4
        for one in refused:
            assert "disk is full" in one["said"] and "safe" in one["said"], one
            assert "Traceback" not in one["said"] and one["said"].count("\n") == 1, one
        assert outcomes[-1]["code"] == 0
        assert set(outcomes[-1]["people"]) == {*hers, *his}
        second.done("sync")
        assert {one["name"] for one in second.json("show", "Sam")["people"]} == {*hers, *his}
        assert list(places["share"].rglob("*.tmp")) == []


def sync_with_room(laptop: Path, disk: Path) -> list[dict[str, Any]]:
    """What came of syncing on a disk with so much room, for each of ROOMS."""
    unshare = shutil.which("unshare")
    assert unshare
    words = ["-m", "tests.end_to_end.on_a_full_disk", str(laptop), str(disk), *map(str, ROOMS)]
    done = subprocess.run(
        [unshare, "-rm", sys.executable, *words], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
