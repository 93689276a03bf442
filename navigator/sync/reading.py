"""From the share to the case: each replica's segments, verified, in unbroken order, all in one transaction.

A segment follows when it is the next of its replica and names the hash of the one before, or when it
covers all before it. What does not follow waits. What a removed member signed beyond what its removal
names goes to quarantine. What cannot be honest is told as an alarm, and what we hold stays as it is.
"""

from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.store.share_holdings import Held, Taking
from navigator.sync.body import Body
from navigator.sync.candidates import Candidate, Candidates
from navigator.sync.errand import Cancelled, Errand
from navigator.sync.letting_back import LettingBack
from navigator.sync.own_past import settle_own_past
from navigator.sync.segment import HALF_A_HASH, open_body, read_header
from navigator.sync.signed_file import SignedFile, parse
from navigator.sync.transport import ShareError


def read_segments(errand: Errand, odd: list[tuple[str, SignedFile]]) -> None:
    """Take in all that can be taken in, and keep it; the change sets that were new here are `received`.

    When the share fails in the middle, or somebody presses Cancel, what was read until then is kept as well:
    each replica's segments up to one of them, in order. The next sync begins there, and not anew.
    """
    taking = Taking()
    back = LettingBack(errand)
    candidates = Candidates(errand, [*odd, *back.files()])
    if not (odd or back or candidates or errand.team.cuts or errand.holdings.notes.get("gaps")):
        errand.world.at("taken in")
        return
    settle_own_past(errand, candidates, taking)
    reader = Reader(errand, candidates, taking)
    try:
        reader.look_for_forks()
        while sum(reader.advance(replica) for replica in candidates.replicas()):
            pass  # what one replica carries may have waited for another
    except (ShareError, Cancelled):
        _keep(errand, taking)
        raise
    back.settle(taking)
    reader.set_aside()
    reader.note_gaps()
    candidates.note_odd(taking)
    _keep(errand, taking)


def _keep(errand: Errand, taking: Taking) -> None:
    if taking:
        errand.received = errand.at_desk(lambda: errand.books.keep(taking))
        errand.quarantined += len(taking.quarantine)
    errand.world.at("taken in")
    if taking.sets or taking.renumber or taking.quarantine:
        errand.holdings.last_numbers = errand.at_desk(errand.books.last_numbers)


def follows(held: Held | None, candidate: Candidate) -> bool:
    """Whether a segment is the next one after the one held, without a gap."""
    header = candidate.header
    if held is None:
        return header.seq == 1 and header.prev == ""
    return header.seq == held.seq + 1 and header.prev == held.sha256[:HALF_A_HASH]


