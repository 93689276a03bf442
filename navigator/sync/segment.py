"""A segment: some change sets of one replica, compressed, padded, sealed and signed, as it stands on a share.

The header is plain and bound to the body; it holds random ids, numbers and hashes, and nothing of people.
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


@dataclass(frozen=True)
class Header:
    """What a segment says of itself in plain."""

    case: str
    replica: str
    seq: int
    """1, 2, 3 … for the segments of a replica."""
    by: str
    """The member that signed it."""
    first: int
    """The number of its first own change set; `last + 1` when it has none."""
    last: int
    prev: str
    """The hash of the segment before; "" for the first."""
    base: int
    """The replica's latest segment up to this one that covers all before it; 0 for none."""
    epoch: int
    key: str
    """The mark of the key it is sealed with."""
    members: tuple[str, ...]
    """The heads of the chain of members as its writer knew it, the first half of each hash."""
    carried: Mapping[str, int] = field(default_factory=dict)
    """By other replica: the number of the last set of it in the body."""
    seen: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """By other replica: number and hash of the last segment of it that the writer had."""

    @property
    def covers(self) -> bool:
        """Whether it holds all that its replica ever sent."""
        return self.base == self.seq


def pack(header: Header, body: bytes, key: bytes, primitives: Primitives) -> bytes:
    """The bytes of a segment; `body` comes from `pack_body`."""
    about = header_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "case": header.case,
            "replica": header.replica,
            "seq": header.seq,
            "by": header.by,
            "first": header.first,
            "last": header.last,
            "prev": header.prev,
            "base": header.base,
            "epoch": header.epoch,
            "key": header.key,
            "members": list(header.members),
            "carried": dict(header.carried),
            "seen": {replica: list(seen) for replica, seen in header.seen.items()},
        }
    )
    return signed(about, primitives.seal(key, body, about), primitives)


def read_header(file: SignedFile) -> Header | None:
    """The header of a segment; None when the file is none, or of a newer version (see `is_newer`)."""
    if file.text("format") != FORMAT or file.whole("version") != VERSION:
        return None
    members, carried, seen = (file.header.get(name) for name in ("members", "carried", "seen"))
    try:
        header = Header(
            *(file.text("case"), file.text("replica"), file.whole("seq"), file.text("by")),
            *(file.whole("first"), file.whole("last"), file.text("prev"), file.whole("base")),
            *(file.whole("epoch"), file.text("key"), tuple(str(one) for one in _as_list(members))),
            {str(replica): int(last) for replica, last in _as_dict(carried).items()},
            {str(one): (int(at[0]), str(at[1])) for one, at in _as_dict(seen).items()},
        )
    except (TypeError, ValueError, KeyError, IndexError):
        return None
    plain = header.seq > 0 and header.first > 0 and header.first - 1 <= header.last
    return header if plain and header.base <= header.seq else None


def is_newer(file: SignedFile) -> bool:
    """Whether it says that it is a segment of a version that is not known here."""
    return file.text("format") == FORMAT and file.whole("version") > VERSION


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
    packed = primitives.unseal(key, file.payload, file.about)
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
