"""Parts of an attachment that arrive: here for nobody before all are, and never what is not in the case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.history.draft import Draft, purging
from navigator.store.attachments import AttachmentElsewhere
from navigator.store.case_path import make_file
from navigator.store.known_attachments import PART_BYTES, KnownAttachment
from navigator.store.open_case import OpenCase, Writer
from navigator.store.reading_sets import read_sets
from navigator.store.share_attachments import ShareAttachments
from navigator.store.whereabouts import whereabouts
from tests.store.case_files import KEY, Desk
from tests.sync.attaching import LONG, attach, bytes_of


@pytest.fixture
def ada(tmp_path: Path) -> Iterator[OpenCase]:
    """A case with a long file in it."""
    with Desk(tmp_path).make() as opened:
        attach(opened, LONG)
        yield opened


@pytest.fixture
def ben(tmp_path: Path, ada: OpenCase) -> Iterator[OpenCase]:
    """The same case on another laptop, which knows of the file and has not got it."""
    with ada.transaction("reading") as connection:
        sets = read_sets(connection, ada.replica, 1, 2)
    path = tmp_path / "ben.case"
    with OpenCase("one", path, make_file(path, KEY), Writer("Ben Ito", "00000000000000bb")) as opened:
        opened.absorb(sets)
        yield opened


def part_of(content: bytes, part: int) -> bytes:
    return content[part * PART_BYTES : (part + 1) * PART_BYTES]


def only(books: ShareAttachments) -> KnownAttachment:
    (one,) = books.known()
    return one


def test_a_file_is_here_for_nobody_before_it_is_in_its_place(ada: OpenCase, ben: OpenCase) -> None:
    books = ShareAttachments(ben)
    one = only(books)
    assert (one.parts, one.length(2)) == (3, len(LONG) - 2 * PART_BYTES)
    for number, part in enumerate((2, 0, 1), start=1):
        books.take_part(one, part, part_of(LONG, part))
        assert len(books.arrived(one)) == number
        assert books.here([one]) == frozenset() and not whereabouts(ben, [one.id])[one.id].is_here
        with pytest.raises(AttachmentElsewhere):
            bytes_of(ben, one.id)
    assert b"".join(books.part(one, part) for part in range(3)) == LONG
    assert books.settle(one)
    assert bytes_of(ben, one.id) == bytes_of(ada, one.id) == LONG
    assert books.here([one]) == {one.id} and ben.problems() == ()
    found = whereabouts(ben, [one.id, "gone"])
    assert found.keys() == {one.id}
    assert found[one.id].is_here and found[one.id].attached_by == "Ada Obi, Harbour House"


def test_what_is_not_right_is_let_go_of(ben: OpenCase) -> None:
    books = ShareAttachments(ben)
    one = only(books)
    for part in range(3):
        books.take_part(one, part, bytes(one.length(part)))
    books.forget(one)
    assert books.arrived(one) == frozenset() and not books.settle(one)


def test_what_was_purged_meanwhile_leaves_nothing_and_nothing_more_is_kept(ben: OpenCase) -> None:
    books = ShareAttachments(ben)
    one = only(books)
    books.take_part(one, 0, part_of(LONG, 0))
    ben.commit(Draft("Purge", purging("attachment", one.id)))
    books.take_part(one, 1, part_of(LONG, 1))
    assert not books.settle(one) and books.known() == ()
    with ben.transaction("looking") as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment_chunk").scalar() == 0
