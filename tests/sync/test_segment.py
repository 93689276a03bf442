"""Segments come back as they were, tell little of their size, and are refused when anything is amiss."""

import json
import random
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp
from navigator.history.wire import to_data
from navigator.store.identity import Identity
from navigator.sync import body as sync_body
from navigator.sync.body import pack_body, padded_length, unpack_body
from navigator.sync.primitives import LibraryPrimitives, fingerprint, member_id
from navigator.sync.segment import (
    Header,
    is_newer,
    open_body,
    pack,
    read_header,
)
from navigator.sync.signed_file import MAGIC, header_bytes, is_newer_form, parse, signed
from tests.replicas import hostile_sets
from tests.sync.simulated.quick_keys import QuickKeys

KEY = bytes(range(32))
MINE, THEIRS = "a" * 16, "b" * 16


def keys() -> LibraryPrimitives:
    chance = random.Random(5)
    return LibraryPrimitives(Identity.new(chance.randbytes), chance.randbytes)


ADA = keys()


def one_set(number: int, replica: str = MINE) -> ChangeSet:
    stamp = Stamp(1_790_000_000_000 + number, 0, replica)
    register = Register("person", f"item{number}", "name")
    change = Change(f"{replica}:{number}:0", register, f"Łukasz {number}", (), stamp)
    return ChangeSet(replica, number, stamp, "Ada Obi", "Add", (change,))


def header(first: int = 1, last: int = 2, **more: object) -> Header:
    plain = Header("c" * 32, MINE, 1, member_id(ADA.verify_key), first, last, "", 0, 1, "k", ("h",))
    return replace(plain, **more)  # type: ignore[arg-type]


def packed(sets: list[ChangeSet], carried: list[ChangeSet], said: Header) -> bytes:
    return pack(said, pack_body(sets, carried), KEY, ADA)


def test_a_segment_comes_back_as_it_was() -> None:
    sets, carried = [one_set(1), one_set(2)], [one_set(7, THEIRS), one_set(8, THEIRS)]
    said = header(carried={THEIRS: 8}, seen={THEIRS: (3, "abc")})
    file = parse(packed(sets, carried, said))
    assert file is not None and file.is_signed_by(ADA.verify_key, ADA)
    assert read_header(file) == said
    body = open_body(file, said, KEY, ADA)
    assert (list(body.sets), list(body.carried)) == (sets, carried)


@given(hostile_sets())
def test_any_change_sets_come_back_as_they_were(sets: list[ChangeSet]) -> None:
    assert list(unpack_body(pack_body(sets, [])).sets) == sets


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
    assert file is not None and not file.is_signed_by(other.verify_key, ADA)
    assert not file.is_signed_by(b"short", ADA)


def test_nothing_readable_stands_in_a_segment() -> None:
    content = packed([one_set(1), one_set(2)], [], header())
    assert b"ukasz" not in content and b"Ada" not in content and b"person" not in content


@given(st.integers(0, 1 << 24))
def test_padding_comes_in_steps_and_costs_little(length: int) -> None:
    padded = padded_length(length)
    assert length <= padded <= length + max(31, length / 15.99)
    assert padded_length(padded) == padded


def test_texts_of_like_length_take_up_the_same() -> None:
    sizes = {padded_length(1000 + more) for more in range(20)}
    assert len(sizes) <= 2


def test_a_body_that_unpacks_to_more_than_there_is_room_for_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = pack_body([one_set(number) for number in range(1, 50)], [])
    assert len(unpack_body(body).sets) == 49
    monkeypatch.setattr(sync_body, "LONGEST_BODY", 1000)
    with pytest.raises(UnreadableFile):
        unpack_body(body)


def deflated(text: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(text) + packing.flush()


def body_of_run(sets: str) -> bytes:
    return deflated(f'{{"sets": [["a", {sets}]]}}'.encode())


def body_of_changes(groups: str) -> bytes:
    return body_of_run(f'[[1, 1, 0, "N", "Add", "", {groups}]]')


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"noise",
        deflated(b"[]"),
        deflated(b'{"sets": [7]}'),
        deflated(b'{"sets": [["a"]]}'),
        body_of_run('[[1, 1, 0, "N", "Add", ""]]'),
        body_of_run('[[0, 1, 0, "N", "Add", "", []]]'),
        body_of_run('[[1, true, 0, "N", "Add", "", []]]'),
        body_of_changes('[["person", "i"]]'),
        body_of_changes('[["person", "i", [["name"]]]]'),
        body_of_changes('[["person", 7, [["name", "x"]]]]'),
        body_of_changes('[["person", "i", [["name", NaN]]]]'),
        body_of_changes('[["person", "i", [["name", "x", "", [":1"]]]]]'),
        body_of_changes('[["person", \x01, [["name", "x"]]]]') + bytes(15),
        body_of_changes('[["person", \x01, [["name", \x021]]]]') + bytes(16),
        deflated(b"{" + b'"\x01":\x01,' * 9),
    ],
)
def test_what_is_no_body_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableFile):
        unpack_body(body)


