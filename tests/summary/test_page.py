"""The one page: one sheet, legible, and honest about what it leaves out, whatever the case holds."""

import re

import pytest
from hypothesis import example, given, settings

from navigator.casefile.case import Case
from navigator.interchange.example import example_case
from navigator.summary.page import Page, make_page
from tests.summary.crowds import MARK, TODAY, crowd, crowds, texts
from tests.summary.many_pages import READERS, check_one_page
from tests.summary.reading import Sheet

LEAST_SIZE = 8.0
A4 = (595.28, 841.89)
EDGE = 20.0
"""Points: no printer needs more of a margin."""

SECTIONS = {
    "Must know": ("alerts", "A"),
    "What matters to me, in my order": ("needs", "N"),
    "Who to call first": ("contacts", "P"),
    "What is next": ("next steps", "S"),
    "What is blocked, and by what": ("blocked", "S"),
    "Asks and offers": ("asks", "K"),
}
"""The heading of each section that lists items, its name in `Page.shown`, and the letter of its marks."""

SAID = 6_000
"""Characters: no page could be read that says more."""


def page_of(case: Case) -> Page:
    return make_page(case, today=TODAY, page_by="Ada Obi, Harbour House")


def check(case: Case) -> None:
    """Everything that holds for any case."""
    page = page_of(case)
    sheet = Sheet(page.pdf)
    assert len(sheet.file.pages) == 1
    assert sheet.box == [0, 0, *A4]
    assert min(shown.size for shown in sheet.texts) >= LEAST_SIZE
    check_inside(sheet)
    for heading, (name, letter) in SECTIONS.items():
        check_counted(sheet, page, heading, name, letter)


def check_inside(sheet: Sheet) -> None:
    """All of it is on the paper, and nothing lies over the foot."""
    feet = [shown for shown in sheet.texts if shown.text.startswith("page")]
    foot = min(feet, key=lambda shown: shown.y).y
    for shown in sheet.texts:
        assert EDGE <= shown.x <= A4[0] - EDGE
        assert EDGE <= shown.y <= A4[1] - EDGE
        assert shown.y == foot or shown.y >= foot + LEAST_SIZE


def check_counted(sheet: Sheet, page: Page, heading: str, name: str, letter: str) -> None:
    """The items that stand in a section are those that it counts, and "+n more" is right."""
    parts = sheet.sections()[heading]
    remark = sheet.said(parts[0]) if parts and parts[0].role == "P" else ""
    more = re.match(r"\+(\d+) more", remark)
    assert (int(more[1]) if more else 0) == page.left_out[name]
    lists = [part for part in parts if part.role in ("L", "Table")]
    rows = [node for part in lists for node in part.walk() if node.role in ("LI", "TR")]
    said = [MARK.findall(sheet.said(row)) for row in rows]
    own = [marks[0] for marks in said if marks and marks[0].endswith(letter)]
    if letter == "K":
        own = [found for marks in said for found in marks if found.endswith("K")]
    assert len(own) == len(set(own)) == page.shown[name]


@given(crowds())
@example(Case())
def test_any_case_is_one_legible_page_that_counts_right(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("readers", READERS)
@settings(max_examples=100)
@given(crowds((0, 1, 2, 5, 15, 52)), texts())
def test_any_case_is_exactly_one_page_whoever_reads_it(readers: str, case: Case, words: str) -> None:
    """Five kinds of readers, a hundred cases each: five hundred in each run of the tests."""
    check_one_page(case, readers, words)


@pytest.mark.parametrize("readers", READERS)
def test_a_thousand_of_everything_are_one_page_whoever_reads_it(readers: str) -> None:
    many = crowd(dict.fromkeys("AOPNSDEMTKC", 1000), lambda random: random.choice(("calm", "x" * 100_000)))
    check_one_page(many, readers, "wordy " * 16_000)


@pytest.mark.parametrize("count", [0, 1, 52, 1000])
def test_so_many_of_everything_are_one_legible_page(count: int) -> None:
    words = ("calm", "a door that locks")
    check(crowd(dict.fromkeys("AOPNSDEMTKC", count), lambda random: random.choice(words)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("wordy " * 20_000, id="words"),
        pytest.param("x" * 100_000, id="one word"),
        pytest.param("a\n" * 50_000, id="lines"),
        pytest.param("a" + "\u0301" * 100_000, id="marks"),
        pytest.param("\u200d" * 100_000, id="joiners"),
        pytest.param("\u200e" * 100_000, id="direction marks"),
    ],
)
def test_a_hundred_thousand_characters_in_every_field_are_one_legible_page(text: str) -> None:
    check(crowd(dict.fromkeys("AOPNSDEMTKC", 6), lambda _: text))


def test_the_example_is_one_legible_page() -> None:
    page = page_of(example_case(TODAY))
    sheet = Sheet(page.pdf)
    assert min(shown.size for shown in sheet.texts) >= LEAST_SIZE
    check_inside(sheet)
    assert not page.undrawable
    assert page.left_out["alerts"] == 0, "an ordinary case says all that must be known"


def test_the_same_case_on_the_same_day_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    case = example_case(TODAY)
    first = page_of(case).pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    assert page_of(case).pdf == first


def test_the_file_says_nothing_of_the_client_the_person_or_the_machine() -> None:
    sheet = Sheet(page_of(example_case(TODAY)).pdf)
    info = {str(key): str(value) for key, value in sheet.file.docinfo.items()}
    assert info == {
        "/Title": "Case summary",
        "/Producer": "Case Navigator",
        "/CreationDate": "D:20261122000000Z",
    }
    assert "/Metadata" not in sheet.file.Root


def test_every_page_says_whom_it_is_for_when_and_by_whom_it_was_made() -> None:
    for case in (Case(), example_case(TODAY)):
        text = Sheet(page_of(case).pdf).text
        assert text.startswith("For the keyworker only"), "the first thing that anybody reads"
        assert "page by Ada Obi, Harbour House, 22 November 2026" in text


def test_an_empty_case_says_kindly_what_is_missing() -> None:
    text = Sheet(page_of(Case()).pdf).text
    assert "No must-knows are written down yet." in text
    assert "Please ask me what matters to me." in text


def test_what_is_not_drawn_is_not_in_the_file() -> None:
    """The page never says more than it shows: a hidden layer would be shared unseen."""
    secret = "Blackfriars"
    case = crowd({"A": 40, "P": 60}, lambda _: "calm")
    long = Case.of(*case.items())
    hidden = long.people["P59"]
    page = page_of(long.with_items({("person", "P59"): type(hidden)(id="P59", name="Zz", role=secret)}))
    sheet = Sheet(page.pdf)
    words = sheet.text + "".join(node.alt + node.actual for node in sheet.structure.walk())
    assert secret not in words
    assert len(sheet.text) < SAID
