"""The tables' model and its order: only what changed is redrawn, and Qt's own tester finds no fault."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.network import Organisation, Person
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp
from navigator.interchange.example import example_case
from navigator.ui.models.columns import Column, plain_columns
from navigator.ui.models.item_order import ItemOrder
from navigator.ui.models.item_table import ItemTable, Role
from navigator.ui.views.people import COLUMNS

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
_IDS = Ids(now_ms=lambda: 1, entropy=bytes)
DANA, BEN, CAT = (Person(id=_IDS.new(), name=name) for name in ("Dana", "Ben", "Cat"))


def touching(*items: Any) -> ChangeSet:
    """A change set that touched these items."""
    stamp = Stamp(1, 0, "r")
    changes = tuple(
        Change(f"r:1:{at}", Register(item.KIND, item.id, "name"), "x", (), stamp)
        for at, item in enumerate(items)
    )
    return ChangeSet("r", 1, stamp, "Ada", "Change", changes)


def people_table(*people: Person) -> tuple[ItemTable, QAbstractItemModelTester]:
    """A table of these people, and the tester that watches it."""
    table = ItemTable(Person, COLUMNS)
    tester = QAbstractItemModelTester(table, FATAL)
    table.show_case(Case.of(*people))
    return table, tester


def names(model: QAbstractItemModel) -> list[str]:
    """The first column."""
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_items_stand_in_the_order_in_which_they_were_added(qtbot: QtBot) -> None:
    table, _ = people_table(DANA, BEN)
    assert names(table) == ["Dana", "Ben"]


def test_one_more_is_a_row_more_and_nothing_else(qtbot: QtBot) -> None:
    table, _ = people_table(DANA, BEN)
    with qtbot.waitSignal(table.rowsInserted) as inserted, qtbot.assertNotEmitted(table.modelReset):
        table.apply(Case.of(DANA, BEN, CAT), touching(CAT))
    assert inserted.args is not None and inserted.args[1:] == [2, 2]
    assert names(table) == ["Dana", "Ben", "Cat"]


def test_one_fewer_takes_its_row_away(qtbot: QtBot) -> None:
    table, _ = people_table(DANA, BEN, CAT)
    with qtbot.waitSignal(table.rowsRemoved), qtbot.assertNotEmitted(table.modelReset):
        table.apply(Case.of(DANA, CAT), touching(BEN))
    assert names(table) == ["Dana", "Cat"]
    assert table.row_of(CAT.id) == 1


def test_a_change_redraws_its_row_only(qtbot: QtBot) -> None:
    table, _ = people_table(DANA, BEN, CAT)
    with qtbot.waitSignal(table.dataChanged) as changed:
        table.apply(Case.of(DANA, dataclasses.replace(BEN, name="Benny"), CAT), touching(BEN))
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    assert names(table) == ["Dana", "Benny", "Cat"]


def test_a_change_of_what_rows_refer_to_redraws_them(qtbot: QtBot) -> None:
    house = Organisation(id=_IDS.new(), name="Harbour House")
    worker = dataclasses.replace(DANA, organisation=house.id)
    table, _ = people_table(worker, BEN)
    table.show_case(Case.of(worker, BEN, house))
    renamed = dataclasses.replace(house, name="Harbour Home")
    with qtbot.waitSignal(table.dataChanged):
        table.apply(Case.of(worker, BEN, renamed), touching(renamed))
    assert table.index(0, 2).data() == "Harbour Home"


@given(some.lists(some.lists(some.sampled_from((DANA, BEN, CAT)), unique=True), max_size=6))
def test_after_any_changes_it_shows_what_the_case_holds(states: list[list[Person]]) -> None:
    table, _tester = people_table()
    for people in states:
        case = Case.of(*people)
        table.apply(case, touching(*people))
        assert [table.index(row, 0).data(Role.ITEM) for row in range(table.rowCount())] == list(case.people)


def test_order_sorts_finds_and_filters(qtbot: QtBot) -> None:
    table, _ = people_table(DANA, BEN, dataclasses.replace(CAT, role="Nurse", phones=("07700 900123",)))
    order = ItemOrder(table)
    watched = QAbstractItemModelTester(order, FATAL)
    order.sort(0)
    assert names(order) == ["Ben", "Cat", "Dana"]
    order.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(order) == ["Dana", "Cat", "Ben"]
    order.find("NURSE cat")
    assert names(order) == ["Cat"]
    order.find("07700 900123")
    assert names(order) == ["Cat"], "a number is found as it is written"
    order.find("")
    order.want(_is_ben)
    assert names(order) == ["Ben"]
    assert order.row_of(BEN.id) == 0 and order.row_of(CAT.id) == -1
    assert watched is not None


def _is_ben(person: Person) -> bool:
    return person.name == "Ben"


def test_a_cell_says_its_heading_to_a_screen_reader(qtbot: QtBot) -> None:
    table, _ = people_table(DANA)
    assert table.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Role or relationship: nothing"


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.KIND)
def test_every_kind_of_the_example_shows_in_a_plain_table(qtbot: QtBot, entity: Any) -> None:
    case = example_case(date.today())
    columns: tuple[Column, ...] = plain_columns(entity)
    table = ItemTable(entity, columns)
    watched = QAbstractItemModelTester(table, FATAL)
    table.show_case(case)
    order = ItemOrder(table)
    for at in range(len(columns)):
        order.sort(at)
        assert order.rowCount() == len(case.shelf(entity))
    for row in range(table.rowCount()):
        assert table.index(row, 0).data(), "no row without a name"
    assert watched is not None


Wanted = Callable[[Any], bool]
