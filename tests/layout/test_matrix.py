"""The matrix on a sheet: all of an ordinary case, and of any case what fits, with the rest counted."""

import re

from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.display_list import Anchor, Box, Label, Picture, rough_width
from navigator.layout.map_picture import A3, A4
from navigator.layout.matrix import TYPE, MatrixColumn, MatrixRow, matrix_picture
from tests.factories import texts

NAMES = texts(one_line=True, least=1)


def drawn(needs: list[str], organisations: list[str], size: tuple[float, float] = A4) -> Picture:
    """Every need known by every other organisation."""
    cells = tuple(("Leads", "8 of 10", "2 steps") if at % 2 else () for at in range(len(organisations)))
    rows = [MatrixRow(f"n{at}", name, "1 of 2", cells) for at, name in enumerate(needs)]
    columns = [MatrixColumn(f"o{at}", name, "3 of 4") for at, name in enumerate(organisations)]
    return matrix_picture(rows, columns, title="Who", note="Today.", size=size, measure=rough_width)


def more(picture: Picture, what: str) -> int:
    """What the foot says of the rest."""
    foot = picture.shapes[-1]
    assert isinstance(foot, Label)
    found = re.search(rf"\+(\d+) more {what}", foot.text)
    return int(found[1]) if found else 0


@given(st.lists(NAMES, max_size=40), st.lists(NAMES, max_size=40), st.sampled_from((A4, A3)))
def test_what_does_not_fit_is_counted_and_nothing_leaves_the_sheet(
    needs: list[str], organisations: list[str], size: tuple[float, float]
) -> None:
    picture = drawn(needs, organisations, size)
    items = {shape.item for shape in picture.shapes if shape.item}
    assert len({one for one in items if one[0] == "n"}) + more(picture, "need") == len(needs)
    assert len({one for one in items if one[0] == "o"}) + more(picture, "organisation") == len(organisations)
    for shape in picture.shapes:
        if isinstance(shape, Box):
            assert shape.x >= 0 and shape.x + shape.width <= size[0] and shape.y + shape.height <= size[1]
        elif isinstance(shape, Label):
            wide = rough_width(shape.text, shape.size, shape.bold)
            left = shape.x - (wide if shape.anchor is Anchor.END else 0)
            assert shape.size >= TYPE and 0 <= shape.y <= size[1] and left >= 0


def test_a_cell_says_in_words_what_its_ground_says() -> None:
    picture = drawn(["Home"], ["One", "Two"])
    assert sum(isinstance(shape, Box) for shape in picture.shapes) == 1
    assert {"Leads", "8 of 10", "2 steps"} <= {s.text for s in picture.shapes if isinstance(s, Label)}


def test_a_long_name_is_divided_and_not_lost() -> None:
    said = [
        s.text
        for s in drawn(["Home"], ["Marlhavenshire"] * 15).shapes
        if isinstance(s, Label) and s.item == "o0"
    ]
    assert "".join(part.removesuffix("-") for part in said[:-1]) == "Marlhavenshire" and len(said) == 3
