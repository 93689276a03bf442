"""When the share knows more of this laptop than the laptop itself: its disk was put back to an earlier day.

The share then holds segments signed here that are not remembered here. They are taken in like anybody
else's, and from then on this laptop is another replica: nothing may get a number that stands already.
"""

from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.store.share_holdings import Taking
from navigator.sync.candidates import Candidate, Candidates
from navigator.sync.errand import Errand
from navigator.sync.names import read_segment_name
from navigator.sync.segment import HALF_A_HASH, open_body


def settle_own_past(errand: Errand, candidates: Candidates, taking: Taking) -> None:
    """Become another replica if the share holds segments of ours that we never made, as far as we know."""
    own = errand.books.replica
    strange = [
        one for seq in candidates.numbers(own) for one in candidates.at(own, seq) if one.member == errand.me
    ]
    if not strange:
        return
    errand.alarm(
        "The share holds changes from this laptop that the laptop did not remember: its disk, or a copy of "
        "it, was put back to an earlier day. They were taken in again, and nothing is lost."
    )
    sent = _sent(errand, candidates, strange)
    for held in reversed(errand.holdings.counting(own)):
        if held.name or held.sha256[:HALF_A_HASH] in sent:
            break
        errand.holdings.drop(own, held.seq)
        taking.dropped.append((own, held.seq))
    covered = errand.holdings.covered().get(own, 0)
    last = errand.holdings.last_numbers.get(own, 0)
    here = errand.at_desk(lambda: errand.books.sets(own, covered + 1, last))
    there: dict[int, ChangeSet] = {}
    for one in strange:
        key = errand.key_called(one.header.key)
        if key is None:
            continue
        try:
            body = open_body(one.file, one.header, key, errand.primitives)
        except UnreadableFile:
            continue
        there.update((found.number, found) for found in body.sets)
    other = [found.number for found in here if there.get(found.number) != found]
    new = errand.at_desk(errand.books.renew)
    # From the first that differs on: what comes after it may name it.
    taking.renumber = (own, min(other, default=last + 1), new)


def _sent(errand: Errand, candidates: Candidates, strange: list[Candidate]) -> set[str]:
    """Half the hashes of segments that were on the share once, whether we remember that or not.

    Somebody has made a name of it, or it stands under an odd one, or one that came later follows it.
    """
    named = {hint.sha256 for name in errand.listing if (hint := read_segment_name(name))}
    return {one[:HALF_A_HASH] for one in named | candidates.odd_hashes()} | {
        one.header.prev for one in strange
    }
