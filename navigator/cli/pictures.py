"""Pictures of a case as files: the map and the timeline, as SVG or PDF, at the size of a sheet of A4.

How they are laid out is decided in `layout/`; here only the size is chosen and the pen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.casefile.case import Case
    from navigator.layout.display_list import Measure, Picture

FORMS = (".svg", ".pdf")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A kind of picture: its word in names of files and acts, its title, and who lays it out."""

    word: str
    title: str
    draw: "Callable[[Case, date, Measure], Picture]"
    sheets: "Callable[[Case, date, Measure], tuple[Picture, ...]] | None" = None
    """Lays it out on several sheets of paper, where one may not be enough."""

    def content(self, form: str, case: "Case", today: date) -> bytes:
        """The picture as the content of a file of this form, one of FORMS."""
        from navigator.layout.display_list import rough_width

        if form == ".svg":
            return self.file_of(form, self.draw(case, today, rough_width), today)
        from navigator.summary.page import paper_measure, pictures_to_pdf

        if self.sheets is not None:
            sheets = self.sheets(case, today, paper_measure())
            return pictures_to_pdf(sheets, today=today, title=self.title)
        return self.file_of(form, self.draw(case, today, paper_measure()), today)

    def file_of(self, form: str, picture: "Picture", today: date) -> bytes:
        """A finished picture as the content of a file of this form, one of FORMS."""
        if form == ".svg":
            from navigator.layout.svg_pen import picture_to_svg

            return picture_to_svg(picture).encode("utf-8")
        from navigator.summary.page import picture_to_pdf

        return picture_to_pdf(picture, today=today, title=self.title)


def _map(case: "Case", today: date, measure: "Measure") -> "Picture":
    from navigator.summary.people_map import people_map

    return people_map(case, today=today, measure=measure)


def _timeline(case: "Case", today: date, measure: "Measure") -> "Picture":
    from navigator.summary.timeline import timeline_picture

    return timeline_picture(case, today=today, measure=measure)


def _timeline_sheets(case: "Case", today: date, measure: "Measure") -> "tuple[Picture, ...]":
    from navigator.summary.timeline import timeline_sheets

    return timeline_sheets(case, today=today, measure=measure)


PEOPLE_MAP = Drawing("map", "People map", _map)
"""The client and everybody around them, landscape."""

TIMELINE = Drawing("timeline", "Timeline", _timeline, _timeline_sheets)
"""What happened and when, and what comes next, landscape, on as many sheets as it takes."""
