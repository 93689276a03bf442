"""JSON in and out: the same case comes back, an edited file changes what differs, and damage is refused."""

import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID, is_id
from navigator.casefile.network import Organisation, Person
from navigator.errors import NewerFile, UnreadableFile
from navigator.history.change import Register
from navigator.history.draft import seal
from navigator.history.heads import Heads, Merge
from navigator.history.projection import project
from navigator.history.stamp import Stamp
from navigator.interchange.import_file import import_bytes
from navigator.interchange.imported import Import, draft_of
from navigator.interchange.json_out import case_data, export_json
from tests.interchange.case_strategies import cases, counted_ids

TODAY = date(2023, 10, 16)
DANA = Person(id="01900000-0000-7000-8000-00000000000a", name="Dana Whitlock", phones=("07700 900111",))
HOSTEL = Organisation(id="01900000-0000-7000-8000-00000000000b", name="Quayside Hostel")


def read(data: bytes | dict[str, Any], case: Case | None = None) -> Import:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return import_bytes(raw, "case.json", case or Case(), counted_ids(), TODAY)


def file_of(**lists: Any) -> dict[str, Any]:
    return {"format": "navigator-case", "version": 1, **lists}


def committed(*imports: tuple[Import, Case]) -> Case:
    """What the log shows after these imports were committed one after another."""
    merge = Merge()

    def heads_of(_kind: str, item: str) -> dict[Register, Heads]:
        return merge.heads_of_item(item)

    for number, (imported, case) in enumerate(imports, 1):
        stamp = Stamp(number, 0, "r")
        draft = draft_of(imported, case)
        change_set = seal(draft, heads_of, stamp=stamp, number=number, author="a")
        if change_set:
            merge.absorb(change_set.changes)
    return project(merge)


@given(cases())
def test_a_case_comes_back_the_same_out_of_its_own_export(case: Case) -> None:
    imported = read(export_json(case))
    assert imported.not_taken == ()
    assert committed((imported, Case())) == case
    assert export_json(committed((imported, Case()))) == export_json(case)


@given(cases())
def test_the_same_file_again_changes_nothing(case: Case) -> None:
    imported = read(export_json(case), case)
    assert imported.items == ()
    assert imported.unchanged == len(list(case.items()))
    assert draft_of(imported, case).edits == ()


@given(cases(), st.data())
def test_a_case_that_was_edited_goes_back_to_what_the_file_says(case: Case, data: st.DataObject) -> None:
    people = [DANA, dataclasses.replace(DANA, phones=(), role="Keyworker")]
    before, after = Case.of(*case.items(), people[0]), Case.of(*case.items(), people[1])
    first = read(export_json(before))
    second = read(export_json(after), before)
    assert second.changed == {"people": 1}
    assert committed((first, Case()), (second, before)) == after


def test_a_field_that_is_left_out_stays_and_one_that_is_empty_is_emptied() -> None:
    case = Case.of(dataclasses.replace(DANA, role="Keyworker", relationship="Probation"))
    imported = read(file_of(people=[{"id": DANA.id, "role": ""}]), case)
    assert imported.items == (dataclasses.replace(DANA, role="", relationship="Probation"),)
    assert imported.name == "Import changes to 1 person from case.json"


def test_the_name_counts_what_comes() -> None:
    imported = read(file_of(people=[{"name": "Dana"}, {"name": "Sam"}], organisations=[{"name": "Hostel"}]))
    assert imported.name == "Import 2 people and 1 organisation from case.json"
    assert imported.added == {"people": 2, "organisations": 1}


