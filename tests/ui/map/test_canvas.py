"""The canvas under a mouse: menus, several at once, dragging, tying, zooming; each taken back by Undo."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.layout.places import stored_places
from tests.ui.hands import Hands
from tests.ui.map.small_case import (
    ADA,
    BEN,
    CY,
    KNOWN,
    MUM,
    OLD,
    SERVICE,
    TALK,
    TODAY,
    bare_place,
    choose,
    entries,
    map_of,
    menu_at,
    pixel,
    pixel_at,
)

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def drag(hands: Hands, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move and let go."""
    canvas = map_of(hands).canvas
    QTest.mousePress(canvas, LEFT, held, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, held, end)


def undo(hands: Hands) -> None:
    hands.window.context.session.undo()


def test_the_menu_of_a_person_moves_them_to_another_ring(hands: Hands) -> None:
    menu = menu_at(hands, map_of(hands).canvas, pixel(hands, BEN.id))
    assert entries(menu) == ["Open", "Move to ring", "Add a tie to…", "Remove"]
    assert hands.window.context.selection.item == BEN.id
    choose(menu, "Move to ring", "Close")
    hands.until(lambda: hands.case.people[BEN.id].closeness == "close")
    undo(hands)
    hands.until(lambda: hands.case.people[BEN.id].closeness == "distant")


def test_the_menu_key_opens_the_menu_of_what_is_selected(hands: Hands) -> None:
    view = map_of(hands)
    hands.window.context.selection.select(BEN.id)
    menu = menu_at(hands, view.canvas, QPoint(1, 1), by_key=True)
    assert "Move to ring" in entries(menu)
    choose(menu, "Add a tie to…")
    assert view.canvas.tying_from == BEN.id
    QTest.mouseClick(view.canvas, LEFT, NONE, pixel(hands, MUM.id))
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.is_new)
    assert isinstance(panel.item, Tie) and (panel.item.one_end, panel.item.other_end) == (BEN.id, MUM.id)


def test_the_table_has_the_same_menu(hands: Hands) -> None:
    table = map_of(hands).list
    hands.window.context.selection.select(SERVICE.id)
    menu = menu_at(hands, table, QPoint(5, 5), by_key=True)
    assert entries(menu) == ["Open", "Add a tie to…", "Remove"]
    choose(menu, "Remove")
    hands.until(lambda: SERVICE.id not in hands.case.organisations)
    undo(hands)
    hands.until(lambda: SERVICE.id in hands.case.organisations)


def test_a_tie_is_ended_from_its_menu(hands: Hands) -> None:
    spots = map_of(hands).places.now.spots
    (x, y), (to_x, to_y) = spots[BEN.id], spots[CY.id]
    menu = menu_at(hands, map_of(hands).canvas, pixel_at(hands, (x + to_x) / 2, (y + to_y) / 2))
    assert entries(menu) == ["Open this tie", "End this tie today", "Remove"]
    choose(menu, "End this tie today")
    hands.until(lambda: hands.case.ties[KNOWN.id].ended == PartialDate.on(TODAY))
    undo(hands)
    hands.until(lambda: hands.case.ties[KNOWN.id].ended is None)


def test_somebody_added_at_a_place_stands_there(hands: Hands) -> None:
    view, place = map_of(hands), bare_place(hands)
    at = view.canvas.camera.to_map(QPointF(place), view.canvas.area())
    menu = menu_at(hands, view.canvas, place)
    assert entries(menu) == ["Add a person here", "Add an organisation here"]
    choose(menu, "Add a person here")
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.is_new and isinstance(panel.item, Person))
    line = hands.editor("name", QLineEdit)
    hands.type_into(line, "Nia Bell")
    hands.press(Qt.Key.Key_Tab, line)
    hands.until(lambda: any(one.name == "Nia Bell" for one in hands.case.people.values()))
    nia = next(one for one in hands.case.people.values() if one.name == "Nia Bell")
    hands.until(lambda: nia.id in stored_places(hands.case))
    stored = stored_places(hands.case)[nia.id]
    assert (stored.x, stored.y) == pytest.approx((at.x(), at.y()), abs=0.01)
    assert stored.pinned


