"""Places out of GraphML files: our own, and those of other programs."""

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Place
from navigator.errors import UnreadableFile
from navigator.interchange.graphml_in import read_places
from navigator.interchange.graphml_out import export_graphml
from navigator.layout.places import placed
from tests.factories import person
from tests.layout.networks import networks

ANN = person("Ann")


def with_places(case: Case, spots: dict[str, tuple[float, float]]) -> Case:
    """The case with these places kept in it."""
    places = [Place(id=f"place {node}", node=node, x=x, y=y) for node, (x, y) in spots.items()]
    return case.with_items({("place", place.id): place for place in places})


@given(networks(most=12))
@settings(max_examples=30)
def test_places_go_out_and_come_back(case: Case) -> None:
    wanted = {node: spot for node, spot in placed(case).spots.items() if node != CLIENT_ID}
    if wanted:
        assert read_places(export_graphml(with_places(case, wanted)), case) == wanted


def test_a_drawing_from_a_bigger_screen_is_brought_down() -> None:
    content = DRAWN % (ANN.id.encode(), b"40000", b"-2e4")
    assert read_places(content, Case.of(ANN)) == {ANN.id: (1000.0, -500.0)}


DRAWN = (
    b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="a" for="node" attr.name="x"/>'
    b'<key id="b" for="node" attr.name="y"/><graph><node id="%b">'
    b'<data key="a">%b</data><data key="b">%b</data></node></graph></graphml>'
)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"Dear Sam", b"<graphml", b"<svg/>", b"<graphml/>",
        DRAWN % (ANN.id.encode(), b"nan", b"1"), DRAWN % (ANN.id.encode(), b"1", b"inf"),
        DRAWN % (ANN.id.encode(), b"left", b"1"), DRAWN % (b"somebody else", b"1", b"1"),
        b'<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>',
        b" " * 20_000_001,
    ],
)  # fmt: skip
def test_what_has_no_places_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_places(content, Case.of(ANN))
