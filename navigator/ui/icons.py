"""Our own small set of line icons out of `resources/icons/`, drawn in a colour of the palette.

The files are SVG and open in any drawing program, but they keep to a few shapes: path with the commands
M L H V C A S Z in either case, circle and rect, all stroked with a width of 1.8 in a box of 24. So they are
drawn here, and Qt's SVG library, with its time and memory, is not loaded.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from navigator.casefile.resources import resource

SIZE = 18
"""Pixels at 100% text."""

_BOX, _LINE = 24, 1.8
_SHAPE = re.compile(r"<(path|circle|rect)\s([^>]*)/>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_COMMAND = re.compile(r"([MLHVCASZmlhvcasz])([^MLHVCASZmlhvcasz]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7}


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon, `size` logical pixels wide, for a screen of this pixel ratio."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _BOX, size / _BOX)
    pen = QPen(colour, _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(outline(name))
    painter.end()
    return drawn


def icon(name: str, colour: QColor, size: int = SIZE) -> QIcon:
    """One icon for a button, sharp on ordinary and on fine screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


@cache
def outline(name: str) -> QPainterPath:
    """The lines of an icon, in its box of 24."""
    found = QPainterPath()
    for shape, attributes in _SHAPE.findall(resource(f"icons/{name}.svg").read_text(encoding="ascii")):
        given = dict(_ATTRIBUTE.findall(attributes))
        if shape == "circle":
            radius = float(given["r"])
            found.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), radius, radius)
        elif shape == "rect":
            box = QRectF(*(float(given[side]) for side in ("x", "y", "width", "height")))
            found.addRoundedRect(box, float(given["rx"]), float(given["rx"]))
        else:
            _add_path(found, given["d"])
    return found


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands one by one, each with as many numbers as it takes; `ValueError` for one cut short."""
    for letter, rest in _COMMAND.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        takes = _TAKES.get(letter.upper(), 0)
        if not takes:
            yield letter, []
            continue
        if not numbers or len(numbers) % takes:
            raise ValueError(f"an icon's path has {letter} with {len(numbers)} numbers")
        for at in range(0, len(numbers), takes):
            yield letter, numbers[at : at + takes]


def _add_path(path: QPainterPath, data: str) -> None:
    handle = QPointF()
    for letter, numbers in _steps(data):
        here = path.currentPosition() if path.elementCount() else QPointF()
        origin = here if letter.islower() else QPointF()
        if letter.upper() == "H":
            path.lineTo(QPointF(origin.x() + numbers[0], here.y()))
        elif letter.upper() == "V":
            path.lineTo(QPointF(here.x(), origin.y() + numbers[0]))
        elif letter.upper() == "Z":
            path.closeSubpath()
        elif letter.upper() == "A":
            _add_arc(path, here, numbers, origin + QPointF(*numbers[5:]))
        else:
            points = [origin + QPointF(*numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
            match letter.upper():
                case "M":
                    path.moveTo(points[0])
                case "L":
                    path.lineTo(points[0])
                case "S":
                    path.cubicTo(here * 2 - handle, *points)
                case _:
                    path.cubicTo(*points)
            handle = points[-2] if letter.upper() in "CS" else points[-1]


def _add_arc(path: QPainterPath, start: QPointF, numbers: list[float], end: QPointF) -> None:
    """Part of a circle from one point to another (SVG 1.1, appendix F.6, for circles only)."""
    radius, large, clockwise = numbers[0], bool(numbers[3]), bool(numbers[4])
    half = (end - start) / 2
    chord = math.hypot(half.x(), half.y())
    radius = max(radius, chord)
    away = math.sqrt(max(0.0, radius * radius - chord * chord)) / chord if chord else 0.0
    side = -1 if large == clockwise else 1
    middle = start + half + QPointF(-half.y(), half.x()) * (away * side)
    begin = math.degrees(math.atan2(middle.y() - start.y(), start.x() - middle.x()))
    finish = math.degrees(math.atan2(middle.y() - end.y(), end.x() - middle.x()))
    sweep = (finish - begin) % 360
    if clockwise:
        sweep -= 360
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, begin, sweep)
