"""What files on a share are called. A name is a hint where to look first; content says what a file is."""

import re
from typing import Final, NamedTuple

MARKER: Final = "navigator-share.json"

_SEGMENT: Final = re.compile(r"([0-9a-f]{32})/([0-9a-f]{16})/([0-9]{8})-([0-9a-f]{64})(?:-[2-9])?\.seg")
_HASHED: Final = re.compile(r"[0-9a-f]{32}/(?:members|keys)/[0-9]{1,9}-([0-9a-f]{64})(?:-[2-9])?")
_MEANT: Final = re.compile(r"/(?:([0-9a-f]{16})/([0-9]{8})|(?:members|keys)/[0-9]{1,9})-([0-9a-f]{64})")
_ASKED: Final = re.compile(r"[0-9a-f]{32}/wanted/([0-9a-f]{64}).*")


class SegmentName(NamedTuple):
    """What the name of a segment claims."""

    replica: str
    seq: int
    sha256: str


class Meant(NamedTuple):
    """What a name claims, or claimed before somebody made a conflicted copy's of it."""

    sha256: str
    place: tuple[str, int] | None
    """Of a segment: replica and number."""


def members_folder(case_id: str) -> str:
    """Where the signed chain of members stands."""
    return f"{case_id}/members/"


def keys_folder(case_id: str) -> str:
    """Where the wrapped keys stand."""
    return f"{case_id}/keys/"


def segment_name(case_id: str, replica: str, seq: int, sha256: str) -> str:
    """`<case>/<replica>/<seq8>-<sha256>.seg`."""
    return f"{case_id}/{replica}/{seq:08d}-{sha256}.seg"


def member_name(case_id: str, number: int, sha256: str) -> str:
    """`<case>/members/<n>-<hash>`."""
    return f"{members_folder(case_id)}{number}-{sha256}"


def key_name(case_id: str, epoch: int, sha256: str) -> str:
    """`<case>/keys/<epoch>-<hash>`."""
    return f"{keys_folder(case_id)}{epoch}-{sha256}"


def wanted_folder(case_id: str) -> str:
    """Where it stands which files somebody could not read."""
    return f"{case_id}/wanted/"


def wanted_name(case_id: str, sha256: str) -> str:
    """`<case>/wanted/<hash>`."""
    return f"{wanted_folder(case_id)}{sha256}"


def hash_wanted(name: str) -> str:
    """The hash of the file that is asked for by this name, a conflicted copy's too; "" for any other name."""
    match = _ASKED.fullmatch(name)
    return match[1] if match else ""


def another_name(name: str, attempt: int) -> str:
    """The name to use when one was taken by something that is not the file: `…-2.seg` and so on to 9."""
    stem, dot, end = name.rpartition(".")
    return f"{stem}-{attempt}{dot}{end}" if dot else f"{name}-{attempt}"


def read_segment_name(name: str) -> SegmentName | None:
    """What the name of a segment claims; None for any other name, such as a conflicted copy's."""
    match = _SEGMENT.fullmatch(name)
    return SegmentName(match[2], int(match[3]), match[4]) if match else None


def meant_by(name: str) -> Meant | None:
    """Which file a name was made for, also that of a conflicted copy; None for a name of something else."""
    match = _MEANT.search(name)
    return Meant(match[3], (match[1], int(match[2])) if match[1] else None) if match else None


def hash_in(name: str) -> str:
    """The hash of the content as the name claims it; "" for a name that claims none."""
    match = _SEGMENT.fullmatch(name)
    if match:
        return match[4]
    match = _HASHED.fullmatch(name)
    return match[1] if match else ""
