"""What the page would say: in whose order, in which words, and what is left to the case."""

from datetime import date

import pytest

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Alert, Ask, Meeting
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.summary.content import page_content
from navigator.summary.page_content import PageContent

TODAY = date(2026, 11, 22)


def on(month: int, day: int, year: int = 2026) -> PartialDate:
    return PartialDate.on(date(year, month, day))


def content_of(*items: Item) -> PageContent:
    return page_content(Case.of(*items), today=TODAY, page_by="Ada Obi")


def test_needs_stand_in_the_clients_order_and_then_by_age_and_those_met_are_counted() -> None:
    content = content_of(
        Need(id="a", what="Money", opened=on(3, 1)),
        Need(id="b", what="Family", rank=2),
        Need(id="c", what="A home", rank=1, status="held"),
        Need(id="d", what="Older", opened=on(1, 1)),
        Need(id="e", what="Teeth", rank=1, status="met"),
    )
    assert [need.what for need in content.needs] == ["A home", "Family", "Older", "Money"]
    assert [need.status for need in content.needs] == ["Held", "", "", ""]
    assert content.needs_met == 1


def test_a_need_says_what_comes_next_and_what_that_waits_for() -> None:
    content = content_of(
        Need(id="n", what="A home"),
        Need(id="m", what="Money"),
        Step(id="id", what="Proof of identity"),
        Step(id="view", what="View the flat", needs=("n",)),
        Dependency(id="d", step="view", waits_for="id"),
        Step(id="form", what="The form", needs=("m",), planned_end=on(12, 3)),
    )
    assert [(need.next_step, need.waits) for need in content.needs] == [
        ("The form", "by 3 December"),
        ("View the flat", "waits for proof of identity"),
    ]
    (blocked,) = content.blocked
    assert (blocked.what, blocked.why) == ("View the flat", "waits for proof of identity.")
    assert {step.what for step in content.next_steps} == {"Proof of identity", "The form"}


def test_what_is_late_says_so_and_stands_first() -> None:
    content = content_of(
        Step(id="a", what="Later", planned_start=on(12, 1)),
        Step(id="b", what="Overdue", planned_start=on(9, 28)),
        Step(id="c", what="Whenever"),
        Step(id="d", what="Running", status="active", planned_end=on(1, 5, 2027)),
        Step(id="e", what="Overran", status="active", planned_end=on(10, 1)),
        Step(id="f", what="Begun", actual_start=on(8, 1), planned_start=on(8, 1), planned_end=on(11, 1)),
        Step(id="g", what="Unseen", planned_start=on(12, 24), review_on=on(1, 1)),
    )
    assert [(step.what, step.when, step.late) for step in content.next_steps] == [
        ("Begun", "was due 1 November", True),
        ("Overdue", "was due 28 September", True),
        ("Overran", "under way, was due 1 October", True),
        ("Later", "1 December", False),
        ("Unseen", "24 December", False),
        ("Running", "under way, until 5 January", False),
        ("Whenever", "ready", False),
    ]


def test_what_is_held_says_why_and_when_it_is_looked_at_again() -> None:
    (held,) = content_of(
        Step(id="a", what="Detox", status="held", why_held="No bed to come back to", review_on=on(12, 14))
    ).blocked
    assert held.why == "Held: No bed to come back to. Review on 14 December 2026."


def test_must_knows_come_before_what_is_important() -> None:
    content = content_of(
        Alert(id="a", what="Dog", level="important"),
        Alert(id="b", what="Insulin", level="must_know", review_on=on(12, 1)),
        Alert(id="c", what="Overdose", level="must_know", review_on=on(11, 1)),
        Alert(id="d", what=""),
    )
    assert [(alert.what, alert.review) for alert in content.alerts] == [
        ("Overdose", "review overdue"),
        ("Insulin", ""),
        ("Dog", ""),
    ]


def test_asks_are_said_in_words_what_is_due_first_and_done_is_done() -> None:
    ada, housing = Person(id="p", name="Ada"), Organisation(id="o", name="Housing")
    content = content_of(
        ada,
        housing,
        Ask(
            id="1",
            kind="offer",
            from_whom="o",
            to_whom=CLIENT_ID,
            what="A viewing",
            state="declined",
            answer="Ill",
        ),
        Ask(id="2", kind="ask", from_whom="p", to_whom="o", what="A letter", by_when=on(11, 1)),
        Ask(id="3", what="Old", state="done"),
        Ask(id="4", from_whom="gone", what="", state="accepted", by_when=on(12, 1)),
    )
    assert [(ask.who, ask.what, ask.by_when, ask.answer, ask.late) for ask in content.asks] == [
        ("Ada asks Housing", "A letter", "1 November", "Asked", True),
        ("Somebody asks somebody", "Not written down", "1 December", "Accepted", False),
        ("Housing offers the client", "A viewing", "", "Declined: Ill", False),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "No review date is set yet."),
        ((on(12, 14), on(12, 1), on(11, 1)), "Next review 1 December 2026."),
        ((on(11, 1), on(10, 1)), "Review was due 1 November 2026."),
    ],
)
def test_the_review_is_the_next_or_the_last_that_was_missed(days: tuple[PartialDate, ...], said: str) -> None:
    meetings = [Meeting(id=str(number), next_review=day) for number, day in enumerate(days)]
    assert content_of(*meetings).review == said


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (on(4, 17, 1990), "born 17 April 1990 (36)"),
        (on(11, 23, 1990), "born 23 November 1990 (35)"),
        (PartialDate.year(1990), "born 1990"),
        (PartialDate.month(1990, 3), "born March 1990 (36)"),
        (PartialDate.on(date(1990, 4, 17), approximate=True), "born about 17 April 1990"),
    ],
)
def test_an_age_is_given_only_where_it_is_certain(born: PartialDate, said: str) -> None:
    client = Client(id=CLIENT_ID, preferred_name="Sam", full_name="Sam", born=born)
    assert content_of(client).about == (said,)


def test_who_must_not_answer_comes_first_of_how_to_get_in_touch() -> None:
    client = Client(
        id=CLIENT_ID, phones=("07700 900417",), safe_contact_how="Text", safe_contact_must_not_answer="Baz"
    )
    facts = content_of(client).safe_contact
    assert [(fact.label, fact.text) for fact in facts] == [
        ("Must not answer", "Baz"),
        ("How", "Text"),
        ("At", "07700\u00a0900417"),
    ]


def test_an_empty_case_has_nothing_to_say_but_no_gap_either() -> None:
    content = content_of()
    assert content.name == "No name yet"
    assert content.date == "22 November 2026"
    assert not (content.needs or content.alerts or content.contacts or content.asks or content.safe_contact)


def test_content_is_chosen_without_anything_that_draws() -> None:
    """Sharing rules stand before it and a preview shows it: neither should pay for a font."""
    import subprocess
    import sys

    words = "import sys, navigator.summary.content, navigator.summary.page; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, check=True, text=True
    ).stdout.split()
    assert not {"reportlab", "uharfbuzz"} & set(loaded)
