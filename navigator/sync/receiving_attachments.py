"""From the share to the case: the bytes of attachments that are in the case and not on this laptop.

Each part is kept as it arrives, so a sync that breaks off is gone on with. All of them together become the
attachment only when they are what the log says.
"""

import hashlib
from collections.abc import Callable

from navigator.store.known_attachments import KnownAttachment
from navigator.sync.attachment_books import AttachmentBooks
from navigator.sync.attachment_places import Places
from navigator.sync.errand import Errand
from navigator.sync.signed_file import sha256_of


class Receiver:
    """Fetches attachments. `step` is called before each part."""

    def __init__(
        self, errand: Errand, books: AttachmentBooks, places: Places, step: Callable[[], None]
    ) -> None:
        self._errand, self._books, self._places, self._step = errand, books, places, step

    def receive(self, one: KnownAttachment) -> bool:
        """Fetch what is there of an attachment; whether it is here now. Raises ShareError, CannotWrite."""
        errand, books = self._errand, self._books
        arrived: frozenset[int] = errand.at_desk(lambda: books.arrived(one)) if one.parts > 1 else frozenset()
        names = self._places.remembered(one)
        try:
            for part in range(one.parts):
                self._step()
                if part not in arrived:
                    names[part] = self._take_part(one, part)
        finally:
            # All of it is remembered only when it is here: that is what a complete list says.
            self._places.remember(one, names if not all(names) else [*names[:-1], ""])
        if not all(name or part in arrived for part, name in enumerate(names)):
            return False
        if not self.is_whole(one):
            errand.unread += 1
            errand.at_desk(lambda: books.forget(one))
            return False
        if not errand.at_desk(lambda: books.settle(one)):
            return False  # it was purged meanwhile
        if all(names):
            self._places.remember(one, names)
        return True

    def mend(self, one: KnownAttachment) -> bool:
        """Fetch one whose bytes here are damaged, if all of it is there; whether it is here whole now."""
        # Whatever is believed of it, the next sync is to look at it again.
        self._places.remember(one, [""] * one.parts)
        if not all(self._places.may_be_there(one, part) for part in range(one.parts)):
            return False
        self._errand.at_desk(lambda: self._books.forget(one))
        return self.receive(one)

    def is_whole(self, one: KnownAttachment) -> bool:
        """Whether the bytes on this laptop, part by part, are what the log says."""
        digest = hashlib.sha256()
        for part in range(one.parts):
            self._errand.check()
            digest.update(self._part(one, part))
        return digest.hexdigest() == one.sha256

    def _part(self, one: KnownAttachment, part: int) -> bytes:
        return self._errand.at_desk(lambda: self._books.part(one, part))

    def _take_part(self, one: KnownAttachment, part: int) -> str:
        """Keep a part, if it is there; the name under which it was found."""
        for name, content in self._places.read(one, part):
            if one.parts == 1 and sha256_of(content) != one.sha256:
                self._errand.unread += 1
                continue
            self._keep(one, part, content)
            self._errand.world.at("part taken in")
            return name
        return ""

    def _keep(self, one: KnownAttachment, part: int, content: bytes) -> None:
        self._errand.at_desk(lambda: self._books.take_part(one, part, content))
