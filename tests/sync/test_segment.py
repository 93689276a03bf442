"""Segments come back as they were, and are refused when anything is amiss."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.store.identity import Identity
from navigator.sync.body import pack_body
from navigator.sync.primitives import LibraryPrimitives, fingerprint, key_mark, member_id
from navigator.sync.segment import (
    HINT,
    Header,
    is_newer,
    is_segment_signed_by,
    open_body,
    pack,
    read_header,
)
from navigator.sync.signed_file import header_bytes, parse, signed
from tests.sync.change_sets import MINE, THEIRS, one_set, set_with_ids
from tests.sync.simulated.quick_keys import QuickKeys

KEY = bytes(range(32))
CASE = "c" * 32


def keys() -> LibraryPrimitives:
    chance = random.Random(5)
    return LibraryPrimitives(Identity.new(chance.randbytes), chance.randbytes)


ADA = keys()


def header(first: int = 1, last: int = 2, **more: object) -> Header:
    me = member_id(ADA.verify_key)[:HINT]
    plain = Header(CASE, MINE, 1, me, first, last, "", 0, key_mark(KEY)[:HINT], ("h",))
    return replace(plain, **more)  # type: ignore[arg-type]


def packed(sets: list[ChangeSet], carried: list[ChangeSet], said: Header) -> bytes:
    return pack(said, pack_body(sets, carried), KEY, ADA)


def test_a_segment_comes_back_as_it_was() -> None:
    sets, carried = [one_set(1), one_set(2)], [one_set(7, THEIRS), one_set(8, THEIRS)]
    said = header(carried={THEIRS: 8}, seen={THEIRS: (3, "f" * 16)})
    file = parse(packed(sets, carried, said))
    assert file is not None and is_segment_signed_by(file, said, ADA.verify_key, ADA)
    assert read_header(file, CASE) == said
    body = open_body(file, said, KEY, ADA)
    assert (list(body.sets), list(body.carried)) == (sets, carried)


@pytest.mark.parametrize(
    "said",
    [
        header(first=1, last=3),
        header(first=2, last=3),
        header(replica=THEIRS),
        header(carried={THEIRS: 1}),
    ],
)
def test_a_body_that_is_not_what_the_header_says_is_refused(said: Header) -> None:
    file = parse(packed([one_set(1), one_set(2)], [], said))
    assert file is not None
    with pytest.raises(UnreadableFile, match="does not hold"):
        open_body(file, said, KEY, ADA)


def test_another_key_or_another_header_opens_nothing() -> None:
    file = parse(packed([one_set(1), one_set(2)], [], header()))
    assert file is not None
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        open_body(file, header(), bytes(32), ADA)
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        open_body(replace(file, about=file.about + b" "), header(), KEY, ADA)


def test_what_is_signed_by_another_does_not_verify() -> None:
    file = parse(packed([one_set(1), one_set(2)], [], header()))
    other = QuickKeys("somebody", random.Random(1).randbytes)
    assert file is not None
    assert not is_segment_signed_by(file, header(), other.verify_key, ADA)
    assert not is_segment_signed_by(file, header(), b"short", ADA)


def test_in_another_case_it_neither_verifies_nor_opens() -> None:
    file = parse(packed([one_set(1), one_set(2)], [], header()))
    assert file is not None
    said = read_header(file, "d" * 32)
    assert said == header(case="d" * 32)
    assert not is_segment_signed_by(file, said, ADA.verify_key, ADA)
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        open_body(file, said, KEY, ADA)


def test_a_header_of_a_few_changes_is_short() -> None:
    plain = header(seq=7, prev="1" * 32, members=(), seen={THEIRS: (3, "f" * 16)})
    file = parse(packed([one_set(1), one_set(2)], [], plain))
    assert file is not None and len(file.about) < 100


def test_nothing_readable_stands_in_a_segment() -> None:
    content = packed([one_set(1), one_set(2)], [], header())
    assert b"ukasz" not in content and b"Ada" not in content and b"person" not in content


def test_a_fingerprint_is_short_and_stands_for_both_keys() -> None:
    mine = fingerprint(ADA.verify_key, ADA.recipient)
    assert [len(group) for group in mine.split()] == [4] * 6
    assert mine != fingerprint(ADA.verify_key, "age1other")
    assert mine != fingerprint(bytes(32), ADA.recipient)


def test_a_newer_segment_is_known_for_one() -> None:
    file = parse(packed([one_set(1), one_set(2)], [], header()))
    assert file is not None and not is_newer(file)
    about = header_bytes({**file.header, "version": 3})
    newer = parse(signed(about, file.payload, ADA))
    assert newer is not None and is_newer(newer) and read_header(newer, CASE) is None


def test_a_segment_of_when_this_version_began_is_still_read() -> None:
    """Words known beforehand that changed, in the body's file or the header's, would show here."""
    file = parse((Path(__file__).parent.parent / "golden" / "sync" / "segment_2.seg").read_bytes())
    said = header(carried={THEIRS: 8}, seen={THEIRS: (3, "f" * 16)})
    assert file is not None and is_segment_signed_by(file, said, ADA.verify_key, ADA)
    assert read_header(file, CASE) == said
    body = open_body(file, said, KEY, ADA)
    assert list(body.sets) == [one_set(1), set_with_ids(2)]
    assert list(body.carried) == [one_set(7, THEIRS), one_set(8, THEIRS)]
