"""Attachments on their way when something goes wrong: cut short, damaged, full, switched off, cancelled."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.store.attachments import AttachmentElsewhere
from navigator.store.known_attachments import PART_BYTES
from navigator.store.share_attachments import ShareAttachments
from navigator.sync.attachment_file import file_name, pack_part, part_name
from navigator.sync.errand import World
from navigator.sync.syncing import run
from navigator.sync.transport import ShareFull, ShareUnreachable
from tests.sync.attaching import LONG, Laptop, att_files, attach, bytes_of, changes_only, counts, two_laptops
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import new_team
from tests.sync.test_damaged_files import damaged


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare(new_team(2).share)


@pytest.fixture
def pair(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Laptop, Laptop]]:
    with two_laptops(tmp_path, share) as laptops:
        yield laptops


def test_damaged_bytes_are_never_taken_for_the_file(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada, ben = pair
    letter = attach(ada.opened, bytes(range(256)) * 40)
    ada.sync()
    ((name, content),) = att_files(share.files).items()
    chance = random.Random(5)
    for _ in range(60):
        share.files[name] = damaged(content, chance)
        result = ben.sync()
        assert counts(result) == (0, 0, 0, 1) and result.unread == 1 and result.trouble is None
        with pytest.raises(AttachmentElsewhere):
            bytes_of(ben.opened, letter)
    share.files[name] = content
    assert counts(ben.sync()) == (0, 1, 0, 0), "it may only have been uploading"


class Killed(BaseException):
    """The laptop was switched off."""


def killed_after(one: Laptop, steps: int) -> bool:
    """Sync until the laptop is switched off after so many steps with attachments; whether it was."""

    def at(step: str) -> None:
        nonlocal steps
        if step in ("put", "read back", "part taken in"):
            steps -= 1
            if not steps:
                raise Killed

    errand = one.errand()
    errand.world = World(one.world.now_ms, one.world.entropy, at)
    try:
        run(errand)
    except Killed:
        return True
    return False


@pytest.mark.parametrize("torn", [False, True])
def test_whenever_the_laptop_is_switched_off_it_goes_on_and_nothing_stands_there_twice(
    pair: tuple[Laptop, Laptop], share: MemoryShare, torn: bool
) -> None:
    ada, ben = pair
    for steps in range(1, 5):
        before = dict(share.files)
        content = LONG[:PART_BYTES] + bytes([steps, torn])
        letter = attach(ada.opened, content)
        changes_only(ada)
        assert killed_after(ada, steps)
        there = att_files(share.files)
        new = [name for name in there if name not in before]  # in the order in which they were put
        if torn and steps % 2:
            share.files[new[-1]] = there[new[-1]][: len(there[new[-1]]) // 2]
        stood = {name: share.files[name] for name in new}
        ada.sync()
        assert share.files.items() >= stood.items(), "nothing is overwritten"
        more = bool(torn and steps % 2)
        assert len(att_files(share.files)) == len(att_files(before)) + 2 + more
        changes_only(ben)
        assert killed_after(ben, 1 + steps % 2)
        ben.sync()
        assert bytes_of(ben.opened, letter) == content
        assert ada.sync().nothing_new


def test_what_broke_on_the_share_after_it_was_sent_is_asked_for_and_sent_again(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letters = attach(ada.opened, LONG), attach(ada.opened, b"Dear Dana")
    ada.sync()
    there = att_files(share.files)
    for name, content in there.items():
        share.files[name] = content[: len(content) // 2]
    broken = att_files(share.files)
    assert counts(ben.sync()) == (0, 0, 0, 2)
    assert counts(ada.sync()) == (2, 0, 0, 0)
    assert counts(ben.sync()) == (0, 2, 0, 0)
    assert [bytes_of(ben.opened, letter) for letter in letters] == [LONG, b"Dear Dana"]
    assert att_files(share.files).items() >= broken.items(), "and nothing was overwritten"
    asked = [name for name in share.files if "/attachments/wanted-" in name]
    assert len(asked) == len(there)
    for one in (ada, ben, ada, ben):
        share.asked = dict.fromkeys(share.asked, 0)
        assert one.sync().nothing_new
        assert share.asked["put_new"] == 0 and share.asked["get"] <= 2, "and once it is enough"


def test_what_was_whole_all_the_time_is_read_once_and_not_sent_again(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    attach(ada.opened, b"Dear Dana")
    ada.sync()
    ((name, content),) = att_files(share.files).items()
    share.files[name] = content[:50]
    ben.sync()
    share.files[name] = content
    before = dict(share.files)
    assert counts(ada.sync()) == (0, 0, 0, 0)
    assert counts(ben.sync()) == (0, 1, 0, 0)
    assert share.files == before


def test_what_breaks_once_more_is_asked_for_once_more(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letter = attach(ada.opened, b"Dear Dana")
    ada.sync()
    ((name, content),) = att_files(share.files).items()
    share.files[name] = content[:50]
    ben.sync()
    share.files[name] = content  # it was only uploading
    assert counts(ada.sync()) == (0, 0, 0, 0)
    share.files[name] = content[:60]  # and now it is broken
    ben.sync()
    assert counts(ada.sync()) == (1, 0, 0, 0)
    assert counts(ben.sync()) == (0, 1, 0, 0)
    assert bytes_of(ben.opened, letter) == b"Dear Dana" and share.files[name] == content[:60]


def test_a_wrong_file_by_somebody_who_has_the_key_is_not_believed(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letters = [attach(ada.opened, b"Dear Dana"), attach(ada.opened, LONG, "scan.pdf")]
    changes_only(ada)
    errand = ben.errand()
    run(errand, with_attachments=False)
    key = errand.keys[errand.team.current]
    for one in ShareAttachments(ben.opened).known():
        for part in range(one.parts):
            wrong = pack_part(errand.case_id, 1, key, one, part, bytes(one.length(part)))
            name = part_name(key, one.sha256, part)
            share.files[file_name(errand.case_id, name, wrong)] = wrong
    result = ben.sync()
    assert counts(result) == (0, 0, 0, 2) and result.unread == 2
    assert counts(ada.sync()) == (2, 0, 0, 0)
    # Which of two files that open is the right part of the long one is not known before all are there.
    for _ in range(100):
        if not ben.sync().attachments.to_come:
            break
    assert [bytes_of(ben.opened, letter) for letter in letters] == [b"Dear Dana", LONG]


class Breaking(MemoryShare):
    """Fails with every call for an attachment after so many of these."""

    def __init__(self, files: dict[str, bytes], left: int, trouble: type[Exception]) -> None:
        super().__init__(files)
        self.left, self.trouble = left, trouble

    def _count(self, name: str) -> None:
        if "/attachments/" in name:
            self.left -= 1
            if self.left < 0:
                raise self.trouble("The share is not as it should be.")

    def get(self, name: str) -> bytes:
        self._count(name)
        return super().get(name)

    def put_new(self, name: str, content: bytes) -> bool:
        self._count(name)
        return super().put_new(name, content)


def test_a_long_file_goes_on_where_it_broke_off(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada, ben = pair
    letter = attach(ada.opened, LONG)
    ada.change(pronouns="they")
    ada.share = broken = Breaking(share.files, 4, ShareUnreachable)
    result = ada.sync()
    assert isinstance(result.trouble, ShareUnreachable) and counts(result) == (0, 0, 1, 0)
    assert result.sent == 2, "the changes are there: they go first"
    there = att_files(broken.files)
    assert len(there) == 2
    share.files = broken.files
    ada.share = Breaking(share.files, 4, ShareUnreachable)
    assert counts(ada.sync()) == (1, 0, 0, 0), "the first part was not even read again"
    share.files = ada.share.files
    assert len(att_files(share.files)) == 3 and att_files(share.files).items() >= there.items()

    ben.share = Breaking(share.files, 2, ShareUnreachable)
    result = ben.sync()
    assert isinstance(result.trouble, ShareUnreachable) and counts(result) == (0, 0, 0, 1)
    assert ben.client.pronouns == "they"
    with pytest.raises(AttachmentElsewhere):
        bytes_of(ben.opened, letter)
    assert ben.opened.problems() == ()
    ben.share = Breaking(share.files, 1, ShareUnreachable)
    assert counts(ben.sync()) == (0, 1, 0, 0), "only the third part was fetched"
    assert bytes_of(ben.opened, letter) == LONG


def test_a_full_share_holds_up_nothing_that_is_on_it(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada, ben = pair
    adas = attach(ada.opened, b"Dear Dana")
    ada.sync()
    bens = attach(ben.opened, LONG, "scan.pdf")
    ben.share = Breaking(share.files, 1, ShareFull)
    result = ben.sync()
    assert isinstance(result.trouble, ShareFull) and counts(result) == (0, 1, 1, 0)
    assert bytes_of(ben.opened, adas) == b"Dear Dana" and result.sent == 1
    share.files = ben.share.files
    ben.share = share
    assert counts(ben.sync()) == (1, 0, 0, 0)
    ada.sync()
    assert bytes_of(ada.opened, bens) == LONG


def test_a_full_disk_here_loses_nothing_and_is_said(pair: tuple[Laptop, Laptop]) -> None:
    ada, ben = pair
    scan = attach(ada.opened, LONG)
    ada.change(pronouns="they")
    ada.sync()
    with ben.opened.transaction("making the disk small") as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 100}")
    result = ben.sync()
    assert ben.client.pronouns == "they" and len(result.received) == 2
    (said,) = result.alarms
    assert "come with a later sync" in said and "Nothing that was here is lost" in said
    assert counts(result) == (0, 0, 0, 1)
    assert ben.opened.problems() == ()
    with ben.opened.transaction("making room") as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert counts(ben.sync()) == (0, 1, 0, 0)
    assert bytes_of(ben.opened, scan) == LONG


def test_cancel_stops_between_two_parts_and_progress_counts_them(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letter = attach(ada.opened, LONG)
    steps: list[tuple[int, int]] = []
    errand = ada.errand()
    errand.carrying = lambda done, whole: steps.append((done, whole))
    run(errand)
    assert steps[-3:] == [(1, 3), (2, 3), (3, 3)]
    changes_only(ben)
    steps.clear()
    errand = ben.errand()
    errand.carrying = lambda done, whole: steps.append((done, whole))
    errand.cancelled = lambda: (2, 3) in steps
    result = run(errand)
    assert result.cancelled and counts(result) == (0, 0, 0, 1)
    ben.sync()
    assert bytes_of(ben.opened, letter) == LONG


def test_changes_do_not_wait_for_long_files(pair: tuple[Laptop, Laptop], share: MemoryShare) -> None:
    ada = pair[0]
    attach(ada.opened, LONG)
    errand = ada.errand()
    errand.is_asked_again = lambda: len(att_files(share.files)) > 0
    result = run(errand)
    assert result.trouble is None and not result.cancelled and counts(result) == (0, 0, 1, 0)
    assert len(att_files(share.files)) == 1
    assert counts(ada.sync()) == (1, 0, 0, 0)


def test_a_file_damaged_on_this_laptop_is_not_passed_on_and_is_mended(
    pair: tuple[Laptop, Laptop], share: MemoryShare
) -> None:
    ada, ben = pair
    letter = attach(ada.opened, LONG)
    ada.sync()
    ben.sync()
    there = att_files(share.files)
    with ben.opened.transaction("damaging") as connection:
        connection.exec_driver_sql("UPDATE attachment_chunk SET bytes = x'00' WHERE position = 5")
    lost = sorted(there)[0]
    share.files.pop(lost)
    result = ben.sync()
    assert counts(result) == (0, 0, 1, 0) and lost not in share.files
    share.files[lost] = there[lost]
    assert counts(ben.sync()) == (0, 1, 0, 0)
    assert bytes_of(ben.opened, letter) == LONG and att_files(share.files) == there
