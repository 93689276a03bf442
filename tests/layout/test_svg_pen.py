"""SVG: valid, whole in itself, and heard as well as seen."""

import re
from dataclasses import dataclass
from xml.parsers import expat

from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Path, Picture, Shape
from navigator.layout.svg_pen import picture_to_svg
from navigator.layout.tokens import DARK, LIGHT

NUMBERS = st.floats(-1e4, 1e4)
COLOURS = st.sampled_from(("ink", "accent", "0072B2", "#E69F00", ""))
WORDS = st.text(max_size=20)


@dataclass(slots=True)
class Element:
    """An element of the file: its name, what is said of it, and the text right within it."""

    name: str
    said: dict[str, str]
    text: str = ""


def read(svg: str) -> list[Element]:
    """The elements of the file in order; expat.ExpatError when it is no XML."""
    found: list[Element] = []
    open_: list[Element] = []
    parser = expat.ParserCreate()

    def start(name: str, said: dict[str, str]) -> None:
        found.append(Element(name, said))
        open_.append(found[-1])

    def text(data: str) -> None:
        open_[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_.pop()
    parser.CharacterDataHandler = text
    parser.Parse(svg.encode(), True)
    return found


def shapes() -> st.SearchStrategy[Shape]:
    """Every kind of shape, with everything that it may carry."""
    points = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=6).map(tuple)
    size = st.floats(0, 1e4)
    both = {"item": WORDS, "says": WORDS, "fill": COLOURS, "stroke": COLOURS}
    flags = st.booleans()
    paths = st.builds(
        Path, points=points, closed=flags, curved=flags, hatched=flags, dash=st.sampled_from(Dash), **both
    )
    discs = st.builds(Disc, x=NUMBERS, y=NUMBERS, radius=size, **both)
    boxes = st.builds(
        Box, x=NUMBERS, y=NUMBERS, width=size, height=size, corner=size, hatched=flags, fade_start=size,
        fade_end=size, **both,
    )  # fmt: skip
    anchors = st.sampled_from(Anchor)
    labels = st.builds(Label, item=WORDS, x=NUMBERS, y=NUMBERS, text=WORDS, bold=flags, anchor=anchors)
    return st.one_of(paths, discs, boxes, labels)


def picture(*some: Shape, title: str = "Map", summary: str = "Nobody.") -> Picture:
    return Picture(200.0, 100.0, some, title, summary)


@given(st.lists(shapes(), max_size=6), WORDS, WORDS)
def test_any_picture_is_valid_and_names_nothing_outside_itself(
    some: list[Shape], title: str, summary: str
) -> None:
    elements = read(picture_to_svg(picture(*some, title=title, summary=summary)))
    names = {element.said.get("id") for element in elements}
    for element in elements:
        for key, value in element.said.items():
            assert not key.endswith("href")
            for name in re.findall(r"url\(#([^)]+)\)", value):
                assert name in names


def test_it_says_what_it_is_and_which_item_a_shape_stands_for() -> None:
    mark = Disc(x=1, y=2, radius=3, item="p1", says="Dana <Whitlock>")
    name = Label(x=1, y=2, text="Dana", item="p1")
    root, title, desc, *rest = read(
        picture_to_svg(picture(mark, name, title="People & places", summary="One person."))
    )
    assert (root.name, root.said["role"], root.said["aria-labelledby"]) == ("svg", "img", "title desc")
    assert (title.said["id"], title.text) == ("title", "People & places")
    assert (desc.said["id"], desc.text) == ("desc", "One person.")
    assert [element.name for element in rest if element.said.get("data-item") == "p1"] == ["circle", "text"]
    assert [element.text for element in rest if element.name in ("title", "text")] == [
        "Dana <Whitlock>",
        "Dana",
    ]


def test_characters_that_no_xml_may_hold_do_not_break_it() -> None:
    elements = read(picture_to_svg(picture(Label(x=0, y=0, text="a\x00b\x0b\ufffe"))))
    assert elements[-1].text == "a\ufffdb\ufffd\ufffd"


def test_colours_are_those_of_the_palette() -> None:
    line = Path(points=((0, 0), (9, 9)), stroke="danger")
    assert f"#{LIGHT.danger}" in picture_to_svg(picture(line))
    assert f"#{DARK.danger}" in picture_to_svg(picture(line), DARK)
