"""The map in the window: with the mouse, with keys, as a table; undone, tidied, on another day."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.layout.places import stored_places
from navigator.ui.map.node_table import NodeOrder, NodeTable
from navigator.ui.views.people_map import PeopleMapView
from tests.factories import id_of, organisation, person
from tests.ui.hands import Hands

Key = Qt.Key
TODAY = date.today()
SERVICE = organisation("Service")
ADA = person("Ada", closeness="close", professional=True, organisation=SERVICE.id)
BEN = person("Ben", closeness="distant", professional=True)
OLD = person(
    "Old",
    ended=PartialDate.on(TODAY - timedelta(days=900)),
    started=PartialDate.on(TODAY - timedelta(days=1500)),
)
TIE = Tie(
    id=id_of("tie", "t"), one_end=ADA.id, other_end=BEN.id, strength="strong", talk_about_client="regularly"
)


@pytest.fixture
def hands(with_items: Callable[..., Hands]) -> Hands:
    """The window on a small case, showing the map with everybody placed."""
    hands = with_items(SERVICE, ADA, BEN, OLD, TIE)
    hands.window.case_screen.show_view("map")
    hands.until(lambda: len(hands.case.places) == 4)
    return hands


def map_of(hands: Hands) -> PeopleMapView:
    view = hands.view
    assert isinstance(view, PeopleMapView)
    return view


def pixel(hands: Hands, node: str) -> QPoint:
    """Where a node stands on the canvas."""
    canvas = map_of(hands).canvas
    assert canvas.scene is not None
    return canvas.camera.to_pixel(*canvas.scene.spots[node], canvas.area()).toPoint()


def test_a_first_layout_is_kept_once_and_opening_again_moves_nobody(hands: Hands) -> None:
    before = dict(map_of(hands).places.now.spots)
    assert hands.window.context.session.state is not None
    assert hands.window.context.session.state.undo_name == "Lay out the map"
    hands.window.case_screen.show_view("people")
    hands.window.case_screen.show_view("map")
    assert dict(map_of(hands).places.now.spots) == before


def test_clicking_selects_everywhere_and_the_table_follows(hands: Hands) -> None:
    view = map_of(hands)
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=pixel(hands, ADA.id))
    assert hands.window.context.selection.item == ADA.id
    assert view.list.node_here() == ADA.id
    assert "Ben (regularly)" in view.says.text()


def test_a_drag_pins_and_undo_takes_it_back(hands: Hands) -> None:
    view = map_of(hands)
    before = view.places.now.spots[ADA.id]
    start = pixel(hands, ADA.id)
    end = start + QPoint(60, 40)
    QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.canvas, end)
    QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=end)
    hands.until(lambda: bool(stored_places(hands.case)[ADA.id].pinned))
    assert view.places.now.spots[ADA.id] != before
    hands.window.context.session.undo()
    hands.until(lambda: not stored_places(hands.case)[ADA.id].pinned)
    assert view.places.now.spots[ADA.id] == before


def test_keys_go_from_one_to_the_next_move_and_open(hands: Hands) -> None:
    view = map_of(hands)
    view.canvas.setFocus()
    hands.window.context.selection.select(CLIENT_ID)
    seen = set()
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down) * 3:
        QTest.keyClick(view.canvas, key)
        seen.add(hands.window.context.selection.item)
    assert len(seen) > 2
    hands.window.context.selection.select(BEN.id)
    x, y = view.places.now.spots[BEN.id]
    QTest.keyClick(view.canvas, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: bool(stored_places(hands.case)[BEN.id].pinned))
    assert view.places.now.spots[BEN.id] == pytest.approx((x + 8, y))


def test_moving_to_a_ring_needs_no_mouse(hands: Hands) -> None:
    map_of(hands).acts.move_to_ring(BEN.id, "close")
    hands.until(lambda: hands.case.people[BEN.id].closeness == "close")
    scene = map_of(hands).canvas.scene
    assert scene is not None and scene.nodes[BEN.id].ring == 1


def test_a_tie_between_two_chosen_with_keys_opens_its_form(hands: Hands) -> None:
    view = map_of(hands)
    hands.window.context.selection.select(ADA.id)
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Key.Key_Space)
    hands.window.context.selection.select(OLD.id)
    QTest.keyClick(view.canvas, Key.Key_T)
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.is_new)
    assert isinstance(panel.item, Tie)
    assert {panel.item.one_end, panel.item.other_end} == {ADA.id, OLD.id}


def test_tidying_up_is_a_suggestion_until_it_is_kept(hands: Hands) -> None:
    view = map_of(hands)
    view.acts.move({BEN.id: (-500.0, -300.0)})
    hands.until(lambda: bool(stored_places(hands.case)[BEN.id].pinned))
    view.acts.move({SERVICE.id: (400.0, 350.0)})
    hands.until(lambda: bool(stored_places(hands.case)[SERVICE.id].pinned))
    view.acts.unpin(SERVICE.id)
    hands.until(lambda: not stored_places(hands.case)[SERVICE.id].pinned)
    places = dict(hands.case.places)
    view.bar.tidy.trigger()
    hands.until(view.tidying.isVisible)
    assert dict(hands.case.places) == places
    hands.click(view.tidying.keep)
    hands.until(lambda: stored_places(hands.case)[SERVICE.id].x != 400.0)
    assert view.places.now.spots[BEN.id] == (-500.0, -300.0)
    state = hands.window.context.session.state
    assert state is not None and state.undo_name == "Tidy up the map"


def test_the_day_shows_the_network_as_it_was(hands: Hands) -> None:
    view = map_of(hands)
    assert view.days.is_today
    hands.window.context.selection.select("")
    view.days.go_to(TODAY - timedelta(days=1000))
    assert view.canvas.scene is not None
    assert not view.canvas.scene.nodes[OLD.id].past
    hands.click(view.days.now)
    assert view.canvas.scene.nodes[OLD.id].past


def test_filters_hide_and_say_how_many(hands: Hands) -> None:
    view = map_of(hands)
    view.bar.filtering.setChecked(True)
    view.bar.talks.setChecked(True)
    assert view.canvas.scene is not None
    assert set(view.canvas.scene.nodes) == {CLIENT_ID, ADA.id, BEN.id, SERVICE.id}
    assert "1 hidden" in view.summary.text()
    assert view.bar.filtering.text() == "Filters (1)"
    assert view.list.order.rowCount() == 3


def test_clusters_and_focus_are_other_looks_at_the_same(hands: Hands) -> None:
    view = map_of(hands)
    view.bar.clusters.setChecked(True)
    hands.until(lambda: view.canvas.scene is not None and not view.canvas.scene.look.rings)
    view.bar.clusters.setChecked(False)
    assert view.canvas.scene is not None and view.canvas.scene.look.rings
    hands.window.context.selection.select(BEN.id)
    view.bar.focus.setChecked(True)
    assert view.canvas.scene.look.bright == frozenset({ADA.id, BEN.id})


def test_the_map_is_saved_in_every_form(hands: Hands, tmp_path: Path) -> None:
    view = map_of(hands)
    for name in ("a.pdf", "b.svg", "c.png", "d.a3.pdf", "e"):
        view.sheet.save(str(tmp_path / name))
    hands.until((tmp_path / "e.pdf").exists)
    assert {path.name for path in tmp_path.glob("?.*")} >= {"a.pdf", "b.svg", "c.png", "d.a3.pdf", "e.pdf"}
    assert (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"


def test_somebody_new_moves_nobody_and_a_case_of_nobody_has_a_map(hands: Hands) -> None:
    view = map_of(hands)
    before = dict(view.places.now.spots)
    new = Person(id=id_of("person", "new"), name="Nia", closeness="close")
    hands.window.context.acts.add(new)
    hands.until(lambda: new.id in view.places.now.spots)
    assert {node: view.places.now.spots[node] for node in before} == before
    assert view.canvas.scene is not None and new.id in view.canvas.scene.nodes


def test_the_empty_case_says_so(nobody: Hands) -> None:
    nobody.window.case_screen.show_view("map")
    view = map_of(nobody)
    nobody.until(lambda: view.canvas.scene is not None)
    assert view.summary.text() == "0 people."


def test_the_table_is_a_sound_model(hands: Hands, qtbot: QtBot) -> None:
    theme = hands.window.context.theme
    table = NodeTable(theme)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    order = NodeOrder(table)
    order_tester = QAbstractItemModelTester(order, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows = map_of(hands).list.table._rows
    table.show_rows(rows)
    order.sort(2)
    assert order.index(0, 0).data() == "Ada"
    table.show_rows(rows[:2])
    table.show_rows(())
    assert (tester.model(), order_tester.model()) == (table, order)


def test_the_client_is_named_on_the_map(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Client(id=CLIENT_ID, preferred_name="Samuel"), ADA)
    hands.window.case_screen.show_view("map")
    hands.until(lambda: map_of(hands).canvas.scene is not None)
    scene = map_of(hands).canvas.scene
    assert scene is not None and scene.nodes[CLIENT_ID].name == "Samuel"
