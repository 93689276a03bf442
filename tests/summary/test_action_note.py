"""The action note: one sheet, only of this meeting, honest about what it leaves out, whatever was said."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.example import example_case, example_id
from navigator.summary.action_note import action_note, attendees, make_action_note
from navigator.summary.page import Page
from tests.factories import organisation, person
from tests.summary.crowds import MARK, TODAY, mark, texts
from tests.summary.reading import Sheet

A4 = (595.28, 841.89)


def note_of(case: Case, meeting: Meeting, held_back: int = 0) -> Page:
    said = action_note(
        case,
        meeting,
        attendees(case, meeting),
        today=TODAY,
        page_by="Ada Obi, Harbour House",
        held_back=held_back,
    )
    return make_action_note(said, today=TODAY)


def example_note(name: str = "multi_agency_3") -> Sheet:
    case = example_case(TODAY)
    return Sheet(note_of(case, case.meetings[example_id(name)]).pdf)


def test_what_was_decided_and_asked_stands_on_it_and_who_came() -> None:
    said = " ".join(example_note().text.split())
    for words in (
        "Who came",
        "Joyce Mensah",
        "Practice nurse",
        "What was decided",
        "Cooper's Row viewing open",
        "Lena Wójcik asks Ada Obi",
        "2 December",
        "Next review 14 December 2026",
    ):
        assert words in said, words


def test_nothing_of_any_other_meeting_and_nobody_who_did_not_come_stands_on_it() -> None:
    said = " ".join(example_note().text.split())
    for words in ("One weekly test", "Craig Sowter", "Multi-agency meeting Civic", "Nightmares", "methadone",
                  "07700"):  # fmt: skip
        assert words not in said, words


def test_a_meeting_without_anything_says_so_kindly() -> None:
    said = Sheet(note_of(Case(), Meeting(id="m"), held_back=1).pdf).text
    for words in ("not written down who came", "Nothing was decided", "Nobody asked", "No next review",
                  "1 thing was left out"):  # fmt: skip
        assert words in said, words


def test_it_is_tagged_and_has_its_headings_in_order() -> None:
    sheet = example_note()
    assert list(sheet.sections()) == ["Who came", "What was decided", "Asks and offers"]
    assert sum(node.role == "H1" for node in sheet.structure.walk()) == 1


@settings(max_examples=30)
@given(
    st.sampled_from((0, 1, 5, 52, 1_000)),
    st.sampled_from((0, 1, 12, 400)),
    st.sampled_from((0, 1, 9, 300)),
    st.lists(texts(), min_size=1, max_size=3),
)
def test_one_sheet_whatever_was_said(came: int, decided: int, asked: int, words: list[str]) -> None:
    said = [" ".join(word.split()) for word in words]
    people = [person(f"{mark(n, 'P')} {said[n % len(said)]}") for n in range(came)]
    people = [replace(one, id=f"p{number}") for number, one in enumerate(people)]
    asks = [
        Ask(
            id=f"k{n:04d}", kind="ask", to_whom="o", what=f"{mark(n, 'K')} {said[n % len(said)]}", meeting="m"
        )
        for n in range(asked)
    ]
    meeting = Meeting(
        id="m",
        purpose=said[0],
        where=said[-1],
        when=PartialDate.on(TODAY),
        came=tuple(one.id for one in people),
        decisions="\n".join(f"{mark(n, 'D')} {said[n % len(said)]}" for n in range(decided)),
    )
    case = Case.of(Client(id=CLIENT_ID, preferred_name=said[0]), organisation("O"), *people, *asks, meeting)
    page = note_of(case, meeting, held_back=3)
    sheet = Sheet(page.pdf)
    assert len(sheet.file.pages) == 1 and sheet.box == [0, 0, *A4]
    assert min(shown.size for shown in sheet.texts) >= 8.0
    assert all(20 <= shown.x <= A4[0] - 20 and 20 <= shown.y <= A4[1] - 20 for shown in sheet.texts)
    for heading, name, letter, number in (
        ("Who came", "came", "P", came),
        ("What was decided", "decisions", "D", decided),
        ("Asks and offers", "asks", "K", asked),
    ):
        shown = {found for found in MARK.findall(sheet.text) if found.endswith(letter)}
        assert page.shown[name] + page.left_out[name] == number
        assert len(shown) == page.shown[name], heading
        more = re.search(r"\+([\d,]+) more", _heading_words(sheet, heading))
        assert (int(more[1].replace(",", "")) if more else 0) == page.left_out[name]


def _heading_words(sheet: Sheet, heading: str) -> str:
    nodes = sheet.sections()[heading]
    return sheet.said(nodes[0]) if nodes and nodes[0].role == "P" else ""
