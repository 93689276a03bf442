"""A section that is a picture: it takes what height is left, between what it needs and what it can use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from navigator.layout.display_list import Picture
from navigator.summary.heading import Heading
from navigator.summary.pdf_pen import draw_picture
from navigator.summary.section import Count, Fitted, Section, Wish
from navigator.summary.setting import Type
from navigator.summary.sheet import Sheet

MakePicture = Callable[[Type, float, float], Picture]
"""Lays a picture out in a width and a height in points."""


@dataclass
class Figure(Section):
    """A picture under a heading. `counts` and `remark` say of the finished picture what it shows."""

    words: str
    make: MakePicture
    remark: Callable[[Picture], str]
    counts: Callable[[Picture], Mapping[str, Count]]
    heights: tuple[float, float, float]
    """Of the picture alone, in points: at least, comfortable, at most."""

    def work_out(self, type_: Type, width: float) -> Wish:
        """What the picture wishes for, and its heading."""
        head = Heading(self.words).height(type_)
        least, comfort, most = (height + head for height in self.heights)
        return Wish.of(least, comfort, comfort, most)

    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """The picture in what the heading leaves."""
        head = Heading(self.words).height(type_)
        picture = self.make(type_, width, min(height - head, self.heights[2]))
        heading = Heading(self.words, self.remark(picture))

        def paint(sheet: Sheet, x: float, y: float) -> None:
            heading.draw(sheet, type_, x, y, width)
            draw_picture(picture, sheet, x, y + head)

        shown = frozenset(shape.item for shape in picture.shapes if shape.item)
        return Fitted(head + picture.height, paint, self.counts(picture), shown)
