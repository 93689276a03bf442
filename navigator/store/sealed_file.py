"""The vault file's form on disk: a plain header, a sealed body, and a checksum.

    navigator-vault\\n | version, 2 bytes | header's length, 4 bytes | header, JSON | sealed body | SHA-256

Numbers are big-endian. All before the body is bound to it as associated data. The checksum is there to
tell damage from a wrong passphrase before anybody is asked for one; it proves nothing against a forger,
the seals do that. Here bytes become a SealedFile and back; what opens it is in doors.py, what stands in
the body in vault_contents.py.
"""

import base64
import hashlib
import json
import struct
from typing import Any, Final

from navigator.casefile.frozen import frozen
from navigator.errors import NewerFile, UnreadableFile
from navigator.store.doors import WRAPPED_BYTES, PassphraseDoor, RecoveryDoor
from navigator.store.keys import Entropy, Secret, seal, unseal
from navigator.store.passphrase import SALT_BYTES, PassphraseCost

VERSION: Final = 1
LARGEST: Final = 16 << 20
"""Bytes. Twenty cases take about 8,000; a file beyond this is not a vault."""

_MAGIC: Final = b"navigator-vault\n"
_NUMBERS: Final = struct.Struct(">HI")
_DIGEST_BYTES: Final = 32
_LONGEST_HEADER: Final = 1 << 16
_ID_LENGTH: Final = 32


@frozen
class Header:
    """What can be read without a key: which vault it is and by which ways it opens; nothing of people."""

    vault_id: str
    """32 hexadecimal digits, random."""
    recovery: RecoveryDoor
    passphrase: PassphraseDoor | None
    keyring: bool
    """Is the wrapping key in a keyring too?"""


@frozen
class SealedFile:
    """A vault file that is whole, but not opened yet."""

    header: Header
    plain: bytes
    """All bytes before the body, to which the body is bound."""
    body: bytes

    def open(self, wrapping: Secret) -> bytes | None:
        """What is sealed in it, or None when the key is another one or something was tampered with."""
        return unseal(wrapping, self.body, self.plain)


def sealed_bytes(header: Header, content: bytes, wrapping: Secret, entropy: Entropy) -> bytes:
    """The bytes of a vault file."""
    text = json.dumps(_header_to_json(header), separators=(",", ":")).encode("ascii")
    plain = _MAGIC + _NUMBERS.pack(VERSION, len(text)) + text
    whole = plain + seal(wrapping, content, plain, entropy)
    return whole + hashlib.sha256(whole).digest()


def parse(content: bytes) -> SealedFile:
    """The file that these bytes are. Raises UnreadableFile for damage, NewerFile for a later version."""
    start = len(_MAGIC) + _NUMBERS.size
    if not content.startswith(_MAGIC) or len(content) < start + _DIGEST_BYTES:
        raise damaged()
    whole = content[:-_DIGEST_BYTES]
    if hashlib.sha256(whole).digest() != content[-_DIGEST_BYTES:]:
        raise damaged()
    version, length = _NUMBERS.unpack(whole[len(_MAGIC) : start])
    if version > VERSION:
        raise NewerFile(
            "This vault was last saved by a newer version of Case Navigator.",
            "Nothing was changed.",
            "Update the app on this computer, then open it again.",
        )
    if version != VERSION or length > min(_LONGEST_HEADER, len(whole) - start):
        raise damaged()
    try:
        header = _header_from_json(json.loads(whole[start : start + length]))
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise damaged() from problem
    return SealedFile(header, whole[: start + length], whole[start + length :])


def damaged() -> UnreadableFile:
    """The sentences for a vault file that is not whole."""
    return UnreadableFile(
        "The vault file is damaged.", "Nothing was changed.", "Restore the vault's folder from a backup."
    )


def _header_to_json(header: Header) -> dict[str, object]:
    door = header.passphrase
    return {
        "vault": header.vault_id,
        "keyring": header.keyring,
        "recovery": {"salt": _text(header.recovery.salt), "wrapped": _text(header.recovery.wrapped)},
        "passphrase": door
        and {
            "passes": door.cost.passes,
            "memory": door.cost.memory,
            "salt": _text(door.salt),
            "wrapped": _text(door.wrapped),
        },
    }


def _header_from_json(found: Any) -> Header:
    recovery, door = found["recovery"], found["passphrase"]
    if not isinstance(found["vault"], str) or not isinstance(found["keyring"], bool):
        raise TypeError("vault id or keyring")
    if len(found["vault"]) != _ID_LENGTH or not set(found["vault"]) <= set("0123456789abcdef"):
        raise ValueError("vault id")
    return Header(
        found["vault"],
        RecoveryDoor(_bytes(recovery["salt"], SALT_BYTES), _bytes(recovery["wrapped"], WRAPPED_BYTES)),
        None if door is None else _passphrase_door(door),
        found["keyring"],
    )


def _passphrase_door(found: Any) -> PassphraseDoor:
    if type(found["passes"]) is not int or type(found["memory"]) is not int:
        raise TypeError("cost")
    return PassphraseDoor(
        PassphraseCost(found["passes"], found["memory"]),
        _bytes(found["salt"], SALT_BYTES),
        _bytes(found["wrapped"], WRAPPED_BYTES),
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    content = base64.b64decode(text, validate=True)
    if len(content) != length:
        raise ValueError("length")
    return content
