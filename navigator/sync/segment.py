"""A segment: some change sets of one replica, compressed, padded, sealed and signed, as it stands on a share.

The header is plain and bound to the body; it holds random ids, numbers and hashes, and nothing of people.
Of ids and hashes that only point at something it holds the first half, or as much as nobody finds twice.
It does not hold the case: that is signed and sealed with the rest, so that in another case it is no segment.
Here segments become bytes and back. What the body is made of is in body.py; whether a segment follows what
came before is decided in reading.py.

Beside its own sets a segment may carry sets of other replicas that nobody else can send: those of the
replica that this laptop was before it was restored, and those that a person let out of quarantine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.sync.body import Body, unpack_body
from navigator.sync.primitives import Primitives
from navigator.sync.signed_file import SignedFile, header_bytes, signed

FORMAT: Final = "navigator-segment"
VERSION: Final = 2
"""2: bodies are said shortly, and compressed with words known beforehand. 1 was never released."""
HALF_A_HASH: Final = 32
"""Digits, 128 bits: enough for nobody to find another file that begins like it."""
HINT: Final = 16
"""Digits, 64 bits: enough to find the right one of a few; what is found is checked by signature or seal."""


@dataclass(frozen=True)
class Header:
    """What a segment says of itself in plain."""

    case: str
    """Not written: who reads it knows."""
    replica: str
    seq: int
    """1, 2, 3 … for the segments of a replica."""
    by: str
    """Of the member that signed it, the first digits: a HINT."""
    first: int
    """The number of its first own change set; `last + 1` when it has none."""
    last: int
    prev: str
    """Half the hash of the segment before; "" for the first."""
    base: int
    """The replica's latest segment up to this one that covers all before it; 0 for none."""
    key: str
    """Of the mark of the key it is sealed with, the first digits: a HINT."""
    members: tuple[str, ...] = ()
    """The heads of the chain of members as its writer knew it, half of each hash; () where they are those
    of the segment before."""
    carried: Mapping[str, int] = field(default_factory=dict)
    """By other replica: the number of the last set of it in the body."""
    seen: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """By other replica: number and hash of the last segment of it that the writer had, the first digits: a
    HINT. Left out is what the segments since `base` have said already."""

    @property
    def covers(self) -> bool:
        """Whether it holds all that its replica ever sent."""
        return self.base == self.seq


def pack(header: Header, body: bytes, key: bytes, primitives: Primitives) -> bytes:
    """The bytes of a segment; `body` comes from `pack_body`."""
    said: dict[str, Any] = {
        "at": [header.seq, header.first, header.last, header.base],
        "by": header.by,
        "carried": dict(header.carried),
        "format": FORMAT,
        "key": header.key,
        "members": list(header.members),
        "prev": header.prev,
        "replica": header.replica,
        "seen": {replica: list(seen) for replica, seen in header.seen.items()},
        "version": VERSION,
    }
    about, case = header_bytes({name: one for name, one in said.items() if one}), header.case.encode()
    return signed(about, primitives.seal(key, body, case + about), primitives, case)


def read_header(file: SignedFile, case: str) -> Header | None:
    """The header of a segment; None when the file is none, or of a newer version (see `is_newer`)."""
    if file.text("format") != FORMAT or file.whole("version") != VERSION:
        return None
    try:
        seq, first, last, base = (_as_whole(one) for one in _as_list(file.header.get("at"))[:4])
        header = Header(
            *(case, file.text("replica"), seq, file.text("by"), first, last, file.text("prev"), base),
            *(file.text("key"), tuple(str(one) for one in _as_list(file.header.get("members", [])))),
            {str(replica): int(last) for replica, last in _as_dict(file.header.get("carried", {})).items()},
            {str(one): (int(at[0]), str(at[1])) for one, at in _as_dict(file.header.get("seen", {})).items()},
        )
    except (TypeError, ValueError, KeyError, IndexError):
        return None
    plain = header.seq > 0 and header.first > 0 and header.first - 1 <= header.last
    pointed = len(header.by) == len(header.key) == HINT
    return header if plain and pointed and header.base <= header.seq else None


def is_segment_signed_by(file: SignedFile, header: Header, key: bytes, primitives: Primitives) -> bool:
    """Whether this key signed it as a segment of the case."""
    return file.is_signed_by(key, primitives, header.case.encode())


def is_newer(file: SignedFile) -> bool:
    """Whether it says that it is a segment of a version that is not known here."""
    return file.text("format") == FORMAT and file.whole("version") > VERSION


def _as_whole(found: Any) -> int:
    if type(found) is not int or not 0 <= found < 2**53:
        raise TypeError("a whole number")
    return found


def _as_list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError("a list")
    return found


def _as_dict(found: Any) -> dict[Any, Any]:
    if not isinstance(found, dict):
        raise TypeError("an object")
    return found


def open_body(file: SignedFile, header: Header, key: bytes, primitives: Primitives) -> Body:
    """What is sealed in a verified segment. Raises UnreadableFile when it is not what the header says."""
    packed = primitives.unseal(key, file.payload, header.case.encode() + file.about)
    if packed is None:
        raise UnreadableFile("A segment of changes cannot be opened with its key.")
    body = unpack_body(packed)
    own = [one.number for one in body.sets]
    last = dict(header.carried)
    fits = (
        own == list(range(header.first, header.last + 1))
        and all(one.replica == header.replica for one in body.sets)
        and all(one.replica != header.replica for one in body.carried)
        and _last_numbers(body.carried) == last
    )
    if not fits:
        raise UnreadableFile("A segment of changes does not hold what its header says.")
    return body


def _last_numbers(sets: Iterable[ChangeSet]) -> dict[str, int]:
    """By replica the last number, if the numbers of each run without a gap; else no replica that fits."""
    found: dict[str, int] = {}
    for one in sets:
        if one.number != found.get(one.replica, one.number - 1) + 1:
            return {"": -1}
        found[one.replica] = one.number
    return found
