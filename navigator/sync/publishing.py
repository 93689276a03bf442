"""From the log to the share: segments are frozen into the outbox, put, read back, and only then published.

The exact bytes stand in the case file before the first attempt, so a retry is the same bytes and "exists
already" is success. Cutting a segment anew after a crash would give one number two contents.

What had been on the share and is there no longer is put back from the bytes that were kept, also another
replica's: a share that was emptied or rolled back is whole again once somebody has synced.
"""

from typing import Any, Final

from navigator.history.change import ChangeSet
from navigator.store.share_holdings import Held, Taking
from navigator.sync.body import pack_body
from navigator.sync.errand import Errand
from navigator.sync.looking_again import answer, ask, look_again
from navigator.sync.putting import kept_bytes, put_and_read_back, right_name, under_name
from navigator.sync.segment import HALF_A_HASH, HINT, Header, pack
from navigator.sync.signed_file import sha256_of

MOST_CHANGES: Final = 25_000
"""So many changes go into one segment at most, unless one act has more."""
_TIMES_AS_MUCH: Final = 4
_SAID: Final = "said"
"""The note of what our segments have said of others since the last that covers all."""


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
    members, seen = _news(errand, taking, seq, covers=covers)
    header = Header(
        case=errand.case_id,
        replica=own,
        seq=seq,
        by=errand.me[:HINT],
        first=sets[0].number if sets else last + 1,
        last=last,
        prev=before.sha256[:HALF_A_HASH] if before else "",
        base=seq if covers else held.base(own),
        key=errand.team.current[:HINT],
        members=members,
        carried={one.replica: one.number for one in carried},
        seen=seen,
    )
    key = errand.keys[errand.team.current]
    content = pack(header, pack_body(sets, carried), key, errand.primitives)
    new = Held(own, seq, sha256_of(content), errand.me, last, header.carried, covers)
    held.add(new)
    taking.segments.append((new, content))
    if covers:
        taking.superseded[own] = seq


def _news(
    errand: Errand, taking: Taking, seq: int, *, covers: bool
) -> tuple[tuple[str, ...], dict[str, tuple[int, str]]]:
    """What a segment says of the chain of members and of others' segments: what the one before did not."""
    held, own = errand.holdings, errand.books.replica
    members = [head[:HALF_A_HASH] for head in errand.team.heads]
    seen: dict[str, list[Any]] = {
        one: [latest.seq, latest.sha256[:HINT]]
        for one in sorted(held.segments)
        if one != own and (latest := held.latest(one)) is not None
    }
    said = held.notes.get(_SAID, {})
    before = said if not covers and said.get("at") == [own, seq - 1] else {"members": [], "seen": {}}
    taking.notes[_SAID] = held.notes[_SAID] = {"at": [own, seq], "members": members, "seen": seen}
    return (
        tuple(members if members != before["members"] else ()),
        {one: (at[0], at[1]) for one, at in seen.items() if at != before["seen"].get(one)},
    )


def publish(errand: Errand) -> None:
    """Put on the share what it does not have; counts in `errand.sent` what of ours is there now.

    What was read back is kept as published also when the share fails in the middle.
    """
    taking, back, absent = Taking(), 0, _absent(errand)
    holdings, listed = errand.holdings, errand.listed
    files = sorted([(name, *of) for name, of in holdings.files.items() if of[0] not in listed])
    lost = _doubt(errand, absent) if absent or files else False
    done, whole = 0, len(files) + len(absent)
    try:
        if absent or files:
            # Whatever we were interrupted in is put anew now. Otherwise there is no need to look for it.
            errand.transport.remove_temporary()
        for name, found_as, content in files:
            put = put_and_read_back(errand, name, content)
            done += 1
            errand.sending(done, whole)
            if put is not None:
                taking.file_names[name] = put[0]
                back += bool(found_as) and put[1]
        for held in absent:
            content = kept_bytes(errand, held)
            put = put_and_read_back(errand, right_name(errand, held), content) if content else None
            done += 1
            errand.sending(done, whole)
            if put is None:
                continue
            taking.names[held.replica, held.seq] = put[0]
            errand.holdings.add(under_name(held, put[0]))
            back += bool(held.name) and put[1]
            if not held.name and held.replica == errand.books.replica:
                errand.sent += held.last - _last_before(errand, held)
        answer(errand, taking)
        look_again(errand, taking, at_all=lost)
        ask(errand)
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
