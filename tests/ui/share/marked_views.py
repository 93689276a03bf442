"""What each view marks, as seen and heard: each function shows a view and gives what has this word."""

from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from navigator.casefile.item import Item
from navigator.layout.display_list import Disc, Label
from navigator.ui.models.grid_table import ITEM
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.plan.board import PlanBoard
from navigator.ui.timeline.view import TimelineView
from navigator.ui.views.all_items import AllItemsView
from navigator.ui.views.case_view import CaseView
from navigator.ui.views.check import CheckView
from navigator.ui.views.history import HistoryView
from navigator.ui.views.meetings import MeetingsView
from navigator.ui.views.outcomes import OutcomesView
from navigator.ui.views.overview import Overview
from navigator.ui.views.people_map import PeopleMapView
from navigator.ui.views.sharing import SharingView
from navigator.ui.views.table_page import TablePage
from navigator.ui.widgets.link_line import LinkLine
from tests.ui.hands import Hands

V = TypeVar("V", bound=CaseView)
ALOUD = Qt.ItemDataRole.AccessibleTextRole


def shown(hands: Hands, key: str, kind: type[V]) -> V:
    """This view."""
    hands.show_view(key)
    assert isinstance(hands.view, kind)
    return hands.view


def on_the_map(hands: Hands, word: str) -> set[str]:
    """The nodes and ties that have it in the picture."""
    view = shown(hands, "map", PeopleMapView)
    hands.until(lambda: view.canvas.scene is not None and len(view.canvas.scene.nodes) > 2)
    assert view.canvas.scene is not None
    return {one.item for one in view.canvas.scene.shapes() if isinstance(one, Label) and one.text == word}


def on_the_timeline(hands: Hands, word: str) -> set[str]:
    """The bars and signs that have it, which are those that have it in the table beside."""
    view = shown(hands, "timeline", TimelineView)
    frame = view.canvas.seen()
    assert frame is not None
    view.bar.table.setChecked(True)
    table = view.table.table
    rows = [table.index(row, 1) for row in range(table.rowCount())]
    said = {table.id_at(index) for index in rows if _says(index.data(ALOUD), word)}
    view.bar.table.setChecked(False)
    drawn = {bar.item.id for bar in frame.bars if bar.mark == word}
    drawn |= {sign.item.id for sign in frame.glyphs if sign.mark == word}
    assert drawn == said
    return drawn


def in_the_plan(hands: Hands, word: str) -> set[str]:
    """The steps whose cards have it; above the column stands how many."""
    board = shown(hands, "plan", PlanBoard)
    cards = [column.cards for column in board.columns]
    found = [(model, model.index(row)) for model in cards for row in range(model.rowCount())]
    marked = {model.id_at(index) for model, index in found if _says(index.data(ALOUD), word)}
    said = [one.text() for one in board.findChildren(QLabel) if one.text().startswith("Ready (")]
    assert said == [f"Ready (2), {len(marked)} {word}" if marked else "Ready (2)"]
    return marked


def on_the_overview(hands: Hands, word: str) -> set[str]:
    """The items whose lines have it."""
    view = shown(hands, "overview", Overview)
    cards = (view.words, view.ready, view.latest, view.needs, view.alerts, view.asks)
    lines = [line for card in cards for line in card.lines()]
    return {line.item for line in lines if _says(line.accessibleName(), word)}


def in_the_meeting(hands: Hands, word: str) -> set[str]:
    """The asks of the meeting that have it, on the page of the meeting itself."""
    view = shown(hands, "meetings", MeetingsView)
    view.show_meeting(min(hands.case.meetings))
    view.stages.button(1).setChecked(True)

    def lines() -> list[LinkLine]:
        return [line for line in view.during.asks.findChildren(LinkLine) if line.isVisible()]

    hands.until(lambda: bool(lines()))
    return {line.item for line in lines() if _says(line.accessibleName(), word)}


def at_the_top(hands: Hands, word: str) -> set[str]:
    """The alerts in the header that have it, in sight and aloud."""
    line = hands.window.case_screen.header.alerts
    found = [one for one in line.findChildren(QPushButton) if _says(one.accessibleName(), word)]
    assert all(one.text().startswith(f"{word} · ") for one in found)
    names = {alert.what: alert.id for alert in hands.case.alerts.values()}
    return {item for what, item in names.items() if any(what in one.accessibleName() for one in found)}


def in_the_journal(hands: Hands, word: str) -> set[str]:
    """The entries whose rows have it."""
    return _in_table(shown(hands, "journal", TablePage), word)


def among_the_people(hands: Hands, word: str) -> set[str]:
    """The people whose rows have it."""
    return _in_table(shown(hands, "people", TablePage), word)


