"""The menu of a node, a tie or the paper between: every drag on the map has another way here."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from navigator.casefile.vocabulary import vocabulary
from navigator.layout.network import ORGANISATIONS
from navigator.ui.map.map_acts import MapActs
from navigator.ui.map.map_scene import MapScene


def map_menu(parent: QWidget, scene: MapScene, item: str, acts: MapActs) -> QMenu:
    """The menu for what is under the mouse or selected."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    node = scene.nodes.get(item)
    if node is not None and node.ring:
        menu.addAction("Open", partial(acts.open, item))
        if node.ring != ORGANISATIONS:
            rings = menu.addMenu("Move to ring")
            for key, term in vocabulary("closeness").terms.items():
                rings.addAction(term.label, partial(acts.move_to_ring, item, key))
        menu.addAction("Add a tie to…", partial(acts.begin_tie, item))
        if item in scene.pinned:
            menu.addAction("Unpin", partial(acts.unpin, item))
        menu.addSeparator()
        menu.addAction("Remove", partial(acts.remove, item))
    elif item and node is None:
        menu.addAction("Open this tie", partial(acts.open, item))
        menu.addAction("End this tie today", partial(acts.end_tie, item))
        menu.addAction("Remove", partial(acts.remove, item))
    else:
        menu.addAction("Add a person here", partial(acts.add, "person"))
        menu.addAction("Add an organisation here", partial(acts.add, "organisation"))
    return menu


def show_menu(menu: QMenu, where: QPoint) -> None:
    """Show it without waiting for it."""
    menu.popup(where)
