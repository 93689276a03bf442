"""Finding and mending what stands broken on the share under its right name, which no list of names shows.

Who has a file whole has no reason to read it again, and who cannot read it does not have it: so these *ask*.
`<case>/wanted/<hash>` on the share says that somebody read a file that claims this hash and was another.
Whoever has it whole reads it back, once for each time they see that, and puts it there again if it is
broken. Such a name is only a hint where to look, so nothing stands under it that would have to be believed.

Besides, some of our own segments are read back in each sync whether anybody asks or not.
"""

from collections.abc import Iterable
from typing import Final

from navigator.store.share_holdings import Held, Taking
from navigator.sync.errand import Errand
from navigator.sync.names import hash_in, hash_wanted, wanted_name
from navigator.sync.putting import kept_bytes, put_and_read_back, right_name, under_name

_ANSWERED: Final = "answered"


def look_again(errand: Errand, taking: Taking, *, at_all: bool) -> None:
    """Read back some of what is ours and needed, or all of it, and put it once more where it is broken.

    What somebody sent who is not in the team any more is everybody's, in quarantine too: nobody else looks
    after it. So is what was asked for once: it may break a second time.
    """
    held, wanted, listed = errand.holdings, _wanted(errand), errand.listed
    members, me = errand.team.members, errand.me
    segments = [
        one
        for of_replica in held.segments.values()
        for one in of_replica.values()
        if (one.member == me and not one.set_aside) or one.member not in members or one.sha256 in wanted
        if one.name in listed and one.seq >= held.base(one.replica)
    ]
    ours: list[Held | str] = [*sorted(segments, key=_by_number)]
    files = errand.holdings.files
    ours += [name for name in sorted(files) if hash_in(name) in wanted and files[name][0] in errand.listed]
    if not at_all and len(ours) > errand.world.look_again:
        start = int.from_bytes(errand.world.entropy(4), "big") % len(ours)
        ours = (ours + ours)[start : start + errand.world.look_again]
    for one in ours:
        if isinstance(one, Held):
            _mend_segment(errand, taking, one)
        else:
            _mend_file(errand, taking, one)


def _by_number(held: Held) -> tuple[str, int]:
    return (held.replica, held.seq)


def _wanted(errand: Errand) -> set[str]:
    return {hash_wanted(name) for name in errand.asking} - {""}


def _mend_segment(errand: Errand, taking: Taking, held: Held) -> bool:
    """Whether it stands there whole now, or cannot be put there from here."""
    content = kept_bytes(errand, held)
    odd = errand.holdings.odd
    names = (
        [held.name]
        if held.name in errand.listed
        else sorted(name for name in odd.keys() & errand.listed if odd[name] == held.sha256)
    )
    there = [errand.get(name) for name in names] if content else [content]
    if content in there or None in there:
        return content in there
    put = put_and_read_back(errand, right_name(errand, held), content)
    taking.names[held.replica, held.seq] = put[0] if put else ""
    errand.holdings.add(under_name(held, put[0] if put else ""))
    return put is not None


def answer(errand: Errand, taking: Taking) -> None:
    """Read back what somebody could not read and we have, and put it once more where it is broken."""
    wanted = _wanted(errand)
    before = set(errand.holdings.notes.get(_ANSWERED, ()))
    if not wanted and not before:
        return
    answered = before & wanted
    if wanted - answered:
        answered |= _answer_segments(errand, taking, wanted - answered)
        answered |= _answer_files(errand, taking, wanted - answered)
    if answered != before:
        taking.notes[_ANSWERED] = errand.holdings.notes[_ANSWERED] = sorted(answered)


def _answer_segments(errand: Errand, taking: Taking, wanted: Iterable[str]) -> set[str]:
    held = [one for of_replica in errand.holdings.segments.values() for one in of_replica.values()]
    found = {one.sha256: one for one in held}
    asked = sorted(found.keys() & set(wanted))
    return {sha256 for sha256 in asked if _mend_segment(errand, taking, found[sha256])}


def _answer_files(errand: Errand, taking: Taking, wanted: Iterable[str]) -> set[str]:
    files = errand.holdings.files
    found = {hash_in(name): name for name, (found_as, _) in files.items() if found_as in errand.listed}
    asked = sorted(found.keys() & set(wanted))
    return {sha256 for sha256 in asked if _mend_file(errand, taking, found[sha256])}


def _mend_file(errand: Errand, taking: Taking, name: str) -> bool:
    """As for a segment, of the chain of members and the wrapped keys."""
    found_as, content = errand.holdings.files[name]
    there = errand.get(found_as)
    if there in (content, None):
        return there is not None
    put = put_and_read_back(errand, name, content)
    taking.file_names[name] = put[0] if put else ""
    errand.holdings.files[name] = (put[0] if put else "", content)
    return put is not None


def ask(errand: Errand) -> None:
    """Say on the share which files could not be read, where nobody has said so and we still lack them."""
    if not errand.broken:
        return
    asked = _wanted(errand)
    have = {hash_in(name) for name in errand.holdings.files}
    for sha256, place in sorted(errand.broken.items()):
        latest = errand.holdings.latest(place[0]) if place else None
        lacks = sha256 not in have if place is None else latest is None or place[1] > latest.seq
        if lacks and sha256 not in asked:
            errand.check()
            errand.transport.put_new(wanted_name(errand.case_id, sha256), b"wanted\n")