def test_several_are_chosen_with_ctrl_and_moved_together_in_one_act(hands: Hands) -> None:
    view = map_of(hands)
    before = dict(view.places.now.spots)
    QTest.mouseClick(view.canvas, LEFT, NONE, pixel(hands, CY.id))
    QTest.mouseClick(view.canvas, LEFT, CTRL, pixel(hands, MUM.id))
    assert view.canvas.chosen_nodes() == (CY.id, MUM.id)
    start = pixel(hands, MUM.id)
    drag(hands, start, start + QPoint(30, 20))
    hands.until(lambda: all(stored_places(hands.case)[n].pinned for n in (CY.id, MUM.id)))
    after, zoom = view.places.now.spots, view.canvas.camera.zoom
    for node in (CY.id, MUM.id):
        moved = after[node][0] - before[node][0], after[node][1] - before[node][1]
        assert moved == pytest.approx((30 / zoom, 20 / zoom), abs=0.02)
    assert all(after[node] == before[node] for node in (ADA.id, BEN.id, OLD.id, SERVICE.id))
    undo(hands)
    hands.until(lambda: not any(place.pinned for place in hands.case.places.values()))
    assert view.places.now.spots == before


def test_a_band_chooses_what_is_in_it(hands: Hands) -> None:
    view = map_of(hands)
    corner = QPoint(view.canvas.width() - 2, view.canvas.height() - 2)
    drag(hands, QPoint(2, 2), corner, SHIFT)
    assert set(view.canvas.chosen_nodes()) >= {ADA.id, BEN.id, CY.id, MUM.id, SERVICE.id}


def test_dragging_from_one_to_another_with_alt_ties_them(hands: Hands) -> None:
    drag(hands, pixel(hands, ADA.id), pixel(hands, MUM.id), ALT)
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.is_new)
    assert isinstance(panel.item, Tie) and (panel.item.one_end, panel.item.other_end) == (ADA.id, MUM.id)


def test_the_client_cannot_be_dragged_away(hands: Hands) -> None:
    start = pixel(hands, CLIENT_ID)
    drag(hands, start, start + QPoint(50, 50))
    assert map_of(hands).places.now.spots[CLIENT_ID] == (0.0, 0.0)
    assert CLIENT_ID not in stored_places(hands.case)


def test_the_wheel_zooms_at_the_cursor_and_dragging_the_paper_pans(hands: Hands) -> None:
    canvas = map_of(hands).canvas
    here = QPointF(pixel(hands, BEN.id))
    under = canvas.camera.to_map(here, canvas.area())
    zoom = canvas.camera.zoom
    wheel = QWheelEvent(
        here,
        canvas.mapToGlobal(here),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.camera.zoom == pytest.approx(zoom * 1.44)
    after = canvas.camera.to_map(here, canvas.area())
    assert (after.x(), after.y()) == pytest.approx((under.x(), under.y()))
    place = bare_place(hands)
    middle = canvas.camera.middle
    drag(hands, place, place + QPoint(40, 0))
    assert canvas.camera.middle.x() == pytest.approx(middle.x() - 40 / canvas.camera.zoom)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.camera.zoom == pytest.approx(zoom, rel=0.3)


def test_a_double_click_and_enter_open_the_form(hands: Hands) -> None:
    canvas, panel = map_of(hands).canvas, hands.window.case_screen.panel
    QTest.mouseClick(canvas, LEFT, NONE, pixel(hands, ADA.id))
    QTest.mouseDClick(canvas, LEFT, NONE, pixel(hands, ADA.id))
    hands.until(lambda: panel.item is not None and panel.item.id == ADA.id)
    hands.window.context.selection.select(TALK.id)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    hands.until(lambda: panel.item is not None and panel.item.id == TALK.id)
