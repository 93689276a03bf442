"""The example case: what is in it, that nothing in it is real or broken, and that it moves with today."""

import re
import tomllib
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.remarks import remarks
from navigator.casefile.resources import resource
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import UnreadableFile
from navigator.history.draft import seal
from navigator.history.heads import Merge
from navigator.history.projection import apply
from navigator.history.stamp import Stamp
from navigator.interchange.example import example_case, example_draft, example_id, example_items

AS_OF = date(2026, 11, 20)
WEEK = [AS_OF + timedelta(days=day) for day in range(7)]
"""The days on which the example stands exactly as it is written."""

WRITTEN = example_items(AS_OF)

PHONE = re.compile(r"07700 900\d{3}|01632 960\d{3}")
PHONE_LIKE = re.compile(r"(?<![\d-])\+?\d[\d ]{8,}\d(?![\d-])")
HOST = re.compile(
    r"(?:https?://|@)([\w.-]+)|\b([\w-]+(?:\.[\w-]+)*\.(?:com|net|org|uk|info|io|co|nhs|gov))\b"
)
FICTIONAL_HOST = re.compile(r"(?:[\w-]+\.)*example\.(?:org|com)")
EMERGENCY = {"999", "111", "101"}


def texts(item: Item) -> Iterator[str]:
    """Every piece of text that an item holds."""
    for name, field in fields_of(type(item)).items():
        if field.type not in (FieldType.REF, FieldType.DATE, FieldType.CHOICE):
            value = getattr(item, name)
            yield from value if isinstance(value, tuple) else [value] if isinstance(value, str) else []


def dates(item: Item) -> Iterator[tuple[str, PartialDate]]:
    """The item's fields that hold a date."""
    for name, field in fields_of(type(item)).items():
        if field.type is FieldType.DATE and getattr(item, name) is not None:
            yield name, getattr(item, name)


def test_it_has_the_fifteen_organisations_and_fifty_two_people_of_an_ordinary_case() -> None:
    case = example_case(AS_OF)
    assert len(case.organisations) == 15
    assert len(case.people) == 52
    assert Counter(person.professional for person in case.people.all) == {True: 37, False: 15}
    assert case.client.preferred_name == "Sam"
    assert case.client.id == CLIENT_ID


def test_it_spans_three_years_and_a_release_from_prison() -> None:
    case = example_case(AS_OF)
    entries = case.entries.dated("when")
    first, last = entries[0].when, entries[-1].when
    assert first and last
    assert timedelta(days=3 * 365) <= last.earliest - first.earliest <= timedelta(days=3 * 366)
    released = [e for e in entries if e.kind == "milestone" and e.text.startswith("Released from HMP")]
    assert len(released) == 1


def test_every_kind_topic_status_and_voice_is_in_it() -> None:
    """So that every screen and every format is shown with something in each place."""
    case = example_case(AS_OF)
    without = {entity.PLURAL for entity in ENTITIES if not case.shelf(entity)}
    assert without == {"places", "attachments", "set_asides"}, "the layout places, nothing is set aside"
    for shelf, field, words in (
        (case.needs, "topic", "topics"),
        (case.steps, "kind", "step_kinds"),
        (case.steps, "status", "step_statuses"),
        (case.entries, "kind", "entry_kinds"),
        (case.entries, "voice", "voices"),
        (case.asks, "state", "ask_states"),
        (case.scores, "by", "scorers"),
        (case.targets, "area", "target_areas"),
        (case.ties, "strength", "tie_strengths"),
        (case.agreements, "lawful_basis", "lawful_bases"),
    ):
        assert {getattr(item, field) for item in shelf.values()} == set(vocabulary(words).terms), words


def test_names_in_other_scripts_are_in_it() -> None:
    names = " ".join(person.name for person in example_case(AS_OF).people.all)
    for spelling in ("Wójcik", "Łukasz Wiśniewski", "Nguyễn Thị Hoa", "ዳዊት ገብሬ", "يوسف الخطيب", "陈伟"):
        assert spelling in names


@pytest.mark.parametrize("today", WEEK)
def test_nothing_in_it_looks_wrong(today: date) -> None:
    case = example_case(today)
    found = [(item.title, remark.says) for item in case.items() for remark in remarks(case, item, today)]
    assert found == []


@pytest.mark.parametrize("today", WEEK)
def test_nothing_that_happened_lies_ahead(today: date) -> None:
    case = example_case(today)
    happened = [entry.when for entry in case.entries.all]
    happened += [score.date for score in case.scores.all] + [view.date for view in case.views.all]
    happened += [disclosure.when for disclosure in case.disclosures.all]
    happened += [meeting.when for meeting in case.meetings.all if meeting.came]
    assert all(moment is not None and moment.latest <= today for moment in happened)


def test_every_phone_email_and_website_is_from_the_ranges_for_fiction() -> None:
    for item in example_items(AS_OF):
        for text in texts(item):
            rest = text.replace(getattr(item, "nhs_number", "") or "\0", "")
            for found in PHONE_LIKE.findall(rest):
                assert PHONE.fullmatch(found.strip()), (item.title, found)
            for host in ("".join(groups) for groups in HOST.findall(rest)):
                assert FICTIONAL_HOST.fullmatch(host), (item.title, host)
        for number in getattr(item, "phones", ()):
            assert PHONE.fullmatch(number), (item.title, number)
        for address in getattr(item, "emails", ()):
            assert FICTIONAL_HOST.fullmatch(address.rpartition("@")[2]), (item.title, address)


