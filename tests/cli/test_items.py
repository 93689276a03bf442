"""show, add, set, remove, undo and redo."""

import pytest

from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import ENTITIES, KINDS
from tests.cli.runs import Navigator


def test_an_item_is_added_shown_changed_and_removed(nav: Navigator) -> None:
    house = nav.done("add", "Sam", "organisations", "name=Harbour House", "--json").json
    dana = nav.done(
        "add", "Sam", "person", "name=Dana Whitlock", "phone=07700 900123; 07700 900124",
        "organisation=harbour house", "started=about 2015", "is-the-lead=yes", "--json",
    ).json  # fmt: skip
    assert dana["entity"] == "person" and dana["organisation"] == house["id"]
    assert (dana["phones"], dana["started"], dana["is_lead"]) == (
        ["07700 900123", "07700 900124"],
        "2015~",
        True,
    )
    assert nav.done("show", "Sam", "dana whitlock", "--json").json == dana
    changed = nav.done("set", "sam", dana["id"], "phones-=07700 900123", "started=", "--json").json
    assert (changed["phones"], changed["started"]) == (["07700 900124"], None)
    nav.done("set", "Sam", "Dana Whitlock", "phones+=07700 900125")
    assert nav.done("show", "Sam", dana["id"], "--json").json["phones"] == ["07700 900124", "07700 900125"]
    assert nav.done("remove", "Sam", "Dana Whitlock").out == "Done: Remove Dana Whitlock.\n"
    assert "no item of that name" in nav.refused("show", "Sam", "Dana Whitlock")


@pytest.mark.parametrize("entity", ENTITIES[1:], ids=lambda entity: entity.KIND)
def test_an_item_of_every_kind_prints_every_field(nav: Navigator, entity: type) -> None:
    kind = next(kind for kind, known in KINDS.items() if known is entity)
    made = nav.done("add", "Sam", kind, "--json").json
    assert list(made) == ["entity", "id", *fields_of(entity)]
    assert nav.done("show", "Sam", "--kind", kind, "--json").json == [made]


def test_the_whole_case_has_a_list_for_each_kind(nav: Navigator) -> None:
    nav.done("add", "Sam", "step", "what=Detox place")
    case = nav.done("show", "Sam", "--json").json
    assert list(case) == ["id", "client", *(entity.PLURAL for entity in ENTITIES[1:])]
    assert case["client"]["preferred_name"] == "Sam" and case["steps"][0]["what"] == "Detox place"


def test_a_case_is_shown_to_a_person(nav: Navigator) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "role=Officer")
    nav.done("add", "Sam", "tie", "one-end=client", "other-end=Dana Whitlock", "strength=strong")
    nav.done("add", "Sam", "entry", "kind=call", "when=16 October 2023, 5:30pm", "people=Dana Whitlock",
             "text=Will chase\nthe form")  # fmt: skip
    shown = nav.done("show", "Sam").out
    assert "Dana Whitlock, Officer" in shown and "tie Sam to Dana Whitlock, Strong" in shown
    assert "16 October 2023, 5:30pm, a call with Dana Whitlock, Will chase the form" in shown
    person = nav.done("show", "Sam", "Dana Whitlock").out
    assert "Named in" in person and "tie Sam to Dana Whitlock" in person


def test_removing_says_what_goes_with_it_and_one_undo_brings_it_back(nav: Navigator) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock")
    nav.done("add", "Sam", "tie", "one-end=client", "other-end=Dana Whitlock")
    before = nav.done("show", "Sam", "--json").json
    assert nav.done("remove", "Sam", "Dana Whitlock").out == (
        "Done: Remove Dana Whitlock, and with it 1 tie.\n"
    )
    assert nav.done("show", "Sam", "--json").json["ties"] == []
    assert nav.done("undo", "Sam").out == "Undo: Remove Dana Whitlock.\n"
    assert nav.done("show", "Sam", "--json").json == before
    assert nav.done("redo", "Sam", "--json").json["act"] == "Redo: Remove Dana Whitlock"
    assert "nothing to redo" in nav.refused("redo", "Sam")


def test_what_looks_wrong_is_kept_and_said_beside_it(nav: Navigator) -> None:
    outcome = nav.done("set", "Sam", "client", "nhs-number=123 456 7890")
    assert outcome.err.startswith("Look again: The check digit of the NHS number")
    assert nav.done("show", "Sam", "client", "--json").json["nhs_number"] == "123 456 7890"


def test_a_value_without_sense_is_refused_and_changes_nothing(nav: Navigator) -> None:
    before = nav.done("history", "Sam", "--json").json
    assert nav.refused("add", "Sam", "person", "started=the day of the thing").startswith("Started: ")
    assert nav.refused("add", "Sam", "person", "organisation=Nowhere").startswith("Organisation: there is no")
    assert nav.refused("set", "Sam", "Nobody", "name=x").startswith("There is no item")
    assert nav.refused("add", "Sam", "client").startswith("A case has one client")
    assert nav.refused("remove", "Sam", "client").startswith("The client cannot be removed")
    assert nav.done("history", "Sam", "--json").json == before


def test_setting_what_it_says_already_is_no_act(nav: Navigator) -> None:
    before = nav.done("history", "Sam", "--json").json
    assert "Nothing to change" in nav.done("set", "Sam", "client", "preferred-name=Sam").out
    assert nav.done("history", "Sam", "--json").json == before


def test_a_ring_of_steps_is_spelled_out_to_the_person_who_makes_it(nav: Navigator) -> None:
    nav.done("add", "Sam", "step", "what=Flat")
    nav.done("add", "Sam", "step", "what=Benefit")
    nav.done("add", "Sam", "dependency", "step=Flat", "waits-for=Benefit")
    said = nav.refused("add", "Sam", "dependency", "step=Benefit", "waits-for=Flat")
    assert "Benefit waits for Flat, which waits for Benefit." in said


def test_two_of_one_name_are_told_apart_by_id(nav: Navigator) -> None:
    first = nav.done("add", "Sam", "person", "name=Jo Lane", "--json").json["id"]
    nav.done("add", "Sam", "person", "name=Jo Lane")
    said = nav.refused("show", "Sam", "jo lane")
    assert said.startswith("2 items answer to that: ") and first in said
    nav.done("show", "Sam", first)


def test_renaming_the_client_renames_the_case(nav: Navigator) -> None:
    nav.done("set", "Sam", "client", "preferred-name=Samira")
    assert [case["name"] for case in nav.done("cases", "--json").json] == ["Samira"]
