"""Lines: nothing too wide, nothing lost, and what is cut is cut between characters and says so."""

from hypothesis import example, given
from hypothesis import strategies as st

from navigator.layout.graphemes import ELLIPSIS, graphemes
from navigator.summary.lines import LineBreaker, Lines, Span
from tests.summary.crowds import NAMES, texts

SIZE = 9.0
PLAIN = st.text("abc de-fg/ hijk.\u00a0\u4e00\u4e8c\u0e01\u0e02é", max_size=200)

PARTS = ("ab", "e\u0301\u0323", "กำ", "क्षि", "ሰላም", "한글", " x", " -")


def broken(text: str, width: float = 100.0, most: int = 4) -> tuple[LineBreaker, Lines]:
    breaker = LineBreaker()
    return breaker, breaker.lines([Span(text, own=True)], width, SIZE, most)


def said(breaker: LineBreaker, lines: Lines) -> list[str]:
    """What each line says, in the order of reading."""
    return [
        "".join(piece.text for segment in breaker.segments(line) for piece in segment.pieces)
        for line in lines.lines
    ]


@example("0Kمد", 20, 1)  # together they are wider than one by one
@given(texts(), st.integers(20, 400), st.integers(1, 5))
def test_no_line_is_wider_than_it_may_be_unless_one_character_is(text: str, width: int, most: int) -> None:
    _, lines = broken(text, width, most)
    assert len(lines.lines) <= most
    for line in lines.lines:
        letters = [placed for placed in line.atoms if placed.atom.text != ELLIPSIS]
        alone = len(letters) <= 1 and sum(1 for p in letters for _ in graphemes(p.atom.text)) <= 1
        assert line.width * SIZE / 1000 <= width or alone


@given(PLAIN)
def test_with_room_enough_every_word_stands_in_its_order(text: str) -> None:
    breaker, lines = broken(text, 80.0, 1000)
    assert not lines.cut
    assert "".join("".join(said(breaker, lines)).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(PARTS), min_size=20, max_size=60).map("".join), st.integers(30, 90))
def test_what_is_cut_ends_with_an_ellipsis_between_characters(text: str, width: int) -> None:
    breaker, lines = broken(text, width, 2)
    shown = "".join("".join(said(breaker, lines)).split())
    whole = "".join(text.split())
    if not lines.cut:
        return
    assert shown.endswith(ELLIPSIS)
    kept = shown.removesuffix(ELLIPSIS)
    clusters = list(graphemes(whole))
    assert whole.startswith(kept)
    assert kept in {"".join(clusters[:at]) for at in range(len(clusters) + 1)}


def test_a_telephone_number_is_never_torn() -> None:
    breaker, lines = broken("Ring him on 07700 900123 before noon", 60.0, 9)
    assert any("07700 900123" in line for line in said(breaker, lines))


def test_words_of_two_lines_are_two_words_to_who_hears_them() -> None:
    breaker, lines = broken("somewhere safe to live for good", 60.0, 9)
    assert len(lines.lines) > 1
    assert "".join(said(breaker, lines)) == "somewhere safe to live for good"


def test_a_name_of_another_script_does_not_turn_its_line_round() -> None:
    breaker = LineBreaker()
    spans = [Span(NAMES["Arabic"], bold=True, own=True), Span(" \u00b7 ready")]
    (line,) = breaker.lines(spans, 400.0, SIZE, 1).lines
    places = [place for segment in breaker.segments(line) for place in segment.places]
    name, rest = list(breaker.segments(line))
    assert max(name.places) < min(rest.places)
    assert min(places) == 0
