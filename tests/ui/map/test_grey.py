"""The map as a printer without colour has it: rendered, and compared pixel by pixel."""

from datetime import date
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, qGray

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Tie
from navigator.casefile.partial_date import PartialDate
from navigator.layout.display_list import Picture
from navigator.layout.map_look import MapLook
from navigator.layout.map_picture import map_shapes, moved
from navigator.layout.network import network_of
from navigator.layout.tokens import DARK, LIGHT, Palette
from navigator.ui.qt_pen import image_of
from tests.factories import person
from tests.layout.networks import TODAY

pytestmark = pytest.mark.usefixtures("qapp")

ANN, BO = person("Ann"), person("Bo")
WIDE, HIGH = 240, 24
SCALE = 3
"""Pixels a point: what a printer of 216 dots an inch has."""

KINDS: dict[str, dict[str, object]] = {
    "strong": {"strength": "strong"},
    "weak": {"strength": "weak"},
    "tenuous": {"strength": "tenuous"},
    "broken": {"strength": "broken"},
    "not noted": {},
    "under stress": {"strength": "weak", "under_stress": True},
    "support flows to Ann": {"strength": "weak", "support_flows": "to_one"},
    "support flows to Bo": {"strength": "weak", "support_flows": "to_other"},
    "support flows both ways": {"strength": "weak", "support_flows": "both"},
    "talk regularly": {"strength": "weak", "talk_about_client": "regularly"},
    "talked once": {"strength": "weak", "talk_about_client": "once"},
}


def rendered(known: dict[str, object], palette: Palette) -> QImage:
    """A tie of a kind, with nothing around it, in grey."""
    tie = Tie(id="tie", one_end=ANN.id, other_end=BO.id, **known)  # type: ignore[arg-type]  # any fields
    network = network_of(Case.of(ANN, BO, tie), TODAY)
    spots = {CLIENT_ID: (0.0, 500.0), ANN.id: (0.0, 0.0), BO.id: (200.0, 0.0)}
    shapes = [s for s in map_shapes(network, spots, MapLook()) if s.item == "tie"]
    placed = tuple(moved(shape, 1.0, 20.0, HIGH / 2) for shape in shapes)
    image = image_of(Picture(WIDE, HIGH, placed, "", ""), palette, scale=SCALE)
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def inked(image: QImage, palette: Palette) -> frozenset[tuple[int, int]]:
    """Which pixels are ink, if there were but ink and paper: shades say nothing here."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    row, shades = grey.bytesPerLine(), bytes(grey.constBits())
    paper = qGray(QColor(f"#{palette.surface}").rgb())
    return frozenset(
        (at % row, at // row)
        for at, shade in enumerate(shades)
        if abs(shade - paper) > 60 and at % row < WIDE * SCALE
    )


def thickness(ink: frozenset[tuple[int, int]]) -> list[int]:
    """How many pixels of each column are ink, along the tie."""
    return [sum((x, y) in ink for y in range(HIGH * SCALE)) for x in range(45 * SCALE, 195 * SCALE)]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_of_tie_has_a_pattern_of_its_own_without_colour(palette: Palette) -> None:
    drawn = {kind: inked(rendered(known, palette), palette) for kind, known in KINDS.items()}
    assert all(len(ink) > 40 for ink in drawn.values())
    for one, other in combinations(drawn, 2):
        differing = len(drawn[one] ^ drawn[other])
        assert differing >= 60, f"{one} and {other} differ in {differing} pixels"


def test_the_patterns_are_those_of_the_key() -> None:
    lines = {kind: thickness(inked(rendered(known, LIGHT), LIGHT)) for kind, known in KINDS.items()}
    assert min(lines["strong"]) >= 3 * max(lines["weak"])
    assert 0 not in lines["weak"]
    assert 100 < lines["tenuous"].count(0) < lines["not noted"].count(0) < len(lines["weak"])
    assert 0 not in lines["under stress"] and sum(thick > 4 for thick in lines["under stress"]) > 60
    assert sum(thick > 20 for thick in lines["broken"]) >= 4
    assert max(lines["talk regularly"]) > 12
    middle = slice(len(lines["weak"]) // 2 - 3, len(lines["weak"]) // 2 + 3)
    assert min(lines["talk regularly"][middle]) > 12 > max(lines["talked once"][middle])


def test_what_has_ended_is_dashed_and_paler_but_there() -> None:
    def outline(past: bool) -> int:
        ended = PartialDate.on(date(2020, 1, 1)) if past else None
        case = Case.of(person("Ann", ended=ended))
        network = network_of(case, TODAY)
        spots = {CLIENT_ID: (0.0, 500.0), ANN.id: (0.0, 0.0)}
        shapes = [s for s in map_shapes(network, spots, MapLook(names=False)) if s.item == ANN.id]
        placed = tuple(moved(shape, 2.0, 40.0, 40.0) for shape in shapes)
        return len(inked(image_of(Picture(80, 80, placed, "", ""), LIGHT, scale=1.0), LIGHT))

    assert 20 < outline(past=True) < outline(past=False) * 0.8
