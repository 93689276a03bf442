"""Who does a step, and how much of it is one step: handing on to another provider, and splitting in two."""

import dataclasses

from navigator.actions.naming import name_of
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.casefile.step_days import is_closed
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing, making


def hand_on_step(
    case: Case, ids: Ids, step_id: str, *, organisation: str, person: str, reason: str, on: PartialDate
) -> Draft:
    """Another organisation or person provides the step from now on.

    The journal keeps who did, and why they no longer do. InvalidValue when neither is another than before.
    """
    step = _open_step(case, step_id)
    if (organisation, person) == (step.organisation, step.person):
        raise InvalidValue(
            "The step is with them already.", "Choose whom to hand it on to.", field="organisation"
        )
    after = dataclasses.replace(step, organisation=organisation, person=person)
    to_whom = _who(case, after) or "nobody yet"
    words = f"Handed on from {_who(case, step) or 'nobody'} to {to_whom}"
    text = f"{words}: {reason.strip()}" if reason.strip() else f"{words}."
    people = tuple(one for one in (step.person, person) if one in case.people)
    organisations = tuple(dict.fromkeys(one for one in (step.organisation, organisation) if one))
    entry = Entry(
        id=ids.new(),
        kind="note",
        when=on,
        text=text,
        steps=(step_id,),
        people=people,
        organisations=organisations,
    )
    return Draft(f"Hand on {name_of(case, step)} to {to_whom}", (*changing(step, after), *making(entry)))


def split_step(case: Case, ids: Ids, step_id: str, first: str, second: str) -> Draft:
    """Make two steps of one, the second after the first.

    The first keeps its place, the second waits for it, and what waited waits for the second. The second
    has the same needs, kind and provider, and the planned end; nothing is known of its cost. What the step
    itself waits for and relies on stays with the first. InvalidValue for a name that is empty.
    """
    step = _open_step(case, step_id)
    if not first.strip() or not second.strip():
        raise InvalidValue("Both parts need a name.", "Say what each of them is.", field="what")
    kept = dataclasses.replace(step, what=first.strip(), planned_end=None)
    later = Step(
        id=ids.new(),
        what=second.strip(),
        kind=step.kind,
        needs=step.needs,
        organisation=step.organisation,
        person=step.person,
        status="agreed" if step.status in ("active", "held") else step.status,
        planned_end=step.planned_end,
        paid_by=step.paid_by,
        expected_outcome=step.expected_outcome,
    )
    edits = [*changing(step, kept), *making(later)]
    edits += making(Dependency(id=ids.new(), step=later.id, waits_for=step_id))
    for one in case.dependencies.by("waits_for", step_id):
        if one.met_on is None:
            edits += changing(one, dataclasses.replace(one, waits_for=later.id))
    return Draft(f"Split {name_of(case, step)} into two", tuple(edits))


def _open_step(case: Case, step_id: str) -> Step:
    step = case.steps.get(step_id)
    if step is None:
        raise UnknownItem("There is no such step in this case.", "Nothing was changed.")
    if is_closed(step):
        raise InvalidValue("The step is over.", "Add another step instead.")
    return step


def _who(case: Case, step: Step) -> str:
    return ", ".join(
        words for words in (case.title_of(step.person), case.title_of(step.organisation)) if words
    )
