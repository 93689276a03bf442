"""The page for others: drawn from what may go to them, given out when it was read back and found clean.

Encryption is AES with 256 bits (PDF 2.0, revision 6), by pypdf and cryptography: what reportlab itself can do
with its own means is RC4, which anybody breaks.
"""

import hashlib
import io
from dataclasses import dataclass

from navigator.errors import NavigatorError
from navigator.summary.page import Page
from navigator.summary.read_back import verify
from navigator.summary.sharing.what_may_go import Sharing, refuse_nothing


class CannotSayThat(NavigatorError):
    """Words for the head of the page that name somebody who is held back."""


@dataclass(frozen=True)
class SharedPage:
    """A page for others. `items` are the ids of what it shows."""

    pdf: bytes
    page: Page
    sharing: Sharing
    page_by: str
    items: frozenset[str]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.pdf).hexdigest()


def shared_page(
    sharing: Sharing, *, page_by: str, large: bool = False, password: str = "", unverified: bool = False
) -> SharedPage:
    """The one page for these readers, on A4, or in large print on A3.

    With a `password` the file opens only with it. It has been read back, and raises Leak when it holds
    something that is held back; whoever writes it to a file and reads that back may leave it `unverified`.
    NothingToGive when nothing may go; CannotSayThat when the purpose names somebody who is held back.
    """
    from navigator.summary.page_drawing import LARGE_ON_A3, ON_A4, draw_page
    from navigator.summary.page_sections import Pictures
    from navigator.summary.shared_content import shared_content

    refuse_nothing(sharing)
    if not sharing.for_client and sharing.needles.without(known_words(sharing, page_by)).found_in(
        sharing.purpose
    ):
        raise CannotSayThat(
            "The purpose names something that is held back from those who are to have the page.",
            "No page was made.",
            "Say the purpose without it.",
        )
    content = shared_content(sharing, page_by)
    drawn = draw_page(content, sharing.shown, sharing.today, Pictures(), LARGE_ON_A3 if large else ON_A4)
    page = Page(
        pdf=drawn.pdf,
        shown={name: count.shown for name, count in drawn.counts.items()},
        left_out={name: count.left_out for name, count in drawn.counts.items()},
        undrawable=drawn.lacking,
    )
    pdf = locked(drawn.pdf, password) if password else drawn.pdf
    made = SharedPage(pdf, page, sharing, page_by, drawn.items)
    if not unverified:
        verify_page(made, pdf, password=password)
    return made


def verify_page(made: SharedPage, pdf: bytes, *, password: str = "") -> None:
    """Read a file of this page back; Leak when it holds something that is held back."""
    verify(pdf, made.sharing.needles, password=password, known=known_words(made.sharing, made.page_by))


def known_words(sharing: Sharing, page_by: str) -> list[str]:
    """What the page says of itself: who made it, and who is to have it."""
    return [page_by, *(one.name for one in sharing.recipients)]


def locked(pdf: bytes, password: str) -> bytes:
    """The same file, which opens only with this password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_metadata({"/Producer": "Case Navigator"})
    writer.encrypt(password, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
