"""The body of a segment before it is sealed: change sets, compressed and padded.

It is compressed with words that every app knows beforehand (`resources/share/words_2.txt`), without which
the few changes of a day would hardly get smaller. **That file never changes**: what was written with it can
be read with the very same bytes only. Other words need a file of their own and another version of segment.py.
Ids of items, which no compression makes smaller, follow as bytes, each once.

The body is padded in steps, so that its length tells little of what somebody wrote.
"""

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NoReturn, cast

from navigator.casefile.resources import resource
from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.history.packed import from_packed, to_packed
from navigator.store.no_collecting import no_collecting

LONGEST_BODY: Final = 1 << 28
"""Bytes, unpacked: what is larger is not unpacked."""
_LEVEL: Final = 9
_BARE: Final = -15
"""Deflate without zlib's head and checksum: the seal tells better whether a byte is another."""
_SMALLEST_STEP: Final = 32
_ID: Final = re.compile(rb'("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")')
_ID_LENGTH: Final = 38
_MARK: Final = re.compile(rb"\x01|\x02([0-9]{1,9})")
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""What it writes is made here and has no circles, which it would otherwise look for in each list."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is sealed in a segment."""

    sets: tuple[ChangeSet, ...]
    carried: tuple[ChangeSet, ...] = ()


def pack_body(sets: Sequence[ChangeSet], carried: Sequence[ChangeSet]) -> bytes:
    """The body, compressed and padded."""
    with no_collecting():
        data = {"sets": to_packed(sets), "carried": to_packed(carried)}
        text = _WRITER.encode(data).encode()
    rest, ids = _without_ids(text)
    packing = zlib.compressobj(_LEVEL, wbits=_BARE, zdict=_known_words())
    packed = packing.compress(rest) + packing.flush() + ids
    return packed.ljust(padded_length(len(packed)), b"\0")


def padded_length(length: int) -> int:
    """The next step: as many bits of the length are kept as its own length in bits has bits, or 32 bytes.

    "Padmé" of Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs" (2019): the length tells O(log log n) bits, and the padding adds a ninth at most, beyond 1 KB 6%.
    """
    exponent = max(1, length.bit_length() - 1)
    step = max(_SMALLEST_STEP, 1 << (exponent - exponent.bit_length()))
    return -(-length // step) * step


def unpack_body(packed: bytes) -> Body:
    """The body again. Raises UnreadableFile when it is none."""
    with no_collecting():
        return _unpacked(packed)


def _unpacked(packed: bytes) -> Body:
    unpacking = zlib.decompressobj(_BARE, zdict=_known_words())
    try:
        text = unpacking.decompress(packed, LONGEST_BODY)
        data = json.loads(_with_ids(text, unpacking.unused_data).decode()) if unpacking.eof else None
    except (zlib.error, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise UnreadableFile("A segment of changes is not as it should be.")
    return Body(from_packed(data.get("sets")), from_packed(data.get("carried", [])))


def _without_ids(text: bytes) -> tuple[bytes, bytes]:
    """JSON with a mark in the place of each id of an item, which JSON itself never holds; and the ids."""
    places: dict[bytes, int] = {}
    parts = _ID.split(text)
    for at in range(1, len(parts), 2):
        found = parts[at]
        if found in places:
            parts[at] = b"\x02%d" % places[found]
        else:
            places[found] = len(places)
            parts[at] = b"\x01"
    return b"".join(parts), bytes.fromhex(b"".join(places).translate(None, b'"-').decode())


def _with_ids(text: bytes, ids: bytes) -> bytes:
    """The JSON again. Raises ValueError when an id is missing, or when it would get too long."""
    if len(text) + (text.count(b"\x01") + text.count(b"\x02")) * _ID_LENGTH > LONGEST_BODY:
        raise ValueError("a body that is too long")
    there: list[bytes] = []
    parts: list[bytes | None] = _MARK.split(text)
    for at in range(1, len(parts), 2):
        place = parts[at]
        if place is None:
            start = 16 * len(there)
            digits = ids[start : start + 16].hex()
            if len(digits) < 32:
                _no_id()
            dashed = f'"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"'
            there.append(dashed.encode())
            parts[at] = there[-1]
        else:
            parts[at] = there[int(place)] if int(place) < len(there) else _no_id()
    return b"".join(cast(list[bytes], parts))


def _no_id() -> NoReturn:
    raise ValueError("an id that is not there")


@cache
def _known_words() -> bytes:
    return resource("share/words_2.txt").read_bytes()