class Reader:
    """Takes in segments, one after the other."""

    def __init__(self, errand: Errand, candidates: Candidates, taking: Taking) -> None:
        self._errand = errand
        self._candidates = candidates
        self._taking = taking
        self._covered = errand.holdings.covered()
        last = errand.holdings.last_numbers
        self._let_in = {of: last[of] for of in last if last[of] > self._covered.get(of, 0)}
        """By replica: up to where somebody here let sets of it in that no segment brought."""
        self._stuck: set[str] = set()

    def look_for_forks(self) -> None:
        """Tell of segments that have the number of one we hold, and other content."""
        held = self._errand.holdings
        for replica in self._candidates.replicas():
            for seq in self._candidates.numbers(replica):
                known = held.segments.get(replica, {}).get(seq)
                for other in self._candidates.at(replica, seq) if known is not None else ():
                    self._candidates.note_fork(other)
                    self._errand.alarm(_said_of_fork())

    def advance(self, replica: str) -> bool:
        """Take in the segments of a replica as far as they follow; whether there was one."""
        progress = False
        while replica not in self._stuck and (found := self._next(replica)) is not None:
            if not self._take(found):
                break
            progress = True
        return progress

    def _next(self, replica: str) -> Candidate | None:
        held = self._errand.holdings.latest(replica)
        after = held.seq if held else 0
        ahead = self._candidates.numbers(replica, after)
        if not ahead:
            return None
        if ahead[-1] > after + 1:
            covering = self._covering(replica, after, ahead)
            if covering is not None:
                return covering
        fitting = [one for one in self._counting(replica, after + 1) if follows(held, one)]
        if len(fitting) > 1:
            self._errand.alarm(_said_of_fork())
        return fitting[0] if fitting else None

    def _covering(self, replica: str, after: int, ahead: list[int]) -> Candidate | None:
        """The latest segment that covers all before it, as the newest of those that count names it."""
        for seq in reversed(ahead):
            newest = self._counting(replica, seq)
            if newest:
                base = newest[0].header.base
                if base <= after:
                    return None
                return next((one for one in self._counting(replica, base) if one.header.covers), None)
        return None

    def _counting(self, replica: str, seq: int) -> list[Candidate]:
        """What verifies as this segment and is not beyond what counts of a removed member."""
        owner = self._errand.holdings.owner(replica)
        found = []
        for one in self._candidates.at(replica, seq):
            if owner and one.member != owner:
                self._errand.alarm(
                    "A file on the share was signed by one member in the place of another. It was not "
                    "taken in. Ask the members of the team whether they know of it."
                )
                continue
            limit = self._errand.team.limit(one.member, replica)
            if limit is None or seq <= limit:
                found.append(one)
        return found

    def _take(self, found: Candidate) -> bool:
        errand, header = self._errand, found.header
        body = self._open(found)
        if body is None or not self._joins(header.replica, body):
            self._stuck.add(header.replica) if body is None else None
            return False
        held = Held(
            *(header.replica, header.seq, found.file.sha256, found.member, header.last),
            *(dict(header.carried), header.covers, found.name),
        )
        errand.holdings.add(held)
        self._taking.segments.append((held, found.file.content))
        self._taking.sets += [*body.carried, *body.sets]
        if header.covers:
            self._taking.superseded[header.replica] = header.seq
        for replica, last in ((header.replica, header.last), *header.carried.items()):
            self._covered[replica] = max(last, self._covered.get(replica, 0))
        for replica, (seq, start) in header.seen.items():
            known = errand.holdings.segments.get(replica, {}).get(seq)
            if known is not None and not known.sha256.startswith(start):
                errand.alarm(_said_of_fork())
        return True

    def _open(self, found: Candidate) -> Body | None:
        errand = self._errand
        key = errand.key_called(found.header.key)
        if key is None:
            errand.unread += 1
            return None
        try:
            return open_body(found.file, found.header, key, errand.primitives)
        except UnreadableFile:
            errand.alarm(
                "A file on the share is rightly signed but not as it should be, so it was not taken in. "
                "The colleague who made it may have a damaged app; ask them to update it."
            )
            return None

    def _joins(self, replica: str, body: Body) -> bool:
        """Whether its sets go on where those before end; what it carries may wait for others."""
        first = {one.replica: one.number for one in body.sets[:1]}  # the others follow it: see open_body
        for one in body.carried:
            first.setdefault(one.replica, one.number)
        return all(number <= self._covered.get(of, 0) + 1 for of, number in first.items())

    def set_aside(self) -> None:
        """Put into quarantine what removed members signed beyond what counts, held already or new."""
        errand, aside = self._errand, dict[tuple[str, int], ChangeSet]()
        removed_ever = errand.team.cuts
        for replica, of_replica in list(errand.holdings.segments.items()) if removed_ever else ():
            owner = errand.holdings.owner(replica)
            limit = errand.team.limit(owner, replica)
            if limit is None or owner == errand.me:
                continue
            for held in list(of_replica.values()):
                if held.seq > limit and not held.set_aside:
                    errand.holdings.add(held._replace(set_aside=True))
                    if held.covers:
                        self._forget_odd()
                    self._taking.aside.append((held.replica, held.seq))
                    aside.update(_by_id(self._body_held(held)))
        for replica in self._candidates.replicas():
            for seq in self._candidates.numbers(replica):
                aside.update(self._quarantined(replica, seq))
        covered = errand.holdings.covered()
        self._taking.quarantine += [
            one
            for one in aside.values()
            if one.number > max(covered.get(one.replica, 0), self._let_in.get(one.replica, 0))
        ]

    def _forget_odd(self) -> None:
        """What covered all before it counts no more: an odd name may hold what is needed again."""
        odd = self._errand.holdings.odd
        odd.update(dict.fromkeys(odd, ""))
        self._taking.odd.update(odd)

    def _body_held(self, held: Held) -> Body | None:
        content = self._errand.at_desk(lambda: self._errand.books.bytes_of(held.replica, held.seq))
        file = parse(content)
        header = read_header(file, self._errand.case_id) if file else None
        return self._open(Candidate(held.name, file, header, held.member)) if file and header else None

    def _quarantined(self, replica: str, seq: int) -> dict[tuple[str, int], ChangeSet]:
        errand, known = self._errand, self._errand.holdings.segments.get(replica, {})
        owner = errand.holdings.owner(replica)
        if seq in known or (owner and errand.team.limit(owner, replica) is None):
            return {}
        found: dict[tuple[str, int], ChangeSet] = {}
        for one in self._candidates.at(replica, seq):
            limit = errand.team.limit(one.member, replica)
            if limit is None or seq <= limit or one.member == errand.me:
                continue
            body = self._open(one)
            if body is not None:
                found.update(_by_id(body))
                held = Held(
                    *(replica, seq, one.file.sha256, one.member, one.header.last),
                    *(dict(one.header.carried), one.header.covers, one.name, True),
                )
                errand.holdings.add(held)
                self._taking.segments.append((held, one.file.content))
        return found

    def note_gaps(self) -> None:
        """Remember which segments are missing while later ones are there; say so when they stay missing."""
        errand, before = self._errand, self._errand.holdings.notes.get("gaps", {})
        gaps: dict[str, list[int]] = {}
        for replica in self._candidates.replicas():
            latest = errand.holdings.latest(replica)
            after = latest.seq if latest else 0
            ahead = self._candidates.numbers(replica, after)
            if ahead and replica != errand.books.replica:
                seq, rounds = before.get(replica, (0, 0))
                gaps[replica] = [after + 1, rounds + 1 if seq == after + 1 else 1]
                if gaps[replica][1] == _ROUNDS_BEFORE_ALARM:
                    errand.alarm(
                        "A file of a colleague's is missing on the share while later ones are there, so "
                        "what they hold waits. It may still be uploading. If it stays so, ask the "
                        "colleague to sync, which puts it there again."
                    )
        if gaps != before:
            self._taking.notes["gaps"] = errand.holdings.notes["gaps"] = gaps


_ROUNDS_BEFORE_ALARM = 3


def _by_id(body: Body | None) -> dict[tuple[str, int], ChangeSet]:
    sets = (*body.sets, *body.carried) if body is not None else ()
    return {(one.replica, one.number): one for one in sets}


def _said_of_fork() -> str:
    return (
        "Two files on the share have the same number and different contents. Either somebody changed the "
        "share, or one laptop was copied to another and both go on as the same. What was here first is kept "
        "and nothing was overwritten. Ask the team whose laptop was restored or copied."
    )
