"""The page as it is heard: language, headings, lists, tables, pictures with words, decoration left out."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.interchange.example import example_case
from navigator.summary.page import make_page
from tests.summary.crowds import TODAY, crowds
from tests.summary.reading import Node, Sheet

INSIDE = {
    "L": {"LI"},
    "LI": {"LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "Document": {"P", "H1", "H2", "H3", "L", "Table", "Figure"},
}
"""Which roles may stand directly within which (ISO 32000-1, 14.8.4)."""


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return Sheet(make_page(example_case(TODAY), today=TODAY, page_by="Ada Obi").pdf)


def test_the_file_is_tagged_in_english_and_shows_its_title(sheet: Sheet) -> None:
    root = sheet.file.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_there_is_one_first_heading_and_it_is_the_name(sheet: Sheet) -> None:
    names = [sheet.said(node) for node in sheet.structure.walk() if node.role == "H1"]
    assert names == ["Sam"]


def test_pictures_have_words(sheet: Sheet) -> None:
    figures = [node for node in sheet.structure.walk() if node.role == "Figure"]
    assert len(figures) == 2
    assert "45 people and 15 organisations around Sam" in figures[0].alt
    assert figures[1].alt.count(";") >= 2, "what was and what comes, one after another"


def test_a_table_has_headings_for_its_columns_and_as_many_cells_in_each_row(sheet: Sheet) -> None:
    tables = [node for node in sheet.structure.walk() if node.role == "Table"]
    assert len(tables) == 2
    for table in tables:
        rows = [row for row in table.walk() if row.role == "TR"]
        assert {kid.role for kid in rows[0].kids if isinstance(kid, Node)} == {"TH"}
        assert len({len(row.kids) for row in rows}) == 1


@settings(max_examples=25)
@given(crowds((0, 1, 3)))
def test_any_page_is_well_formed_for_those_who_hear_it(case: Case) -> None:
    sheet = Sheet(make_page(case, today=TODAY, page_by="Ada Obi").pdf)
    for node in sheet.structure.walk():
        kids = {kid.role for kid in node.kids if isinstance(kid, Node)}
        assert kids <= INSIDE.get(node.role, {"Span"})
        assert node.role != "Figure" or node.alt
    check_every_text_belongs_somewhere(sheet)
    check_parent_tree(sheet)


def check_every_text_belongs_somewhere(sheet: Sheet) -> None:
    numbers = list(sheet.structure.numbers())
    assert len(numbers) == len(set(numbers)), "each stretch belongs to one element"
    assert {shown.number for shown in sheet.texts} <= set(numbers), "no text is decoration"


def check_parent_tree(sheet: Sheet) -> None:
    """From each number the way leads back to the element that has it."""
    parents = sheet.file.Root.StructTreeRoot.ParentTree.Nums[1]
    for number in sheet.structure.numbers():
        element = parents[number]
        assert number in [int(kid) for kid in element.K if not hasattr(kid, "keys")]


def test_poppler_finds_the_same_structure(tmp_path: Path) -> None:
    program = shutil.which("pdfinfo")
    if program is None:
        pytest.skip("pdfinfo is not installed")
    path = tmp_path / "page.pdf"
    path.write_bytes(make_page(example_case(TODAY), today=TODAY, page_by="Ada Obi").pdf)
    words = [program, "-struct-text", str(path)]
    said = subprocess.run(words, capture_output=True, check=True, text=True).stdout
    assert '"What matters to me, in my order"' in said
    assert "Table" in said
    assert said.count("TH") == 8
