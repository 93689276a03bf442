"""From the log to the share: segments are frozen into the outbox, put, read back, and only then published.

The exact bytes stand in the case file before the first attempt, so a retry is the same bytes and "exists
already" is success. Cutting a segment anew after a crash would give one number two contents.

What had been on the share and is there no longer is put back from the bytes that were kept, also another
replica's: a share that was emptied or rolled back is whole again once somebody has synced.
"""

from dataclasses import replace
from typing import Final

from navigator.history.change import ChangeSet
from navigator.store.share_holdings import Held, Taking
from navigator.sync.body import pack_body
from navigator.sync.errand import Errand
from navigator.sync.names import another_name, segment_name
from navigator.sync.segment import Header, pack
from navigator.sync.signed_file import parse, sha256_of
from navigator.sync.transport import NotOnShare

MOST_CHANGES: Final = 25_000
"""So many changes go into one segment at most, unless one act has more."""
_ATTEMPTS: Final = 9
_TIMES_AS_MUCH: Final = 4
_HALF_A_HASH: Final = 32
"""Digits, 128 bits: enough for nobody to find another head of the chain of members that begins like it."""


def freeze(errand: Errand) -> None:
    """Cut segments of all that the share does not have yet, and keep their bytes; all at the desk."""
    errand.at_desk(lambda: _freeze(errand))
    errand.world.at("frozen")


def _freeze(errand: Errand) -> None:
    held, books = errand.holdings, errand.books
    own, covered = books.replica, held.covered()
    pending: list[ChangeSet] = []
    carried: list[ChangeSet] = []
    for replica, last in sorted(held.last_numbers.items()):
        if last > covered.get(replica, 0):
            sets = books.sets(replica, covered.get(replica, 0) + 1, last)
            (pending if replica == own else carried).extend(sets)
    if not pending and not carried:
        return
    taking = Taking()
    if _is_due(errand, own):
        pending = books.sets(own, 1, held.last_numbers.get(own, 0))
        _cut(errand, taking, pending, _all_carried(errand, own, carried), covers=True)
    else:
        for some in _batches(pending):
            _cut(errand, taking, some, carried)
            carried = []
        if carried:
            _cut(errand, taking, [], carried)
    books.keep(taking)


def _is_due(errand: Errand, own: str) -> bool:
    """Whether there are so many segments that the next one had better hold all: each time four times as much.

    So all these together take up at most a third more than the last of them, and a newcomer finds at most
    three quarters of a replica's changes in small segments.
    """
    counting = errand.holdings.counting(own)
    base = errand.holdings.base(own)
    before = next((held.last for held in counting if held.seq == base), 0)
    since = [held for held in counting if held.seq > base]
    return len(since) >= errand.world.compact_after and counting[-1].last >= _TIMES_AS_MUCH * before


def _all_carried(errand: Errand, own: str, more: list[ChangeSet]) -> list[ChangeSet]:
    """All sets of the replicas that our segments have ever carried sets of, and some more."""
    last = {one.replica: one.number for one in more}
    for held in errand.holdings.counting(own):
        for replica, number in held.carried.items():
            last[replica] = max(number, last.get(replica, 0))
    return [one for replica, number in sorted(last.items()) for one in errand.books.sets(replica, 1, number)]


def _batches(sets: list[ChangeSet]) -> list[list[ChangeSet]]:
    batches: list[list[ChangeSet]] = []
    room = 0
    for one in sets:
        if not batches or room < len(one.changes):
            batches.append([])
            room = MOST_CHANGES
        batches[-1].append(one)
        room -= len(one.changes)
    return batches


def _cut(
    errand: Errand,
    taking: Taking,
    sets: list[ChangeSet],
    carried: list[ChangeSet],
    *,
    covers: bool = False,
) -> None:
    held, own = errand.holdings, errand.books.replica
    before = held.latest(own)
    seq = before.seq + 1 if before else 1
    last = sets[-1].number if sets else (before.last if before else 0)
    header = Header(
        case=errand.case_id,
        replica=own,
        seq=seq,
        by=errand.me,
        first=sets[0].number if sets else last + 1,
        last=last,
        prev=before.sha256 if before else "",
        base=seq if covers else held.base(own),
        epoch=errand.team.epoch,
        key=errand.team.current,
        members=tuple(head[:_HALF_A_HASH] for head in errand.team.heads),
        carried={one.replica: one.number for one in carried},
        seen={
            one: (latest.seq, latest.sha256[:16])
            for one in sorted(held.segments)
            if one != own and (latest := held.latest(one)) is not None
        },
    )
    key = errand.keys[errand.team.current]
    content = pack(header, pack_body(sets, carried), key, errand.primitives)
    new = Held(own, seq, sha256_of(content), errand.me, last, header.carried, covers)
    held.add(new)
    taking.segments.append((new, content))
    if covers:
        taking.superseded[own] = seq


