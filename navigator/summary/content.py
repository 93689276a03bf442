"""Chooses what the one page says, out of a case that was already reduced to what its readers may see.

Pure: a Case and a day in, `PageContent` out. Sharing rules stand before this and drawing after it;
neither is known here.
"""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.date_words import say_date
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask
from navigator.casefile.needs import Need
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.sequencing import Plan, PlannedStep, State, plan_of
from navigator.summary.contacts import OPEN_NEEDS, contacts
from navigator.summary.page_content import (
    FOR_THE_KEYWORKER,
    AlertLine,
    AskLine,
    Fact,
    NeedLine,
    PageContent,
    StepLine,
)
from navigator.summary.progress import progress_of
from navigator.summary.short_words import doer, near_date, near_moment, one_line, unbroken, who

_LAST = (2_000_000_000, 0, 0)


def page_content(case: Case, *, today: date, page_by: str, marking: str = FOR_THE_KEYWORKER) -> PageContent:
    """Everything that the page of this case would say on this day."""
    client = case.client
    plan = plan_of(case, today)
    reachable, unreachable = contacts(case, today)
    return PageContent(
        marking=one_line(marking),
        name=one_line(client.preferred_name or client.full_name) or "No name yet",
        pronouns=one_line(client.pronouns),
        about=_about(client, today),
        date=say_date(PartialDate.on(today)),
        page_by=one_line(page_by),
        review=_review(case, today),
        alerts=_alerts(case, today),
        safe_contact=_safe_contact(client),
        in_their_words=_in_their_words(client),
        please_do=client.please_do,
        please_do_not=client.please_do_not,
        contacts=reachable,
        unreachable=unreachable,
        needs=_needs(case, plan, today),
        needs_met=sum(need.status not in OPEN_NEEDS for need in case.needs.values()),
        next_steps=_next_steps(case, plan, today),
        blocked=_blocked(case, plan, today),
        asks=_asks(case, today),
    )


def _about(client: Client, today: date) -> tuple[str, ...]:
    """Short facts that stand beside the name."""
    facts: list[str] = []
    if client.preferred_name and client.full_name and client.full_name != client.preferred_name:
        facts.append(one_line(client.full_name))
    if client.born:
        age = _age(client.born, today)
        facts.append(f"born {say_date(client.born)}{f' ({age})' if age else ''}")
    if client.languages:
        facts.append(f"speaks {', '.join(one_line(language) for language in client.languages)}")
    if client.interpreter:
        facts.append(f"interpreter: {one_line(client.interpreter)}")
    return tuple(facts)


def _age(born: PartialDate, today: date) -> str:
    """How many years old, when the date of birth leaves no doubt of it."""
    ages = {
        today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        for day in (born.earliest, born.latest)
    }
    age = ages.pop()
    return str(age) if not ages and not born.approximate and 0 <= age < 130 else ""


def _alerts(case: Case, today: date) -> tuple[AlertLine, ...]:
    """Must-knows before what is important, what is to be looked at again soonest first."""
    levels = list(vocabulary("alert_levels").terms)
    alerts = sorted(
        (alert for alert in case.alerts.values() if alert.what),
        key=lambda alert: (
            levels.index(alert.level) if alert.level in levels else len(levels),
            alert.review_on.sort_key if alert.review_on else _LAST,
            alert.id,
        ),
    )
    return tuple(
        AlertLine(
            item=alert.id,
            what=one_line(alert.what),
            level=alert.level or levels[0],
            review="review overdue" if alert.review_on and alert.review_on.latest < today else "",
        )
        for alert in alerts
    )


def _safe_contact(client: Client) -> tuple[Fact, ...]:
    facts = (
        ("Must not answer", one_line(client.safe_contact_must_not_answer)),
        ("How", one_line(client.safe_contact_how)),
        ("When", one_line(client.safe_contact_when)),
        ("At", ", ".join([*map(unbroken, client.phones), *client.emails])),
        ("Address", one_line(client.address)),
    )
    return tuple(Fact(item=CLIENT_ID, label=label, text=text) for label, text in facts if text.strip())


def _in_their_words(client: Client) -> tuple[Fact, ...]:
    facts = (
        ("What matters to me", client.what_matters_to_me),
        ("What is important about me", client.important_about_me),
        ("How I communicate", client.how_i_communicate),
        ("When and how to support me", client.when_and_how_to_support_me),
    )
    return tuple(Fact(item=CLIENT_ID, label=label, text=text) for label, text in facts if text.strip())


def _needs(case: Case, plan: Plan, today: date) -> tuple[NeedLine, ...]:
    """The open needs in the client's order, those without a rank after them, oldest first."""
    needs = sorted(
        (need for need in case.needs.values() if need.status in OPEN_NEEDS),
        key=lambda need: (
            need.rank if need.rank is not None else float("inf"),
            need.opened.sort_key if need.opened else _LAST,
            need.id,
        ),
    )
    steps: dict[str, list[PlannedStep]] = {}
    for step_id in plan.order:
        for need_id in plan.steps[step_id].step.needs:
            steps.setdefault(need_id, []).append(plan.steps[step_id])
    return tuple(_need(case, plan, need, steps.get(need.id, []), today) for need in needs)


_SOONEST = (State.ACTIVE, State.READY, State.BLOCKED, State.HELD)


