"""Needs, views, scores, targets, steps and asks of a case as FHIR R4 resources.

A need is a Condition, and a Goal where an outcome is wanted; a view and a score are Observations on it; a
referral is a ServiceRequest, any other step a Task, all of them in one CarePlan; an ask is a Task as well.
What a step waits for or relies on, and what it costs, stands in its notes.
"""

from collections.abc import Iterator

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask
from navigator.casefile.needs import Need, Score, Target, View
from navigator.casefile.plan import Step
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.fhir_values import (
    References,
    Resource,
    clean,
    coded,
    date_of,
    filled,
    notes,
    period,
    second_id,
    text,
    url_of,
)

_CLIENT = {"reference": url_of(CLIENT_ID)}
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"
_OBSERVED = "http://terminology.hl7.org/CodeSystem/observation-category"
_CONDITION_OF = {"met": "resolved", "closed": "inactive"}
_GOAL_OF = {"held": "on-hold", "met": "completed", "closed": "cancelled"}
_TASK_OF = {
    "proposed": "draft", "agreed": "accepted", "active": "in-progress", "held": "on-hold",
    "done": "completed", "stopped": "cancelled", "declined": "rejected",
}  # fmt: skip
_REQUEST_OF = {
    "proposed": "draft", "agreed": "active", "active": "active", "held": "on-hold",
    "done": "completed", "stopped": "revoked", "declined": "revoked",
}  # fmt: skip
_ASKED = {"asked": "requested", "accepted": "accepted", "declined": "rejected", "done": "completed"}
_DOERS = ("person", "organisation", "client")


def plan_resources(case: Case) -> Iterator[Resource]:
    """Needs with what is said of them, targets, steps, the CarePlan that holds them, asks."""
    references = References(case)
    for need in case.needs.values():
        yield from _need(need, references)
    for view in case.views.values():
        yield _view(view, references)
    for score in case.scores.values():
        if score.value is not None:
            yield _score(score, references)
    for target in case.targets.values():
        yield _target(target, references)
    for step in case.steps.values():
        yield _step(case, step, references)
    if case.steps:
        yield _care_plan(case, references)
    for ask in case.asks.values():
        yield _ask(ask, references)


def _need(need: Need, references: References) -> Iterator[Resource]:
    rank = f"Rank to the client: {need.rank:g}" if need.rank is not None else ""
    said = f"In the client's words: {need.in_the_clients_words}" if need.in_the_clients_words.strip() else ""
    topic = text(vocabulary("topics").label(need.topic)) if need.topic else {}
    yield filled(
        {
            "resourceType": "Condition",
            "id": need.id,
            "clinicalStatus": coded(_CLINICAL, _CONDITION_OF.get(need.status, "active")),
            "verificationStatus": coded(_VERIFIED, "unconfirmed"),
            "category": [one for one in (coded(_CATEGORY, "problem-list-item"), topic) if one],
            "code": text(need.title or "A need without a name"),
            "subject": _CLIENT,
            "recordedDate": date_of(need.opened),
            # Only what is over has an end (R4, con-4).
            "abatementDateTime": date_of(need.closed) if need.status in _CONDITION_OF else None,
            "asserter": references.to(need.raised_by, "client", "person"),
            "note": notes(said, rank),
        }
    )
    if clean(need.wanted_outcome):
        yield filled(
            {
                "resourceType": "Goal",
                "id": second_id(need.id, "goal"),
                "lifecycleStatus": _GOAL_OF.get(need.status, "active"),
                "description": text(need.wanted_outcome),
                "subject": _CLIENT,
                "startDate": date_of(need.opened),
                "addresses": [references.to(need.id)],
            }
        )


def _view(view: View, references: References) -> Resource:
    return filled(
        {
            "resourceType": "Observation",
            "id": view.id,
            "status": "final",
            "category": [coded(_OBSERVED, "survey")],
            "code": text("How severe a need is as an agency sees it, from 0 to 10"),
            "subject": _CLIENT,
            "focus": references.to_all([view.need], "need"),
            "effectiveDateTime": date_of(view.date),
            "performer": references.to_all([view.organisation, view.person], "organisation", "person"),
            "valueQuantity": {"value": view.severity} if view.severity is not None else {},
            "note": notes(view.formulation),
        }
    )


def _score(score: Score, references: References) -> Resource:
    by = CLIENT_ID if score.by == "client" else score.organisation
    scale = vocabulary("scales").label(score.scale) or "Score"
    topic = f", {vocabulary('topics').label(score.topic)}" if score.topic else ""
    return filled(
        {
            "resourceType": "Observation",
            "id": score.id,
            "status": "final",
            "category": [coded(_OBSERVED, "survey")],
            "code": text(f"{scale}{topic}"),
            "subject": _CLIENT,
            "focus": references.to_all([score.need], "need"),
            "effectiveDateTime": date_of(score.date),
            "performer": references.to_all([by], "organisation", "client"),
            "valueQuantity": {"value": score.value},
            "note": notes(score.note, f"By: {vocabulary('scorers').label(score.by)}" if score.by else ""),
        }
    )


