"""From the case to the share: the bytes of attachments that are on this laptop and not known to stand there.

Part by part, each read back before it is believed to be there. A part is the same bytes whoever makes it and
whenever, so a retry, and a colleague who has the same file, find that it exists already.
"""

from collections.abc import Callable
from typing import Final

from navigator.store.known_attachments import KnownAttachment
from navigator.sync.attachment_books import AttachmentBooks
from navigator.sync.attachment_file import file_name, pack_part, part_name
from navigator.sync.attachment_places import Places
from navigator.sync.errand import Errand
from navigator.sync.names import another_name
from navigator.sync.transport import NotOnShare

_ATTEMPTS: Final = 9


class Sender:
    """Puts attachments on the share. `step` is called before each part."""

    def __init__(
        self, errand: Errand, books: AttachmentBooks, places: Places, step: Callable[[], None]
    ) -> None:
        self._errand, self._books, self._places, self._step = errand, books, places, step
        self.parts_put = 0
        self.put_back = 0
        """Attachments that had been there whole and were gone, in whole or in part."""

    def _part(self, one: KnownAttachment, part: int) -> bytes:
        return self._errand.at_desk(lambda: self._books.part(one, part))

    def send(self, one: KnownAttachment) -> bool:
        """Put what is missing of an attachment; whether all of it is there now. Raises ShareError."""
        errand, places = self._errand, self._places
        before = places.remembered(one)
        # Remembered before it is put back: that may break off.
        names = [name if name in errand.listed else "" for name in before]
        places.remember(one, names)
        try:
            for part, name in enumerate(names):
                self._step()
                if not name:
                    content = self._part(one, part)
                    names[part] = self._find(one, part, content) or self._put(one, part, content)
        finally:
            places.remember(one, names)
        self.put_back += all(before)
        return all(names)

    def _find(self, one: KnownAttachment, part: int, content: bytes) -> str:
        """The name under which a part stands there whole; "" for none."""
        return next((name for name, found in self._places.read(one, part) if found == content), "")

    def _put(self, one: KnownAttachment, part: int, content: bytes) -> str:
        """Put a part and read it back; the name it has, "" when it is not there yet.

        When something else stands under the name (an upload that broke off), the next one is tried.
        """
        errand, team = self._errand, self._errand.team
        key = errand.keys[team.current]
        file = pack_part(errand.case_id, team.epoch, key, one, part, content)
        name = file_name(errand.case_id, part_name(key, one.sha256, part), file)
        if not self.parts_put:
            # Whatever we were interrupted in is put anew now.
            errand.transport.remove_temporary()
        for attempt in range(1, _ATTEMPTS + 1):
            errand.check()
            chosen = name if attempt == 1 else another_name(name, attempt)
            errand.transport.put_new(chosen, file)
            errand.world.at("put")
            try:
                back = errand.transport.get(chosen)
            except NotOnShare:
                return ""
            errand.world.at("read back")
            if back == file:
                self.parts_put += 1
                return chosen
        errand.alarm(
            "The share does not keep what is written to it: what was read back was not what was written. "
            "Everything is safe on this laptop. Ask whoever keeps the folder to look at it."
        )
        return ""
