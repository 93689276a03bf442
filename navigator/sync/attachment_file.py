"""A part of an attachment as it stands on a share: `<case>/attachments/<name>-<sha256 of the file>.att`.

The name is a hash of content and part under the case key, so whoever has the key works it out from the log,
and the share learns neither what a file is nor that another case holds the same. It learns how many parts
there are, and how long the last one is, in steps of a few percent. Before the sealed bytes stands the plain
header of signed_file.py.

Nothing of it is random and nobody signs it: two members make the same bytes of the same file, so it stands
there once, whoever puts it and however often. What is read is believed because of the SHA-256 that the
signed log names for the attachment, and for no other reason.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from navigator.store.keys import NONCE_BYTES, Secret, derive, seal, unseal
from navigator.store.known_attachments import KnownAttachment
from navigator.sync.body import padded_length
from navigator.sync.signed_file import header_bytes, parse, sha256_of

FORMAT: Final = "navigator-attachment"
VERSION: Final = 1

_PLACE_BYTES: Final = 4
_NAMED: Final = re.compile(r"([0-9a-f]{32})-[0-9a-f]{64}")


def attachments_folder(case_id: str) -> str:
    """Where the bytes of attachments stand."""
    return f"{case_id}/attachments/"


def asked_for(folder: str, name: str) -> str:
    """What says that the part of this name stands broken in this folder."""
    return f"{folder}wanted-{name}"


def part_name(key: bytes, sha256: str, part: int) -> str:
    """What a part of a content is called under a key: 32 hexadecimal digits (keyed BLAKE2b, RFC 7693)."""
    meant = bytes.fromhex(sha256) + part.to_bytes(_PLACE_BYTES, "big")
    return hashlib.blake2b(meant, key=key, person=b"attachment name", digest_size=16).hexdigest()


def file_name(case_id: str, name: str, content: bytes) -> str:
    """Where the bytes of a part stand on the share."""
    return f"{attachments_folder(case_id)}{name}-{sha256_of(content)}.att"


def by_part(case_id: str, listing: Iterable[str]) -> dict[str, list[str]]:
    """The names on the share by the part that they claim to hold; a conflicted copy's claims it too."""
    folder = attachments_folder(case_id)
    asking = asked_for(folder, "")
    found: dict[str, list[str]] = {}
    for name in listing:
        if name.startswith(folder) and not name.startswith(asking):
            match = _NAMED.search(name, len(folder))
            if match:
                found.setdefault(match[1], []).append(name)
    return found


def pack_part(case_id: str, epoch: int, key: bytes, one: KnownAttachment, part: int, content: bytes) -> bytes:
    """The file for a part: always the same bytes for the same content and key.

    The nonce is a keyed hash of all that is sealed (as in RFC 5297, by BLAKE2b), so no two contents share it.
    """
    about = header_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "case": case_id,
            "epoch": epoch,
            "name": part_name(key, one.sha256, part),
        }
    )
    padded = content.ljust(padded_length(len(content)), b"\0")
    under = derive(Secret(key), b"attachment nonce").reveal()
    nonce = hashlib.blake2b(about + padded, key=under, digest_size=NONCE_BYTES).digest()
    return about + seal(_sealing(key), padded, about, lambda _: nonce)


def open_part(
    case_id: str, keys: Mapping[str, bytes], one: KnownAttachment, part: int, file: bytes
) -> bytes | None:
    """The part of an attachment that a file holds under one of the keys, by name; None when it does not.

    Whether all parts together are the attachment shows only when all are there.
    """
    parsed = parse(file)
    if parsed is None or parsed.text("format") != FORMAT or parsed.whole("version") != VERSION:
        return None
    key = keys.get(parsed.text("name"))
    if key is None or parsed.text("case") != case_id:
        return None
    # Nobody signs these, so all that comes after the header is sealed.
    padded = unseal(_sealing(key), file[len(parsed.about) :], parsed.about)
    length = one.length(part)
    if padded is None or len(padded) != padded_length(length) or padded[length:].strip(b"\0"):
        return None
    return padded[:length]


def is_newer_part(file: bytes) -> bool:
    """Whether it says that it is of a version that is not known here."""
    parsed = parse(file)
    return parsed is not None and parsed.text("format") == FORMAT and parsed.whole("version") > VERSION


def _sealing(key: bytes) -> Secret:
    return derive(Secret(key), b"attachment")
