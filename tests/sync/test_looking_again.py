"""What stands broken under its right name is put there again by whoever has it, and by nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.sync.names import hash_wanted
from navigator.sync.sharing import card_of, fill_again, revoke, set_escrow
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def three(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Colleague, ...]]:
    with team_of(tmp_path, share, 3) as team:
        yield team


def break_latest(one: Colleague, share: MemoryShare) -> str:
    """Cut the last segment of a colleague short where it stands; its name."""
    name = max(name for name in share.files if f"/{one.opened.replica}/" in name)
    share.files[name] = share.files[name][:100]
    return name


def asked_for(share: MemoryShare) -> list[str]:
    return [found for name in share.files if (found := hash_wanted(name))]


def test_a_colleague_mends_what_its_owner_has_lost(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben, cay = three
    ada.change(pronouns="they")
    ada.sync()
    ben.sync()
    name = break_latest(ada, share)  # and Ada's laptop is never seen again
    assert cay.sync().unread == 1
    assert ben.sync().nothing_new
    assert cay.sync().received and cay.client.pronouns == "they"
    assert [name.removesuffix(".seg").endswith(one) for one in asked_for(share)] == [True]
    assert cay.sync().nothing_new and ben.sync().nothing_new


def test_all_who_have_it_mend_it_once(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben, cay = three
    ada.change(pronouns="they")
    ada.sync()
    ben.sync()
    name = break_latest(ada, share)
    cay.sync()
    before = set(share.files)
    for one in (ben, ada, cay, ben, ada, cay):
        one.sync()
    assert share.files.keys() - before == {f"{name.removesuffix('.seg')}-2.seg"}
    assert cay.client.pronouns == "they"


def test_nobody_reads_more_than_was_asked_for(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben, cay = three
    for words in ("he", "she", "they"):
        ada.change(pronouns=words)
        ada.sync()
    ben.sync()
    break_latest(ada, share)
    cay.sync()
    gets = []
    for _ in range(2):
        before = share.asked["get"]
        ben.sync()
        gets.append(share.asked["get"] - before)
    # The marker, what was asked for, and its two names when it is put; then the marker and one by chance.
    assert gets == [4, 2]


def test_a_record_of_the_team_is_mended_too(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben, _ = three
    before = set(share.files)
    set_escrow(ada.vault, ada.opened, share, "")
    (record,) = share.files.keys() - before
    whole = share.files[record]
    share.files[record] = whole[:50]
    assert ben.sync().unread == 1
    ada.sync()
    assert share.files[f"{record}-2"] == whole
    assert ben.sync().nothing_new and ben.sync().unread == 0


def test_what_somebody_else_names_so_is_neither_read_nor_believed(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada = three[0]
    case = ada.opened.case_id
    share.files[f"{case}/wanted/{'0' * 64}"] = b"noise"
    share.files[f"{case}/wanted/{'0' * 64} (conflicted copy)"] = b"noise"
    share.files[f"{case}/wanted/noise"] = b"noise"
    files = dict(share.files)
    assert ada.sync().nothing_new and ada.sync().unread == 0
    assert share.files == files


def test_an_emptied_share_is_filled_once(three: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben, cay = three
    for one, words in zip(three, ("he", "she", "they"), strict=True):
        one.change(pronouns=words)
        one.sync()
    for one in three:
        one.sync()
    before = dict(share.files)
    share.files.clear()
    assert "Nothing is lost" in fill_again(ben.vault, ben.opened, share).alarms[0]
    for one in (ada, cay, ben):
        assert one.sync().nothing_new
    assert share.files == before


def test_what_stands_whole_under_another_name_is_not_asked_for(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben, _ = three
    ada.change(pronouns="he")
    ada.sync()
    hidden = dict(share.files)
    ada.change(pronouns="they")
    ada.sync()
    before = max(name for name in hidden if f"/{ada.opened.replica}/" in name)
    del share.files[before]
    whole = dict(share.files)
    name = break_latest(ada, share)
    share.files[f"{name.removesuffix('.seg')}-2.seg"] = whole[name]
    ben.sync()  # it waits for the one before
    assert ben.client.pronouns == "" and asked_for(share) == []
    share.files[before] = hidden[before]
    ben.sync()
    assert ben.client.pronouns == "they" and asked_for(share) == []


def test_a_conflicted_copy_that_is_all_there_is_of_a_file_is_mended(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben, cay = three
    ada.change(pronouns="they")
    ada.sync()
    name = max(name for name in share.files if f"/{ada.opened.replica}/" in name)
    whole = share.files.pop(name)
    copy = f"{name.removesuffix('.seg')} (conflicted copy).seg"
    share.files[copy] = whole
    for one in (ada, ben):
        one.sync()
    assert name not in share.files
    share.files[copy] = whole[:100]
    assert not cay.sync().received
    ben.sync()
    assert share.files[name] == whole
    assert cay.sync().received and cay.client.pronouns == "they"


def test_a_key_that_cannot_be_read_is_asked_for_by_who_lacks_it(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben, cay = three
    revoke(ada.vault, ada.opened, share, card_of(cay.vault).member)
    ada.change(pronouns="they")
    ada.sync()
    key = next(name for name in share.files if "/keys/" in name and "/keys/1-" not in name)
    share.files[key] = share.files[key][:100]
    assert "does not have the key yet" in ben.sync().notices[0]
    ada.sync()
    assert ben.sync().received and ben.client.pronouns == "they"


def test_a_key_that_nobody_has_any_more_is_replaced_after_a_while(
    three: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben, cay = three
    revoke(ada.vault, ada.opened, share, card_of(cay.vault).member)
    key = next(name for name in share.files if "/keys/" in name and "/keys/1-" not in name)
    share.files[key] = share.files[key][:100]  # and Ada's laptop is lost
    ben.change(pronouns="they")
    assert [ben.sync().sent for _ in range(4)] == [0, 0, 0, 1]
    assert ben.sync().nothing_new
    ada.sync()  # it was found again
    assert ada.client.pronouns == "they"
    ada.change(pronouns="she")
    ada.sync()
    assert ben.sync().received and ben.client.pronouns == "she"
    assert cay.sync().removed and cay.client.pronouns == ""
