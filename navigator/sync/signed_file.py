"""The form of every binary file on a share: a plain header, a payload, and a signature over both.

    magic, 4 bytes | header's length, 1 to 3 bytes | header | payload | Ed25519 signature, 64 bytes

The length has seven bits a byte, the lowest first; the highest bit says that more follow. The header is JSON,
said shortly, because most files on a share are small: what stands in hexadecimal digits follows as bytes, and
the rest is deflated with words known beforehand. What both sides know anyway, as which case a segment is of,
need not stand in the file to be signed: it is the *context* of the signature.

Bytes become a SignedFile here, and back. Whether the signer may say what it
says, and what the payload means, is decided elsewhere. A file that is cut short or changed does not parse,
or does not verify: both may mean that it is still being uploaded.
"""

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from navigator.sync.primitives import Primitives

MAGIC: Final = b"nav\x02"
"""The last byte is the version of this form: another one for other known words."""
_MOST_LENGTH_BYTES: Final = 3
SIGNATURE_BYTES: Final = 64
LONGEST_HEADER: Final = 1 << 20
"""Bytes, unpacked: what is larger is not unpacked."""

_KNOWN_WORDS: Final = (
    b'{"acts":[{"do":"escrow","age":"age1"},{"do":"remove","member":\x02,"heads":{\x01:[1,\x03]}},'
    b'{"age":"age1","do":"add","verify":\x03},{"do":"rotate","epoch":1,"key":\x02}],"at":179'
    b',"by":\x02,"case":\x02,"format":"navigator-members","key":\x02,"n":1,"parents":[\x03],"version":1}'
    b'{"by":\x02,"case":\x02,"epoch":1,"for":[\x02,\x02],"format":"navigator-keys","keys":[\x02,\x02],"version":1}'
    b'{"at":[1,1,1,1],"by":\x01,"carried":{\x01:1},"format":"navigator-segment","key":\x01,"members":[\x02],'
    b'"replica":\x01,"seen":{\x01:[1,\x01],\x01:[1,\x01]},"version":2}'
    b'{"at":[1,1,1,0],"by":\x01,"format":"navigator-segment","key":\x01,"prev":\x02,"replica":\x01,'
    b'"seen":{\x01:[1,\x01]},"version":2}'
)
"""Never changed: what was written with them can be read with the very same bytes only."""

_BARE: Final = -15
_HEX: Final = re.compile(rb'"([0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})"')
_SIZES: Final = {8: b"\x01", 16: b"\x02", 32: b"\x03"}
"""By size in bytes, what stands in the JSON for a text of hexadecimal digits: no JSON holds such a byte."""
_MARKED: Final = re.compile(rb"([\x01-\x03])")
_WRITER: Final = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True)
class SignedFile:
    """A file that parsed; nothing of it is believed before `is_signed_by`."""

    header: dict[str, Any]
    payload: bytes
    about: bytes
    """Everything before the payload: what a sealed payload is bound to."""
    content: bytes
    """The whole file."""

    @cached_property
    def sha256(self) -> str:
        """The hash of the whole file, in hexadecimal digits."""
        return sha256_of(self.content)

    def is_signed_by(self, verify_key: bytes, primitives: Primitives, context: bytes = b"") -> bool:
        """Whether this key signed header and payload, both unchanged, in this context."""
        whole, signature = self.content[:-SIGNATURE_BYTES], self.content[-SIGNATURE_BYTES:]
        return primitives.verify(verify_key, context + whole, signature)

    def text(self, name: str) -> str:
        """A text of the header; "" where it is missing or something else."""
        found = self.header.get(name)
        return found if isinstance(found, str) else ""

    def whole(self, name: str) -> int:
        """A whole number of the header, not below zero; -1 where it is missing or something else."""
        found = self.header.get(name)
        return found if type(found) is int and 0 <= found < 2**53 else -1


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def header_bytes(header: dict[str, Any]) -> bytes:
    """The bytes that stand before the payload, to which it is bound."""
    text = _WRITER.encode(header).encode("ascii")
    parts, found = _HEX.split(text), list[bytes]()
    for at in range(1, len(parts), 2):
        found.append(bytes.fromhex(parts[at].decode()))
        parts[at] = _SIZES[len(found[-1])]
    packing = zlib.compressobj(9, wbits=_BARE, zdict=_KNOWN_WORDS)
    packed = packing.compress(b"".join(parts)) + packing.flush() + b"".join(found)
    if len(text) > LONGEST_HEADER:
        raise ValueError("a header as long as that cannot be read again")
    return MAGIC + _length_bytes(len(packed)) + packed


def _length_bytes(length: int) -> bytes:
    found = bytearray()
    while length >= 128:
        found.append(length % 128 + 128)
        length //= 128
    return bytes((*found, length))


def _length_in(content: bytes) -> tuple[int, int] | None:
    """The length of the header, and where it begins; None when these are no bytes of a length."""
    length = 0
    for place, byte in enumerate(content[len(MAGIC) : len(MAGIC) + _MOST_LENGTH_BYTES]):
        length += byte % 128 << 7 * place
        if byte < 128:
            return length, len(MAGIC) + place + 1
    return None


def _header_in(packed: bytes) -> Any:
    """The JSON data again. Raises ValueError, zlib.error or RecursionError when it is none."""
    unpacking = zlib.decompressobj(_BARE, zdict=_KNOWN_WORDS)
    text = unpacking.decompress(packed, LONGEST_HEADER)
    if not unpacking.eof:
        raise ValueError("a header without an end")
    rest, place = unpacking.unused_data, 0
    if sum(size * text.count(mark) for size, mark in _SIZES.items()) != len(rest):
        raise ValueError("a header with too few bytes, or too many")
    parts = _MARKED.split(text)
    for at in range(1, len(parts), 2):
        size = 4 << parts[at][0]
        parts[at] = b'"%s"' % rest[place : place + size].hex().encode()
        place += size
    return json.loads(b"".join(parts).decode())


def signed(about: bytes, payload: bytes, primitives: Primitives, context: bytes = b"") -> bytes:
    """The bytes of a file, signed by whoever works here, in this context."""
    whole = about + payload
    return whole + primitives.sign(context + whole)


def parse(content: bytes) -> SignedFile | None:
    """The file that these bytes are; None when they are none, or not the whole of one."""
    found = _length_in(content) if content.startswith(MAGIC) else None
    if found is None:
        return None
    length, start = found
    end = start + length
    if end + SIGNATURE_BYTES > len(content):
        return None
    try:
        header = _header_in(content[start:end])
    except (ValueError, RecursionError, zlib.error):
        return None
    if not isinstance(header, dict):
        return None
    return SignedFile(header, content[end:-SIGNATURE_BYTES], content[:end], content)


def is_newer_form(content: bytes) -> bool:
    """Whether it is a file of a form that came after this one."""
    return content.startswith(MAGIC[:-1]) and content[len(MAGIC) - 1 : len(MAGIC)] > MAGIC[-1:]