def among_the_organisations(hands: Hands, word: str) -> set[str]:
    """The organisations whose rows have it."""
    return _in_table(shown(hands, "organisations", TablePage), word)


def in_all_items(hands: Hands, word: str) -> set[str]:
    """The items whose rows have it, of the kinds of which the list beside says so; but the client."""
    view = shown(hands, "all_items", AllItemsView)
    found: set[str] = set()
    for row in range(view.kinds.rowCount()):
        index = view.kinds.index(row)
        view.list.setCurrentIndex(index)
        page = view.page()
        assert page is not None
        marked = _in_table(page, word)
        assert (f"{len(marked)} {word}" in index.data(ALOUD)) is bool(marked)
        found |= marked
    return found


def in_the_sharing_grid(hands: Hands, word: str) -> set[str]:
    """The agreements of the cells that have it: painted, and said."""
    grid = shown(hands, "sharing", SharingView).agreements.grid
    model = grid.matrix
    places = [model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
    marked = [index for index in places if index.data(Role.CELL).mark == word]
    assert marked == [index for index in places if _says(index.data(ALOUD), word)]
    tall = {grid.rowHeight(row) for row in range(model.rowCount())}
    assert not marked or grid.rowHeight(marked[0].row()) == max(tall), "there is room for the mark"
    return {one for index in marked for one in model.cell_at(index).agreements}


def in_the_check(hands: Hands, word: str) -> set[str]:
    """What the findings stand on that have it, on the card and on the line of the thing itself."""
    view = shown(hands, "check", CheckView)
    sections = (view.first, *view.sections.values())
    cards = [card for section in sections for card in section.cards if card.mark.word == word]
    hands.until(lambda: all(card.mark.isVisible() for card in cards))
    assert all(_says(card.accessibleName(), word) for card in cards)
    found: set[str] = set()
    for card in cards:
        card.evidence.setChecked(True)
        found |= {line.item for line in card.links if _says(line.accessibleName(), word)}
    return found


def in_the_outcomes(hands: Hands, word: str) -> set[str]:
    """The scores, needs and organisations that have it: in the chart, the grids and the choice of a need."""
    view = shown(hands, "outcomes", OutcomesView)
    picture = view.chart.picture
    shapes = picture.shapes if picture else ()
    drawn = {one.item for one in shapes if isinstance(one, Label) and one.text == word}
    assert drawn == {one.item for one in shapes if isinstance(one, Disc) and _says(one.says, word)}
    beside = view.beside.table
    cells = [beside.index(r, c) for r in range(beside.rowCount()) for c in range(beside.columnCount())]
    assert drawn == {str(index.data(ITEM)) for index in cells if _says(index.data(ALOUD), word)}
    choice = view.score.need
    needs = [(choice.itemText(at), str(choice.itemData(at))) for at in range(choice.count())]
    return drawn | {need for words, need in needs if _says(words, word)}


def in_the_history(hands: Hands, word: str) -> set[str]:
    """The names of the acts that have it."""
    view = shown(hands, "history", HistoryView)
    hands.until(lambda: view.model.rowCount() > 0)
    rows = [view.model.index(row, 2) for row in range(view.model.rowCount())]
    return {str(index.data()) for index in rows if _says(index.data(ALOUD), word)}


def in_the_finder(hands: Hands, *wanted: Item, word: str) -> set[str]:
    """Which of these are found with it."""
    finder = hands.window.acts.finder
    found: set[str] = set()
    for item in wanted:
        finder.begin()
        finder.line.setText(item.title)
        rows = [finder.model.index(row) for row in range(finder.model.rowCount())]
        marked = [index for index in rows if index.data(Role.CELL).mark == word]
        assert marked == [index for index in rows if _says(index.data(ALOUD), word)]
        keys = [one.key for index in marked if (one := finder.model.found_at(index)) is not None]
        found |= {item.id} & {key.removeprefix("item:") for key in keys}
        finder.dismiss()
    return found


def in_the_list_of_cases(hands: Hands) -> str:
    """What stands beside the name of the first case."""
    cases = hands.window.case_screen.pane.cases
    cell = cases.index(0).data(Role.CELL)
    assert isinstance(cell, Cell)
    assert cases.index(0).data(ALOUD) == (f"{cell.words}, {cell.mark}" if cell.mark else cell.words)
    return cell.mark


def _in_table(page: TablePage, word: str) -> set[str]:
    model: QAbstractItemModel = page.order
    first = [model.index(row, 0) for row in range(model.rowCount())]
    marked = [index for index in first if index.data(Role.CELL).mark == word]
    assert marked == [index for index in first if _says(index.data(ALOUD), word)]
    return {str(index.data(Role.ITEM)) for index in marked}


def _says(words: object, word: str) -> bool:
    return str(words).endswith(f", {word}")
