"""A small network, and where its nodes stand on the canvas."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from navigator.casefile.needs import Need, View
from navigator.casefile.network import Tie
from navigator.casefile.partial_date import PartialDate
from navigator.ui.views.people_map import PeopleMapView
from tests.factories import id_of, organisation, person
from tests.ui.hands import Hands

TODAY = date.today()
SERVICE = organisation("Service")
ADA = person("Ada", closeness="close", professional=True, organisation=SERVICE.id)
BEN = person("Ben", closeness="distant", professional=True)
CY = person("Cy", closeness="regular", professional=True)
MUM = person("Mum", closeness="close", professional=False)
OLD = person(
    "Old",
    started=PartialDate.on(TODAY - timedelta(days=1500)),
    ended=PartialDate.on(TODAY - timedelta(days=900)),
)
TALK = Tie(
    id=id_of("tie", "talk"),
    one_end=ADA.id,
    other_end=BEN.id,
    strength="strong",
    talk_about_client="regularly",
)
KNOWN = Tie(id=id_of("tie", "known"), one_end=BEN.id, other_end=CY.id, strength="weak")
NEED = Need(id=id_of("need", "roof"), what="A roof", topic="housing", status="open", lead=BEN.id)
VIEW = View(id=id_of("view", "v"), need=NEED.id, organisation=SERVICE.id, person=ADA.id)
EVERYTHING = (SERVICE, ADA, BEN, CY, MUM, OLD, TALK, KNOWN, NEED, VIEW)
NODES = (SERVICE, ADA, BEN, CY, MUM, OLD)


def map_of(hands: Hands) -> PeopleMapView:
    """The map that shows."""
    view = hands.view
    assert isinstance(view, PeopleMapView)
    return view


def shown(hands: Hands) -> set[str]:
    """Who is on the canvas."""
    scene = map_of(hands).canvas.scene
    assert scene is not None
    return set(scene.nodes)


def pixel(hands: Hands, node: str) -> QPoint:
    """Where a node stands on the canvas."""
    return pixel_at(hands, *map_of(hands).places.now.spots[node])


def pixel_at(hands: Hands, x: float, y: float) -> QPoint:
    """The pixel over a place of the map."""
    canvas = map_of(hands).canvas
    return canvas.camera.to_pixel(x, y, canvas.area()).toPoint()


def bare_place(hands: Hands) -> QPoint:
    """A pixel with nothing under it."""
    canvas = map_of(hands).canvas
    scene = canvas.scene
    assert scene is not None
    for x in range(10, canvas.width() - 10, 15):
        for y in range(10, canvas.height() - 10, 15):
            at = canvas.camera.to_map(QPointF(x, y), canvas.area())
            if not scene.node_at(at.x(), at.y()) and not scene.tie_at(at.x(), at.y()):
                return QPoint(x, y)
    raise AssertionError("the canvas is full")


def menu_at(hands: Hands, widget: QWidget, place: QPoint, *, by_key: bool = False) -> QMenu:
    """The context menu that comes up: by the right mouse button, or by the menu key."""
    reasons = QContextMenuEvent.Reason
    reason = reasons.Keyboard if by_key else reasons.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    hands.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    """What a menu offers."""
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu, *words: str) -> None:
    """Choose an entry, by way of submenus."""
    for word in words[:-1]:
        submenu = _entry(menu, word).menu()
        assert isinstance(submenu, QMenu)
        menu = submenu
    _entry(menu, words[-1]).trigger()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def _entry(menu: QMenu, words: str) -> QAction:
    found = [action for action in menu.actions() if action.text() == words]
    assert found, f"no {words!r} among {entries(menu)}"
    return found[0]
