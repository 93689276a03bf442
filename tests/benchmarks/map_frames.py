"""Frames of the map's canvas, painted offscreen at the size of a large window."""

import statistics
from functools import partial

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from navigator.layout.map_look import MapLook
from navigator.layout.network import whole_network
from navigator.layout.rings import lay_out
from navigator.ui.map.canvas import Canvas
from navigator.ui.map.map_scene import MapScene
from navigator.ui.theme import Theme
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import seconds
from tests.layout.networks import seeded

SIZE = (1280, 800)
ROUNDS = 25


def frames() -> list[Figure]:
    """How long each kind of frame takes; aims are for sixty frames a second."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    found: list[Figure] = []
    for people, organisations in ((52, 15), (500, 60)):
        network = whole_network(seeded(1, people=people, organisations=organisations))
        scene = MapScene(network, lay_out(network), frozenset(), MapLook())
        canvas = Canvas(theme)
        canvas.resize(*SIZE)
        target = QPixmap(*SIZE)
        opening = seconds(partial(_open, canvas, scene, target))
        canvas.select(next(node for node in network.nodes if network.nodes[node].ring == 2))
        panned = _median(partial(_pan_frame, canvas, target))
        zoomed = _median(partial(_zoom_frame, canvas, target))
        dragged = _median(partial(_drag_frame, canvas, target))
        nodes = len(network.nodes)
        found += [
            Figure(f"map: first paint of {nodes} nodes with their places", opening * 1000, "ms", aim=500.0),
            Figure(f"map: a frame of panning, {nodes} nodes", panned, "ms", aim=16.0),
            Figure(f"map: a frame of zooming, {nodes} nodes", zoomed, "ms", aim=16.0),
            Figure(f"map: a frame of dragging, {nodes} nodes", dragged, "ms", aim=16.0),
        ]
        canvas.deleteLater()
    return found


def _open(canvas: Canvas, scene: MapScene, target: QPixmap) -> None:
    canvas.show_scene(scene)
    canvas.fit()
    canvas.render(target)


def _pan_frame(canvas: Canvas, target: QPixmap) -> None:
    canvas.camera.pan(9.0, 5.0)
    canvas.render(target)


def _zoom_frame(canvas: Canvas, target: QPixmap) -> None:
    canvas.zoom(1.01)
    canvas.render(target)


def _drag_frame(canvas: Canvas, target: QPixmap) -> None:
    """One more step of a drag of the selected node, and its frame."""
    canvas.drag_selected(3.0, 2.0)
    canvas.render(target)


def _median(act: object) -> float:
    assert callable(act)
    act()
    return statistics.median(seconds(act) for _ in range(ROUNDS)) * 1000
