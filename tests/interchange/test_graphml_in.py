"""Places out of GraphML files: our own, and those of other programs."""

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Place
from navigator.errors import UnreadableFile
from navigator.interchange.graphml_out import export_graphml
from navigator.interchange.imported import Import, draft_of
from navigator.layout.places import placed, stored_places
from tests.factories import person
from tests.interchange.reading import read_text
from tests.layout.networks import networks

ANN, BO = person("Ann"), person("Bo")
TWO = Case.of(ANN, BO)


def with_places(case: Case, spots: dict[str, tuple[float, float]]) -> Case:
    """The case with these places kept in it."""
    places = [Place(id=f"place {node}", node=node, x=x, y=y) for node, (x, y) in spots.items()]
    return case.with_items({("place", place.id): place for place in places})


def places_of(imported: Import) -> dict[str, tuple[float | None, float | None]]:
    """Where an import puts whom."""
    return {item.node: (item.x, item.y) for item in imported.items if isinstance(item, Place)}


def drawn(*nodes: tuple[str, str, str]) -> bytes:
    """A file as another program saves it: nodes with their x and y."""
    told = "".join(
        f'<node id="{node}"><data key="a">{x}</data><data key="b">{y}</data></node>' for node, x, y in nodes
    )
    return (
        '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key id="a" for="node" attr.name="x"/><key id="b" for="node" attr.name="y"/>'
        f"<graph>{told}</graph></graphml>"
    ).encode()


@given(networks(most=12))
@settings(max_examples=30)
def test_places_go_out_and_come_back(case: Case) -> None:
    wanted = {node: spot for node, spot in placed(case).spots.items() if node != CLIENT_ID}
    if wanted:
        content = export_graphml(with_places(case, wanted))
        assert places_of(read_text(content, "map.graphml", case)) == wanted


def test_a_map_that_was_never_looked_at_goes_out_with_places_too() -> None:
    spots = placed(TWO).spots
    found = places_of(read_text(export_graphml(TWO), "map.graphml", TWO))
    assert found == {node: spots[node] for node in (ANN.id, BO.id)}


def test_a_drawing_from_a_bigger_screen_is_brought_down() -> None:
    imported = read_text(drawn((ANN.id, "40000", "-2e4")), "map.graphml", TWO)
    assert places_of(imported) == {ANN.id: (1000.0, -500.0)}
    assert imported.name == "Import 1 place from map.graphml"
    far = read_text(drawn((ANN.id, "1e308", "-1e308"), (BO.id, "0", "0")), "map.graphml", TWO)
    assert places_of(far) == {ANN.id: (1000.0, -1000.0), BO.id: (0.0, 0.0)}


def test_the_client_stays_in_the_middle_and_the_others_around() -> None:
    content = drawn((CLIENT_ID, "500", "400"), (ANN.id, "600", "400"), (BO.id, "500", "350"))
    assert places_of(read_text(content, case=TWO)) == {ANN.id: (100.0, 0.0), BO.id: (0.0, -50.0)}


def test_who_has_a_place_moves_and_stays_pinned_and_who_is_unknown_is_told() -> None:
    case = TWO.with_items({("place", "p"): Place(id="p", node=ANN.id, x=1.0, y=2.0, pinned=True)})
    content = drawn((ANN.id, "30", "40"), (BO.id, "nan", "1"), ("somebody else", "1", "1"))
    imported = read_text(content, "map.graphml", case)
    assert imported.items == (Place(id="p", node=ANN.id, x=30.0, y=40.0, pinned=True),)
    assert imported.not_taken == (
        "1 node is nobody in this case.",
        "1 has no place that is a number.",
    )
    assert draft_of(imported, case).edits


def test_a_map_follows_whatever_came_in() -> None:
    imported = read_text(drawn((ANN.id, "40000", "-2e4")), "map.graphml", TWO)
    after = TWO.with_items({("place", item.id): item for item in imported.items})
    assert set(stored_places(after)) == {ANN.id}
    assert set(placed(after).spots) == {CLIENT_ID, ANN.id, BO.id}


@pytest.mark.parametrize(
    "content",
    [
        b"<graphml", b"<graphml/>", b"<svg/>",
        drawn((ANN.id, "nan", "1")), drawn((ANN.id, "1", "inf")), drawn((ANN.id, "left", "1")),
        drawn((ANN.id, "", "")), drawn(("somebody else", "1", "1")), drawn((CLIENT_ID, "1", "1")),
        b'<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>',
        b"<graphml>" + b" " * 20_000_001,
    ],
)  # fmt: skip
def test_what_has_no_places_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text(content, "map.graphml", TWO)
    assert "\n" not in str(refused.value) and ANN.id not in str(refused.value)
