"""The file of a part: it opens with its key as what it was made of, and as nothing else."""

import hashlib
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.store.known_attachments import PART_BYTES, KnownAttachment
from navigator.sync.attachment_file import by_part, file_name, is_newer_part, open_part, pack_part, part_name
from navigator.sync.names import another_name
from navigator.sync.signed_file import header_bytes
from navigator.sync.transports.names import check_new

CASE, KEY, OTHER = "c" * 32, b"\x01" * 32, b"\x02" * 32


def known(content: bytes) -> KnownAttachment:
    return KnownAttachment("an id", len(content), hashlib.sha256(content).hexdigest())


def keys(one: KnownAttachment, part: int = 0, *of: bytes) -> dict[str, bytes]:
    return {part_name(key, one.sha256, part): key for key in of or (KEY,)}


contents = st.binary(min_size=1, max_size=2_000)


@settings(max_examples=60, deadline=None)
@given(contents)
def test_what_is_packed_is_opened_and_whoever_packs_it_makes_the_same_bytes(content: bytes) -> None:
    one = known(content)
    file = pack_part(CASE, 1, KEY, one, 0, content)
    assert file == pack_part(CASE, 1, KEY, one, 0, content)
    assert open_part(CASE, keys(one, 0, OTHER, KEY), one, 0, file) == content


@settings(max_examples=60, deadline=None)
@given(contents, st.randoms(use_true_random=False))
def test_what_was_changed_or_cut_short_opens_as_nothing(content: bytes, chance: random.Random) -> None:
    one = known(content)
    file = pack_part(CASE, 1, KEY, one, 0, content)
    flipped = bytearray(file)
    flipped[chance.randrange(len(file))] ^= 1 << chance.randrange(8)
    at = chance.randrange(len(file))
    for damaged in (bytes(flipped), file[:at], file[:at] + file[at + 1 :], file + b"\0", b""):
        assert open_part(CASE, keys(one), one, 0, damaged) is None


def test_a_part_of_another_case_key_or_place_is_not_it() -> None:
    content = bytes(range(256)) * (PART_BYTES // 256) * 2
    one, part = known(content), content[:PART_BYTES]
    file = pack_part(CASE, 1, KEY, one, 0, part)
    assert open_part(CASE, keys(one), one, 0, file) == part
    assert open_part("d" * 32, keys(one), one, 0, file) is None
    assert open_part(CASE, keys(one, 0, OTHER), one, 0, file) is None
    # The same bytes in another place of the same file are another file on the share.
    assert open_part(CASE, keys(one, 1), one, 1, file) is None
    assert pack_part(CASE, 1, KEY, one, 1, part) != file
    assert pack_part(CASE, 1, OTHER, one, 0, part)[-100:] != file[-100:]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 100 * PART_BYTES))
def test_the_parts_are_the_whole(size: int) -> None:
    one = KnownAttachment("an id", size, "0" * 64)
    lengths = [one.length(part) for part in range(one.parts)]
    assert sum(lengths) == size and all(0 < length <= PART_BYTES for length in lengths)


def test_a_name_tells_neither_the_content_nor_that_another_case_holds_the_same() -> None:
    content = b"Dear Dana"
    one = known(content)
    name = file_name(CASE, part_name(KEY, one.sha256, 0), pack_part(CASE, 1, KEY, one, 0, content))
    assert re.fullmatch(rf"{CASE}/attachments/[0-9a-f]{{32}}-[0-9a-f]{{64}}\.att", name)
    assert one.sha256 not in name and part_name(OTHER, one.sha256, 0) not in name
    for chosen in (name, another_name(name, 2), another_name(name, 9)):
        assert check_new(chosen) == chosen


def test_every_name_that_claims_a_part_is_looked_at_a_conflicted_copy_s_too() -> None:
    part, end = "a" * 32, "b" * 64
    start = f"{CASE}/attachments/"
    names = [
        f"{start}{part}-{end}.att",
        f"{start}{part}-{end}-2.att",
        f"{start}{part}-{end} (Ada's conflicted copy).att",
        f"{start}Copy of {part}-{end}.att",
    ]
    others = [f"{start}notes.txt", f"{CASE}/{'1' * 16}/00000001-{end}.seg", f"{CASE}/keys/1-{end}"]
    assert by_part(CASE, [*names, *others]) == {part: names}


def test_a_newer_form_is_known_as_one() -> None:
    newer = header_bytes({"format": "navigator-attachment", "version": 2, "case": CASE}) + bytes(100)
    assert is_newer_part(newer)
    assert open_part(CASE, keys(known(b"x")), known(b"x"), 0, newer) is None
    assert not is_newer_part(pack_part(CASE, 1, KEY, known(b"x"), 0, b"x"))
