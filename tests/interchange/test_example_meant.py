"""Every failure that the design's table names is in the example where its author meant it.

These are plain readings of the data, on purpose simpler than the rules of the join-up check: they show
that what `meant.toml` says of the example is true of it, and go on being true when somebody edits it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.interchange.example import example_case, example_id
from navigator.interchange.example_meant import what_was_meant

AS_OF = date(2026, 11, 20)
WEEK = [AS_OF + timedelta(days=day) for day in range(7)]
MEANT = what_was_meant()
FAILURES = {
    "whole_picture", "duplication", "talking", "sequencing", "cost_shunting", "sabotage", "bureaucracy",
    "outcomes", "targets", "sharing", "asking", "small_requests", "clients_voice",
}  # fmt: skip
"""The rows of the table "What it must do about it" in the design; `gaps` stands beside them."""

OVER = ("done", "stopped", "declined")
Reading = Callable[[Case, date], Iterable[tuple[str, ...]]]


def before(moment: PartialDate | None, day: date) -> bool:
    return moment is not None and moment.latest < day


def within(moment: PartialDate | None, first: date, last: date) -> bool:
    return moment is not None and first <= moment.earliest <= last


def open_needs(case: Case) -> list[Need]:
    return [need for need in case.needs.all if need.status == "open"]


def live(case: Case) -> list[Step]:
    return [step for step in case.steps.all if step.status not in OVER]


def unmet(case: Case, dependency: Dependency) -> bool:
    if dependency.waits_for:
        return case.steps[dependency.waits_for].status not in OVER
    return dependency.met_on is None


def span(step: Step) -> tuple[date, date]:
    start, end = step.actual_start or step.planned_start, step.actual_end or step.planned_end
    return (start.earliest if start else date.max, end.latest if end else date.max)


def only_one_agency_knows(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for need in open_needs(case):
        knowing = {view.organisation for view in case.views.by("need", need.id)}
        knowing |= {step.organisation for step in case.steps.by("needs", need.id)} - {""}
        if len(knowing) == 1:
            yield (need.id,)


def views_contradict(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for need in open_needs(case):
        said: dict[str, list[float]] = defaultdict(list)
        for view in case.views.dated("date"):
            if view.need == need.id and view.severity is not None:
                said[view.organisation].append(view.severity)
        at_work = {s.organisation for s in case.steps.by("needs", need.id) if s.status == "active"} & set(
            said
        )
        moved = {numbers[-1] - numbers[0] for numbers in said.values() if abs(numbers[-1] - numbers[0]) > 1}
        settled = any(numbers[-1] <= 2 and at_work - {one} for one, numbers in said.items())
        if settled or (moved and min(moved) < 0 < max(moved)):
            yield (need.id,)


def views_differ(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    contradicted = {need for (need,) in views_contradict(case, today)}
    for need in open_needs(case):
        if need.id in contradicted:
            continue
        ordered = [view for view in case.views.dated("date") if view.need == need.id]
        latest = {view.organisation: view.severity for view in ordered if view.severity is not None}
        if latest and max(latest.values()) - min(latest.values()) >= 3:
            yield (need.id,)


def same_work_twice(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    steps = [step for step in case.steps.all if step.organisation and step.status not in ("proposed", "held")]
    for place, one in enumerate(steps):
        for other in steps[place + 1 :]:
            (start, end), (start_other, end_other) = span(one), span(other)
            alike = one.kind == other.kind and set(one.needs) & set(other.needs)
            if one.organisation != other.organisation and alike and start <= end_other and start_other <= end:
                yield (one.id, other.id)


def repeated_assessments(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for need in open_needs(case):
        done = [s for s in case.steps.by("needs", need.id) if s.kind == "assessment" and s.status == "done"]
        recent = [s.id for s in done if within(s.actual_end, today - timedelta(days=365), today)]
        if len(recent) > 1:
            yield tuple(recent)


def several_leads(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    leads = [p.id for p in case.people.by("is_lead", True) if not before(p.ended, today)]
    if len(leads) > 1:
        yield tuple(leads)


def begun_too_early(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for step in case.steps.all:
        if step.actual_start and any(unmet(case, d) for d in case.dependencies.by("step", step.id)):
            yield (step.id,)


def held_without_review(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((s.id,) for s in case.steps.by("status", "held") if s.review_on is None)


def blocked_on_nobody(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for dependency in case.dependencies.all:
        awaited = case.steps.get(dependency.waits_for)
        if awaited and unmet(case, dependency) and not awaited.person and not awaited.organisation:
            yield (dependency.step, awaited.id)


def unblocks_most_and_not_started(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for step in live(case):
        waiting = [d.step for d in case.dependencies.by("waits_for", step.id)]
        if step.actual_start is None and len(waiting) >= 3:
            yield (step.id, *waiting)


def cycle(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    def awaited(step: str) -> set[str]:
        return {d.waits_for for d in case.dependencies.by("step", step) if d.waits_for and unmet(case, d)}

    looping = []
    for step in case.steps:
        seen, ahead = set[str](), awaited(step)
        while ahead:
            seen |= ahead
            ahead = {further for one in ahead for further in awaited(one)} - seen
        if step in seen:
            looping.append(step)
    yield tuple(looping)


def relies_on_unagreed(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    running = {step.id for step in live(case)}
    yield from ((r.step, r.id) for r in case.reliances.all if r.step in running and r.agreed is not True)


def relies_on_unfunded(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((r.step, r.id) for r in case.reliances.by("agreed", True) if not r.funded_by)


def meetings_without_decisions(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield tuple(m.id for m in case.meetings.dated("when") if before(m.when, today) and not m.decisions)


def asks_unanswered(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield tuple(ask.id for ask in case.asks.by("state", "asked") if before(ask.by_when, today))


def no_score_for_long(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    worked_on = {need for step in live(case) for need in step.needs}
    for need in open_needs(case):
        scored = any(
            within(s.date, today - timedelta(days=90), today) for s in case.scores.by("need", need.id)
        )
        if need.id in worked_on and not scored:
            yield (need.id,)


def no_expected_outcome(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((step.id,) for step in live(case) if not step.expected_outcome)


def busier_and_worse(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    middle, start = today - timedelta(days=90), today - timedelta(days=180)
    for need in open_needs(case):
        entries = case.entries.by("needs", need.id)
        busier = sum(within(e.when, middle, today) for e in entries) > sum(
            within(e.when, start, middle - timedelta(days=1)) for e in entries
        )
        latest: dict[str, list[float]] = defaultdict(list)
        for score in case.scores.dated("date"):
            if score.need == need.id and score.scale == "journey" and score.value is not None:
                if within(score.date, middle, today):
                    latest[score.by].append(score.value)
                else:
                    latest[score.by][:] = [score.value]
        worse = [v[-1] < v[0] for by, v in latest.items() if by != "organisation"]
        if busier and worse and all(worse):
            yield (need.id,)


def refused_though_dearer_not_to(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for step in case.steps.by("status", "declined"):
        if step.kind == "budget_request" and (step.cost or 0) < (step.cost_of_not_doing or 0):
            yield (step.id,)


def never_in_their_words(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((need.id,) for need in open_needs(case) if not need.in_the_clients_words)


def never_ranked(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((need.id,) for need in open_needs(case) if need.rank is None)


def need_without_lead(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((need.id,) for need in open_needs(case) if not need.lead)


def need_without_step(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    worked_on = {need for step in live(case) for need in step.needs}
    yield from ((need.id,) for need in open_needs(case) if need.id not in worked_on)


def no_show_streak(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    recent = [e for e in case.entries.dated("when") if within(e.when, today - timedelta(days=90), today)]
    for organisation in case.organisations:
        seen = [e for e in recent if organisation in e.organisations and e.kind in ("no_show", "visit")]
        if len(seen) >= 3 and all(e.kind == "no_show" for e in seen[-3:]):
            yield (*(e.id for e in seen[-3:]), organisation)


def lead_who_left(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for need in open_needs(case):
        lead = case.people.get(need.lead)
        if lead and before(lead.ended, today):
            yield (need.id, lead.id)


def alert_past_review(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    yield from ((alert.id,) for alert in case.alerts.all if before(alert.review_on, today))


def agreement_running_out(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    for agreement in case.agreements.all:
        if not agreement.withdrawn_on and within(agreement.until, today, today + timedelta(days=60)):
            yield (agreement.id,)


def details_unconfirmed(case: Case, today: date) -> Iterator[tuple[str, ...]]:
    people = [person for person in case.people.all if not before(person.ended, today)]
    items: tuple[Person | Organisation, ...] = (*people, *case.organisations.all)
    yield tuple(item.id for item in items if before(item.confirmed_on, today - timedelta(days=183)))


READINGS: tuple[tuple[Reading, int], ...] = (
    (only_one_agency_knows, 1), (views_contradict, 1), (views_differ, 1), (same_work_twice, 2),
    (repeated_assessments, 4), (several_leads, 2), (begun_too_early, 1), (held_without_review, 1),
    (blocked_on_nobody, 2), (unblocks_most_and_not_started, 5), (cycle, 3), (relies_on_unagreed, 2),
    (relies_on_unfunded, 2),
    (meetings_without_decisions, 3), (asks_unanswered, 5), (no_score_for_long, 1), (no_expected_outcome, 1),
    (busier_and_worse, 1), (refused_though_dearer_not_to, 1), (never_in_their_words, 1), (never_ranked, 1),
    (need_without_lead, 1), (need_without_step, 1), (no_show_streak, 4), (lead_who_left, 2),
    (alert_past_review, 1), (agreement_running_out, 1), (details_unconfirmed, 3),
)  # fmt: skip
"""Each reading, and how many of the items of a finding it is about (what follows them is evidence)."""


def names(case: Case, found: Iterable[Iterable[str]]) -> list[list[str]]:
    """Findings as something to read when a test fails; the order within a finding says nothing."""
    return sorted(sorted(case.title_of(item) or item for item in finding) for finding in found)


@pytest.mark.parametrize("today", [WEEK[0], WEEK[-1]], ids=str)
@pytest.mark.parametrize(("reading", "about"), READINGS, ids=[reading.__name__ for reading, _ in READINGS])
def test_it_is_in_the_example_where_it_is_meant_and_nowhere_else(
    reading: Reading, about: int, today: date
) -> None:
    case = example_case(today)
    meant = [finding.items[:about] for finding in MEANT.by_rule[reading.__name__]]
    assert names(case, reading(case, today)) == names(case, meant)


def test_every_rule_that_finds_nothing_else_is_read_here() -> None:
    assert MEANT.nowhere_else == {reading.__name__ for reading, _ in READINGS}


def test_every_failure_of_the_table_is_meant_somewhere() -> None:
    assert {f.failure for findings in MEANT.by_rule.values() for f in findings} == FAILURES | {"gaps"}


def test_everything_that_is_meant_is_in_the_example_and_says_why() -> None:
    case = example_case(AS_OF)
    for findings in MEANT.by_rule.values():
        for finding in findings:
            assert [key for key in finding.keys if case.find(example_id(key)) is None] == []
            assert finding.why.endswith(".")
            assert finding.keys or finding.rule == "no_about_me"


def meant_items(case: Case, rule: str, kind: str) -> list[list[Item]]:
    """The items of one kind in each finding of a rule."""
    return [[i for i in map(case.get, f.items) if kind == i.KIND] for f in MEANT.by_rule[rule]]


def test_people_who_work_on_the_same_need_never_talked_or_not_lately() -> None:
    case = example_case(AS_OF)
    never = {tie.id for tie in case.ties.by("talk_about_client", "never")}
    for ties in meant_items(case, "never_talked", "tie"):
        assert ties and {tie.id for tie in ties} <= never
    for (tie,) in meant_items(case, "not_talked_lately", "tie"):
        assert before(case.ties[tie.id].last_talked, AS_OF - timedelta(days=30))


def talking(case: Case) -> dict[str, set[str]]:
    """Who has ever talked with whom about the client, among the workers who are still there."""
    there = {p.id for p in case.people.by("professional", True) if not before(p.ended, AS_OF)}
    near: dict[str, set[str]] = {person: set() for person in there}
    for tie in case.ties.all:
        if tie.talk_about_client in ("once", "regularly") and {tie.one_end, tie.other_end} <= there:
            near[tie.one_end].add(tie.other_end)
            near[tie.other_end].add(tie.one_end)
    return near


def reached_from(person: str, near: dict[str, set[str]]) -> set[str]:
    found, ahead = {person}, {person}
    while ahead:
        ahead = {other for one in ahead for other in near[one]} - found
        found |= ahead
    return found


def test_only_six_talk_regularly_and_two_groups_are_islands() -> None:
    case = example_case(AS_OF)
    regular = case.ties.by("talk_about_client", "regularly")
    assert len({end for tie in regular for end in (tie.one_end, tie.other_end)}) == 6
    near = talking(case)
    for island in MEANT.by_rule["islands"]:
        assert reached_from(island.items[0], near) == set(island.items)


def test_without_the_keyworker_who_leaves_the_six_who_talk_fall_into_three_pieces() -> None:
    case = example_case(AS_OF)
    (finding,) = MEANT.by_rule["everything_passes_through_one"]
    (ada,) = finding.items
    assert within(case.people[ada].ended, AS_OF, AS_OF + timedelta(days=60))
    near: dict[str, set[str]] = defaultdict(set)
    for tie in case.ties.by("talk_about_client", "regularly"):
        near[tie.one_end].add(tie.other_end)
        near[tie.other_end].add(tie.one_end)
    assert reached_from(ada, near) == set(near), "with her they are one"
    without = {person: others - {ada} for person, others in near.items() if person != ada}
    assert len({frozenset(reached_from(person, without)) for person in without}) == 3


def test_costs_land_where_nobody_agreed_to_them() -> None:
    case = example_case(AS_OF)
    for finding in MEANT.by_rule["cost_without_agreement"]:
        step, reliance = case.steps[finding.items[0]], case.reliances[finding.items[1]]
        assert step.status == "active" and step.cost and reliance.agreed is False
        assert reliance.organisation == finding.items[2] != step.paid_by
    (finding,) = MEANT.by_rule["help_stopped_cost_elsewhere"]
    stopped, later = (case.steps[item] for item in finding.items[1:])
    assert stopped.status == "stopped" and (later.cost or 0) > (stopped.cost or 0)
    assert stopped.paid_by != later.paid_by and span(stopped)[1] < span(later)[0]


def test_most_of_the_last_ninety_days_went_into_coordination() -> None:
    case = example_case(AS_OF)
    recent = [e for e in case.entries.all if within(e.when, AS_OF - timedelta(days=90), AS_OF)]
    with_sam = [e for e in recent if e.kind == "visit"]
    coordination = [e for e in recent if e.kind in ("call", "letter", "meeting") and e.people]
    assert len(coordination) >= 3 * len(with_sam) > 0


@pytest.mark.parametrize("today", [WEEK[0], WEEK[-1]], ids=str)
def test_nothing_that_he_said_was_written_down_for_sixty_days(today: date) -> None:
    case = example_case(today)
    (finding,) = MEANT.by_rule["nothing_said_lately"]
    said = [e for e in case.entries.dated("when") if e.voice == "client_said"]
    assert said[-1].id == finding.items[0]
    assert before(said[-1].when, today - timedelta(days=60))


def test_the_plan_runs_against_his_order() -> None:
    case = example_case(AS_OF)
    (finding,) = MEANT.by_rule["plan_against_their_order"]
    second, eighth = (case.needs[item] for item in finding.items[:2])
    assert (second.rank, eighth.rank) == (2, 8)
    assert [case.steps[item].status for item in finding.items[2:]] == ["agreed", "active"]


def test_what_may_and_may_not_be_shared_is_in_it() -> None:
    case = example_case(AS_OF)
    (missing,) = MEANT.by_rule["no_agreement"]
    organisation, need = missing.items
    agreed = [a for a in case.agreements.by("organisation", organisation) if a.withdrawn_on is None]
    topics = [topic for agreement in agreed for topic in agreement.topics]
    assert topics and case.needs[need].topic not in topics
    (withdrawn,) = MEANT.by_rule["withdrawn"]
    assert before(case.agreements[withdrawn.items[0]].withdrawn_on, AS_OF)
    (decided,) = MEANT.by_rule["decided_not_to_share"]
    assert {d.id for d in case.disclosures.by("decision", "not_shared")} == set(decided.items)


def test_an_offer_lies_where_nobody_takes_it_up_and_one_agency_pulls_alone() -> None:
    case = example_case(AS_OF)
    (offered,) = MEANT.by_rule["offer_not_taken_up"]
    offer = case.asks[offered.items[0]]
    assert (offer.kind, offer.state) == ("offer", "asked") and before(offer.by_when, AS_OF)
    (alone,) = MEANT.by_rule["only_one_pulls"]
    target = case.targets[alone.items[0]]
    pulling = {s.organisation for s in live(case) if set(s.needs) & set(target.needs)}
    assert pulling == {alone.items[1]} and len(target.organisations) > 1
