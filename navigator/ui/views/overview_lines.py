"""What the overview says, as plain lines: a pure function of the Case for each card. No Qt."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_moment
from navigator.casefile.fields import fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Person
from navigator.insights.sequencing import Plan, State
from navigator.ui.item_words import name_of, names_of, say_ago, term, title_of
from navigator.ui.plan_words import without_name
from navigator.ui.widgets.line_card import Line

_MOST = 5
_OWN_WORDS = (
    "what_matters_to_me", "important_about_me", "how_i_communicate", "when_and_how_to_support_me",
    "please_do", "please_do_not",
)  # fmt: skip
_CLOSENESS = {"close": 0, "regular": 1, "distant": 2}


def own_words(case: Case) -> list[Line]:
    """Who the client is, in their own words."""
    client = case.client
    fields = fields_of(type(client))
    return [
        Line(CLIENT_ID, getattr(client, name), heading=fields[name].label, field=name)
        for name in _OWN_WORDS
        if getattr(client, name)
    ]


def needs(case: Case) -> list[Line]:
    """What matters most, in the client's order; needs that are met or closed come last."""
    return [_need(case, need) for need in sorted(case.needs.values(), key=_need_key)]


def _need_key(need: Need) -> tuple[bool, float, str]:
    return (need.status in ("met", "closed"), need.rank if need.rank is not None else 1e9, need.id)


def _need(case: Case, need: Need) -> Line:
    rank = f"{need.rank:g}.  " if need.rank is not None else ""
    lead = name_of(case, need.lead)
    more = [
        term("topics", need.topic),
        score_path(case, need.id),
        f"lead: {lead}" if lead else "nobody leads",
    ]
    status = term("need_statuses", need.status)
    tone = {"open": "accent", "held": "held", "met": "good"}.get(need.status, "muted")
    return Line(
        need.id, f"{rank}{title_of(case, need)}", " · ".join(part for part in more if part), status, tone
    )


def score_path(case: Case, need: str) -> str:
    """From the first score to the latest: "2 → 4"; by whom, when only the one side scored."""
    scores: list[tuple[tuple[int, int, int], Score]] = [
        (score.date.sort_key, score)
        for score in case.scores.by("need", need)
        if score.value is not None and score.date is not None
    ]
    if not scores:
        return ""
    scores.sort(key=lambda pair: pair[0])
    first, last = scores[0][1], scores[-1][1]
    return f"score {first.value:g} → {last.value:g}" if len(scores) > 1 else f"score {first.value:g}"


def first_to_call(case: Case) -> list[Line]:
    """The lead, then those whom the client trusts, then those who are close; with a number."""
    there = [person for person in case.people.values() if person.ended is None]
    chosen = [
        person
        for person in there
        if person.is_lead or person.trusted_by_client or person.closeness == "close"
    ]
    return [_call(case, person) for person in sorted(chosen, key=_call_key)[:_MOST]]


def _call_key(person: Person) -> tuple[bool, bool, bool, int, str]:
    close = _CLOSENESS.get(person.closeness, 3)
    return (not person.is_lead, not person.trusted_by_client, not person.phones, close, person.id)


def _call(case: Case, person: Person) -> Line:
    role = person.role or person.relationship
    where = name_of(case, person.organisation)
    more = [
        role,
        where if where.casefold() not in role.casefold() else "",
        ", ".join(person.phones),
        person.when_to_reach,
    ]
    state, tone = (
        ("Lead", "accent")
        if person.is_lead
        else ("Trusted", "good")
        if person.trusted_by_client
        else ("", "")
    )
    return Line(person.id, title_of(case, person), " · ".join(part for part in more if part), state, tone)


def ready(case: Case, plan: Plan) -> list[Line]:
    """What nothing stands in the way of."""
    return _steps(case, plan, State.READY)


def under_way(case: Case, plan: Plan) -> list[Line]:
    """What is being done."""
    return _steps(case, plan, State.ACTIVE)


