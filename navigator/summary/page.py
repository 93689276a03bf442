"""The one page and the pictures, as PDF: what the rest of the app calls.

reportlab and the shaper are loaded when the first of them is drawn, not before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.layout.display_list import Measure, Picture
from navigator.summary.content import page_content
from navigator.summary.page_content import FOR_THE_KEYWORKER


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page.

    `shown` and `left_out` count items by section. `undrawable` are the names on it that no font could
    draw in full, as they stand on the page.
    """

    pdf: bytes
    shown: Mapping[str, int]
    left_out: Mapping[str, int]
    undrawable: tuple[str, ...]


def make_page(case: Case, *, today: date, page_by: str, marking: str = FOR_THE_KEYWORKER) -> Page:
    """The case on one sheet of A4, whatever it holds, as it is on this day.

    `page_by` is who made it, such as "Ada Obi, Harbour House"; it stands at the foot. The case has to be
    reduced beforehand to what the readers named by the marking may see. The same case on the same day
    gives the same bytes.
    """
    from navigator.summary.page_drawing import draw_page
    from navigator.summary.page_sections import Pictures

    drawn = draw_page(
        page_content(case, today=today, page_by=page_by, marking=marking), case, today, Pictures()
    )
    return Page(
        pdf=drawn.pdf,
        shown={name: count.shown for name, count in drawn.counts.items()},
        left_out={name: count.left_out for name, count in drawn.counts.items()},
        undrawable=drawn.lacking,
    )


def paper_measure() -> Measure:
    """How wide texts will be on paper: for laying out a picture that `picture_to_pdf` is to draw."""
    from navigator.summary.lines import LineBreaker

    return LineBreaker().width


def picture_to_pdf(picture: Picture, *, today: date, title: str = "People map") -> bytes:
    """A map or a timeline on a sheet of its own size. `title` is what the file says it is: nobody's name."""
    from navigator.summary.lines import LineBreaker
    from navigator.summary.pdf_pen import draw_picture
    from navigator.summary.sheet import Sheet

    sheet = Sheet(picture.width, picture.height, LineBreaker())
    draw_picture(picture, sheet, 0, 0)
    return sheet.pdf(title=title, made_on=today)


def pictures_to_pdf(pictures: Sequence[Picture], *, today: date, title: str) -> bytes:
    """Pictures as the pages of one file, each on a sheet of its own size; at least one."""
    from navigator.summary.lines import LineBreaker
    from navigator.summary.pdf_file import pdf_file
    from navigator.summary.pdf_pen import draw_picture
    from navigator.summary.sheet import Sheet

    breaker = LineBreaker()
    leaves = []
    for picture in pictures:
        sheet = Sheet(picture.width, picture.height, breaker)
        draw_picture(picture, sheet, 0, 0)
        leaves.append(sheet.leaf())
    return pdf_file(leaves, title=title, made_on=today)
