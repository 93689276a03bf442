"""Syncing one case through its share: the one call that a command, a button and a timer make.

Read first, then publish: in between is the case file, where everything that came in stands in one
transaction before anything is said about it. What is shown of the outcome is not decided here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from navigator.history.change import ChangeSet
from navigator.store.conflicts import Conflict
from navigator.store.share_holdings import Taking
from navigator.sync.attachments import Carried, carry_attachments, count_waiting
from navigator.sync.chain import keep, know, make_up_for_lost_key, mend, read_chain
from navigator.sync.errand import Cancelled, Errand, World
from navigator.sync.looking_again import ask
from navigator.sync.marker import check_marker
from navigator.sync.publishing import freeze, publish
from navigator.sync.reading import read_segments
from navigator.sync.standing import waiting_of
from navigator.sync.transport import ShareError, Transport

if TYPE_CHECKING:
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault

REAL_WORLD = World()


@dataclass(frozen=True)
class SyncResult:
    """What one sync did. What it did is done, also where `trouble` says why it did not get further."""

    sent: int = 0
    """Our change sets that are on the share now and were not before."""
    received: tuple[ChangeSet, ...] = ()
    """The change sets that came in, in the order in which they were taken in."""
    waiting: int = 0
    """Our change sets that are not on the share yet."""
    unread: int = 0
    """Files on the share that could not be read yet: half uploaded, or from somebody not known yet."""
    quarantined: int = 0
    """Change sets that went to quarantine this time."""
    conflicts: tuple[Conflict, ...] = ()
    """The conflicts that were not there before."""
    alarms: tuple[str, ...] = ()
    """Sentences that a person has to see: signs of tampering or of a copied laptop."""
    notices: tuple[str, ...] = ()
    """Sentences that explain what is as it is: removed from the team, a newer version, no key yet."""
    attachments: Carried = field(default_factory=Carried)
    """How many attachments' bytes went and came, and how many still have to."""
    removed: bool = False
    """We are not in the team any more, so nothing was sent."""
    cancelled: bool = False
    trouble: ShareError | None = None
    """Why the share could not be reached or written; None when all went well."""

    @property
    def nothing_new(self) -> bool:
        """Whether nothing was sent, nothing came in, and nothing is to be said."""
        return not (
            self.sent
            or self.received
            or self.attachments.sent
            or self.attachments.received
            or self.quarantined
            or self.alarms
            or self.notices
            or self.trouble
        )


def sync_case(
    vault: "Vault",
    opened: "OpenCase",
    transport: Transport,
    *,
    progress: Callable[[int, int], None] | None = None,
    sending: Callable[[int, int], None] | None = None,
    carrying: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    at_desk: Callable[[Callable[[], Any]], Any] | None = None,
    is_asked_again: Callable[[], bool] | None = None,
    world: World = REAL_WORLD,
) -> SyncResult:
    """Read the share and publish what it does not have. Never raises ShareError: see `SyncResult.trouble`.

    `progress(done, whole)` counts the files that are read, then `sending` those that are sent and `carrying`
    the parts of attachments. `cancelled` is asked before each file. `at_desk(work)` runs each piece of work
    that touches the case file and gives back its result: a window passes what runs it on the thread that
    owns the case, so that the share may be slow and nobody's typing waits for it; all else here may then
    run on another thread. When `is_asked_again`, the rest of the attachments is left to the
    next sync, so that changes do not wait for them. Raises UnknownItem when the case is not shared.
    """
    from navigator.sync.sharing import errand_for

    errand = errand_for(vault, opened, transport, world)
    if progress is not None:
        errand.progress = progress
    if sending is not None:
        errand.sending = sending
    if carrying is not None:
        errand.carrying = carrying
    if cancelled is not None:
        errand.cancelled = cancelled
    if at_desk is not None:
        errand.at_desk = at_desk
    if is_asked_again is not None:
        errand.is_asked_again = is_asked_again
    before = set(opened.conflicts)
    result = run(errand)
    new = tuple(conflict for conflict in opened.conflicts if conflict not in before)
    return replace(result, conflicts=new)


def run(errand: Errand, *, with_attachments: bool = True) -> SyncResult:
    """One sync: marker, chain, segments; then what is missing on the share. Never raises ShareError.

    An act that somebody waits for leaves the bytes of attachments to the next sync.
    """
    know(errand)
    run_so_far = _Run(errand)
    trouble: ShareError | None = None
    cancelled = False
    try:
        run_so_far.go(with_attachments)
    except ShareError as problem:
        trouble = problem
    except Cancelled:
        cancelled = True
    return run_so_far.result(trouble, cancelled)


class _Run:
    """What one sync has done so far, also when it breaks off."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._carried = Carried()
        self._removed = False
        self._notices: list[str] = []

    def go(self, with_attachments: bool) -> None:
        """Marker, list, chain, segments, outbox, attachments."""
        errand = self._errand
        count_waiting(errand, self._carried)
        trust = errand.trust
        marker = check_marker(errand.transport, errand.primitives, trust.share_id, trust.signer)
        if errand.holdings.notes.get("marker") != marker.text:
            keep(errand, Taking(notes={"marker": marker.text}))
        errand.look()
        errand.world.at("listed")
        odd = read_chain(errand)
        if self._out_of_the_team():
            return
        read_segments(errand, odd)
        if errand.team.current not in errand.keys and not make_up_for_lost_key(errand):
            self._notices.append(
                "A colleague has invited you, but this laptop does not have the key yet. "
                "It comes when a colleague syncs."
            )
            ask(errand)  # for the file it is in, where that is broken
            return
        mend(errand)
        freeze(errand)
        publish(errand)
        carry = carry_attachments if with_attachments else count_waiting
        carry(errand, self._carried)

    def _out_of_the_team(self) -> bool:
        errand = self._errand
        if errand.me in errand.team.members:
            return False
        self._carried = Carried()
        if errand.me in errand.team.gone:
            self._removed = True
            self._notices.append(
                "You are not in the team of this case any more. What you have stays on this laptop, and "
                "what you change from now on is not sent."
            )
        else:
            self._notices.append(
                "The team does not know this laptop yet: the invitation has not arrived on the share."
            )
            ask(errand)
        return True

    def result(self, trouble: ShareError | None, cancelled: bool) -> SyncResult:
        """What has been done until now."""
        errand = self._errand
        if errand.is_newer:
            self._notices.append(
                "A colleague uses a newer version of Case Navigator. What only that version can read waits "
                "on the share until you update."
            )
        return SyncResult(
            sent=errand.sent,
            received=errand.received,
            waiting=waiting_of(errand.holdings, errand.books.replica),
            unread=errand.unread,
            quarantined=errand.quarantined,
            attachments=self._carried,
            alarms=tuple(errand.alarms),
            notices=tuple(self._notices),
            removed=self._removed,
            cancelled=cancelled,
            trouble=trouble,
        )
