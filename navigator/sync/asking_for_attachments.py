"""Parts that stand broken on the share: whoever lacks the file asks, and whoever has it puts it there again.

`<case>/attachments/wanted-<name>.<hash>` says that somebody read a part that did not open, and the beginning
of the hash of what was read: what breaks anew is asked for anew. Who has the file whole reads that part back,
once for each such name, and sends it again if it is broken. Such a name is only a hint where to look, so
nothing stands under it that would have to be believed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from navigator.store.known_attachments import KnownAttachment
from navigator.store.share_holdings import Taking
from navigator.sync.attachment_books import AttachmentBooks
from navigator.sync.attachment_file import asked_for, attachments_folder
from navigator.sync.attachment_places import Places
from navigator.sync.chain import keep
from navigator.sync.errand import Errand

_OURS: Final = re.compile(r"[0-9a-f]{32}-[0-9a-f]{64}(?:-[2-9])?\.att")
_ASKED: Final = re.compile(r"(.+\.att)\.[0-9a-f]{16}")
_ENOUGH: Final = 16
"""Digits of a hash."""
_ANSWERED: Final = "answered for attachments"


def ask(errand: Errand, broken: Mapping[str, str]) -> None:
    """Say on the share what stands broken there: by name, the hash of what was read. Raises ShareError."""
    folder = attachments_folder(errand.case_id)
    for name, sha256 in sorted(broken.items()):
        last = name.removeprefix(folder)
        asking = asked_for(folder, f"{last}.{sha256[:_ENOUGH]}")
        if _OURS.fullmatch(last) and asking not in errand.listed:
            errand.check()
            errand.transport.put_new(asking, b"wanted\n")


def doubt_what_is_asked_for(
    errand: Errand, books: AttachmentBooks, places: Places, known: Sequence[KnownAttachment]
) -> None:
    """Read back what somebody found broken and we believed to stand there whole; forget it where it is."""
    folder = attachments_folder(errand.case_id)
    start = asked_for(folder, "")
    asked = {name for name in errand.listing if name.startswith(start)}
    before = set(errand.holdings.notes.get(_ANSWERED, ()))
    new: dict[str, set[str]] = {}
    for asking in asked - before:
        if match := _ASKED.fullmatch(asking.removeprefix(start)):
            new.setdefault(folder + match[1], set()).add(asking)
    answered: set[str] = set()
    for one in known if new else ():
        names = places.remembered(one)
        doubted = [part for part, name in enumerate(names) if name in new]
        answered.update(*(new[names[part]] for part in doubted))
        for part in doubted:
            if not _stands_whole(errand, books, places, one, part, names[part]):
                names[part] = ""
        if doubted:
            places.remember(one, names)
    if answered:
        keep(errand, Taking(notes={_ANSWERED: sorted((before | answered) & asked)}))


def _stands_whole(
    errand: Errand, books: AttachmentBooks, places: Places, one: KnownAttachment, part: int, name: str
) -> bool:
    content = errand.at_desk(lambda: books.part(one, part))
    return places.open(one, part, name) == content
