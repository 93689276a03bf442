"""The network out as GraphML and its places back in."""

from datetime import date
from xml.parsers import expat

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.errors import UnreadableFile
from navigator.interchange.graphml import export_graphml, read_places
from navigator.layout.places import placed
from tests.factories import person
from tests.layout.networks import networks

TODAY = date(2026, 11, 22)
ANN = person("Ann")


@given(networks(most=12))
@settings(max_examples=40)
def test_places_go_out_and_come_back(case: Case) -> None:
    spots = placed(case).spots
    content = export_graphml(case, spots, TODAY)
    expat.ParserCreate().Parse(content, True)
    wanted = {node: spot for node, spot in spots.items() if node != CLIENT_ID}
    if wanted:
        assert read_places(content, case) == wanted


def test_a_drawing_from_a_bigger_screen_is_brought_down() -> None:
    content = export_graphml(Case.of(ANN), {ANN.id: (40_000.0, -20_000.0)}, TODAY)
    assert read_places(content, Case.of(ANN)) == {ANN.id: (1000.0, -500.0)}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"Dear Sam", b"<graphml", b"<svg/>", b"<graphml/>",
        export_graphml(Case.of(ANN), {ANN.id: (float("nan"), 1.0)}, TODAY),
        export_graphml(Case.of(ANN), {ANN.id: (float("inf"), 1.0)}, TODAY),
        export_graphml(Case.of(person("Somebody else")), {person("Somebody else").id: (1.0, 1.0)}, TODAY),
        b'<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>',
        b" " * 20_000_001,
    ],
)  # fmt: skip
def test_what_has_no_places_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_places(content, Case.of(ANN))
