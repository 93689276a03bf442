"""The numbers across all cases as a PDF of one page, for a team leader or commissioner."""

from datetime import date

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.insights.suppression import LEAST, SafeAcross
from navigator.layout.across_page import NumberTable, Sheet, across_page
from navigator.layout.display_list import Measure, Picture
from navigator.summary.page import paper_measure, picture_to_pdf

_TITLE = "Across all cases"


def across_picture(found: SafeAcross, *, today: date, measure: Measure) -> Picture:
    """The page, as the pens draw it; it holds only what suppression let through."""
    lines = [say_date(PartialDate.on(today))]
    if found.cases is None:
        lines.append(f"Fewer than {LEAST} cases: nothing can be said without saying it of somebody.")
    else:
        medians = "; ".join(f"{name.lower()}, median about {value:g}" for name, value in found.middle.items())
        lines.append(f"{found.cases} cases; {medians}.")
    sheet = Sheet(
        _TITLE,
        tuple(lines),
        f"Numbers of cases. – is fewer than {LEAST}, or hidden so that such a number cannot be worked out.",
    )
    tables = [NumberTable(t.name, t.rows, t.columns, t.cells, t.dropped) for t in found.tables]
    return across_page(sheet, tables, measure=measure)


def across_pdf(found: SafeAcross, *, today: date) -> bytes:
    """The page as the bytes of a PDF."""
    picture = across_picture(found, today=today, measure=paper_measure())
    return picture_to_pdf(picture, today=today, title=_TITLE)
