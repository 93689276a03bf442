"""A grid of words: whoever stands on a cell stays there while rows and columns are the same."""

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from navigator.ui.models.grid_table import Grid, GridCell, GridHead, GridTable

ROWS = (GridHead("Housing", "known by 2", item="need-1"), GridHead("Money", item="need-2"))
COLUMNS = (GridHead("Harbour House", item="org-1"), GridHead("The keyworker"))


def test_another_word_in_a_cell_moves_nobody(qtbot: QtBot) -> None:
    table = GridTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show_grid(Grid(ROWS, COLUMNS, {(1, 0): GridCell(("4",), "4 of 10")}))
    here = QPersistentModelIndex(table.index(1, 0))
    renamed = (ROWS[0], GridHead("Money and debts", item="need-2"))
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignals([table.dataChanged]):
        table.show_grid(Grid(renamed, COLUMNS, {(1, 0): GridCell(("6",), "6 of 10")}))
    assert here.isValid() and here.data() == "6 of 10"
    spoken = here.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Money and debts, Harbour House: 6 of 10"
    with qtbot.waitSignal(table.modelReset):
        table.show_grid(Grid(ROWS[:1], COLUMNS, {}))
    assert not here.isValid()
    tester.deleteLater()
