"""The table of people and organisations: what a spreadsheet opens, and what comes back out of it."""

import csv
import dataclasses
import io
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.csv_cells import escape, unescape
from navigator.interchange.csv_out import export_csv, say_date_to_be_read
from navigator.interchange.folding import folded
from tests.interchange.case_strategies import ANY_TEXT, PLAIN_NAMES, counted_ids, partial_dates, values_of
from tests.interchange.reading import organisations_of, people_of, read_text

T = TypeVar("T", bound=Item)
WORDS = (FieldType.LINE, FieldType.TEXT, FieldType.WEB)
PHONES = st.integers(10**9, 10**11 - 1).map(lambda number: f"0{number}")
EMAILS = st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}@example\.org", fullmatch=True)
NAMES = PLAIN_NAMES.filter(lambda name: len(folded(name)) > 1)
NOT_IN_A_TABLE = ("same_as", "organisation", "name", "phones", "emails")


@st.composite
def contacts(draw: st.DrawFn) -> Case:
    """Cases with people and organisations as a table can carry them."""
    ids = counted_ids()
    names = draw(st.lists(NAMES, max_size=3, unique_by=folded))
    organisations = [draw(contact_of(Organisation, ids.new(), name)) for name in names]
    people = []
    for name in draw(st.lists(NAMES, max_size=3)):
        person: Person = draw(contact_of(Person, ids.new(), name))
        organisation = draw(st.sampled_from(["", *(o.id for o in organisations)]))
        professional = draw(st.booleans())
        people.append(dataclasses.replace(person, organisation=organisation, professional=professional))
    return Case.of(*organisations, *people)


def contact_of(entity: type[T], item_id: str, name: str) -> st.SearchStrategy[T]:
    """People and organisations of this name, with every field that a table has."""
    fields = {n: values_of(f, []) for n, f in fields_of(entity).items() if n not in NOT_IN_A_TABLE}
    lists = {"phones": PHONES, "emails": EMAILS}
    return st.builds(
        entity,
        id=st.just(item_id),
        name=st.just(name),
        **fields,
        **{n: st.lists(one, max_size=3, unique=True).map(tuple) for n, one in lists.items()},
    )


def without_ids(case: Case, items: list[Item]) -> list[Item]:
    """Items by name, with the name of an organisation in place of its id."""
    bare = []
    for item in items:
        values = {"id": ""}
        if isinstance(item, Person):
            values["organisation"] = case.title_of(item.organisation)
        for name, field in fields_of(type(item)).items():
            value = getattr(item, name)
            if field.type in WORDS and not field.many and name != "name":
                values[name] = value.strip()
        bare.append(dataclasses.replace(item, **values))
    return sorted(bare, key=repr)


@settings(max_examples=40)
@given(contacts())
def test_what_goes_out_comes_back(case: Case) -> None:
    imported = read_text(export_csv(case)) if case.people or case.organisations else None
    if imported is None:
        return
    assert imported.not_taken == ()
    came = Case.of(*imported.items)
    assert without_ids(came, [*came.organisations.all, *came.people.all]) == without_ids(
        case, [*case.organisations.all, *case.people.all]
    )


@given(ANY_TEXT | st.text("'=+-@\t\r＝a1", max_size=8))
def test_no_cell_runs_as_a_formula_and_every_cell_comes_back(text: str) -> None:
    cell = escape(text)
    assert cell[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert unescape(cell) == text


@given(partial_dates())
def test_every_date_comes_back(value: PartialDate) -> None:
    from navigator.casefile.date_words import read_date

    assert read_date(say_date_to_be_read(value)) == value


def test_it_opens_in_a_spreadsheet() -> None:
    hostel = Organisation(id="o", name="Quayside Hostel", phones=("0115 496 0000",), sector="housing")
    dana = Person(
        id="p", name="Dana, Whitlock", organisation="o", phones=("+44 7700 900111", "07700 900112"),
        is_lead=True, started=PartialDate.parse("2019-03"),
    )  # fmt: skip
    data = export_csv(Case.of(hostel, dana))
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Kind"] for row in rows] == ["Organisation", "Person"]
    assert rows[0]["Sector"] == "Housing and homelessness"
    assert rows[1]["Organisation"] == "Quayside Hostel"
    assert (rows[1]["Phone 1"], rows[1]["Phone 2"]) == ("'+44 7700 900111", "07700 900112")
    assert (rows[1]["Is the lead"], rows[1]["Started"]) == ("yes", "March 2019")


def test_an_empty_case_is_a_row_of_headings() -> None:
    assert export_csv(Case()).decode("utf-8-sig").count("\r\n") == 1


def test_people_and_organisations_stay_what_they_are() -> None:
    case = Case.of(Organisation(id="o", name="Sam Field"), Person(id="p", name="Quayside Hostel"))
    imported = read_text(export_csv(case))
    assert [o.name for o in organisations_of(imported)] == ["Sam Field"]
    assert [p.name for p in people_of(imported)] == ["Quayside Hostel"]
