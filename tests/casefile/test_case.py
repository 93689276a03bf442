"""A Case never changes, shares what stays the same, and its indexes are right after any changes."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.kinds import ENTITIES, KINDS, PLURALS
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.shelf import Shelf
from navigator.errors import UnknownItem
from navigator.history.change import LIFE
from tests.factories import cases, id_of, items, items_of, organisation, person

Changes = dict[tuple[str, str], Item | None]


@st.composite
def changes(draw: st.DrawFn) -> Changes:
    """Some items put in or replaced, some taken out, also such as were never there."""
    found: Changes = {(item.KIND, item.id): item for item in draw(st.lists(items(), max_size=4))}
    for kind in draw(st.lists(st.sampled_from(tuple(KINDS)), max_size=3)):
        found.setdefault((kind, CLIENT_ID if kind == "client" else id_of(kind, "one")), None)
    return found


def indexes_are_right(case: Case) -> None:
    for entity in ENTITIES:
        shelf = case.shelf(entity)
        assert list(shelf) == sorted(shelf)
        assert shelf.all == tuple(shelf.values())
        for name, field in fields_of(entity).items():
            groups: dict[Any, list[Item]] = {}
            for item in shelf.values():
                value = getattr(item, name)
                for member in value if field.many else (value,):
                    groups.setdefault(member, []).append(item)
            for member, group in groups.items():
                assert shelf.by(name, member) == tuple(group)
            assert shelf.by(name, "nobody has this") == ()
            if field.type is FieldType.DATE:
                dated = shelf.dated(name)
                assert sorted(dated, key=lambda item: item.id) == list(shelf.values())
                dates = [getattr(item, name) for item in dated]
                known = [found for found in dates if found is not None]
                assert dates == known + [None] * (len(dates) - len(known))
                assert [found.sort_key for found in known] == sorted(found.sort_key for found in known)


@settings(max_examples=40)
@given(cases(), st.lists(changes(), max_size=4))
def test_indexes_are_right_after_any_changes(case: Case, sequence: list[Changes]) -> None:
    for step in sequence:
        indexes_are_right(case)
        before, kept = dict.fromkeys(case.items()), case
        case = case.with_items(step)
        assert dict.fromkeys(kept.items()) == before
        for (kind, item_id), item in step.items():
            assert case.shelf(KINDS[kind]).get(item_id) == item
    indexes_are_right(case)


@settings(max_examples=40)
@given(cases(), changes())
def test_what_does_not_change_is_shared(case: Case, step: Changes) -> None:
    after = case.with_items(step)
    for entity in ENTITIES:
        before, now = case.shelf(entity), after.shelf(entity)
        assert (now is before) == (now == before)
        for item_id, item in now.items():
            if before.get(item_id) == item:
                assert item is before[item_id]
    assert (after is case) == (after == case)


@settings(max_examples=40)
@given(cases(), changes(), changes())
def test_the_way_to_a_case_leaves_no_trace_in_it(case: Case, first: Changes, second: Changes) -> None:
    one_by_one, together = case.with_items(first).with_items(second), case.with_items(first | second)
    assert one_by_one == together
    assert list(one_by_one.items()) == list(together.items()) == list(Case.of(*together.items()).items())


@settings(max_examples=40)
@given(cases())
def test_every_item_is_found_by_its_id(case: Case) -> None:
    for item in case.items():
        assert case.find(item.id) == item
        assert case.get(item.id) == item
        assert case.title_of(item.id) == item.title
    assert case.find("nobody") is None
    assert case.title_of("") == case.title_of("nobody") == ""
    with pytest.raises(UnknownItem):
        case.get("nobody")


def test_a_case_always_has_a_client() -> None:
    assert Case().client == Client(id=CLIENT_ID)
    known = Client(id=CLIENT_ID, preferred_name="Sam")
    assert Case.of(known).client is known


def test_nothing_in_a_case_can_be_changed() -> None:
    case = Case.of(person("Ann"))
    with pytest.raises(FrozenInstanceError):
        case.people = Shelf()  # type: ignore[misc]  # what the test is about
    with pytest.raises(FrozenInstanceError):
        case.people[id_of("person", "Ann")].name = "Ben"  # type: ignore[misc]  # what the test is about
    with pytest.raises(TypeError):
        case.people["x"] = person("Ben")  # type: ignore[index]  # what the test is about


def test_people_of_an_organisation_are_found_by_it_and_a_move_is_seen() -> None:
    home, other = organisation("Home"), organisation("Other")
    ann = person("Ann", organisation=home.id)
    case = Case.of(home, other, ann)
    assert case.people.by("organisation", home.id) == (ann,)
    moved = replace(ann, organisation=other.id)
    later = case.with_items({("person", ann.id): moved})
    assert later.people.by("organisation", home.id) == ()
    assert later.people.by("organisation", other.id) == (moved,)
    assert case.people.by("organisation", home.id) == (ann,)
    assert later.organisations is case.organisations


def test_entries_without_a_date_come_last() -> None:
    undated = Entry(id="a")
    late = Entry(id="b", when=PartialDate.parse("2023"))
    early = Entry(id="c", when=PartialDate.parse("2019-03-14T10:00"))
    same_day = Entry(id="d", when=PartialDate.parse("2019-03-14"))
    assert Case.of(undated, late, early, same_day).entries.dated("when") == (same_day, early, late, undated)


@given(st.sampled_from(ENTITIES).flatmap(items_of))
def test_a_title_is_one_line(item: Item) -> None:
    assert len(item.title) <= 200
    assert item.title == item.title.strip()
    assert len(item.title.splitlines()) <= 1
    named = any(str(getattr(item, field)).strip() for field in item.TITLE)
    assert bool(item.title) == named


def test_a_long_note_is_known_by_its_first_line_and_a_bare_one_by_its_kind() -> None:
    assert Entry(id="a", text="\n  Rang the hostel.\nNobody there.").title == "Rang the hostel."
    assert Entry(id="a", text="x" * 1_000_000).title == "x" * 199 + "…"
    assert Entry(id="a", kind="no_show").title == "No-show"
    assert Person(id="a", role="Support worker").title == "Support worker"
    assert Entry(id="a").title == ""


def test_every_kind_has_a_shelf_a_word_for_one_and_a_word_for_many() -> None:
    assert len(KINDS) == len(PLURALS) == len(ENTITIES) == 20
    for entity in ENTITIES:
        assert isinstance(Case().shelf(entity), Shelf)
        assert set(entity.TITLE) <= set(fields_of(entity))
        assert not {"id", *LIFE} & set(fields_of(entity))
        for field in fields_of(entity).values():
            assert set(field.targets) <= set(KINDS)
            assert field.label.strip() == field.label != ""
            assert bool(field.vocabulary) == (field.type is FieldType.CHOICE)
            assert bool(field.targets) == (field.type is FieldType.REF)


def test_an_item_is_made_of_nothing_but_an_id() -> None:
    for entity in ENTITIES:
        assert all(getattr(entity(id="a"), name) == field.empty for name, field in fields_of(entity).items())
