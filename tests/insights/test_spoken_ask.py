"""Asks and offers as fast as they are spoken: what is recognised, what is left to choose, nothing lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.date_words import say_date
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.insights.spoken_ask import SpokenAsk, read_spoken
from navigator.insights.who_is_meant import Fit, Names
from tests.factories import cases, organisation, person
from tests.insights.plans import TODAY, day

COUNCIL = organisation("Marlhaven Council Housing Options", sector="housing")
HOSTEL = organisation("Harbour House", sector="housing")
PROBATION = organisation("Probation, North and East", sector="justice")
DANA = person("Dana Whitlock", organisation=PROBATION.id, role="Probation practitioner", professional=True)
OLD_DANA = person("Dana Old", ended=day(-300))
LENA = person("Lena Wójcik", organisation=COUNCIL.id, role="Housing solutions officer")
GP = person("Dr Anjali Patel", role="GP")
JO_A, JO_B = person("Jo Able"), person("Jo Baker", organisation=HOSTEL.id)
SAM = Client(id=CLIENT_ID, preferred_name="Sam")
CASE = Case.of(COUNCIL, HOSTEL, PROBATION, DANA, OLD_DANA, LENA, GP, JO_A, JO_B, SAM)
FRIDAY = PartialDate.on(TODAY + timedelta(days=(4 - TODAY.weekday()) % 7))


def spoken(line: str, here: frozenset[str] = frozenset()) -> SpokenAsk:
    return read_spoken(line, Names(CASE, TODAY, here, me=JO_A.id), TODAY)


def parts(line: str) -> tuple[str, str, str, str, str, str]:
    one = spoken(line)
    return (one.kind, one.from_whom.id, one.to_whom.id, one.what, say_date(one.by_when), one.state)


def test_the_sentence_that_everybody_says() -> None:
    wanted = ("ask", PROBATION.id, COUNCIL.id, "A deposit letter", say_date(FRIDAY), "accepted")
    line = "Probation asks Housing for a deposit letter by Friday: accepted"
    assert parts(line) == wanted
    assert parts(line.lower()) == wanted, "nobody has the time to hold down Shift"
    assert spoken(line).unclear == ()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Dana asks the GP to look at his foot", ("ask", DANA.id, GP.id, "Look at his foot", "", "asked")),
        (
            "Lena offers Sam a second viewing on 3 December 2030: declined, he works that day",
            ("offer", LENA.id, CLIENT_ID, "A second viewing", "3 December 2030", "declined"),
        ),
        (
            "Harbour House offers an hour on lows to Probation, accepted",
            ("offer", HOSTEL.id, PROBATION.id, "An hour on lows", "", "accepted"),
        ),
        ("Sam asks wojcik which room", ("ask", CLIENT_ID, LENA.id, "Which room", "", "asked")),
        ("I ask Dana about the licence", ("ask", JO_A.id, DANA.id, "About the licence", "", "asked")),
        ("Lena offers to ring the bank", ("offer", LENA.id, "", "Ring the bank", "", "asked")),
        ("ask Dana for a date", ("ask", "", DANA.id, "A date", "", "asked")),
        (
            "Dana asks Lena for a letter signed by the landlord",
            ("ask", DANA.id, LENA.id, "A letter signed by the landlord", "", "asked"),
        ),
        ("Dana asks Lena: no smoking sign", ("ask", DANA.id, LENA.id, "No smoking sign", "", "asked")),
        ("Dana asks Lena to come at 10:30", ("ask", DANA.id, LENA.id, "Come at 10:30", "", "asked")),
    ],
)
def test_other_ways_to_say_it(line: str, wanted: tuple[str, ...]) -> None:
    assert parts(line) == wanted


def test_why_it_was_declined_is_the_answer() -> None:
    one = spoken("Dana asks Lena for a key: declined because the lock is new")
    assert (one.state, one.answer) == ("declined", "Because the lock is new")


def test_somebody_who_is_not_in_the_case_is_said_and_not_guessed() -> None:
    one = spoken("Jane Smith asks Housing for a letter")
    assert (one.from_whom.id, one.from_whom.words) == ("", "Jane Smith")
    assert one.unclear == ("“Jane Smith” is nobody of this case.",)


def test_of_two_who_may_be_meant_somebody_chooses() -> None:
    one = spoken("Jo asks Housing for a letter")
    assert (one.from_whom.id, set(one.from_whom.ids)) == ("", {JO_A.id, JO_B.id})
    assert one.unclear == ("“Jo” may be several: choose which.",)


def test_of_two_the_one_in_the_room_is_meant() -> None:
    assert spoken("Jo asks Housing for a letter", frozenset({JO_B.id})).from_whom.id == JO_B.id


def test_of_two_the_one_who_is_still_there_is_meant() -> None:
    assert spoken("Dana asks Lena to ring").from_whom.ids == (DANA.id, OLD_DANA.id)
    assert spoken("Dana asks Lena to ring").from_whom.id == DANA.id


def test_a_line_without_an_ask_says_how_to_say_it() -> None:
    one = spoken("We talked for an hour")
    assert not one.kind and one.what == "We talked for an hour"
    assert "asks" in one.unclear[0]


WHOS: st.SearchStrategy[Organisation | Person] = st.sampled_from((COUNCIL, HOSTEL, DANA, LENA, JO_B))
WORDS = st.lists(
    st.sampled_from(("key", "fridge", "letter", "form", "viewing", "call")), min_size=1, max_size=5
)


@given(
    WHOS, WHOS, WORDS, st.dates(TODAY, date(2090, 1, 1)), st.sampled_from(("accepted", "declined", "done"))
)
def test_whatever_is_asked_of_whomever_is_understood(
    one: Organisation | Person, other: Organisation | Person, words: list[str], by: date, state: str
) -> None:
    what = " ".join(words)
    found = spoken(f"{one.name} asks {other.name} for a {what} by {say_date(PartialDate.on(by))}: {state}")
    assert (found.from_whom.id, found.to_whom.id) == (one.id, other.id)
    assert (found.what, found.by_when, found.state) == (f"A {what}", PartialDate.on(by), state)
    assert not found.unclear


LINES = st.text(max_size=120) | st.lists(
    st.sampled_from(
        ("Dana", "Housing", "asks", "offers", "for", "to", "a key", "by", "Friday", ":", "accepted", "no",
         "Jo", "before", "3", "December", ",", "nobody", "in two weeks", "whether", "declined")
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
LINKS = {
    *("ask", "asks", "asked", "asking", "request", "requests", "requested"),
    *("offer", "offers", "offered", "offering", "for", "to", "that", "will", "is", "are", "has", "have"),
}


@given(LINES)
def test_no_word_is_lost(line: str) -> None:
    one = spoken(line)
    said = (one.from_whom.words, one.to_whom.words, one.what, one.by_words, one.answer_words, one.answer)
    kept = _letters(" ".join(said))
    for word in line.split():
        plain = _letters(word)
        assert plain in kept or word.casefold().strip(" ,.:;–—-") in LINKS, (word, one)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


@given(cases(), st.text(max_size=60))
def test_any_case_and_any_line(case: Case, line: str) -> None:
    one = read_spoken(line, Names(case, TODAY), TODAY)
    for who in (one.from_whom, one.to_whom):
        assert not who.sure or who.id
        assert all(case.find(item) or item == CLIENT_ID for item in who.ids)


def test_how_well_words_fit() -> None:
    names = Names(CASE, TODAY)
    fits = [names.meant(one).fit for one in ("lena wojcik", "Wojcik", "woj", "housing solutions officer")]
    assert fits == [Fit.WHOLE, Fit.WORDS, Fit.BEGINNINGS, Fit.PART_PLAYED]
    assert names.meant("wo").ids == (), "two letters could begin anybody's name"
