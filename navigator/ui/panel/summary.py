"""The line under the title of the side panel: what one would want to know of the item first. Words only."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_moment
from navigator.casefile.item import Item
from navigator.insights.schedule import schedule_of
from navigator.insights.schedule_words import outlook_in_words
from navigator.insights.sequencing import State, plan_of
from navigator.ui.item_words import name_of, say_ago, term

_STALE_DAYS = 183
"""Details not confirmed for six months look stale."""


def summary_of(case: Case, item: Item, today: date) -> str:
    """A line or three; "" when there is nothing to say."""
    telling = _SUMMARIES.get(item.KIND)
    return "\n".join(part for part in telling(case, item, today) if part) if telling else ""


def _person(case: Case, person: Any, today: date) -> list[str]:
    work = ", ".join(part for part in (person.role, name_of(case, person.organisation)) if part)
    marks = [
        "Leads on this case" if person.is_lead else "",
        "Trusted by the client" if person.trusted_by_client else "",
    ]
    return [
        work or person.relationship,
        ". ".join(mark for mark in marks if mark),
        f"Ended {say_date(person.ended)}"
        if person.ended
        else _last_contact(case, "people", person.id, today),
        _talks_with(case, person.id),
        _stale(person, today),
    ]


def _organisation(case: Case, organisation: Any, today: date) -> list[str]:
    return [
        term("sectors", organisation.sector),
        _last_contact(case, "organisations", organisation.id, today),
        _stale(organisation, today),
    ]


def _last_contact(case: Case, field: str, item_id: str, today: date) -> str:
    dates = [entry.when for entry in case.entries.by(field, item_id) if entry.when is not None]
    if not dates:
        return ""
    return f"Last in the journal: {say_ago(max(dates, key=lambda day: day.sort_key), today)}"


def _talks_with(case: Case, person: str) -> str:
    ties = {tie.id: tie for end in ("one_end", "other_end") for tie in case.ties.by(end, person)}
    talking = [
        tie for tie in ties.values() if tie.talk_about_client in ("once", "regularly") and tie.ended is None
    ]
    return f"Talks about the client with {len(talking)}" if talking else ""


def _stale(item: Any, today: date) -> str:
    known = item.confirmed_on
    if known is None or not (item.phones or item.emails):
        return ""
    if (today - known.latest).days > _STALE_DAYS:
        return f"Details last confirmed {say_ago(known, today)}: worth checking"
    return ""


def _step(case: Case, step: Any, today: date) -> list[str]:
    plan = plan_of(case, today)
    planned = plan.steps.get(step.id)
    if planned is None:
        return []
    state = {State.READY: "Ready to go", State.BLOCKED: "Blocked"}.get(planned.state, "")
    alone = "No other step waits for it." if step.id in plan.unawaited else ""
    outlook = outlook_in_words(plan, schedule_of(plan), step.id)
    return [state, plan.reason(step.id), " ".join(part for part in (outlook, alone) if part)]


def _need(case: Case, need: Any, today: date) -> list[str]:
    scores = sorted(
        (
            score
            for score in case.scores.by("need", need.id)
            if score.value is not None and score.date is not None
        ),
        key=lambda score: score.date.sort_key if score.date else (0, 0, 0),
    )
    path = ""
    if len(scores) > 1:
        path = f"Score {scores[0].value:g}, now {scores[-1].value:g} ({say_ago(scores[-1].date, today)})"
    elif scores:
        path = f"Score {scores[0].value:g} ({say_ago(scores[0].date, today)})"
    rank = f"Number {need.rank:g} to the client" if need.rank else ""
    return [" · ".join(part for part in (term("topics", need.topic), rank) if part), path]


def _entry(case: Case, entry: Any, today: date) -> list[str]:
    return [" · ".join(part for part in (say_moment(entry.when), say_ago(entry.when, today)) if part)]


def _dated(field: str) -> Callable[[Case, Any, date], list[str]]:
    def tell(_: Case, item: Any, today: date) -> list[str]:
        day = getattr(item, field)
        return [" · ".join(part for part in (say_moment(day), say_ago(day, today)) if part)]

    return tell


_SUMMARIES: Mapping[str, Callable[[Case, Any, date], list[str]]] = {
    "person": _person,
    "organisation": _organisation,
    "step": _step,
    "need": _need,
    "entry": _entry,
    "meeting": _dated("when"),
    "ask": _dated("by_when"),
    "view": _dated("date"),
    "score": _dated("date"),
    "disclosure": _dated("when"),
}
