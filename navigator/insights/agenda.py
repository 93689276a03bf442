"""What a meeting could be about, proposed from the case: asks without an answer, what blocks, what is late,
and where agencies see a need differently. And who it takes to settle that.

Only proposals: nothing stands on an agenda before somebody puts it there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask
from navigator.casefile.network import Person
from navigator.insights.check.checking import check
from navigator.insights.check.rules import views_contradict, views_differ
from navigator.insights.check.wording import capital, count, day_words, listed
from navigator.insights.due import Urgency, due
from navigator.insights.sequencing import Plan, State, plan_of
from navigator.insights.talking import workers

_DUE_DAYS = 14
"""Days: what is due later can wait for the next meeting."""

_MOST_OF_A_REASON = 4
"""Lines: a meeting that goes through everything settles nothing."""


class Reason(StrEnum):
    """Why a line is proposed."""

    OPEN_ASK = "Asked and not answered"
    BLOCKED = "Blocked"
    OVERDUE = "Late"
    DUE = "Due"
    DISAGREE = "Seen differently"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line for the agenda, why it is proposed, and the items that it is about, people among them."""

    words: str
    reason: Reason
    items: tuple[str, ...]


_AT_ONCE = (Reason.OVERDUE, Reason.DUE)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody to invite, and why, in a few words."""

    person: str
    why: str


def proposed_agenda(case: Case, today: date) -> tuple[AgendaLine, ...]:
    """What a meeting today could be about: what blocks, asks, disagreement, what is late or due."""
    plan = plan_of(case, today)
    found: list[AgendaLine] = []
    for lines in (
        _blocked(plan),
        _open_asks(case, today),
        _disagreement(case, today),
        _late(plan),
        _due(case, today),
    ):
        told = {item for line in found for item in line.items}
        # What somebody will talk about anyway, because others wait for it, is not also told as late or due.
        fresh = [line for line in lines if line.reason not in _AT_ONCE or line.items[0] not in told]
        found += fresh[:_MOST_OF_A_REASON]
    return tuple(found)


def proposed_invitations(case: Case, agenda: tuple[AgendaLine, ...], today: date) -> tuple[Invitation, ...]:
    """The client, the lead, then whoever is needed for the agenda, in its order; each once.

    Of an organisation without a named person, whoever of it was heard of last is proposed.
    """
    found = {CLIENT_ID: "It is about them"}
    there = {person.id: person for person in workers(case, today)}
    for person in there.values():
        if person.is_lead:
            found.setdefault(person.id, "Leads")
    last_heard = _last_heard(case)
    for line in agenda:
        for item in line.items:
            for person_id in _people_of(case, item, there, last_heard):
                found.setdefault(person_id, f"{line.reason}: {line.words}")
    return tuple(Invitation(person, why) for person, why in found.items())


def _blocked(plan: Plan) -> list[AgendaLine]:
    found = []
    for ring in plan.loops:
        names = [plan.words.name(plan.case.steps.get(step)) for step in ring]
        words = f"{listed(names)} wait for each other: who goes first?"
        found.append(AgendaLine(words, Reason.BLOCKED, _with_doers(plan.case, ring)))
    for lever in plan.levers():
        number = count(len(lever.waiting), "step waits", "steps wait")
        line = f"{capital(lever.words)}: {number} for it. What can each of us do?"
        items = (*((lever.step,) if lever.step else ()), *lever.waiting)
        found.append(AgendaLine(line, Reason.BLOCKED, _with_doers(plan.case, items)))
    return found


def _open_asks(case: Case, today: date) -> list[AgendaLine]:
    """Asks and offers that nobody has answered, and promises that are past their day; the oldest first."""
    asks = [
        ask
        for ask in case.asks.dated("by_when")
        if ask.state in ("", "asked")
        or (ask.state == "accepted" and ask.by_when is not None and ask.by_when.latest < today)
    ]
    return [AgendaLine(_ask_words(case, ask, today), Reason.OPEN_ASK, _ask_items(ask)) for ask in asks]


def _ask_words(case: Case, ask: Ask, today: date) -> str:
    who = case.title_of(ask.from_whom) or "Somebody"
    whom = case.title_of(ask.to_whom)
    what = f"“{ask.what}”" if ask.what else "something not written down"
    by = f" by {day_words(ask.by_when, today)}" if ask.by_when is not None else ""
    if ask.kind == "offer":
        words = f"{who} offers{f' {whom}' if whom else ''} {what}{by}"
        return f"{words}: {'kept' if ask.state == 'accepted' else 'taken up'}?"
    words = f"{who} asked {whom or 'somebody'} for {what}{by}"
    return f"{words}: {'done' if ask.state == 'accepted' else 'yes or no'}?"


def _ask_items(ask: Ask) -> tuple[str, ...]:
    return tuple(one for one in (ask.id, ask.to_whom, ask.from_whom) if one)


def _disagreement(case: Case, today: date) -> list[AgendaLine]:
    return [
        AgendaLine(
            str(dict(finding.how_can_we.values).get("agenda", finding.title)), Reason.DISAGREE, finding.items
        )
        for finding in check(case, today, rules=(*views_contradict.RULES, *views_differ.RULES))
    ]


def _late(plan: Plan) -> list[AgendaLine]:
    found = []
    for planned in plan.overdue:
        step, name = planned.step, plan.words.name(planned.step)
        if planned.review_overdue and planned.state is State.HELD:
            due = day_words(step.review_on, plan.today)
            words = f"{name}: held, and its review was due {due}. Go on, or stop?"
        else:
            when = step.planned_start if planned.starts_late else step.planned_end or step.review_on
            words = f"{name}: was due {day_words(when, plan.today)}. What stands in the way?"
        found.append(AgendaLine(capital(words), Reason.OVERDUE, _with_doers(plan.case, (step.id,))))
    return found


def _due(case: Case, today: date) -> list[AgendaLine]:
    """What has to be done or looked at within a fortnight; meetings and asks are told elsewhere."""
    elsewhere = {*case.meetings, *case.asks}
    return [
        AgendaLine(f"{one.words}, {day_words(one.when, today)}", Reason.DUE, _with_doers(case, (one.item,)))
        for one in due(case, today, _DUE_DAYS)
        if one.urgency is not Urgency.OVERDUE and one.item not in elsewhere
    ]


def _with_doers(case: Case, items: tuple[str, ...]) -> tuple[str, ...]:
    """The items, and who does those of them that are steps, or leads where nobody does."""
    doers = []
    for item in items:
        step = case.steps.get(item)
        if step is not None:
            leads = [case.needs[need].lead for need in step.needs if need in case.needs]
            doers += [step.person or step.organisation] if step.person or step.organisation else leads
    return tuple(dict.fromkeys(one for one in (*items, *doers) if one))


def _last_heard(case: Case) -> dict[str, int]:
    """When each person was in the journal last, as a day's number."""
    heard: dict[str, int] = {}
    for entry in case.entries.values():
        if entry.when is not None:
            for person in entry.people:
                heard[person] = max(heard.get(person, 0), entry.when.latest.toordinal())
    return heard


def _people_of(case: Case, item: str, there: dict[str, Person], last_heard: dict[str, int]) -> Iterator[str]:
    if item in there:
        yield item
    elif item in case.organisations:
        staff = [person for person in case.people.by("organisation", item) if person.id in there]
        if staff:
            yield max(staff, key=lambda person: (last_heard.get(person.id, 0), person.id)).id
