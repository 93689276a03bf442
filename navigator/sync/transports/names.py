"""Names on a share: which may be put there, which may be asked for, and which are temporary.

What is put there is named by us, in plain ASCII. What is found there may have been renamed by whatever
carries the folder ("... (conflicted copy).seg"), so reading takes any name that stays inside the share.
"""

import hashlib
import re
import secrets

LARGEST = 1 << 28
"""Bytes. No file of ours is larger; of one that is, no more than this is read, and it will not verify."""

_OURS = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
_TEMPORARY = re.compile(r"\..*\.tmp", re.DOTALL | re.IGNORECASE)


def check_new(name: str) -> str:
    """The name, if a file may be put under it; a ValueError is a fault of the caller."""
    if not _OURS.fullmatch(name):
        raise ValueError("not a name for a file on a share")
    return name


def check_read(name: str) -> str:
    """The name, if it cannot lead out of the share; a ValueError is a fault of the caller."""
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or any(sign in name for sign in "\\\0:"):
        raise ValueError("not a name on a share")
    return name


def can_be_read(name: str) -> bool:
    """Whether a name that stands on the share can be asked for and written down."""
    try:
        check_read(name).encode()
    except ValueError:  # UnicodeEncodeError is one: a name that is no text
        return False
    return True


def is_temporary(last_part: str) -> bool:
    """Whether a file, by the last part of its name, is one that somebody is still writing."""
    return _TEMPORARY.fullmatch(last_part) is not None


def temporary_name(ours: str) -> str:
    """A new name for a file that is still being written, of this installation and no other."""
    return f".{_mark(ours)}{secrets.token_hex(8)}.tmp"


def is_our_temporary(last_part: str, ours: str) -> bool:
    """Whether that file was begun by this installation."""
    return is_temporary(last_part) and last_part.startswith(f".{_mark(ours)}")


def _mark(ours: str) -> str:
    # A digest, so that the share learns nothing from it.
    return hashlib.sha256(b"temporary files of " + ours.encode()).hexdigest()[:16]