def _target(target: Target, references: References) -> Resource:
    aim = {"value": target.aim} if target.aim is not None else {}
    measure = text(target.indicator)
    signed = [one["display"] for one in references.to_all(target.organisations) if "display" in one]
    goal = [filled({"measure": measure, "detailQuantity": aim})] if measure else []
    start = f"Start value: {target.start_value:g}" if target.start_value is not None else ""
    return filled(
        {
            "resourceType": "Goal",
            "id": target.id,
            "lifecycleStatus": "active",
            "category": [text(vocabulary("target_areas").label(target.area))] if target.area else [],
            "description": text(target.title or "A shared target without a name"),
            "subject": _CLIENT,
            "target": goal,
            "addresses": references.to_all(target.needs, "need"),
            "note": notes(f"Signed up: {', '.join(signed)}" if signed else "", start),
        }
    )


def _step(case: Case, step: Step, references: References) -> Resource:
    begins, ends = step.actual_start or step.planned_start, step.actual_end or step.planned_end
    shared = {
        "id": step.id,
        "intent": "plan",
        "note": notes(*_step_notes(case, step, references)),
        "statusReason": text(step.why_held),
    }
    name = step.title or "A step without a name"
    if step.kind == "referral":
        doers = references.to_all([step.person, step.organisation], *_DOERS)
        del shared["statusReason"]
        return filled(
            {
                "resourceType": "ServiceRequest",
                **shared,
                "status": _REQUEST_OF.get(step.status, "unknown"),
                "code": text(name),
                "subject": _CLIENT,
                "occurrencePeriod": period(begins, ends),
                "performer": doers,
                "reasonReference": references.to_all(step.needs, "need"),
            }
        )
    needs = references.to_all(step.needs, "need")
    owner = references.to(step.person, *_DOERS) or references.to(step.organisation, *_DOERS)
    return filled(
        {
            "resourceType": "Task",
            **shared,
            "status": _TASK_OF.get(step.status, "draft"),
            "code": text(vocabulary("step_kinds").label(step.kind)) if step.kind else {},
            "description": clean(name),
            "focus": needs[0] if len(needs) == 1 else {},
            "reasonReference": needs[0] if needs else {},
            "for": _CLIENT,
            "executionPeriod": period(step.actual_start, step.actual_end),
            "restriction": filled({"period": period(step.planned_start, step.planned_end)}),
            "owner": owner,
        }
    )


def _step_notes(case: Case, step: Step, references: References) -> Iterator[str]:
    yield f"Expected outcome: {step.expected_outcome}" if step.expected_outcome.strip() else ""
    others = [case.title_of(need) for need in step.needs[1:]]
    yield f"Also for: {'; '.join(others)}" if any(others) and step.kind != "referral" else ""
    for dependency in case.dependencies.by("step", step.id):
        waits = dependency.condition or case.title_of(dependency.waits_for)
        if waits and dependency.met_on is None:
            yield f"Waits for: {waits}"
    for reliance in case.reliances.by("step", step.id):
        whom, agreed = case.title_of(reliance.organisation), "agreed" if reliance.agreed else "not agreed"
        yield f"Relies on {whom or 'somebody'} ({agreed}): {reliance.for_what}"
    paid = references.to(step.paid_by).get("display", "")
    if step.cost is not None:
        yield f"Costs £{step.cost:,.2f}{f', paid by {paid}' if paid else ''}"
    if step.cost_of_not_doing is not None:
        yield f"Not doing it costs £{step.cost_of_not_doing:,.2f}"
    if step.review_on is not None:
        yield f"To be looked at again: {step.review_on}"


def _care_plan(case: Case, references: References) -> Resource:
    goals = [second_id(need.id, "goal") for need in case.needs.values() if clean(need.wanted_outcome)]
    goals += list(case.targets)
    return filled(
        {
            "resourceType": "CarePlan",
            "id": second_id(CLIENT_ID, "plan"),
            "status": "active",
            "intent": "plan",
            "title": "The plan",
            "subject": _CLIENT,
            "addresses": references.to_all(case.needs, "need"),
            "goal": [{"reference": url_of(one)} for one in goals],
            "activity": [{"reference": references.to(step)} for step in case.steps],
        }
    )


def _ask(ask: Ask, references: References) -> Resource:
    kind = vocabulary("ask_kinds").label(ask.kind)
    return filled(
        {
            "resourceType": "Task",
            "id": ask.id,
            "status": _ASKED.get(ask.state, "requested"),
            "intent": "proposal",
            "code": text(kind),
            "description": clean(ask.what) or "Something was asked",
            "for": _CLIENT,
            "requester": references.to(ask.from_whom, *_DOERS),
            "owner": references.to(ask.to_whom, *_DOERS),
            "restriction": filled({"period": period(None, ask.by_when)}),
            "note": notes(f"Answer: {ask.answer}" if ask.answer.strip() else ""),
        }
    )
