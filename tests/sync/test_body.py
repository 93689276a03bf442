"""Bodies come back as they were, tell little of their size, and are refused when anything is amiss."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp
from navigator.history.wire import to_data
from navigator.sync import body as sync_body
from navigator.sync.body import pack_body, padded_length, unpack_body
from tests.replicas import hostile_sets
from tests.sync.change_sets import MINE, one_set


@given(hostile_sets())
def test_any_change_sets_come_back_as_they_were(sets: list[ChangeSet]) -> None:
    assert list(unpack_body(pack_body(sets, [])).sets) == sets


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


def body_of_item(item: str) -> bytes:
    return deflated(f'{{"sets": [["a", [[1, 1, 0, "N", "Add", "", [["person", {item}, []]]]]]]}}'.encode())


def test_an_id_stands_as_bytes_behind_the_rest() -> None:
    assert len(unpack_body(body_of_item("\x01") + bytes(16)).sets) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"noise",
        deflated(b"[]"),
        deflated(b'{"sets": [7]}'),
        body_of_item("\x01") + bytes(15),
        body_of_item("\x021") + bytes(16),
        deflated(b"{" + b'"\x01":\x01,' * 9),
    ],
)
def test_what_is_no_body_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableFile):
        unpack_body(body)


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


def test_a_few_changes_take_up_half_of_what_they_would_as_plain_json() -> None:
    sets = [one_set(1), one_set(2)]
    plain = json.dumps([to_data(one) for one in sets]).encode()
    assert len(pack_body(sets, [])) * 2 < len(zlib.compress(plain))
