"""The map as a picture: what is on it, in grey too, and whatever the case holds."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person, Place, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.example import example_case
from navigator.layout.display_list import Box, Dash, Disc, Label, Path, Picture
from navigator.layout.map_key import words_of_key
from navigator.layout.map_look import DARK_INK, MapLook, badge_of, contrast
from navigator.layout.map_picture import A3, A4, Captions, boundaries, map_picture
from navigator.layout.network import Network, network_of, one_line
from navigator.layout.places import placed
from navigator.layout.ring_space import norm
from navigator.layout.svg_pen import picture_to_svg
from tests.factories import id_of, person
from tests.layout.networks import TODAY, networks


def draw(
    case: Case, on: date = TODAY, look: MapLook | None = None, size: tuple[float, float] = A4
) -> Picture:
    """The map of a case."""
    captions = Captions("The people around Sam", "A sentence", on, as_at=on != TODAY)
    return map_picture(network_of(case, on), placed(case).spots, captions, size=size, look=look)


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


@given(networks(most=12))
@settings(max_examples=40)
def test_any_case_gives_a_picture_inside_its_sheet(case: Case) -> None:
    picture = draw(case)
    for shape in picture.shapes:
        if isinstance(shape, Box):
            assert shape.x >= -1 and shape.x + shape.width <= picture.width + 1
            assert shape.y >= -1 and shape.y + shape.height <= picture.height + 1
    assert not re.search(
        r"nan|inf", re.sub(r">[^<]*<", "><", re.sub(r'"[^"]*"', "", picture_to_svg(picture)))
    )


def test_every_picture_has_its_key_its_date_and_its_sentence() -> None:
    picture = draw(example_case(TODAY))
    shown = texts(picture)
    for words in ("Strong", "Weak", "Tenuous", "Under stress", "Broken", "Support flows", "22 November 2026"):
        assert words in shown
    assert "A sentence" in shown
    assert "As it was on 1 March 2025" in texts(draw(example_case(TODAY), date(2025, 3, 1)))
    assert "Nobody is on the map yet." in texts(draw(Case()))
    assert "Strong" in texts(draw(Case()))


def test_ties_are_told_apart_by_their_lines_and_not_by_their_colours() -> None:
    def look_of(**known: object) -> list[object]:
        one, other = person("Ann"), person("Bo")
        tie = Tie(id="tie", one_end=one.id, other_end=other.id, **known)  # type: ignore[arg-type]  # any fields
        case = Case.of(one, other, tie)
        network = network_of(case, TODAY)
        spots = {CLIENT_ID: (0.0, 200.0), one.id: (-200.0, 0.0), other.id: (200.0, 0.0)}
        shapes = map_picture(network, spots, Captions("", "", TODAY)).shapes
        return [_without_colour(shape) for shape in shapes if shape.item == "tie"]

    kinds = [
        look_of(strength="strong"), look_of(strength="weak"), look_of(strength="tenuous"),
        look_of(strength="broken"), look_of(), look_of(strength="weak", under_stress=True),
        look_of(strength="weak", support_flows="to_one"), look_of(strength="weak", support_flows="to_other"),
        look_of(strength="weak", support_flows="both"),
        look_of(strength="weak", talk_about_client="regularly"),
        look_of(strength="weak", talk_about_client="once"),
    ]  # fmt: skip
    assert all(kind for kind in kinds)
    assert all(one != other for at, one in enumerate(kinds) for other in kinds[at + 1 :])


def _without_colour(shape: object) -> object:
    """A shape as a printer without colour has it: what is full stays apart from what is open."""
    if isinstance(shape, Path):
        return replace(shape, stroke="", fill="full" if shape.fill else "", says="")
    if isinstance(shape, Disc):
        return replace(shape, stroke="", fill="open" if shape.fill == "surface" else "full", says="")
    return shape


def test_letters_on_every_sector_can_be_read() -> None:
    case = example_case(TODAY)
    for organisation in case.organisations.values():
        badge = badge_of(organisation.sector)
        assert len(badge.letters) == 2
        assert contrast(badge.ink, badge.fill) >= 4.5
    assert contrast(DARK_INK, "FFFFFF") > 14


def test_what_has_ended_is_dashed_and_who_has_not_come_is_not_there() -> None:
    old = person("Old", ended=PartialDate.on(date(2025, 1, 1)))
    new = person("New", started=PartialDate.on(date(2026, 6, 1)))
    case = Case.of(old, new)
    then, now = draw(case, date(2024, 6, 1)), draw(case)
    assert "New" not in texts(then) and "New" in texts(now)
    marks = {s.item: s for s in now.shapes if isinstance(s, Disc) and s.item}
    assert (marks[old.id].dash, marks[new.id].dash) == (Dash.DASHED, Dash.SOLID)


def test_a_ring_is_drawn_around_its_own_whoever_was_dragged_out_of_it() -> None:
    network = network_of(example_case(TODAY), TODAY)
    spots = dict(placed(example_case(TODAY)).spots)
    before = boundaries(network, spots)
    reach = {
        ring: [norm(spots[n.id]) for n in network.nodes.values() if n.ring == ring] for ring in range(1, 5)
    }
    for ring in (1, 2, 3):
        assert max(reach[ring]) < before[ring] < min(reach[ring + 1])
    astray = next(node.id for node in network.nodes.values() if node.ring == 2)
    spots[astray] = (0.0, 900.0)
    after = boundaries(network, spots)
    assert (after[1], after[3]) == (before[1], before[3])
    assert max(sorted(reach[2])[:-1]) <= after[2] < min(reach[3])


def test_spokes_and_membership_show_when_they_are_asked_for() -> None:
    case = example_case(TODAY)
    spokes = {tie.id for tie in case.ties.values() if CLIENT_ID in (tie.one_end, tie.other_end)}

    def drawn(look: MapLook) -> set[str]:
        return {shape.item for shape in draw(case, look=look).shapes}

    assert not spokes & drawn(MapLook())
    assert spokes & drawn(MapLook(client_lines=True))
    plain, members = draw(case), draw(case, look=MapLook(member_lines=True))
    assert len(members.shapes) - len(plain.shapes) == len(network_of(case, TODAY).members())


def test_names_that_turn_the_writing_round_or_break_the_line_are_one_line() -> None:
    assert one_line("\u202eAnn\n\u200fBo\x00\tCy\ud800") == "Ann Bo Cy"
    assert texts(draw(Case.of(person("\u202e\n\u200f"))))[-1:] != []


def test_what_cannot_be_a_tie_is_no_line_and_two_hundred_are_three() -> None:
    one, other = person("Ann"), person("Bo")
    ties = [Tie(id=f"t{at}", one_end=one.id, other_end=other.id) for at in range(200)]
    odd = [Tie(id="self", one_end=one.id, other_end=one.id), Tie(id="gone", one_end=one.id, other_end="gone")]
    network = network_of(Case.of(one, other, *ties, *odd), TODAY)
    assert [(line.at, line.of) for line in network.lines] == [(0, 200), (1, 200), (2, 200)]


def test_a_place_from_a_far_larger_screen_or_no_place_at_all_still_gives_a_map() -> None:
    one, other = person("Ann"), person("Bo")
    places = [
        Place(id="a", node=one.id, x=19_000.0, y=-19_000.0),
        Place(id="b", node=other.id, x=float("inf"), y=1.0),
        Place(id="c", node="gone", x=1.0, y=1.0),
    ]  # fmt: skip
    picture = draw(Case.of(one, other, *places))
    assert any("larger paper" in text for text in texts(picture))
    assert {shape.item for shape in picture.shapes} >= {one.id, other.id}


def test_a_map_of_five_hundred_says_that_names_want_more_paper() -> None:
    people = [
        Person(id=id_of("person", str(at)), name=f"Somebody {at}", closeness="regular") for at in range(120)
    ]
    case = Case.of(*people)
    spots = {person.id: (at % 24 * 90.0, at // 24 * 400.0) for at, person in enumerate(people)}
    network = network_of(case, TODAY)
    captions = Captions("Map", "", TODAY)
    small = map_picture(network, {CLIENT_ID: (0.0, -90.0), **spots}, captions)
    assert any("Too many for their names" in text for text in texts(small))
    assert (small.width, small.height) == A4
    assert map_picture(network, {CLIENT_ID: (0.0, -90.0), **spots}, captions, size=A3).width == A3[0]


@pytest.mark.parametrize("empty", [Network({}, ())])
def test_the_key_is_there_without_anybody(empty: Network) -> None:
    assert "Strong" in list(words_of_key(empty))
