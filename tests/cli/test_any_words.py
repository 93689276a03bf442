"""Whatever words a command is given, it ends as it should: nothing that is typed is a fault."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import KINDS
from tests.cli.runs import Navigator

# A process cannot be given a NUL among its words; what is no text in the locale arrives as half surrogates.
WORDS = st.text(st.characters(exclude_characters="\0"), max_size=20) | st.sampled_from(
    [
        "\udcff",
        "",
        "-",
        "--",
        "=",
        "client",
        "Sam",
        "\u202e",
        "a" * 300,
        "00000000-0000-7000-8000-000000000001",
    ]
)
FIELDS = sorted({name for entity in KINDS.values() for name in fields_of(entity)})
ASSIGNMENTS = st.builds("{}{}={}".format, st.sampled_from(FIELDS), st.sampled_from(["", "+", "-"]), WORDS)
LINES = st.one_of(
    st.tuples(st.sampled_from(["show", "history", "remove"]), st.just("Sam"), WORDS),
    st.tuples(st.sampled_from(["show", "plan", "undo", "redo", "cases", "search", "backup"]), WORDS),
    st.tuples(st.just("add"), st.just("Sam"), st.sampled_from(sorted(KINDS)), ASSIGNMENTS),
    st.tuples(st.just("set"), st.just("Sam"), st.sampled_from(["client", "Sam"]), ASSIGNMENTS, ASSIGNMENTS),
    st.tuples(st.just("search"), WORDS, WORDS),
    st.tuples(st.just("import"), st.just("Sam"), WORDS, st.just("--preview")),
    st.tuples(st.just("restore"), st.just("Sam"), WORDS),
    st.lists(WORDS, max_size=4).map(tuple),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(LINES)
def test_no_words_are_a_fault(nav: Navigator, line: tuple[str, ...]) -> None:
    outcome = nav(*line)
    assert outcome.code in (0, 1, 2, nav.WINDOW), outcome
    assert "Traceback" not in outcome.err and "in the program" not in outcome.err, outcome
    if outcome.code == 1:
        assert outcome.err.count("\n") == 1 and outcome.out == "", outcome