def test_a_fingerprint_is_short_and_stands_for_both_keys() -> None:
    mine = fingerprint(ADA.verify_key, ADA.recipient)
    assert [len(group) for group in mine.split()] == [4] * 6
    assert mine != fingerprint(ADA.verify_key, "age1other")
    assert mine != fingerprint(bytes(32), ADA.recipient)


_IDS = st.uuids().map(str)
_WORDS = st.one_of(_IDS, st.sampled_from(["x", "00000000-0000-7000-8000-000000000000"]), st.text(max_size=5))


@given(st.lists(st.tuples(_WORDS, _WORDS, st.one_of(_WORDS, _IDS.map('"{}"'.format), _IDS.map(str.upper)))))
def test_ids_come_back_wherever_they_stand(words: list[tuple[str, str, str]]) -> None:
    stamp = Stamp(1_790_000_000_000, 0, MINE)
    changes = tuple(
        Change(f"{MINE}:1:{number}", Register("person", item, "tie", member), value, (), stamp)
        for number, (item, member, value) in enumerate(words)
    )
    one = ChangeSet(MINE, 1, stamp, "Ada Obi", "Add", changes)
    assert unpack_body(pack_body([one], [])).sets == (one,)


def test_what_a_newer_version_adds_at_the_end_is_ignored() -> None:
    row = '["name", "x", "", [":1:0", "b:1:2"], [], "more"]'
    body = body_of_run(f'[[2, 1, 0, "N", "Add", "", [["person", "i", [{row}], 9]], 9]], 9')
    (found,) = unpack_body(body).sets
    assert found.changes[0].parents == ("a:1:0", "b:1:2")


def test_a_few_changes_take_up_half_of_what_they_would_as_plain_json() -> None:
    sets = [one_set(1), one_set(2)]
    plain = json.dumps([to_data(one) for one in sets]).encode()
    assert len(pack_body(sets, [])) * 2 < len(zlib.compress(plain))


def test_a_newer_segment_is_known_for_one() -> None:
    file = parse(packed([one_set(1), one_set(2)], [], header()))
    assert file is not None and not is_newer(file)
    about = header_bytes({**file.header, "version": 3})
    newer = parse(signed(about, file.payload, ADA))
    assert newer is not None and is_newer(newer) and read_header(newer) is None


def test_a_file_of_a_newer_form_is_known_for_one() -> None:
    content = packed([one_set(1), one_set(2)], [], header())
    assert not is_newer_form(content)
    newer = MAGIC[:-1] + bytes([MAGIC[-1] + 1]) + content[len(MAGIC) :]
    assert is_newer_form(newer) and parse(newer) is None


_TEXTS = st.one_of(
    *(st.text(), st.text("0123456789abcdef", min_size=15, max_size=65), st.binary().map(bytes.hex)),
    st.text('\x01\x02\x03"\\0a'),
)


@given(st.dictionaries(_TEXTS, st.one_of(_TEXTS, st.lists(_TEXTS), st.dictionaries(_TEXTS, st.integers()))))
def test_any_header_comes_back_as_it_was(said: dict[str, object]) -> None:
    file = parse(signed(header_bytes(said), b"payload", QuickKeys("somebody", random.Random(1).randbytes)))
    assert file is not None and (file.header, file.payload) == (said, b"payload")


def set_with_ids(number: int) -> ChangeSet:
    stamp = Stamp(1_790_000_000_000 + number, 0, MINE)
    person, step = (f"01a1f640-bc00-7707-8731-5079a2ae04{end}" for end in ("15", "16"))
    changes = (
        Change(
            f"{MINE}:{number}:0",
            Register("step", step, "removed"),
            True,
            (f"{THEIRS}:7:0",),
            stamp,
            ("a:1:0",),
        ),
        Change(f"{MINE}:{number}:1", Register("step", step, "person"), person, (f"{MINE}:1:0",), stamp),
    )
    return ChangeSet(MINE, number, stamp, "Ada Obi", "Change", changes, f"{MINE}:1")


def test_a_segment_of_when_this_version_began_is_still_read() -> None:
    """Words known beforehand that changed, in the body's file or the header's, would show here."""
    file = parse((Path(__file__).parent.parent / "golden" / "sync" / "segment_2.seg").read_bytes())
    said = header(carried={THEIRS: 8}, seen={THEIRS: (3, "abc")})
    assert file is not None and file.is_signed_by(ADA.verify_key, ADA) and read_header(file) == said
    body = open_body(file, said, KEY, ADA)
    assert list(body.sets) == [one_set(1), set_with_ids(2)]
    assert list(body.carried) == [one_set(7, THEIRS), one_set(8, THEIRS)]
