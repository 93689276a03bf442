"""Working out once, and not once by every machine in every sync, what is a pure function of some bytes.

The functions are the real ones. What they give back for the same bytes is kept for as long as a run lasts.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

from navigator.errors import UnreadableFile
from navigator.sync import (
    candidates,
    chain,
    errand,
    letting_back,
    looking_again,
    marker,
    membership,
    names,
    own_past,
    publishing,
    reading,
    segment,
    signed_file,
)
from navigator.sync.body import Body
from navigator.sync.primitives import Primitives, member_id
from navigator.sync.segment import Header
from navigator.sync.signed_file import SignedFile

_read_marker = marker.read_marker
_recipients_in = chain.recipients_in
_MODULES = (
    candidates,
    chain,
    errand,
    letting_back,
    marker,
    membership,
    own_past,
    publishing,
    reading,
    looking_again,
)


@contextmanager
def remembering() -> Iterator[None]:
    """While this lasts."""
    memory = _Memory()
    pure: dict[str, Callable[..., object]] = {
        "parse": memory.parse,
        "read_record": lru_cache(maxsize=None)(membership.read_record),
        "read_segment_name": lru_cache(maxsize=None)(names.read_segment_name),
        "hash_in": lru_cache(maxsize=None)(names.hash_in),
        "member_id": lru_cache(maxsize=None)(member_id),
        "read_header": memory.read_header,
        "open_body": memory.open_body,
        "read_marker": memory.read_marker,
    }
    places: list[tuple[object, str, object]] = [
        (module, name, found) for module in _MODULES for name, found in pure.items() if name in vars(module)
    ]
    places += [(chain, "team_of", memory.team_of), (chain, "recipients_in", memory.recipients_in)]
    places += [(SignedFile, "is_signed_by", memory.is_signed_by())]
    really = [(place, name, vars(place)[name]) for place, name, _ in places]
    # Not by way of unittest.mock, which would take as long as a sync does.
    for place, name, found in places:
        setattr(place, name, found)
    try:
        yield
    finally:
        for place, name, found in really:
            setattr(place, name, found)


class _Memory:
    """Files are known by their identity: `parse` gives the same object for the same bytes, and keeps it."""

    def __init__(self) -> None:
        self.parse = lru_cache(maxsize=None)(signed_file.parse)
        self._teams: dict[tuple[frozenset[str], str], membership.Team] = {}
        self._recipients: dict[int, frozenset[tuple[str, str]]] = {}
        self._headers: dict[int, Header | None] = {}
        self._bodies: dict[tuple[int, bytes], Body | UnreadableFile] = {}
        self._signed: dict[tuple[int, bytes], bool] = {}
        self._markers: dict[bytes, marker.Marker | None] = {}

    def team_of(self, records: Mapping[str, SignedFile], root: str) -> membership.Team:
        key = (frozenset(records), root)
        if key not in self._teams:
            self._teams[key] = membership.team_of(records, root)
        return self._teams[key]

    def recipients_in(self, file: SignedFile | None) -> frozenset[tuple[str, str]]:
        if id(file) not in self._recipients:
            self._recipients[id(file)] = _recipients_in(file)
        return self._recipients[id(file)]

    def read_header(self, file: SignedFile, case: str) -> Header | None:
        if id(file) not in self._headers:
            self._headers[id(file)] = segment.read_header(file, case)
        return self._headers[id(file)]

    def open_body(self, file: SignedFile, header: Header, key: bytes, primitives: Primitives) -> Body:
        if (id(file), key) not in self._bodies:
            try:
                self._bodies[id(file), key] = segment.open_body(file, header, key, primitives)
            except UnreadableFile as problem:
                self._bodies[id(file), key] = problem
        found = self._bodies[id(file), key]
        if isinstance(found, UnreadableFile):
            raise found
        return found

    def is_signed_by(self) -> Callable[[SignedFile, bytes, Primitives, bytes], bool]:
        signed, really = self._signed, SignedFile.is_signed_by

        def is_signed_by(
            file: SignedFile, verify_key: bytes, primitives: Primitives, context: bytes = b""
        ) -> bool:
            key = (id(file), verify_key)
            if key not in signed:
                signed[key] = really(file, verify_key, primitives, context)
            return signed[key]

        return is_signed_by

    def read_marker(self, content: bytes, primitives: Primitives) -> marker.Marker | None:
        if content not in self._markers:
            self._markers[content] = _read_marker(content, primitives)
        return self._markers[content]
