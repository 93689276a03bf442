"""Carrying the bytes of attachments both ways, after the changes: a change is small and cannot wait for them.

What colleagues sent comes first, so that a share that is full holds up nothing that is on it already. Which
attachments there are, and what their bytes have to be, the log says; nothing here changes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.errors import CannotWrite
from navigator.store.known_attachments import KnownAttachment
from navigator.sync.asking_for_attachments import ask, doubt_what_is_asked_for
from navigator.sync.attachment_books import AttachmentBooks
from navigator.sync.attachment_places import Places
from navigator.sync.errand import Errand
from navigator.sync.receiving_attachments import Receiver
from navigator.sync.sending_attachments import Sender


@dataclass
class Carried:
    """How many attachments went and came, and how many still have to."""

    sent: int = 0
    received: int = 0
    to_send: int = 0
    """They are here and, as far as is known, not on the share yet."""
    to_come: int = 0
    """They are not here yet: whoever attached them has to sync first, or the share to be reached."""


def count_waiting(errand: Errand, carried: Carried) -> None:
    """Count what still has to go and to come, without asking the share."""
    books = errand.attachments
    if books is not None:
        places = Places(errand)
        rest = [one for one in errand.at_desk(books.known) if not all(places.remembered(one))]
        _split(errand, books, rest, carried)


def _split(
    errand: Errand, books: AttachmentBooks, rest: Sequence[KnownAttachment], carried: Carried
) -> tuple[list[KnownAttachment], list[KnownAttachment]]:
    """Of those that do not stand on the share, as far as is known: what is here, and what is not."""
    here = errand.at_desk(lambda: books.here(rest)) if rest else frozenset()
    ours = [one for one in rest if one.id in here]
    lacking = [one for one in rest if one.id not in here]
    carried.to_send, carried.to_come = len(ours), len(lacking)
    return ours, lacking


def carry_attachments(errand: Errand, carried: Carried) -> None:
    """Fetch and put what can be; `carried` says how far it got also when an error ends it.

    Raises ShareError, Cancelled. When this laptop has no room that is said, and no error.
    """
    books = errand.attachments
    if books is None:
        return
    places, known = Places(errand), errand.at_desk(books.known)
    doubt_what_is_asked_for(errand, books, places, known)
    rest = [one for one in known if not places.stands(one)]
    if not rest:
        carried.to_send = carried.to_come = 0
        return
    ours, lacking = _split(errand, books, rest, carried)
    there = [one for one in lacking if places.may_be_there(one, 0)]
    steps = _Steps(errand, sum(one.parts for one in (*there, *ours)))
    receiver, sender = Receiver(errand, books, places, steps), Sender(errand, books, places, steps)
    try:
        for one in there:
            places.broken.clear()
            if receiver.receive(one):
                carried.received += 1
                carried.to_come -= 1
            else:
                ask(errand, places.broken)
        for one in ours:
            _send(receiver, sender, one, carried)
    except _Enough:
        pass  # the next sync goes on where this one left off
    except CannotWrite as trouble:
        errand.alarm(
            f"{trouble.happened} So attachments wait: those that did not fit come with a later sync. "
            "Nothing that was here is lost."
        )
    finally:
        if sender.put_back:
            errand.alarm(_said_of_lost(sender.put_back))


def _send(receiver: Receiver, sender: Sender, one: KnownAttachment, carried: Carried) -> None:
    """Send one; if it is damaged on this laptop it is not passed on, but mended from the share."""
    if receiver.is_whole(one):
        before = sender.parts_put, sender.put_back
        there = sender.send(one)
        carried.sent += there and sender.parts_put > before[0] and sender.put_back == before[1]
    else:
        there = receiver.mend(one)
        carried.received += there
    carried.to_send -= there


class _Enough(Exception):
    """Something more urgent waits: a sync of changes."""


class _Steps:
    """Says how far it got, part by part."""

    def __init__(self, errand: Errand, whole: int) -> None:
        self._errand, self._whole, self._done = errand, whole, 0

    def __call__(self) -> None:
        self._errand.check()
        if self._errand.is_asked_again():
            raise _Enough
        self._done += 1
        self._errand.carrying(min(self._done, self._whole), self._whole)


def _said_of_lost(number: int) -> str:
    what = "An attachment had" if number == 1 else f"{number} attachments had"
    return (
        f"{what} gone from the share: somebody removed files there, or an older copy of it was put back. "
        "Nothing is lost: this laptop has put what was missing there again."
    )
