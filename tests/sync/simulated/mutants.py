"""Seven ways in which sync is often built wrong. The simulator is worth what it catches of these."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from navigator.history.heads import Merge
from navigator.sync.candidates import Candidate
from navigator.sync.reading import Reader
from tests.sync.simulated.books import MemoryBooks
from tests.sync.simulated.share import FaultyShare

if TYPE_CHECKING:
    from tests.sync.simulated.world import Team

_DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True)
class Mutant:
    """What is built wrong, if anything."""

    name: str
    no_outbox: bool = False
    no_read_back: bool = False
    no_copies: bool = False
    same_id: bool = False
    books: str = ""
    in_force: Callable[[], AbstractContextManager[Any]] = nullcontext

    def share(self, share: FaultyShare) -> FaultyShare:
        """The share as this mutant treats it."""
        if self.no_read_back:
            _believe_what_was_put(share)
        if self.no_copies:
            _pass_over_copies(share)
        return share

    def before_sync(self, books: MemoryBooks) -> None:
        """What is forgotten between two syncs."""
        if self.no_outbox:
            books.forget_outbox()

    def change_books(self, books: MemoryBooks, team: "Team") -> None:
        """How the books of a machine are kept."""
        if self.books == "last writer wins":
            books.merge_kind = _LastWriterWins
            books.rebuild()
        elif self.books == "trusting the clock":
            books.believes = lambda one: one.stamp.ms <= team.now_ms + _DAY_MS


def _believe_what_was_put(share: FaultyShare) -> None:
    put: dict[str, bytes] = {}
    real_put, real_get = share.put_new, share.get

    def put_new(name: str, content: bytes) -> bool:
        put[name] = content
        return real_put(name, content)

    def get(name: str) -> bytes:
        return put[name] if name in put else real_get(name)

    share.put_new, share.get = put_new, get  # type: ignore[method-assign]


def _pass_over_copies(share: FaultyShare) -> None:
    real_list = share.list
    share.list = lambda prefix: tuple(  # type: ignore[method-assign]
        name for name in real_list(prefix) if "copy" not in name
    )


class _LastWriterWins(Merge):
    """Of several values only the newest is kept."""

    def absorb(self, changes: Any) -> Any:
        touched = super().absorb(changes)
        for register in touched:
            if register in self.heads:
                self.heads[register] = self.heads[register][-1:]
        return touched


@contextmanager
def _skipping_gaps() -> Iterator[None]:
    def next_there_is(self: Reader, replica: str) -> Candidate | None:
        held = self._errand.holdings.latest(replica)
        after = held.seq if held else 0
        for seq in self._candidates.numbers(replica):
            found = self._counting(replica, seq) if seq > after else []
            if found:
                return found[0]
        return None

    with patch.object(Reader, "_next", next_there_is), patch.object(Reader, "_joins", lambda *_: True):
        yield


NONE = Mutant("none")
MUTANTS = (
    Mutant("no outbox", no_outbox=True),
    Mutant("no read-back", no_read_back=True),
    Mutant("ignoring conflicted copies", no_copies=True),
    Mutant("last writer wins", books="last writer wins"),
    Mutant("skipping chain gaps", in_force=_skipping_gaps),
    Mutant("trusting the clock", books="trusting the clock"),
    Mutant("same replica id after a restore", same_id=True),
)