def _need(case: Case, plan: Plan, need: Need, steps: list[PlannedStep], today: date) -> NeedLine:
    topic = vocabulary("topics").label(need.topic)
    chosen = min(steps, key=lambda planned: _SOONEST.index(planned.state), default=None)
    words = one_line(need.in_the_clients_words)
    return NeedLine(
        item=need.id,
        rank=f"{need.rank:g}" if need.rank is not None else "",
        what=one_line(need.what) or topic or ("" if words else "A need without a name"),
        in_their_words=words,
        status=vocabulary("need_statuses").label(need.status) if need.status == "held" else "",
        progress=progress_of(case, need, today),
        lead=one_line(who(case, need.lead)),
        next_step=one_line(plan.words.name(chosen.step)) if chosen else "",
        waits=_waits(plan, chosen, today) if chosen else "",
    )


def _waits(plan: Plan, planned: PlannedStep, today: date) -> str:
    """In a few words, what a step waits for, or that it need not wait."""
    if planned.waits and planned.state is not State.ACTIVE:
        names = [
            plan.words.awaited(wait.dependency, plan.case.steps.get(wait.dependency.waits_for))
            for wait in planned.waits
        ]
        return f"waits for {', '.join(dict.fromkeys(one_line(name) for name in names))}"
    if planned.state is State.HELD:
        return f"held: {one_line(planned.step.why_held)}" if planned.step.why_held.strip() else "held"
    return _when(planned, today)


def _when(planned: PlannedStep, today: date) -> str:
    """When a step is to begin or end, and whether it is late."""
    step = planned.step
    start, end = near_moment(step.planned_start, today), near_moment(step.planned_end, today)
    if planned.state is State.ACTIVE:
        until = f", was due {end}" if planned.ends_late else f", until {end}" if end else ""
        return f"under way{until}"
    if planned.starts_late or planned.ends_late:
        return f"was due {start if planned.starts_late else end}"
    return start or (f"by {end}" if end else "ready")


def _next_steps(case: Case, plan: Plan, today: date) -> tuple[StepLine, ...]:
    """What is under way or could be done now: what has a date first, by date; late ones are before it."""
    steps = [*plan.of(State.ACTIVE), *plan.of(State.READY)]
    dated = [planned for planned in steps if _due(planned)]
    undated = [planned for planned in steps if not _due(planned)]
    dated.sort(key=lambda planned: (_due(planned) or PartialDate.on(today)).sort_key)
    return tuple(
        StepLine(
            item=planned.step.id,
            what=one_line(plan.words.name(planned.step)),
            who=one_line(doer(case, planned.step.organisation, planned.step.person)),
            when=_when(planned, today),
            late=planned.starts_late or planned.ends_late,
        )
        for planned in (*dated, *undated)
    )


def _due(planned: PlannedStep) -> PartialDate | None:
    step = planned.step
    if planned.state is State.ACTIVE:
        return step.planned_end
    return step.planned_start or step.planned_end


def _blocked(case: Case, plan: Plan, today: date) -> tuple[StepLine, ...]:
    """What cannot go ahead, and why in words: what waits for something, then what is held."""
    steps = [*plan.of(State.BLOCKED), *plan.of(State.HELD)]
    lines = []
    for planned in steps:
        what = one_line(plan.words.name(planned.step))
        why = one_line(plan.reason(planned.step.id))
        lines.append(
            StepLine(
                item=planned.step.id,
                what=what,
                who=one_line(doer(case, planned.step.organisation, planned.step.person)),
                when=near_date(planned.step.review_on, today),
                why=why.removeprefix(what).strip() if why.startswith(f"{what} wait") else why,
                late=planned.review_overdue,
            )
        )
    return tuple(lines)


def _asks(case: Case, today: date) -> tuple[AskLine, ...]:
    """Asks and offers that are still open, what is due first before what is not; then the declined ones."""
    order = ("", "asked", "accepted", "declined")
    asks = sorted(
        (ask for ask in case.asks.values() if ask.state != "done"),
        key=lambda ask: (
            ask.state == "declined",
            ask.by_when.sort_key if ask.by_when else _LAST,
            order.index(ask.state) if ask.state in order else len(order),
            ask.id,
        ),
    )
    return tuple(ask_line(case, ask, today) for ask in asks)


def ask_line(case: Case, ask: Ask, today: date) -> AskLine:
    """Who asks whom for what, in words for paper."""
    one, other = one_line(who(case, ask.from_whom)), one_line(who(case, ask.to_whom))
    verb = "offers" if ask.kind == "offer" else "asks"
    state = vocabulary("ask_states").label(ask.state) if ask.state else "Asked"
    answer = one_line(ask.answer)
    return AskLine(
        item=ask.id,
        who=f"{one or 'Somebody'} {verb} {other or 'somebody'}",
        what=one_line(ask.what) or "Not written down",
        by_when=near_moment(ask.by_when, today),
        answer=f"{state}: {answer}" if answer else state,
        late=ask.by_when is not None and ask.by_when.latest < today and ask.state != "declined",
    )


def _review(case: Case, today: date) -> str:
    """When somebody looks at all this again, in a sentence."""
    days = [meeting.next_review for meeting in case.meetings.values() if meeting.next_review]
    coming = sorted((day for day in days if day.latest >= today), key=lambda day: day.sort_key)
    if coming:
        return f"Next review {say_date(coming[0])}."
    if days:
        return f"Review was due {say_date(max(days, key=lambda day: day.sort_key))}."
    return "No review date is set yet."
