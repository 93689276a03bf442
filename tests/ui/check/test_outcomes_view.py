"""Scoring together on the screen, and what the pictures say."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from navigator.insights.check.finding import Severity
from navigator.interchange.example import example_id
from navigator.ui.models.grid_table import LINES, Grid, GridTable
from navigator.ui.views.check import CheckView
from navigator.ui.views.outcomes import OutcomesView
from navigator.ui.widgets.grid_view import GridView
from navigator.ui.widgets.line_card import LineCard
from navigator.ui.widgets.link_line import LinkLine
from tests.ui.hands import Hands, Key


@pytest.fixture
def outcomes(sam: Hands) -> Hands:
    """The window on the outcomes of the example."""
    sam.show_view("outcomes")
    return sam


def view_of(hands: Hands) -> OutcomesView:
    assert isinstance(hands.view, OutcomesView)
    return hands.view


def test_two_choices_and_a_click_score_a_need_and_go_on_to_the_next(outcomes: Hands) -> None:
    card = view_of(outcomes).score
    assert card.chosen == example_id("home") and not card.save.isEnabled()
    card.client.setCurrentIndex(card.client.findData(5))
    card.keyworker.setCurrentIndex(card.keyworker.findData(3))
    card.note.setText("Nearly there")
    before = set(outcomes.case.scores)
    card.save.click()
    outcomes.until(lambda: len(outcomes.case.scores) == len(before) + 2)
    made = [score for score in outcomes.case.scores.values() if score.id not in before]
    assert sorted((s.by, s.value, s.note) for s in made) == [
        ("client", 5.0, "Nearly there"),
        ("keyworker", 3.0, ""),
    ]
    assert {s.need for s in made} == {example_id("home")}
    assert {s.date.earliest for s in made if s.date} == {date.today()}
    assert card.chosen == example_id("tia") and not card.save.isEnabled()


def test_the_chart_and_the_radar_say_themselves_in_words(outcomes: Hands) -> None:
    view = view_of(outcomes)
    outcomes.window.context.selection.select(example_id("head"))
    assert view.score.chosen == example_id("head")
    assert "They differ: Sam says 2, Marlhaven Community Mental Health Team 6." in view.words.text()
    assert "Sam from 2 to 2" in view.chart.accessibleDescription()
    assert "Somewhere safe to live: 2 then, 4 now" in view.radar.accessibleDescription()


def said(card: LineCard) -> dict[str, str]:
    """What each line of a card says, by the item that it opens."""
    return {line.item: line.accessibleName() for line in card.findChildren(LinkLine)}


def test_who_pulls_stands_in_words(outcomes: Hands) -> None:
    assert "One pulls alone" in said(view_of(outcomes).targets)[example_id("digital_target")]


def cell(grid: GridView, row: str, column: str) -> QModelIndex:
    """The cell of the row and the column that begin with these words."""
    rows = [head.words for head in grid.table.grid.rows]
    columns = [head.words for head in grid.table.grid.columns]
    at = next(i for i, words in enumerate(rows) if words.startswith(row))
    return grid.table.index(at, next(i for i, words in enumerate(columns) if words.startswith(column)))


def test_the_matrix_says_who_holds_which_part(outcomes: Hands) -> None:
    grid = view_of(outcomes).matrix
    assert grid.table.rowCount() == 12 and grid.table.columnCount() == 15
    first = grid.table.grid.columns[0]
    assert (first.words, first.more) == ("Harbour House", "9 of 12")
    reading = cell(grid, "Reading letters", "The Lantern")
    assert reading.data(LINES) == ("6 of 10", "1 step")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert reading.data(spoken) == "Reading letters and forms, The Lantern: Says 6 of 10; 1 step"
    assert (
        cell(grid, "Reading letters", "Harbour").data(spoken).endswith("Harbour House: knows nothing of it")
    )
    assert grid.table.headerData(reading.row(), Qt.Orientation.Vertical, spoken).endswith("known by 1 of 15")


def test_the_matrix_by_keys_opens_what_stands_behind_a_cell(outcomes: Hands) -> None:
    grid = view_of(outcomes).matrix
    grid.setFocus()
    grid.setCurrentIndex(cell(grid, "Seeing Tia", "Harbour House"))
    outcomes.press(Key.Key_Return)
    assert outcomes.window.context.selection.item == example_id("tia_harbour_house")
    outcomes.press(Key.Key_Left, grid)
    outcomes.press(Key.Key_Down, grid)
    assert grid.currentIndex().row() == cell(grid, "Seeing Tia", "Harbour House").row() + 1


def test_the_matrix_is_a_model_that_qt_trusts(outcomes: Hands) -> None:
    table = GridTable()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.show_grid(view_of(outcomes).matrix.table.grid)
    table.show_grid(Grid((), (), {}))


def test_the_matrix_goes_into_a_file_and_on_the_trail(outcomes: Hands, tmp_path: Path) -> None:
    view = view_of(outcomes)
    for name in ("matrix.svg", "matrix.pdf", "matrix.a3.pdf"):
        view.sheet.save(str(tmp_path / name))
        outcomes.until((tmp_path / name).exists)
    drawing = (tmp_path / "matrix.svg").read_text("utf-8")
    assert "Harbour" in drawing and "9 of 12" in drawing and "Leads" in drawing
    outcomes.until(lambda: "Drew the matrix into matrix.a3.pdf." in view.share.text())
    view.sheet.printers = lambda: ["Office"]
    dialog = view.sheet.preview()
    assert dialog is not None and dialog.windowTitle() == "Print the matrix"
    dialog.reject()


def test_scores_of_one_day_stand_side_by_side(outcomes: Hands) -> None:
    grid = view_of(outcomes).beside.table.grid
    assert [head.words for head in grid.columns][:2] == ["Sam", "The keyworker"]
    assert grid.cells[0, 0].lines == ("4",) and grid.cells[0, 1].lines == ("3",)


def keyed(hands: Hands, keys: str) -> int:
    """Type into whatever has the keyboard: digits, "T" for Tab and "E" for Enter; how many keys that were."""
    for key in keys:
        if key == "T":
            hands.press(Key.Key_Tab)
        elif key == "E":
            hands.press(Key.Key_Return)
        else:
            hands.keys(key)
    return len(keys)


SECONDS_A_KEY = 0.5
"""Slower than 0.28, an average typist's (Card, Moran and Newell 1980); looking and talking come on top."""


