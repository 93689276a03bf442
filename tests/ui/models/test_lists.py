"""The lists: cases, kinds, what Ctrl+K finds, what a reference can name, the history."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.network import Person
from navigator.history.change import Value
from navigator.interchange.example import example_case
from navigator.store.trail import HistoryLine
from navigator.store.vault import CaseRecord
from navigator.ui.models.case_list import CaseList, CaseSort
from navigator.ui.models.found_list import Found, FoundList, found_in_case
from navigator.ui.models.history_table import HEADINGS, HistoryTable
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.models.kind_list import KindList
from navigator.ui.panel.editors.item_picker import CandidateList

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def words(model: QAbstractItemModel) -> list[str]:
    """What the rows say."""
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def record(name: str, created: int) -> CaseRecord:
    """A case of the vault."""
    return CaseRecord(f"{created:032x}", name, Path("x"), created)


def test_cases_by_name_newest_first_found_and_as_initials(qtbot: QtBot) -> None:
    cases = CaseList()
    watched = QAbstractItemModelTester(cases, FATAL)
    cases.show((record("Sam Okafor", 1), record("Lena Kowalska", 2), record("", 3)))
    assert words(cases) == ["No name yet", "Lena Kowalska", "Sam Okafor"]
    cases.sort_by(CaseSort.NEWEST)
    assert words(cases) == ["No name yet", "Lena Kowalska", "Sam Okafor"]
    cases.find("oka sam")
    assert words(cases) == ["Sam Okafor"]
    cases.set_initials(True)
    assert words(cases) == ["S. O."]
    cases.mark_open(record("", 1).id)
    assert cases.index(0).data(Role.CELL) == Cell("S. O.", more="open", strong=True)
    assert cases.id_at(cases.index(0)) == record("", 1).id
    assert watched is not None


def test_kinds_and_how_many(qtbot: QtBot) -> None:
    kinds = KindList()
    watched = QAbstractItemModelTester(kinds, FATAL)
    kinds.show_case(example_case(date.today()), Marks())
    row = kinds.row_of("person")
    assert kinds.index(row).data(Role.CELL) == Cell("People", more="52")
    assert kinds.index(row).data(Qt.ItemDataRole.AccessibleTextRole) == "People, 52"
    assert kinds.kind_at(kinds.index(row)) == "person"
    assert watched is not None


def test_anything_is_found_what_begins_with_it_first(qtbot: QtBot) -> None:
    ids = Ids()
    case = Case.of(
        Person(id=ids.new(), name="Ana Dantas"),
        Person(id=ids.new(), name="Dana Whitlock", phones=("07700 900123",)),
        Person(id=ids.new(), name="Jordan Fell"),
    )
    commands = (Found("command:dark", "Dark colours", ""), Found("command:lock", "Lock", "Ctrl+L"))
    assert [one.words for one in found_in_case(case, "da", commands)] == [
        "Dana Whitlock", "Dark colours", "Ana Dantas", "Jordan Fell",
    ]  # fmt: skip
    assert [one.words for one in found_in_case(case, "900123", commands)] == ["Dana Whitlock"]
    assert [one.words for one in found_in_case(case, "", commands)] == ["Dark colours", "Lock"]
    hit = Found("item:other", "A letter", "Entry: … rent …")
    assert [one.words for one in found_in_case(case, "rent", commands, [hit])] == ["A letter"]
    found = FoundList()
    watched = QAbstractItemModelTester(found, FATAL)
    found.show(found_in_case(case, "da", commands))
    assert found.found_at(found.index(0)) == found_in_case(case, "da", commands)[0]
    found.show(())
    assert found.rowCount() == 0 and watched is not None


def test_candidates_are_found_by_their_exact_words_only_if_there_is_one(qtbot: QtBot) -> None:
    offered = CandidateList()
    watched = QAbstractItemModelTester(offered, FATAL)
    offered.show([("1", "Sam"), ("2", "Sam"), ("3", "Dana")])
    assert offered.id_of("dana ") == "3"
    assert offered.id_of("sam") == "", "two answer to that"
    assert watched is not None


def line(number: int, field: str, after: Value, kind: str = "person", set_id: str = "r:1") -> HistoryLine:
    """One line of a history."""
    return HistoryLine(
        1_700_000_000_000, "Ada", set_id, "Log a call", "", kind, f"i{number}", field, "", (None,), after
    )


def test_history_says_who_did_what_and_folds_great_acts(qtbot: QtBot) -> None:
    table = HistoryTable()
    watched = QAbstractItemModelTester(table, FATAL)
    many = tuple(line(number, "name", f"N{number}") for number in range(30))
    table.show_lines(
        Case(), (*many, line(1, "started", "2019-03", set_id="r:2"), line(2, "removed", True, set_id="r:3"))
    )
    assert table.rowCount() == 10 + 1 + 1 + 1
    assert table.index(0, 2).data() == "Log a call"
    assert table.index(1, 2).data() == "", "said once for the act"
    assert table.index(10, 3).data() == "and 20 more"
    assert (table.index(11, 4).data(), table.index(11, 6).data()) == ("Started", "March 2019")
    assert table.index(12, 6).data() == "removed"
    assert table.index(0, 3).data() == "Person, removed", "an item that is gone has no name to show"
    assert [table.headerData(at, Qt.Orientation.Horizontal) for at in range(7)] == list(HEADINGS)
    assert watched is not None


def test_history_says_that_the_map_was_laid_out_and_not_where_to(qtbot: QtBot) -> None:
    table = HistoryTable()
    places = tuple(line(number, field, 0.5, kind="place") for number in range(30) for field in ("x", "y"))
    table.show_lines(Case(), (*places, line(1, "x", 0.25, kind="place", set_id="r:2")))
    assert [table.index(row, 3).data() for row in range(table.rowCount())] == [
        "30 places",
        "1 place",
    ]
    assert table.index(0, 2).data() == "Log a call" and table.index(0, 6).data() == ""


def test_history_keeps_what_a_newer_app_wrote(qtbot: QtBot) -> None:
    table = HistoryTable()
    table.show_lines(Case(), (line(1, "shoe_size", 43, kind="wardrobe"),))
    assert [table.index(0, at).data() for at in (3, 4, 6)] == ["Wardrobe, removed", "shoe_size", "43"]
