"""Where the parts of attachments stand on the share: what is remembered of it, and what names there claim.

Remembered is what was read back or read whole. What is remembered and listed costs nothing to know.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from navigator.store.known_attachments import KnownAttachment
from navigator.store.share_holdings import Taking
from navigator.sync.attachment_file import by_part, is_newer_part, open_part, part_name
from navigator.sync.chain import keep
from navigator.sync.errand import Errand
from navigator.sync.signed_file import sha256_of
from navigator.sync.transport import NotOnShare

_NOTE: Final = "attachment "
"""Before the id of the attachment; the note holds a name on the share for each part, "" for none."""


class Places:
    """The places of one case's attachments during one sync."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self.broken: dict[str, str] = {}
        """By name: the SHA-256 of what stood there and did not open."""

    def stands(self, one: KnownAttachment) -> bool:
        """Whether all of it is known to stand whole on the share."""
        return all(name in self._errand.listed for name in self.remembered(one))

    def remembered(self, one: KnownAttachment) -> list[str]:
        """For each part the name under which it was read whole, "" for none; it may be gone since."""
        names = self._errand.holdings.notes.get(_NOTE + one.id)
        if not isinstance(names, list) or len(names) != one.parts:
            return [""] * one.parts
        known = next((part for part, name in enumerate(names) if name), None)
        claims = known is not None and any(
            part_name(key, one.sha256, known) in names[known] for key in self._likeliest
        )
        return list(names) if claims else [""] * one.parts

    @cached_property
    def _likeliest(self) -> list[bytes]:
        """The keys, the one of today first."""
        keys, current = self._errand.keys, self._errand.team.current
        return [keys[mark] for mark in sorted(keys, key=lambda mark: mark != current)]

    def remember(self, one: KnownAttachment, names: list[str]) -> None:
        """Remember the places of its parts."""
        errand = self._errand
        if self.remembered(one) != names:
            errand.holdings.notes[_NOTE + one.id] = list(names)
            keep(errand, Taking(notes={_NOTE + one.id: list(names)}))

    def may_be_there(self, one: KnownAttachment, part: int) -> bool:
        """Whether a name on the share claims to be a part."""
        return any(name in self._names for name in self._keys_of(one, part))

    def read(self, one: KnownAttachment, part: int) -> Iterator[tuple[str, bytes]]:
        """Every file on the share that opens as a part, fetched when it is looked at: its name, the part.

        Where there are several, they come in another order each time: what opens may still be another
        content, by somebody who has the key, and only all parts together show that.
        """
        errand, keys = self._errand, self._keys_of(one, part)
        names = sorted(found for name in keys for found in self._names.get(name, ()))
        if len(names) > 1:
            start = errand.world.entropy(1)[0] % len(names)
            names = names[start:] + names[:start]
        for name in names:
            content = self._open(one, part, name, keys)
            if content is not None:
                yield name, content

    def open(self, one: KnownAttachment, part: int, name: str) -> bytes | None:
        """What stands under a name as a part of an attachment; None when it does not open as one."""
        return self._open(one, part, name, self._keys_of(one, part))

    def _open(self, one: KnownAttachment, part: int, name: str, keys: dict[str, bytes]) -> bytes | None:
        errand, file = self._errand, self._fetch(name)
        content = open_part(errand.case_id, keys, one, part, file) if file is not None else None
        if content is None and file is not None:
            errand.unread += 1
            if is_newer_part(file):
                errand.is_newer = True
            else:
                self.broken[name] = sha256_of(file)
        return content

    def _fetch(self, name: str) -> bytes | None:
        self._errand.check()
        try:
            return self._errand.transport.get(name)
        except NotOnShare:
            return None

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return by_part(self._errand.case_id, self._errand.listing)

    def _keys_of(self, one: KnownAttachment, part: int) -> dict[str, bytes]:
        """By the name that a part has under it: every key that we have."""
        return {part_name(key, one.sha256, part): key for key in self._errand.keys.values()}