def _steps(case: Case, plan: Plan, state: State) -> list[Line]:
    return [
        Line(
            one.step.id,
            title_of(case, one.step),
            " · ".join(part for part in (_who(case, one.step), _due(one.step, plan.today)) if part),
            "Late" if one.overdue else "Under way" if one.state is State.ACTIVE else "Ready",
            "warn" if one.overdue else "accent" if one.state is State.ACTIVE else "good",
        )
        for one in plan.of(state)
    ]


def waiting(case: Case, plan: Plan) -> list[Line]:
    """What is blocked or held, and by what, in words."""
    found = [*plan.of(State.BLOCKED), *plan.of(State.HELD)]
    return [
        Line(
            one.step.id,
            title_of(case, one.step),
            without_name(plan.reason(one.step.id), one.step.what),
            "Held" if one.state is State.HELD else "Blocked",
            "held" if one.state is State.HELD else "warn",
        )
        for one in found
    ]


def _who(case: Case, step: Any) -> str:
    return name_of(case, step.person) or name_of(case, step.organisation)


def _due(step: Any, today: date) -> str:
    """Since when it is under way and until when, or when it is planned."""
    if step.status == "active" and step.actual_start:
        until = f", until {say_date(step.planned_end)}" if step.planned_end else ""
        return f"since {say_date(step.actual_start)}{until}"
    when = step.planned_start or step.planned_end
    return f"{say_date(when)} ({say_ago(when, today)})" if when and when.is_day else say_date(when)


def open_asks(case: Case, today: date) -> list[Line]:
    """What was asked or offered and is not settled; the soonest first."""
    found = [ask for ask in case.asks.dated("by_when") if ask.state in ("", "asked", "accepted")]
    lines = []
    for ask in found:
        ends = " → ".join(name_of(case, end) or "?" for end in (ask.from_whom, ask.to_whom))
        by = f"by {say_date(ask.by_when)} ({say_ago(ask.by_when, today)})" if ask.by_when else ""
        late = ask.by_when is not None and ask.by_when.latest < today
        state = "Late" if late else term("ask_states", ask.state)
        lines.append(
            Line(
                ask.id,
                title_of(case, ask),
                " · ".join(p for p in (ends, by) if p),
                state,
                "warn" if late else "muted",
            )
        )
    return lines


def coming(case: Case, today: date) -> list[Line]:
    """The next five dates: steps, reviews, meetings."""
    found: list[tuple[Any, str, str]] = []
    for step in case.steps.values():
        if step.status not in ("done", "stopped", "declined"):
            found += [
                (step.planned_start, step.id, title_of(case, step)),
                (step.review_on, step.id, f"Review: {title_of(case, step)}"),
            ]
    for alert in case.alerts.values():
        found.append((alert.review_on, alert.id, f"Review the alert: {alert.what}"))
    for meeting in case.meetings.values():
        found += [
            (meeting.when, meeting.id, title_of(case, meeting)),
            (meeting.next_review, meeting.id, f"Review: {title_of(case, meeting)}"),
        ]
    dated = sorted(
        ((when, item, words) for when, item, words in found if when is not None and when.latest >= today),
        key=lambda one: (one[0].sort_key, one[1], one[2]),
    )
    return [
        Line(item, words, f"{say_moment(when)} · {say_ago(when, today)}")
        for when, item, words in dated[:_MOST]
    ]


def latest(case: Case) -> list[Line]:
    """The latest five entries of the journal."""
    dated = [entry for entry in case.entries.dated("when") if entry.when is not None]
    lines = []
    for entry in reversed(dated[-_MOST:]):
        who = names_of(case, (*entry.people, *entry.organisations))
        kind = term("entry_kinds", entry.kind)
        more = " · ".join(part for part in (say_moment(entry.when), kind, who) if part)
        lines.append(Line(entry.id, title_of(case, entry), more))
    return lines


def alerts(case: Case) -> Iterable[Line]:
    """Must-knows first."""
    for alert in sorted(case.alerts.values(), key=lambda one: (one.level != "must_know", one.id)):
        must_know = alert.level == "must_know"
        review = f"review {say_date(alert.review_on)}" if alert.review_on else ""
        tone = "danger" if must_know else "warn"
        yield Line(
            alert.id, alert.what or title_of(case, alert), review, term("alert_levels", alert.level), tone
        )
