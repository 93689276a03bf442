"""What a colleague attached can be opened here after a sync, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.actions.items import change_item
from navigator.history.draft import Draft, purging, putting_back, removing
from navigator.store.attachments import AttachmentElsewhere
from navigator.store.known_attachments import PART_BYTES
from tests.sync.attaching import LONG, Laptop, att_files, attach, bytes_of, changes_only, counts, two_laptops
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import new_team


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare(new_team(2).share)


@pytest.fixture
def pair(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Laptop, Laptop]]:
    with two_laptops(tmp_path, share) as laptops:
        yield laptops


@pytest.mark.parametrize("content", [b"Dear Dana", b"", bytes(PART_BYTES), LONG])
def test_a_colleague_can_open_what_was_attached(pair: tuple[Laptop, Laptop], content: bytes) -> None:
    ada, ben = pair
    letter = attach(ada.opened, content)
    some = int(bool(content))
    assert counts(ada.sync()) == (some, 0, 0, 0)
    assert counts(ben.sync()) == (0, some, 0, 0)
    assert bytes_of(ben.opened, letter) == content
    assert ben.opened.problems() == ()
    assert ada.sync().nothing_new and ben.sync().nothing_new


def test_when_nothing_is_new_no_attachment_is_asked_for(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    attach(ada.opened, LONG)
    ada.sync()
    ben.sync()
    for one in pair:
        share.asked = dict.fromkeys(share.asked, 0)
        one.sync()
        assert share.asked["list"] == 1 and share.asked["put_new"] == 0
        assert share.asked["get"] <= 2, "the marker, and a segment by chance"


def test_what_has_not_come_yet_is_said_and_is_no_damage(pair: tuple[Laptop, Laptop]) -> None:
    ada, ben = pair
    letter = attach(ada.opened, b"Dear Dana")
    assert counts(changes_only(ada)) == (0, 0, 1, 0)
    assert counts(ben.sync()) == (0, 0, 0, 1)
    with pytest.raises(AttachmentElsewhere, match="not on this laptop yet"):
        bytes_of(ben.opened, letter)
    assert ben.opened.problems() == ()


def test_the_share_learns_nothing_of_a_file(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada = pair[0]
    attach(ada.opened, b"Dear Dana, your hearing is on 4 March. " * 50, "court letter.txt")
    (attached,) = ada.opened.case.attachments.values()
    ada.sync()
    ((name, content),) = att_files(share.files).items()
    for needle in ("Dana", "hearing", "court", "text/plain", attached.sha256, attached.id):
        assert needle not in name and needle.encode() not in content
    assert bytes.fromhex(attached.sha256) not in content
    assert attached.size is not None and len(content) > attached.size, "its length is rounded up"


def test_the_same_file_attached_by_both_stands_there_once(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letters = attach(ada.opened, LONG), attach(ben.opened, LONG)
    ada.sync()
    there = att_files(share.files)
    assert len(there) == 3
    assert counts(ben.sync()) == (0, 1, 0, 0), "his own was there already, and Ada's was read"
    ada.sync()
    assert att_files(share.files) == there
    assert all(bytes_of(one.opened, letter) == LONG for one in pair for letter in letters)


def test_two_who_send_the_same_file_at_the_same_time_make_the_same_file(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    before = dict(share.files)
    attach(ada.opened, b"Dear Dana")
    attach(ben.opened, b"Dear Dana")
    ada.sync()
    adas, share.files = att_files(share.files), before
    ben.sync()
    assert att_files(share.files) == adas


def test_a_conflicted_copy_is_as_good_as_the_file(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada, ben = pair
    letter = attach(ada.opened, LONG)
    ada.sync()
    for name in att_files(share.files):
        share.files[name.replace(".att", " (Ada's conflicted copy).att")] = share.files[name]
        share.files[name] = share.files[name][:-7]
    for _ in range(9):
        ben.sync()
    assert bytes_of(ben.opened, letter) == LONG


def test_what_was_purged_does_not_come_back(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada, ben = pair
    letter, scan = attach(ada.opened, b"Dear Dana"), attach(ada.opened, LONG, "scan.pdf")
    ada.sync()
    ben.sync()
    for purged in (letter, scan):
        ada.opened.commit(Draft("Purge", purging("attachment", purged)))
    for one in (ada, ben, ada, ben):
        result = one.sync()
        assert counts(result) == (0, 0, 0, 0)
    for one in pair:
        with one.opened.transaction("looking") as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM attachment_chunk").scalar() == 0
        assert one.opened.problems() == ()


def test_what_is_purged_while_it_arrives_leaves_nothing(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    scan = attach(ada.opened, LONG)
    ada.sync()
    changes_only(ben)
    lost = sorted(att_files(share.files))[0]
    share.files.pop(lost)
    ben.sync()
    ben.opened.commit(Draft("Purge", purging("attachment", scan)))
    with ben.opened.transaction("looking") as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment_chunk").scalar() == 0
    assert counts(ben.sync()) == (0, 0, 0, 0)


def test_what_was_removed_waits_until_it_is_put_back(pair: tuple[Laptop, Laptop]) -> None:
    ada, ben = pair
    letter = attach(ada.opened, b"Dear Dana")
    ada.opened.commit(Draft("Remove", removing("attachment", letter)))
    assert counts(ada.sync()) == (0, 0, 0, 0)
    ben.sync()
    ada.opened.commit(Draft("Put back", putting_back("attachment", letter)))
    assert counts(ada.sync()) == (1, 0, 0, 0)
    assert counts(ben.sync()) == (0, 1, 0, 0)
    assert bytes_of(ben.opened, letter) == b"Dear Dana"


def test_what_is_typed_into_an_attachment_s_fields_does_no_harm(pair: tuple[Laptop, Laptop]) -> None:
    ada, ben = pair
    letter = attach(ada.opened, b"Dear Dana")
    ada.sync()
    for values in ({"size": 1e15}, {"size": 4.5}, {"size": None}, {"sha256": "none"}, {"sha256": "0" * 64}):
        ada.opened.commit(change_item(ada.opened.case, letter, values))
        ada.sync()
        result = ben.sync()
        assert result.trouble is None and not result.alarms
    assert ben.opened.case == ada.opened.case
