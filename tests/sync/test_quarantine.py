"""What a removed member sent too late, and what a person decided about it."""

import random
import shutil
from pathlib import Path

from navigator.history.draft import Draft, making
from navigator.store.open_case import Writer
from navigator.sync.changing_team import change_team, know_today, removal
from navigator.sync.primitives import member_id
from navigator.sync.quarantine import accept, quarantined
from navigator.sync.syncing import run
from tests.factories import person
from tests.store.case_files import Clock
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import RealColleague, open_again, put_together
from tests.sync.simulated.quick_keys import QuickKeys

CLOCK = Clock()


def writer(author: str, replica: str) -> Writer:
    return Writer(author, replica, CLOCK)


def names(one: RealColleague) -> set[str]:
    return {found.name for found in one.opened.case.people.values()}


def test_what_a_person_let_in_stays_in_when_it_comes_once_more(tmp_path: Path) -> None:
    chance, share = random.Random(3), MemoryShare()
    keys = [QuickKeys(name, chance.randbytes) for name in ("ada", "ben", "cay")]
    ada, ben, cay = put_together(tmp_path, share, keys, writer)
    older = MemoryShare(share.files)
    ben.opened.commit(Draft("Add Ann", making(person("Ann"))))
    before = ben.opened.replica
    path = ben.opened.path
    ben.opened.close()
    then = shutil.copy(path, path.with_suffix(".then"))
    ben.opened = open_again(path, writer("Keyworker 1", before))
    ben.sync()
    removing = ada.errand()
    know_today(removing)
    change_team(removing, removal(removing, member_id(ben.keys.verify_key)), {})
    assert run(ada.errand()).quarantined == 1
    accept(ada.opened, before)

    # On a share that does not know of it yet, Ben's laptop comes back from a backup and sends the same again.
    ben.opened.close()
    shutil.copy(then, path)
    ben.opened = open_again(path, writer("Keyworker 1", "00000000000000ff"))
    ben.share = older
    ben.sync()
    share.files |= older.files

    ada.sync()
    cay.sync()
    for one in (ada, cay):
        assert names(one) == {"Ann"}
        assert quarantined(one.opened) == ()
    for one in (ada, ben, cay):
        one.opened.close()
