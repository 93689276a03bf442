"""Cards that go out: they come back the same, other readers read them, and what is the client's stays."""

import dataclasses

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.interchange.folding import folded
from navigator.interchange.vcard_out import export_vcard
from tests.interchange.case_strategies import LINES, PLAIN_NAMES, TEXTS, counted_ids
from tests.interchange.reading import organisations_of, people_of, read_text

NAMES = PLAIN_NAMES.filter(folded)
WORDS = LINES.map(str.strip)


@st.composite
def contacts(draw: st.DrawFn) -> Case:
    """Cases with people and organisations as cards can carry them."""
    ids = counted_ids()
    organisations = [
        Organisation(
            id=ids.new(),
            name=name,
            phones=draw(numbers()),
            emails=draw(emails()),
            website=draw(WORDS),
            address=draw(st.lists(PLAIN_NAMES.filter(folded), max_size=3).map("\n".join)),
            what_it_does=draw(TEXTS.map(str.strip)),
        )
        for name in draw(st.lists(NAMES, max_size=3, unique_by=folded))
    ]
    people = [
        Person(
            id=ids.new(),
            name=name,
            role=draw(WORDS),
            phones=draw(numbers()),
            emails=draw(emails()),
            organisation=draw(st.sampled_from(["", *(o.id for o in organisations)])),
        )
        for name in draw(st.lists(NAMES, max_size=3))
    ]
    return Case.of(*organisations, *people)


def numbers() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.integers(10**9, 10**11).map(lambda n: f"0{n}"), max_size=2, unique=True).map(tuple)


def emails() -> st.SearchStrategy[tuple[str, ...]]:
    one = st.from_regex(r"[a-z,;\\]{1,8}@example\.org", fullmatch=True)
    return st.lists(one, max_size=2, unique=True).map(tuple)


@settings(max_examples=40)
@given(contacts())
def test_what_goes_out_comes_back(case: Case) -> None:
    if not case.people and not case.organisations:
        assert export_vcard(case) == b""
        return
    imported = read_text(export_vcard(case), "cards.vcf")
    assert imported.not_taken == ()
    came = Case.of(*imported.items)
    bare = [dataclasses.replace(o, id="") for o in organisations_of(imported)]
    assert bare == [dataclasses.replace(o, id="") for o in case.organisations.values()]
    for person, original in zip(people_of(imported), case.people.values(), strict=True):
        assert came.title_of(person.organisation) == case.title_of(original.organisation)
        assert person.professional is (True if original.organisation else None)
        assert dataclasses.replace(original, professional=person.professional) == dataclasses.replace(
            person, id=original.id, organisation=original.organisation
        )


@settings(max_examples=40)
@given(contacts())
def test_lines_are_short_and_end_as_the_standard_says(case: Case) -> None:
    data = export_vcard(case)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    data.decode("utf-8")


def test_another_reader_reads_it() -> None:
    hostel = Organisation(id="o", name="Quayside, Hostel", phones=("0115 496 0000",))
    dana = Person(id="p", name="Dana Rae Whitlock", organisation="o", role="Support; worker")
    first, second = vobject.readComponents(export_vcard(Case.of(hostel, dana)).decode())
    assert (first.fn.value, first.kind.value, first.tel.value) == ("Quayside, Hostel", "org", "0115 496 0000")
    assert (second.fn.value, second.title.value) == ("Dana Rae Whitlock", "Support; worker")
    assert (second.n.value.family, second.n.value.given) == ("Whitlock", "Dana Rae")
    assert second.org.value == ["Quayside, Hostel"]


def test_nothing_about_the_client_goes_out() -> None:
    client = Client(id=CLIENT_ID, preferred_name="Jo Marsh", phones=("07700 900199",))
    dana = Person(id="p", name="Dana", relationship="Jo's probation officer", closeness="close")
    data = export_vcard(Case.of(client, dana)).decode()
    assert "Jo" not in data and "0199" not in data and "close" not in data
