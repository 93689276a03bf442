"""What was set aside and counts after all: the removal of its signer turned out not to hold.

Two members who remove each other at the same time write two records of which one counts, and which one is
known only when both have arrived. Whoever saw the other one first has put honest work into quarantine. It
is taken in here like anything that is new, so that it makes no difference which of the two came first.
"""

from navigator.store.share_holdings import Held, Taking
from navigator.sync.errand import Errand
from navigator.sync.signed_file import SignedFile, parse


class LettingBack:
    """The segments that were set aside and are within what counts today; not held until `settle`."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._found = [
            held
            for of_replica in errand.holdings.segments.values()
            for held in of_replica.values()
            if held.set_aside and _counts(errand, held)
        ]
        for held in self._found:
            errand.holdings.drop(held.replica, held.seq)

    def __bool__(self) -> bool:
        return bool(self._found)

    def files(self) -> list[tuple[str, SignedFile]]:
        """What is kept here of them, so that they need not be on the share any more; by name there."""
        if not self._found:
            return []
        errand = self._errand
        contents = errand.at_desk(
            lambda: [errand.books.bytes_of(one.replica, one.seq) for one in self._found]
        )
        parsed = zip(self._found, map(parse, contents), strict=True)
        return [(held.name, file) for held, file in parsed if file is not None]

    def settle(self, taking: Taking) -> None:
        """Forget those whose place has been taken; what still waits for others stays set aside as it was."""
        holdings = self._errand.holdings
        for held in self._found:
            latest = holdings.latest(held.replica)
            if latest is not None and held.seq <= latest.seq:
                taking.dropped.append((held.replica, held.seq))
            else:
                holdings.add(held)


def _counts(errand: Errand, held: Held) -> bool:
    limit = errand.team.limit(held.member, held.replica)
    return limit is None or held.seq <= limit
