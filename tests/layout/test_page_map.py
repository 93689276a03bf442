"""The small map of the one page: who is on it, who is only counted, and that all of it can be read."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation, Person, Place, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.example import example_case
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Path, Picture, rough_width
from navigator.layout.network import network_of
from navigator.layout.page_map import TYPE, page_map
from navigator.layout.page_map_choice import chosen
from navigator.layout.places import placed
from navigator.layout.ring_space import angle_of
from tests.factories import id_of, organisation, person
from tests.layout.networks import networks

TODAY = date(2026, 11, 22)
Area = tuple[float, float, float, float]


def drawn(case: Case, width: float = 242.0, height: float = 118.0) -> Picture:
    return page_map(case, today=TODAY, width=width, height=height, measure=rough_width)


def labels(picture: Picture) -> list[Label]:
    return [shape for shape in picture.shapes if isinstance(shape, Label)]


def area(label: Label) -> Area:
    wide = rough_width(label.text, label.size, label.bold)
    left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[label.anchor]
    return (left, label.y - label.size * 0.72, left + wide, label.y + label.size * 0.2)


def overlapping(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def counted(picture: Picture, words: str) -> int:
    """The number in "+4 more close", or 0."""
    found = [re.fullmatch(rf"\+(\d+) {words}", label.text) for label in labels(picture)]
    return sum(int(one[1]) for one in found if one)


@settings(max_examples=60)
@given(networks(), st.floats(94, 225), st.sampled_from([200.0, 242.0, 515.0]))
def test_nothing_is_small_nothing_overlaps_and_whoever_is_not_shown_is_counted(
    case: Case, height: float, width: float
) -> None:
    picture = drawn(case, width, height)
    items = {shape.item for shape in picture.shapes if not isinstance(shape, Path)}
    network = network_of(case, TODAY)
    people = {n.id for n in network.nodes.values() if n.id in case.people and not n.past}
    close = {one for one in people if network.nodes[one].ring == 1}
    organisations = {n.id for n in network.nodes.values() if n.id in case.organisations}
    assert items & people <= close
    assert len(close - items) == counted(picture, "more close")
    assert len(people - close) == counted(picture, "farther out")
    assert len(organisations - items) == counted(picture, "more")
    assert all(label.size >= TYPE >= 8.0 for label in labels(picture))
    areas = [area(label) for label in labels(picture)]
    for place, one in enumerate(areas):
        assert one[0] >= -1 and one[2] <= picture.width + 1 and one[1] >= -1 and one[3] <= picture.height + 1
        assert not any(overlapping(one, other) for other in areas[:place])


def test_the_same_case_is_drawn_the_same_way() -> None:
    assert drawn(example_case(TODAY)) == drawn(example_case(TODAY))


def test_the_order_around_the_client_is_that_of_the_map_on_the_screen() -> None:
    case = example_case(TODAY)
    spots = placed(case).spots
    places = [Place(id=f"p{at}", node=node, x=x, y=y) for at, (node, (x, y)) in enumerate(spots.items())]
    kept = case.with_items({("place", place.id): place for place in places})
    found = chosen(kept, network_of(kept, TODAY), 99, 99)
    for nodes in (found.organisations, found.close):
        turns = [(angle_of(spots[node.id]) + 1.5707963) % 6.2831853 for node in nodes]
        assert len(turns) > 5 and turns == sorted(turns)


def test_who_has_left_is_neither_shown_nor_counted() -> None:
    gone = Person(id="p", name="Gone", closeness="close", ended=PartialDate.on(date(2026, 1, 1)))
    picture = drawn(Case.of(gone))
    assert "p" not in {shape.item for shape in picture.shapes}
    assert "0 people" in picture.summary


def ties_of(**known: object) -> list[object]:
    """How a tie between two who are close is drawn, as a printer without colour has it."""
    one, other = person("Ann", closeness="close"), person("Bo", closeness="close")
    tie = Tie(id="tie", one_end=one.id, other_end=other.id, **known)  # type: ignore[arg-type]  # any fields
    return [without_colour(s) for s in drawn(Case.of(one, other, tie)).shapes if s.item == "tie"]


def without_colour(shape: object) -> object:
    if isinstance(shape, Path):
        return replace(shape, stroke="", says="")
    if isinstance(shape, Disc):
        return replace(shape, stroke="", fill="open" if shape.fill == "surface" else "full")
    return shape


def test_a_tie_is_told_by_its_line_and_not_by_colour() -> None:
    kinds = [ties_of(strength=strength) for strength in ("strong", "weak", "tenuous", "broken", "")]
    kinds += [ties_of(strength="weak", talk_about_client=talk) for talk in ("once", "regularly")]
    kinds.append(ties_of(strength="weak", under_stress=True))
    assert all(kinds)
    assert all(one != other for at, one in enumerate(kinds) for other in kinds[at + 1 :])
    (tenuous, *_) = ties_of(strength="tenuous")
    assert isinstance(tenuous, Path) and tenuous.dash is Dash.DASHED


def test_talk_between_people_farther_out_joins_their_organisations() -> None:
    one, other = organisation("One"), organisation("Other")
    ann = person("Ann", professional=True, organisation=one.id, closeness="distant")
    bo = person("Bo", professional=True, organisation=other.id, closeness="distant")
    for talk, shown in (("regularly", True), ("once", True), ("never", False), ("", False)):
        tie = Tie(id="tie", one_end=ann.id, other_end=bo.id, strength="strong", talk_about_client=talk)
        picture = drawn(Case.of(one, other, ann, bo, tie))
        assert ("tie" in {shape.item for shape in picture.shapes}) is shown


def test_a_first_word_that_many_share_is_left_out() -> None:
    names = ("Marlhaven Jobcentre", "Marlhaven Infirmary", "Marlhaven Police", "Harbour House")
    case = Case.of(*(Organisation(id=id_of("organisation", name), name=name) for name in names))
    shown = {label.text for label in labels(drawn(case, width=515.0))}
    assert {"Jobcentre", "Infirmary", "Police", "Harbour House"} <= shown


def test_a_name_without_end_takes_no_time() -> None:
    endless = "a b " * 50_000
    case = Case.of(person(endless, closeness="close"), Organisation(id="o", name=endless))
    assert any(label.text.endswith("…") for label in labels(drawn(case, height=225.0)))


def test_too_many_for_the_rows_are_counted() -> None:
    services = [Organisation(id=id_of("organisation", str(at)), name=f"Service {at}") for at in range(40)]
    friends = [person(f"Friend {at}", closeness="close") for at in range(40)]
    picture = drawn(Case.of(*services, *friends))
    shown = {shape.item for shape in picture.shapes if isinstance(shape, Box | Disc)}
    assert counted(picture, "more") == 40 - len(shown & {one.id for one in services}) > 0
    assert counted(picture, "more close") == 40 - len(shown & {one.id for one in friends}) > 0


@pytest.mark.parametrize("height", [60.0, 94.0])
def test_an_empty_case_and_a_low_page_have_a_map_too(height: float) -> None:
    assert "Client" in {label.text for label in labels(drawn(Case(), height=height))}


def test_the_sentence_says_what_the_picture_shows() -> None:
    summary = drawn(example_case(TODAY)).summary
    assert summary.startswith("45 people and 15 organisations around Sam. Close: ")
    assert "Ada Obi" in summary
