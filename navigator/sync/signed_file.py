"""The form of every binary file on a share: a plain header, a payload, and a signature over both.

    magic, 8 bytes | header's length, 4 bytes | header, JSON | payload | Ed25519 signature, 64 bytes

The length is big-endian. Bytes become a SignedFile here, and back. Whether the signer may say what it
says, and what the payload means, is decided elsewhere. A file that is cut short or changed does not parse,
or does not verify: both may mean that it is still being uploaded.
"""

import hashlib
import json
import struct
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from navigator.sync.primitives import Primitives

MAGIC: Final = b"navshar\x01"
_LENGTH: Final = struct.Struct(">I")
_START: Final = len(MAGIC) + _LENGTH.size
SIGNATURE_BYTES: Final = 64
LONGEST_HEADER: Final = 1 << 20


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

    def is_signed_by(self, verify_key: bytes, primitives: Primitives) -> bool:
        """Whether this key signed header and payload, both unchanged."""
        return primitives.verify(verify_key, self.content[:-SIGNATURE_BYTES], self.content[-SIGNATURE_BYTES:])

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
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode("ascii")
    return MAGIC + _LENGTH.pack(len(text)) + text


def signed(about: bytes, payload: bytes, primitives: Primitives) -> bytes:
    """The bytes of a file, signed by whoever works here."""
    whole = about + payload
    return whole + primitives.sign(whole)


def parse(content: bytes) -> SignedFile | None:
    """The file that these bytes are; None when they are none, or not the whole of one."""
    if not content.startswith(MAGIC) or len(content) < _START + SIGNATURE_BYTES:
        return None
    (length,) = _LENGTH.unpack(content[len(MAGIC) : _START])
    end = _START + length
    if length > LONGEST_HEADER or end + SIGNATURE_BYTES > len(content):
        return None
    try:
        header = json.loads(content[_START:end])
    except (ValueError, RecursionError):
        return None
    if not isinstance(header, dict):
        return None
    return SignedFile(header, content[end:-SIGNATURE_BYTES], content[:end], content)
