"""`navigator-share.json`: the signed marker that says that this folder is the share, and which.

An empty or unmounted folder has none, and then nothing is read, written or believed: absence means nothing.
"""

import json
from dataclasses import dataclass

from navigator.sync.names import MARKER
from navigator.sync.primitives import Primitives
from navigator.sync.transport import NotOnShare, ShareError, Transport


class NotTheShare(ShareError):
    """The folder is there, but it is not the share, or not the one that this case is shared through."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a marker says, its signature being right."""

    share_id: str
    signer: str
    text: str
    """The whole file, to be put back if it is ever lost."""


def marker_bytes(share_id: str, primitives: Primitives) -> bytes:
    """A marker, signed by whoever works here."""
    signer = primitives.verify_key.hex()
    signature = primitives.sign(_signed(share_id, signer)).hex()
    said = {
        "format": "navigator-share",
        "version": 1,
        "share": share_id,
        "signer": signer,
        "signature": signature,
        "note": "Case Navigator syncs through this folder. What is in it is encrypted. Please leave it.",
    }
    return (json.dumps(said, indent=1) + "\n").encode()


def _signed(share_id: str, signer: str) -> bytes:
    return f"navigator-share 1 {share_id} {signer}".encode()


def read_marker(content: bytes, primitives: Primitives) -> Marker | None:
    """What a marker says; None when it is none, or was changed, or is not whole yet."""
    try:
        said = json.loads(content)
        share_id, signer = said["share"], said["signer"]
        right = said["format"] == "navigator-share" and primitives.verify(
            bytes.fromhex(signer), _signed(share_id, signer), bytes.fromhex(said["signature"])
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Marker(share_id, signer, content.decode()) if right else None


def find_marker(transport: Transport, primitives: Primitives) -> Marker | None:
    """The marker of a share; None when there is no file of that name. NotTheShare when it is no marker."""
    try:
        content = transport.get(MARKER)
    except NotOnShare:
        return None
    found = read_marker(content, primitives)
    if found is None:
        raise NotTheShare(
            f"The file {MARKER} on the share is damaged, or not all of it is there yet.",
            "Nothing was read or written, and what is on this laptop is safe.",
            "Try again in a few minutes; if it stays so, ask whoever keeps the folder.",
        )
    return found


def check_marker(transport: Transport, primitives: Primitives, share_id: str, signer: str) -> Marker:
    """The marker of the very share that is meant. Raises NotTheShare when it is not."""
    found = find_marker(transport, primitives)
    if found is None:
        raise NotTheShare(
            "The folder is there, but the file that marks it as the share is not in it.",
            "Nothing was read or written, and nothing on this laptop was deleted.",
            "Check that the drive or the network folder is connected. If the folder was emptied, put it back "
            "from a backup, or fill it again from this laptop.",
        )
    if (found.share_id, found.signer) != (share_id, signer):
        raise NotTheShare(
            "This folder is another share, not the one that the case is shared through.",
            "Nothing was read or written, and nothing on this laptop was deleted.",
            "Choose the folder that you and your colleagues chose for this case.",
        )
    return found