def publish(errand: Errand) -> None:
    """Put on the share what it does not have; counts in `errand.sent` what of ours is there now.

    What was read back is kept as published also when the share fails in the middle.
    """
    taking, back, absent = Taking(), 0, _absent(errand)
    files = [(name, *of) for name, of in sorted(errand.holdings.files.items()) if of[0] not in errand.listed]
    lost = _doubt(errand, absent)
    done, whole = 0, len(files) + len(absent)
    try:
        if absent or files:
            # Whatever we were interrupted in is put anew now. Otherwise there is no need to look for it.
            errand.transport.remove_temporary()
        for name, found_as, content in files:
            put = _put(errand, name, content, _is_ours(errand, content))
            done += 1
            errand.sending(done, whole)
            if put is not None:
                taking.file_names[name] = put[0]
                back += bool(found_as) and put[1]
        for held in absent:
            content = errand.at_desk(_Bytes(errand, held))
            ours = held.member == errand.me
            put = _put(errand, _name_of(errand, held), content, ours) if content else None
            done += 1
            errand.sending(done, whole)
            if put is None:
                continue
            taking.names[held.replica, held.seq] = put[0]
            errand.holdings.add(replace(held, name=put[0]))
            back += bool(held.name) and put[1]
            if not held.name and held.replica == errand.books.replica:
                errand.sent += held.last - _last_before(errand, held)
        _look_again(errand, taking, at_all=lost)
    finally:
        if back:
            errand.alarm(_said_of_lost(back))
        if taking:
            errand.at_desk(lambda: errand.books.keep(taking))
    errand.world.at("published")


def _doubt(errand: Errand, absent: list[Held]) -> bool:
    """Remember that what is gone is not there, before it is put back: that may break off. Whether any is."""
    taking, listed = Taking(), errand.listed
    for held in absent:
        if held.name:
            taking.names[held.replica, held.seq] = ""
    for name, (found_as, _) in errand.holdings.files.items():
        if found_as and found_as not in listed:
            taking.file_names[name] = ""
    if taking:
        errand.at_desk(lambda: errand.books.keep(taking))
    return bool(taking)


def _look_again(errand: Errand, taking: Taking, *, at_all: bool) -> None:
    """Read back some of what is ours and needed, or all of it, and put it once more where it is broken.

    What somebody sent who is not in the team any more is everybody's, in quarantine too: nobody else looks
    after it.
    """
    held = errand.holdings
    ours = [
        one
        for replica in sorted(held.segments)
        for _, one in sorted(held.segments[replica].items())
        if one.member not in errand.team.members or (one.member == errand.me and not one.set_aside)
        if one.seq >= held.base(replica) and one.name in errand.listed
    ]
    if not at_all and len(ours) > errand.world.look_again:
        start = int.from_bytes(errand.world.entropy(4), "big") % len(ours)
        ours = (ours + ours)[start : start + errand.world.look_again]
    for one in ours:
        kept = errand.at_desk(_Bytes(errand, one))
        if kept and errand.get(one.name) not in (kept, None):
            put = _put(errand, _name_of(errand, one), kept, one.member == errand.me)
            taking.names[one.replica, one.seq] = put[0] if put else ""


class _Bytes:
    """Fetches the bytes of a segment, at the desk."""

    def __init__(self, errand: Errand, held: Held) -> None:
        self._errand, self._held = errand, held

    def __call__(self) -> bytes:
        return self._errand.books.bytes_of(self._held.replica, self._held.seq)


def _said_of_lost(files: int) -> str:
    what, them = ("A file had", "it") if files == 1 else (f"{files} files had", "them")
    return (
        f"{what} gone from the share: somebody removed {them}, or an older copy of the share was put back. "
        f"Nothing is lost: this laptop has put {them} there again."
    )


def _absent(errand: Errand) -> list[Held]:
    """The segments that are needed, or in quarantine, and stand under no name on the share, in order."""
    held, listed = errand.holdings, errand.listed
    unlisted = [
        one for of_replica in held.segments.values() for one in of_replica.values() if one.name not in listed
    ]
    if not unlisted:
        return []
    elsewhere = {held.odd[name] for name in held.odd.keys() & listed}
    needed = [one for one in unlisted if one.seq >= held.base(one.replica) and one.sha256 not in elsewhere]
    return sorted(needed, key=lambda one: (one.replica, one.seq))


def _last_before(errand: Errand, held: Held) -> int:
    of_replica = errand.holdings.segments[held.replica]
    return of_replica[held.seq - 1].last if held.seq - 1 in of_replica else 0


def _name_of(errand: Errand, held: Held) -> str:
    return segment_name(errand.case_id, held.replica, held.seq, held.sha256)


def _is_ours(errand: Errand, content: bytes) -> bool:
    file = parse(content)
    return file is not None and file.text("by") == errand.me


def _put(errand: Errand, name: str, content: bytes, ours: bool) -> tuple[str, bool] | None:
    """Put and read back; the name it has and whether it was not there, or None: not there yet.

    When something else stands under the name (an upload that broke off), the next one is tried. What is
    another's gets the second name at once: if it broke off here, under the first one, its owner would see
    the name there and believe that all is well.
    """
    for attempt in range(1 if ours else 2, _ATTEMPTS + 1):
        errand.check()
        chosen = name if attempt == 1 else another_name(name, attempt)
        new = errand.transport.put_new(chosen, content)
        errand.world.at("put")
        try:
            back = errand.transport.get(chosen)
        except NotOnShare:
            return None
        errand.world.at("read back")
        if back == content:
            return chosen, new
    errand.alarm(
        "The share does not keep what is written to it: what was read back was not what was written. "
        "Everything is safe on this laptop. Ask whoever keeps the folder to look at it."
    )
    return None
