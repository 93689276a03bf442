"""Bits flipped and bytes missing in every kind of file on a share: nothing wrong is ever taken in.

NAVIGATOR_FLIPS says how many to try; the long run is a hundred thousand.
"""

import os
import random
from pathlib import Path

import pytest

from navigator.store.identity import Identity
from navigator.sync.changing_team import change_team, removal
from navigator.sync.primitives import member_id
from navigator.sync.sharing import errand_for
from navigator.sync.signed_file import sha256_of
from navigator.sync.syncing import REAL_WORLD, run
from tests.sync.memory_share import MemoryShare
from tests.sync.simulated.share import FaultyShare
from tests.sync.simulated.world import Team, new_team
from tests.sync.team import team_of

FLIPS = int(os.environ.get("NAVIGATOR_FLIPS", "2000"))


def _quiet(_: str) -> None:
    pass


def shared_case() -> Team:
    """A team with the real keys, two of whom have written, and one of whom was removed."""
    team = new_team(3, random.Random(1), real_keys=True)
    for number in (0, 1, 0, 1):
        machine = team.machines[number]
        team.edit(machine, random.Random(number))
        team.sync(machine, FaultyShare(team.disk, _quiet), _quiet)
    errand = team.errand(team.machines[0], FaultyShare(team.disk, _quiet), _quiet)
    run(errand)
    change_team(errand, removal(errand, member_id(team.machines[1].keys.verify_key)), {})
    return team


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The same with one bit another, cut short somewhere, with a part missing, or with something appended."""
    at = chance.randrange(len(content))
    match chance.choice(("bit", "bit", "cut", "hole", "more")):
        case "bit":
            changed = bytearray(content)
            changed[at] ^= 1 << chance.randrange(8)
            return bytes(changed)
        case "cut":
            return content[:at]
        case "hole":
            return content[:at] + content[at + chance.randint(1, 9) :]
        case _:
            return content + chance.randbytes(chance.randint(1, 9))


KINDS = {"segment": ".seg", "members": "/members/", "keys": "/keys/", "marker": ".json"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_never_taken_in(kind: str) -> None:
    team = shared_case()
    chance = random.Random(kind)
    newcomer = team.machines[2]
    names = [name for name in team.disk.files if KINDS[kind] in name]
    assert names
    genuine = {sha256_of(content) for content in team.disk.files.values()}
    everything = {one.id: one for _, one in team.said}
    for _ in range(FLIPS // len(KINDS)):
        name = chance.choice(names)
        books = newcomer.books.copy()
        files = {**team.disk.files, name: damaged(team.disk.files[name], chance)}
        errand = team.errand(newcomer, FaultyShare(team.disk, _quiet), _quiet)
        errand.books, errand.transport = books, MemoryShare(files)
        run(errand)
        taken = {one.id: one for sets in books.log.values() for one in sets.values()}
        assert taken.items() <= everything.items()
        assert set(errand.records) <= genuine


def test_once_the_file_is_whole_again_all_comes_in() -> None:
    team = shared_case()
    chance = random.Random(7)
    newcomer = team.machines[2]
    names = [name for name in team.disk.files if not name.endswith(".json")]
    for name in names:
        for _ in range(5):
            books = newcomer.books.copy()
            share = MemoryShare({**team.disk.files, name: damaged(team.disk.files[name], chance)})
            for _ in range(2):
                errand = team.errand(newcomer, FaultyShare(team.disk, _quiet), _quiet)
                errand.books, errand.transport = books, share
                run(errand)
                share.files.update(team.disk.files)
            errand = team.errand(newcomer, FaultyShare(team.disk, _quiet), _quiet)
            errand.books, errand.transport = books, share
            run(errand)
            assert len(books.log[team.machines[0].books.replica]) == 2, name


def test_a_stranger_with_a_key_of_their_own_adds_nothing(tmp_path: Path) -> None:
    share = MemoryShare()
    with team_of(tmp_path, share, 1) as (ada,):
        before = ada.opened.case
        stranger = Identity.new(os.urandom)
        errand = errand_for(ada.vault, ada.opened, share, REAL_WORLD)
        run(errand)
        files = dict(share.files)
        forged = errand_for(ada.vault, ada.opened, share, REAL_WORLD, stranger)
        for name, content in files.items():
            if not name.endswith(".json"):
                body = content[:-64]
                share.files[f"{name}.copy"] = body + forged.primitives.sign(body)
        result = ada.sync()
        assert result.received == () and result.unread >= 1
        assert ada.opened.case == before