def test_every_need_is_scored_by_keys_alone_in_well_under_a_minute(sam: Hands) -> None:
    """Five keys a need: a number, on, on, a number, keep. The client looks on, and the next need is there."""
    sam.command(Key.Key_9)
    card = view_of(sam).score
    sam.until(card.client.hasFocus)
    needs, before, pressed = card.need.count(), len(sam.case.scores), 1
    for at in range(needs):
        pressed += keyed(sam, f"{1 + at % 9}TT{9 - at % 9}E")
        sam.until(lambda at=at: len(sam.case.scores) == before + 2 * (at + 1))  # type: ignore[misc]
    assert needs == 12 and pressed <= 61 and pressed * SECONDS_A_KEY < 60
    made = list(sam.case.scores.values())[before:]
    assert [score.value for score in made[:4]] == [1.0, 9.0, 2.0, 8.0]
    assert {score.need for score in made} == {
        need.id for need in sam.case.needs.values() if need.status == "open"
    }


def test_a_step_is_typed_as_a_number_and_corrected(outcomes: Hands) -> None:
    box = view_of(outcomes).score.client
    outcomes.command(Key.Key_9)
    for keys, value in (("10", 10.0), ("5", 5.0), ("6", 6.0), ("0", 6.0)):
        keyed(outcomes, keys)
        assert box.currentData() == value
    outcomes.press(Key.Key_Backspace)
    assert box.currentData() is None and box.currentText() == "Not today"


def test_organisations_say_theirs_on_the_same_day(outcomes: Hands) -> None:
    card = view_of(outcomes).score
    outcomes.command(Key.Key_9)
    keyed(outcomes, "5TT3T")
    names = [card.organisations[0].who.itemText(at) for at in range(card.organisations[0].who.count())]
    assert names[0] == "Which organisation" and len(names) == 16
    known = {
        outcomes.case.title_of(view.organisation) for view in outcomes.case.views.by("need", card.chosen)
    }
    assert names[1] in known, "those that have a part in the need come first"
    outcomes.keys("Probation")
    keyed(outcomes, "T7")
    assert len(card.organisations) == 2, "there is room for another"
    keyed(outcomes, "T")
    outcomes.keys("Harb")
    keyed(outcomes, "T8")
    before = set(outcomes.case.scores)
    keyed(outcomes, "E")
    outcomes.until(lambda: len(outcomes.case.scores) == len(before) + 4)
    made = [score for score in outcomes.case.scores.values() if score.id not in before]
    by = {(score.by, outcomes.case.title_of(score.organisation)): score.value for score in made}
    assert by == {
        ("client", ""): 5.0,
        ("keyworker", ""): 3.0,
        ("organisation", "Probation, North and East"): 7.0,
        ("organisation", "Harbour House"): 8.0,
    }
    assert len(card.organisations) == 1 and not card.save.isEnabled()
    outcomes.window.context.selection.select(example_id("home"))
    grid = view_of(outcomes).beside.table.grid
    assert len([1 for row, _ in grid.cells if row == 0]) == 4


def test_without_needs_it_says_what_to_do_and_begins_a_need(nobody: Hands) -> None:
    nobody.show_view("outcomes")
    view = view_of(nobody)
    for card in (view.score, view.radar_card, view.chart_card, view.knowing):
        assert not card.isVisible()
    nobody.click(view.add_need)
    assert nobody.form.editors["what"].isVisible()


def test_the_usual_targets_are_one_click(nobody: Hands) -> None:
    nobody.show_view("outcomes")
    view = view_of(nobody)
    nobody.click(view.usual)
    nobody.until(lambda: len(nobody.case.targets) == 3)
    assert not view.usual.isVisible()
    assert {line.item for line in view.targets.findChildren(LinkLine)} == set(nobody.case.targets)


def test_the_check_leads_to_scoring(sam: Hands) -> None:
    sam.show_view("check")
    check = sam.view
    assert isinstance(check, CheckView)
    section = check.sections[Severity.SOON]
    section.more.click()
    found = next(card for card in section.cards if card.finding.rule == "no_score_for_long")
    found.act.click()
    sam.until(lambda: isinstance(sam.view, OutcomesView))
    sam.until(lambda: view_of(sam).score.chosen == example_id("debts"))
