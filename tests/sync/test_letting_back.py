"""Two members remove each other at the same time: which removal came first to a third makes no difference."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.sync.errand import World
from navigator.sync.quarantine import quarantined
from navigator.sync.sharing import card_of, members, revoke, set_escrow
from navigator.sync.syncing import sync_case
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def three(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Colleague, ...]]:
    with team_of(tmp_path, share, 3) as team:
        yield team


def id_of(one: Colleague) -> str:
    return card_of(one.vault).member


def remove_each_other(three: tuple[Colleague, ...], share: MemoryShare) -> tuple[MemoryShare, MemoryShare]:
    """What Ada wrote on the share, and what Ben wrote on an older state of it; Ben's removal holds.

    Ben has changed the pronouns twice by then, which stands on Ada's share beside her removal of him.
    """
    ada, ben, _ = three
    by_ada, by_ben = share, MemoryShare(share.files)
    ben.share = by_ben
    set_escrow(ada.vault, ada.opened, by_ada, "")  # so her removal is a later record than his
    revoke(ada.vault, ada.opened, by_ada, id_of(ben))
    for word in ("she", "they"):
        ben.change(pronouns=word)
        ben.sync()
    by_ada.files |= by_ben.files
    revoke(ben.vault, ben.opened, by_ben, id_of(ada))
    return by_ada, by_ben


def test_honest_work_comes_back_when_the_removal_of_its_writer_does_not_hold(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    _, ben, cay = three
    by_ada, by_ben = remove_each_other(three, share)
    assert cay.sync().quarantined == 2
    assert cay.client.pronouns == ""
    by_ada.files |= by_ben.files
    ben.share = by_ada
    result = cay.sync()
    assert [one.replica for one in result.received] == [ben.opened.replica] * 2
    assert cay.client.pronouns == "they"
    assert quarantined(cay.opened) == ()
    ben.sync()
    assert cay.sync().nothing_new and ben.sync().nothing_new
    assert [one.removed_ms for one in members(cay.vault, cay.opened)].count(None) == 2


def test_it_comes_back_also_where_the_share_does_not_have_it_any_more(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    _, ben, cay = three
    by_ada, by_ben = remove_each_other(three, share)
    cay.sync()
    kept = {name: content for name, content in by_ben.files.items() if ben.opened.replica not in name}
    cay.share = ben.share = MemoryShare({**by_ada.files, **kept})
    for name in [name for name in cay.share.files if ben.opened.replica in name]:
        del cay.share.files[name]
    assert len(cay.sync().received) == 2
    assert cay.client.pronouns == "they"
    assert any(ben.opened.replica in name for name in cay.share.files)


def test_what_waits_for_others_stays_in_quarantine(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    _, ben, cay = three
    by_ada, by_ben = remove_each_other(three, share)
    first = next(name for name in by_ada.files if f"{ben.opened.replica}/00000001" in name)
    hidden = by_ada.files.pop(first)
    assert cay.sync().quarantined == 1
    by_ada.files |= {name: content for name, content in by_ben.files.items() if name != first}
    assert not cay.sync().received
    assert len(quarantined(cay.opened)) == 1
    by_ada.files[first] = hidden
    assert len(cay.sync().received) == 2
    assert cay.client.pronouns == "they"
    assert quarantined(cay.opened) == ()


def test_what_is_in_quarantine_is_put_again_where_the_share_broke_it(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben, cay = three
    before = MemoryShare(share.files)
    revoke(ada.vault, ada.opened, share, id_of(ben))
    ben.share = before
    ben.change(pronouns="they")
    ben.sync()
    (late,) = before.files.keys() - share.files.keys()
    share.files[late] = before.files[late]
    assert ada.sync().quarantined == 1
    share.files[late] = share.files[late][:100]
    assert cay.sync().unread == 1
    sync_case(ada.vault, ada.opened, share, world=World(look_again=100))
    assert cay.sync().quarantined == 1
    assert [one.change_set for one in quarantined(cay.opened)] == [
        one.change_set for one in quarantined(ada.opened)
    ]