def test_nobody_shares_a_number_with_somebody_else_by_accident() -> None:
    numbers = Counter(number for person in example_case(AS_OF).people.all for number in person.phones)
    assert [number for number, times in numbers.items() if times > 1] == []


def test_the_nhs_number_is_from_the_range_that_is_never_given_out() -> None:
    assert example_case(AS_OF).client.nhs_number.startswith("999 ")


def test_no_brace_is_left_in_a_text() -> None:
    assert [text for item in example_items(AS_OF) for text in texts(item) if "{" in text or "}" in text] == []


def test_the_same_day_gives_the_same_case(tmp_path: Path) -> None:
    """Also out of another copy of the files, so that nothing remembered from before can help."""
    for path in resource("example").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert example_items(AS_OF, tmp_path) == WRITTEN


def test_ids_are_uuids_of_version_7_and_depend_on_the_key_alone() -> None:
    items = example_items(AS_OF)
    assert len({item.id for item in items}) == len(items)
    assert all(uuid.UUID(item.id).version == 7 for item in items)
    assert example_id("dana_whitlock") == "01a1f640-bc00-7df2-b11e-f0fe3bc49fe9"
    assert example_id("sam") == CLIENT_ID


def test_loading_it_is_one_named_act_that_gives_the_same_case() -> None:
    draft = example_draft(AS_OF)
    assert draft.name == "Load the example case"
    sealed = seal(draft, lambda kind, item: {}, stamp=Stamp(1, 0, "r"), number=1, author="Ada")
    assert sealed is not None
    merge = Merge()
    case = apply(Case(), merge, merge.absorb(sealed.changes))
    assert set(case.items()) == set(example_items(AS_OF))


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)))
@settings(max_examples=20)
def test_it_always_ends_around_today(today: date) -> None:
    shift = timedelta(weeks=(today - AS_OF).days // 7)
    assert timedelta(0) <= today - (AS_OF + shift) < timedelta(weeks=1)
    for written, moved in zip(WRITTEN, example_items(today), strict=True):
        for (name, before), (_, after) in zip(dates(written), dates(moved), strict=True):
            if name == "born":
                assert before == after
            elif before.is_day:
                assert after.earliest - before.earliest == shift
                assert after.minute == before.minute
            else:
                assert abs((after.earliest - before.earliest) - shift) <= timedelta(days=365)
            assert re.sub(r"\d", "0", str(after)) == re.sub(r"\d", "0", str(before)), "as exact as before"


def test_a_date_in_a_text_moves_with_the_rest() -> None:
    later = AS_OF + timedelta(weeks=10)
    views = [case.views[example_id("home_harbour_house")] for case in map(example_case, (AS_OF, later))]
    assert "ends on 5 January and" in views[0].formulation
    assert "ends on 16 March and" in views[1].formulation


def test_its_files_stay_small_enough_to_read_at_every_start() -> None:
    """tomllib reads about five megabytes a second."""
    assert sum(path.stat().st_size for path in resource("example").glob("*.toml")) < 250_000


GOOD = 'as_of = 2026-11-20\n[people.ada]\nname = "Ada"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + 'rol = "x"', "ada: a person has no field “rol”."),
        (GOOD + 'organisation = "nobody"', "the field “organisation” points to “nobody”"),
        (GOOD + 'organisation = "ada"', "the field “organisation” points to “ada”"),
        (GOOD + 'closeness = "inner"', "the field “closeness” has “inner”, which is no known word."),
        (GOOD + 'started = "16 October 2023"', "the field “started” does not hold what it should."),
        (GOOD + 'is_lead = "yes"', "the field “is_lead” does not hold what it should."),
        (GOOD + 'role = "Since {2026-13-01}"', "the field “role” does not hold what it should."),
        (GOOD + "[persons.bob]", "has a table “persons” of no known kind."),
        (GOOD + "[organisations.ada]", "ada: the key is used twice."),
        (GOOD + "[people", "not TOML"),
        (GOOD + "[needs]\nhome = 3", "home: is not a table."),
        ('[people.ada]\nname = "Ada"', "as of which day"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_and_the_key(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "people.toml").write_text(text, "utf-8")
    with pytest.raises(UnreadableFile) as refused:
        example_items(AS_OF, tmp_path)
    assert says in str(refused.value)
    assert "Your own cases are not touched" in str(refused.value)


def test_the_good_file_of_the_test_above_is_read(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(GOOD, "utf-8")
    (item,) = example_items(AS_OF, tmp_path)
    assert item.title == "Ada"


def test_keys_are_readable_and_used_once_in_all_files() -> None:
    keys: list[str] = []
    for path in resource("example").glob("*.toml"):
        if path.name != "meant.toml":
            tables = tomllib.loads(path.read_text("utf-8"))
            keys += [key for table in tables.values() if isinstance(table, dict) for key in table]
    assert len(keys) == len(set(keys)) == len(example_items(AS_OF))
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in keys)
