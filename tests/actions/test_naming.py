import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.actions.naming import LONGEST_NAME, listed, name_of, shortened
from navigator.casefile.case import Case
from navigator.casefile.kinds import KINDS
from navigator.casefile.partial_date import PartialDate
from tests.actions.book import Book, everything

NAMES = {
    "client": "Sam",
    "organisation": "Harbour House",
    "person": "Dana Whitlock",
    "tie": "tie Sam to Dana Whitlock",
    "need": "Somewhere to live",
    "view": "Harbour House's view of Somewhere to live",
    "step": "Detox place",
    "dependency": "that Detox place waits for Proof of identity",
    "reliance": "that Detox place relies on Harbour House",
    "entry": "a call with Dana Whitlock",
    "score": "the score for Somewhere to live",
    "target": "Digital",
    "meeting": "Release planning",
    "ask": "Chase the form",
    "alert": "Needle-stick risk",
    "agreement": "the agreement with Harbour House",
    "disclosure": "the disclosure to Harbour House",
    "place": "the place of Dana Whitlock on the map",
    "attachment": "Letter.pdf",
    "set_aside": "the finding set aside (Agreed so)",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_has_a_name_within_a_sentence(kind: str) -> None:
    book = Book()
    ids = everything(book)
    assert name_of(book.case, book.case.get(ids[kind])) == NAMES[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_of_which_nothing_is_known_has_a_name_too(kind: str) -> None:
    name = name_of(Case(), KINDS[kind](id="x"))
    assert name.strip() and "None" not in name


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [
        ("entry", {"kind": "call"}, "Log a call with Probation"),
        ("entry", {"kind": "incident"}, "Log an incident about Probation"),
        ("entry", {"kind": "letter"}, "Log a letter from Probation"),
        ("entry", {"kind": "no_show"}, "Log a no-show about Probation"),
        ("entry", {}, "Log an entry with Probation"),
    ],
)
def test_entries_are_logged_in_plain_words(kind: str, values: dict[str, str], name: str) -> None:
    book = Book()
    probation = book.add("organisation", name="Probation")
    book.add(kind, organisations=(probation,), **values)
    assert book.name_of_last() == name


def test_an_entry_tells_its_date_once_it_is_there() -> None:
    book = Book()
    entry = book.add("entry", kind="visit", when=PartialDate.month(2019, 3))
    assert name_of(book.case, book.case.get(entry)) == "a visit of March 2019"


def test_lists_are_cut_in_words() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b and 3 more"


@given(st.text())
def test_a_shortened_text_is_one_line_of_bounded_length(text: str) -> None:
    short = shortened(text)
    assert len(short) <= LONGEST_NAME and "\n" not in short
    if len(" ".join(text.split())) <= LONGEST_NAME:
        assert short == " ".join(text.split())
