"""What is made of a finding: asks, steps, agenda lines, edits; and setting it aside."""

import dataclasses
from datetime import date, timedelta

import pytest

from navigator.actions.findings import do_how_can_we, is_done_by_hand, set_aside, take_up_again
from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.insights.check.checking import check, check_all
from navigator.insights.check.finding import Does, Finding, HowCanWe
from navigator.interchange.example import example_case, example_draft, example_id
from tests.actions.book import Book
from tests.factories import plain, predictable_ids
from tests.replicas import Replica

TODAY = date(2026, 11, 20)
BY = "Ada Obi, Harbour House"
ADA, CAROL = example_id("ada_obi"), example_id("carol_whitham")
FINDINGS = check(example_case(TODAY), TODAY)


def one(rule: str, case: Case | None = None) -> Finding:
    return next(f for f in check_all(case or example_case(TODAY), TODAY) if f.rule == rule)


def book_of_the_example() -> Book:
    book = Book()
    book.commit(example_draft(TODAY))
    return book


def test_every_act_that_the_example_suggests_can_be_done_and_undone() -> None:
    book = book_of_the_example()
    for finding in FINDINGS:
        how, before = finding.how_can_we, book.case
        if is_done_by_hand(how):
            with pytest.raises(InvalidValue):
                do_how_can_we(before, predictable_ids(), how, TODAY, by=BY)
            assert before.find(how.item) is not None
            continue
        done = book.commit(do_how_can_we(before, book.ids, how, TODAY, by=BY))
        assert done is not None and done.name, finding.title
        assert plain(book.case) != plain(before)
        book.undo()
        assert plain(book.case) == plain(before), finding.title


def test_an_ask_comes_from_whoever_asks() -> None:
    book = book_of_the_example()
    how = one("asks_unanswered").how_can_we
    book.commit(do_how_can_we(book.case, predictable_ids(), how, TODAY, by=BY))
    (ask,) = [ask for ask in book.case.asks.values() if ask.what == dict(how.values)["what"]]
    assert (ask.kind, ask.state, ask.from_whom) == ("ask", "asked", ADA)
    assert ask.by_when is not None and ask.by_when.earliest > TODAY


def test_nobody_asks_themselves() -> None:
    book = book_of_the_example()
    how = one("islands").how_can_we
    assert dict(how.values)["to_whom"] == ADA
    book.commit(do_how_can_we(book.case, predictable_ids(), how, TODAY, by=BY))
    (ask,) = [ask for ask in book.case.asks.values() if ask.what == dict(how.values)["what"]]
    assert (ask.from_whom, ask.to_whom) == ("", ADA)


def test_a_line_goes_on_the_next_meetings_agenda_once_and_keeps_what_is_there() -> None:
    book = book_of_the_example()
    how = one("several_leads").how_can_we
    book.commit(do_how_can_we(book.case, predictable_ids(), how, TODAY))
    meeting = book.case.meetings[example_id("review_next")]
    assert meeting.agenda.splitlines()[-1] == dict(how.values)["agenda"]
    assert meeting.agenda.startswith("The viewing\n")
    assert not do_how_can_we(book.case, predictable_ids(), how, TODAY).edits


def test_without_a_meeting_ahead_one_is_begun() -> None:
    how = HowCanWe("Put it on the next agenda", Does.MEETING_ITEM, (("agenda", "Who leads?"),))
    book = Book()
    book.add("meeting", when=PartialDate.on(TODAY - timedelta(days=1)))
    book.commit(do_how_can_we(book.case, book.ids, how, TODAY))
    assert sorted(m.agenda for m in book.case.meetings.values()) == ["", "Who leads?"]


def test_taking_up_an_offer_gives_the_step_to_whoever_offered() -> None:
    book = book_of_the_example()
    book.commit(do_how_can_we(book.case, predictable_ids(), one("offer_not_taken_up").how_can_we, TODAY))
    assert book.case.steps[example_id("contact_room")].person == CAROL


def test_a_finding_set_aside_is_quiet_until_its_day() -> None:
    book = book_of_the_example()
    finding = one("several_leads")
    until = PartialDate.on(TODAY + timedelta(days=30))
    draft = set_aside(book.case, predictable_ids(), finding, "Agreed with Probation until January", until)
    assert draft.name == "Set aside: Dana Whitlock and Ada Obi are both down as the lead."
    book.commit(draft)
    rules = [f.rule for f in check(book.case, TODAY)]
    assert "several_leads" not in rules and len(rules) == len(FINDINGS) - 1
    kept = one("several_leads", book.case).set_aside
    assert kept is not None and kept.reason == "Agreed with Probation until January"
    assert "several_leads" in [f.rule for f in check(book.case, until.latest + timedelta(days=1))]


def test_it_is_told_again_when_it_is_about_something_new() -> None:
    book = book_of_the_example()
    book.commit(set_aside(book.case, predictable_ids(), one("several_leads"), "Agreed", None))
    tom = book.case.people[example_id("tom_ashworth")]
    third = book.case.with_items({("person", tom.id): dataclasses.replace(tom, is_lead=True)})
    assert "several_leads" in [f.rule for f in check(third, TODAY)]
    dana = book.case.people[example_id("dana_whitlock")]
    ended = book.case.with_items({("person", dana.id): dataclasses.replace(dana, is_lead=False)})
    assert "several_leads" not in [f.rule for f in check_all(ended, TODAY)]


def test_a_finding_about_less_than_was_set_aside_stays_quiet() -> None:
    book = book_of_the_example()
    book.commit(set_aside(book.case, predictable_ids(), one("asks_unanswered"), "All known", None))
    ask = book.case.asks[example_id("ask_care_plan")]
    answered = book.case.with_items({("ask", ask.id): dataclasses.replace(ask, state="done")})
    assert "asks_unanswered" not in [f.rule for f in check(answered, TODAY)]


def test_it_can_be_taken_up_again_and_needs_a_reason() -> None:
    book = book_of_the_example()
    finding = one("several_leads")
    with pytest.raises(InvalidValue):
        set_aside(book.case, predictable_ids(), finding, "  ", None)
    book.commit(set_aside(book.case, predictable_ids(), finding, "Agreed", None))
    book.commit(take_up_again(book.case, finding))
    assert "several_leads" in [f.rule for f in check(book.case, TODAY)]
    assert not book.case.set_asides


def test_a_colleague_does_not_see_what_was_set_aside_and_can_read_who_did_it_and_why() -> None:
    ada, ben = Replica("a"), Replica("b")
    ada.commit(example_draft(TODAY))
    ben.meet(ada)
    assert "several_leads" in [f.rule for f in check(ben.case, TODAY)]
    done = ada.commit(set_aside(ada.case, predictable_ids(), one("several_leads"), "Agreed in May", None))
    ben.meet(ada)
    assert "several_leads" not in [f.rule for f in check(ben.case, TODAY)]
    assert one("several_leads", ben.case).set_aside == next(iter(ada.case.set_asides.values()))
    assert done is not None and ben.sets[done.id].author == "a"
    assert ben.sets[done.id].name == "Set aside: Dana Whitlock and Ada Obi are both down as the lead."
    ben.commit(take_up_again(ben.case, one("several_leads", ben.case)))
    ada.meet(ben)
    assert "several_leads" in [f.rule for f in check(ada.case, TODAY)]
