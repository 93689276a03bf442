"""What stands on the share and might be a segment we do not hold: fetched when looked at, and verified.

A name is only a hint where to look. What does not verify is left alone and looked at again next time: it
may be half uploaded, or signed by somebody whose invitation has not arrived.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.store.share_holdings import Taking
from navigator.sync.errand import Errand
from navigator.sync.names import read_segment_name
from navigator.sync.segment import Header, is_newer, is_segment_signed_by, read_header
from navigator.sync.signed_file import SignedFile, is_newer_form, parse


@dataclass(frozen=True)
class Candidate:
    """A segment that verified: signed by a member, or by somebody who was one."""

    name: str
    file: SignedFile
    header: Header
    member: str
    """Who signed it."""


class Candidates:
    """The segments on the share that are not held, by replica and number."""

    def __init__(self, errand: Errand, odd: Iterable[tuple[str, SignedFile]]) -> None:
        self._errand = errand
        self._names: dict[tuple[str, int], list[str]] = {}
        self._verified: dict[tuple[str, int], list[Candidate]] = {}
        self._numbers: dict[str, list[int]] = {}
        """By replica, in order: of which of its segments there is something."""
        self._odd: dict[str, tuple[str, int, str]] = {}
        held = errand.holdings
        for name in errand.unknown_names():
            hint = read_segment_name(name)
            if hint is None:
                continue
            known = held.segments.get(hint.replica, {}).get(hint.seq)
            if known is None or known.sha256 != hint.sha256:
                self._note(hint.replica, hint.seq)
                self._names.setdefault((hint.replica, hint.seq), []).append(name)
        for name, file in odd:
            self._consider(name, file)

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def _note(self, replica: str, seq: int) -> None:
        numbers = self._numbers.setdefault(replica, [])
        place = bisect_left(numbers, seq)
        if numbers[place : place + 1] != [seq]:
            numbers.insert(place, seq)

    def replicas(self) -> list[str]:
        """The replicas of which there is something."""
        return sorted(replica for replica, numbers in self._numbers.items() if numbers)

    def numbers(self, replica: str, after: int = 0) -> list[int]:
        """The numbers of a replica's segments of which there is something, in order, above a number."""
        found = self._numbers.get(replica, [])
        return found[bisect_right(found, after) :]

    def at(self, replica: str, seq: int) -> list[Candidate]:
        """What verifies as this segment, by hash; fetched now, if it was not before."""
        names = self._names.pop((replica, seq), ())
        for name in names:
            content = self._errand.get(name)
            file = parse(content) if content is not None else None
            if content is not None:
                self._errand.note_broken(name, content)
            if file is None:
                self._errand.unread += 1
                self._errand.is_newer |= content is not None and is_newer_form(content)
            else:
                self._consider(name, file)
        found = self._verified.get((replica, seq), [])
        if names and not found:
            self._numbers[replica].remove(seq)
        for one in found:
            self._errand.broken.pop(one.file.sha256, None)  # it stands whole under another name
        return sorted(found, key=lambda one: one.file.sha256)

    def _consider(self, name: str, file: SignedFile) -> None:
        errand = self._errand
        header = read_header(file, errand.case_id)
        if header is None:
            errand.is_newer |= is_newer(file)
            errand.unread += 1
            return
        member = self._signer(file, header)
        if member is None:
            errand.unread += 1
            return
        hint = read_segment_name(name)
        if name and (hint is None or hint.sha256 != file.sha256):
            self._odd[name] = (header.replica, header.seq, file.sha256)
        known = errand.holdings.segments.get(header.replica, {}).get(header.seq)
        if known is not None and known.sha256 == file.sha256:
            return
        self._note(header.replica, header.seq)
        there = self._verified.setdefault((header.replica, header.seq), [])
        if all(one.file.sha256 != file.sha256 for one in there):
            there.append(Candidate(name, file, header, member))

    def _signer(self, file: SignedFile, header: Header) -> str | None:
        errand = self._errand
        for member, key in errand.team.called(header.by):
            if is_segment_signed_by(file, header, key, errand.primitives):
                return member
        return None

    def odd_hashes(self) -> set[str]:
        """The hashes of the segments that stand on the share under a name that does not say so."""
        known = self._errand.holdings.odd
        found = {known[name] for name in known.keys() & self._errand.listed}
        return found | {sha256 for _, _, sha256 in self._odd.values()}

    def note_fork(self, fork: Candidate) -> None:
        """Have a segment remembered that was told of and will never be taken in."""
        self._odd[fork.name] = (fork.header.replica, fork.header.seq, fork.file.sha256)

    def note_odd(self, taking: Taking) -> None:
        """Have it remembered what odd names hold, so that they are not fetched again; not while it waits."""
        held = self._errand.holdings
        for name, (replica, seq, sha256) in self._odd.items():
            latest = held.latest(replica)
            if seq in held.segments.get(replica, {}) or (latest is not None and seq <= latest.seq):
                taking.odd[name] = held.odd[name] = sha256
