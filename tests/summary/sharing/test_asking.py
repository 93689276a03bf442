""" "How can we share this?": what would be needed, and a question that a client can say no to."""

from navigator.interchange.example import example_case
from navigator.summary.sharing.asking import how_can_we, vital_words
from navigator.summary.sharing.verdicts import Verdict, Why
from navigator.summary.sharing.what_may_go import Sharing, told_in_words, what_may_go
from tests.summary.crowds import TODAY

CASE = example_case(TODAY)


def org(words: str) -> str:
    (found,) = (one.id for one in CASE.organisations.values() if words in one.name)
    return found


def for_(*names: str) -> Sharing:
    return what_may_go(CASE, [org(name) for name in names], "Personal housing plan", TODAY)


def verdict(sharing: Sharing, title: str) -> Verdict:
    (found,) = (one for one in sharing.verdicts.values() if one.title == title and one.kind == "need")
    return found


def test_each_topic_that_is_held_back_has_a_way_and_a_question() -> None:
    ways = {way.topics[0]: way for way in how_can_we(for_("Housing Options"))}
    health = ways["health"]
    assert health.condition == "special" and "explicit consent" in health.words
    assert health.question.startswith("You said no on ")
    assert (
        "May we tell" not in health.words
        and "may we tell Marlhaven Council Housing Options" in health.question
    )
    assert "You may say no" in health.question and "Personal housing plan" in health.question
    assert ways["family"].question.startswith("Sam, may we tell")
    assert ways["safety"].highest == "very_sensitive"
    assert "offending" in ways and ways["offending"].condition == "criminal"


def test_of_some_items_only_their_ways_are_told() -> None:
    sharing = for_("Housing Options")
    tia = verdict(sharing, "Seeing Tia").item
    (way,) = how_can_we(sharing, [tia])
    assert (way.topics, way.items) == (("family",), (tia,))


def test_why_something_is_held_back_is_said_in_a_sentence() -> None:
    housing = for_("Housing Options")
    reasons = {
        "Seeing Tia": (Why.NO_AGREEMENT, "No agreement with Marlhaven Council Housing Options for family."),
        "Reading letters and forms": (
            Why.NO_AGREEMENT,
            "No agreement with Marlhaven Council Housing Options for other.",
        ),
    }
    for title, (why, words) in reasons.items():
        (reason,) = verdict(housing, title).reasons
        assert (reason.why, reason.words) == (why, words)
        assert reason.told == "not covered by an agreement", "the readers are not told which topic"
    police = verdict(for_("Police"), "Somewhere safe to live").reasons[0]
    assert police.why is Why.WITHDRAWN and "Withdrawn on" in police.words
    prison = verdict(for_("Ashmarsh"), "Somewhere safe to live").reasons[0]
    assert prison.why is Why.EXPIRED and "Expired on" in prison.words
    children = verdict(for_("Children"), "Safe from Baz and the people he sends").reasons[0]
    assert children.why is Why.TOO_SENSITIVE


def test_words_to_record_when_a_life_is_at_risk_name_the_articles() -> None:
    sharing = for_("Housing Options")
    words = vital_words(verdict(sharing, "Keeping his diabetes steady"), sharing, "two lows this week.")
    assert "6(1)(d) and 9(2)(c)" in words and words.endswith("two lows this week.")


def test_what_goes_to_protect_a_life_goes_and_takes_nothing_else_along() -> None:
    before = for_("Housing Options")
    need = verdict(before, "Keeping his diabetes steady").item
    after = what_may_go(CASE, [org("Housing Options")], "x", TODAY, vital={need: "two lows this week"})
    assert after.verdicts[need].goes and after.verdicts[need].vital == "two lows this week"
    assert after.shown.needs[need].what == "Keeping his diabetes steady"
    gone = {one.item for one in after.goes} - {one.item for one in before.goes}
    assert {CASE.get(item).KIND for item in gone} <= {"need", "score", "view"}


def test_what_the_keyworker_holds_back_besides_is_held_back() -> None:
    home = verdict(for_("Housing Options"), "Somewhere safe to live").item
    sharing = what_may_go(CASE, [org("Housing Options")], "x", TODAY, held=[home])
    assert sharing.verdicts[home].reasons[0].why is Why.CHOSEN
    assert "held back for now" in told_in_words(sharing.to_tell)


def test_a_step_that_waits_for_something_held_back_still_waits_and_nobody_is_told_for_what() -> None:
    shown = for_("Housing Options").shown
    waits = [
        one for one in shown.dependencies.values() if one.condition == "something that is not on this page"
    ]
    assert waits and all(not one.waits_for for one in waits)


def test_readers_are_told_how_much_and_no_more_of_why_than_they_may() -> None:
    told = told_in_words(for_("Housing Options").to_tell)
    assert "not covered by an agreement" in told and "about other people" in told
    assert not any(word in told for word in ("health", "no on", "substance", "withdrawn"))
    assert told_in_words({}) == ""
    assert told_in_words({"about other people": 1}) == "1 item is held back: 1 about other people."
