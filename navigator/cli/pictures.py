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

_LONG, _SHORT = 842.0 - 72.0, 595.0 - 72.0
"""Points: A4 without half an inch at each side, for the timeline; the map has its own margins."""
_MOST_MOMENTS = 30


@dataclass(frozen=True, slots=True)
class Drawing:
    """A kind of picture: its word in names of files and acts, its title, and who lays it out."""

    word: str
    title: str
    draw: "Callable[[Case, date, Measure], Picture]"

    def content(self, form: str, case: "Case", today: date) -> bytes:
        """The picture as the content of a file of this form, one of FORMS."""
        from navigator.layout.display_list import rough_width

        if form == ".svg":
            return self.file_of(form, self.draw(case, today, rough_width), today)
        from navigator.summary.page import paper_measure

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
    from navigator.layout.simple_strip import simple_strip

    return simple_strip(case, today=today, width=_SHORT, height=_LONG, measure=measure, most=_MOST_MOMENTS)


PEOPLE_MAP = Drawing("map", "People map", _map)
"""The client and everybody around them, landscape."""

TIMELINE = Drawing("timeline", "Timeline", _timeline)
"""What happened last and what comes next, portrait."""
