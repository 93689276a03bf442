"""Attachments as people meet them: whether the file is here, in words, and saving a copy of it."""

from pathlib import Path

from navigator.casefile.sharing import Attachment
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.store.atomic_file import Staged
from navigator.store.open_case import OpenCase
from navigator.store.whereabouts import Whereabouts

_KILO = 1000


def save_copy(opened: OpenCase, attachment: str, path: Path) -> ChangeSet | None:
    """Write an attachment to a file of one's own, which is replaced if it is there; the act that says so.

    AttachmentElsewhere when its bytes are not here; CannotWrite when there can be no copy.
    """
    staged = Staged(path, b"".join(opened.attachment_bytes(attachment)))
    try:
        done = opened.commit(record_copy())
    except BaseException:
        staged.abandon()
        raise
    staged.take_place()
    return done


def record_copy() -> Draft:
    """ "Save a copy of an attachment": it left the case, and is not encrypted any more."""
    return Draft("Save a copy of an attachment", (), record=True)


def size_words(size: float | None) -> str:
    """ "640 bytes", "24 KB", "3.1 MB", as file managers say it; "" when nobody knows."""
    if size is None:
        return ""
    if size < _KILO:
        return f"{size:.0f} byte{'' if size == 1 else 's'}"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:,.1f} MB"


def where_words(attachment: Attachment, where: Whereabouts, me: str) -> str:
    """A sentence; `me` is whoever works here, as history shows them."""
    if where.is_here:
        size = size_words(attachment.size)
        return f"The file is in the case: {size}." if size else "The file is in the case."
    if not where.is_shared:
        return "The file itself is not in this case."
    name = where.attached_by.partition(", ")[0]  # what follows is where they work
    whom = name if name and where.attached_by != me else "the laptop that has it"
    return f"Not here yet: it comes with a sync once {whom} has sent it."