def test_a_file_written_by_hand_may_use_its_own_ids() -> None:
    imported = read(
        file_of(
            clients=[{"id": "me", "preferred_name": "Jo"}],
            organisations=[{"id": "1", "name": "Quayside Hostel"}],
            people=[{"id": "1", "name": "Dana", "organisation": "1"}],
            ties=[{"one_end": "me", "other_end": "1"}],
        )
    )
    case = committed((imported, Case()))
    [hostel], [dana], [tie] = case.organisations.all, case.people.all, case.ties.all
    assert is_id(hostel.id) and is_id(dana.id) and hostel.id != dana.id
    assert dana.organisation == hostel.id
    assert tie.one_end == CLIENT_ID and tie.other_end == dana.id
    assert case.client.preferred_name == "Jo"
    assert imported.guesses == (
        "2 items have ids of another form than this app's; new ones are given and followed.",
    )


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken() -> None:
    imported = read(
        file_of(
            people=[
                {"id": DANA.id, "name": "Dana", "started": "someday", "shoe_size": 6},
                "Sam",
                {"id": DANA.id, "name": "Dana again"},
                {"id": HOSTEL.id, "name": "No hostel"},
                {"name": "x" * 2001},
            ],
            clients=[{"preferred_name": "Jo"}, {"preferred_name": "Someone else"}],
            spaceships=[{}, {}],
            needs="none",
        ),
        Case.of(HOSTEL),
    )
    assert imported.added == {"people": 2, "clients": 1}
    assert imported.not_taken == (
        "Clients, item 2: not taken, because a case has one client.",
        "People, item 1: Started was left out. Started is not a date as the format writes it.",
        "People, item 2: not taken, because it is not an object with fields.",
        "People, item 3: not taken, because an item before it has the same id.",
        "People, item 4: not taken, because its id is that of another item of the case (organisation).",
        "People, item 5: Name was left out. It is too long: 2,001 characters.",
        "The list “spaceships” was left out: this version of the app does not know it. It has 2 items.",
        "The list “needs” was left out: it is not a list.",
        "The field “shoe_size” of people was left out of 1: this app does not know it.",
    )


def test_a_file_about_somebody_else_is_pointed_out() -> None:
    case = Case.of(Client(id=CLIENT_ID, preferred_name="Jo Marsh"))
    assert read(file_of(clients=[{"preferred_name": "jo  marsh"}]), case).remarks == ()
    [remark] = read(file_of(clients=[{"preferred_name": "Sam Field"}]), case).remarks
    assert "another name" in remark


def test_attachments_are_said_to_come_without_their_contents() -> None:
    [remark] = read(file_of(attachments=[{"name": "letter.pdf"}])).remarks
    assert remark.startswith("The file lists 1 attachments without")


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_version_is_kindly_refused(version: int) -> None:
    with pytest.raises(NewerFile) as refused:
        read({"format": "navigator-case", "version": version})
    assert "newer version" in str(refused.value) and "Update" in str(refused.value)


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.0, True, [1]])
def test_a_version_that_never_was_is_refused(version: Any) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read({"format": "navigator-case", "version": version})
    assert not isinstance(refused.value, NewerFile)


@pytest.mark.parametrize(
    "damaged",
    [
        b'{"format": "navigator-case", "version": 1',
        b'{"format": "navigator-case", "version": 1, "people": [{"name": "Dana Whitlock"',
        b"[" * 200_000,
        b'{"format": "navigator-case", "version": ' + b"9" * 5000 + b"}",
        b"[" + b"[]," * 1_000_001 + b"[]]",
        b'{"format": "something else"}',
        b"[1, 2, 3]",
        b"{}",
    ],
    ids=["cut", "cut in an item", "deep", "long number", "a million lists", "other", "numbers", "nothing"],
)
def test_damaged_json_is_refused_in_one_sentence_without_what_is_in_it(damaged: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(damaged)
    assert "Dana" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_every_list_of_the_file_is_there_with_every_field() -> None:
    data = case_data(Case.of(DANA))
    assert list(data)[:4] == ["format", "version", "clients", "organisations"]
    assert data["people"][0]["phones"] == ["07700 900111"]
    assert data["people"][0]["started"] is None
