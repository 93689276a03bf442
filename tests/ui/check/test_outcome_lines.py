"""The words and pictures of Outcomes, without a window."""

from datetime import date

from navigator.interchange.example import example_case
from navigator.layout.display_list import Label
from navigator.layout.map_picture import A4
from navigator.ui.check.outcome_lines import matrix_grid, matrix_sheet


def test_an_ordinary_case_is_on_one_sheet_whole() -> None:
    case = example_case(date.today())
    picture, grid = matrix_sheet(case, A4), matrix_grid(case)
    said = " ".join(shape.text for shape in picture.shapes if isinstance(shape, Label))
    assert "more" not in said.split("knows of.")[-1]
    items = {shape.item for shape in picture.shapes}
    assert {head.item for head in (*grid.rows, *grid.columns)} <= items
