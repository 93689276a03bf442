"""What can be done with asks and offers: keep one that was spoken, note its answer, put it into the plan."""

import dataclasses
from dataclasses import dataclass

from navigator.actions.meetings import meeting_of
from navigator.actions.naming import name_of, shortened, title_of
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, Edit, changing, making
from navigator.insights.open_asks import doer_of, planned_step


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody named in an ask who is not in the case yet: a person, or else an organisation."""

    name: str
    is_person: bool = True


Who = str | Newcomer
"""An id, "" for nobody, or somebody who is put into the case with the ask."""


def keep_ask(
    case: Case,
    ids: Ids,
    *,
    kind: str,
    from_whom: Who,
    to_whom: Who,
    what: str,
    by_when: PartialDate | None = None,
    state: str = "asked",
    answer: str = "",
    meeting: str = "",
    topic: str = "",
) -> Draft:
    """Keep an ask or an offer, with whoever is new in it, in one act.

    `topic` says with whom it may be shared; without one it is for its two ends and those who came.

    InvalidValue without words for what is asked, and when somebody would ask themselves.
    """
    if not what.strip():
        raise InvalidValue("What is asked is still to be said.", "Write it in a few words.", field="what")
    if meeting:
        meeting_of(case, meeting)
    edits: tuple[Edit, ...] = ()
    ends: list[str] = []
    for who in (from_whom, to_whom):
        newcomer = _newcomer(case, ids, who)
        ends.append(newcomer.id if newcomer else str(who))
        edits += making(newcomer) if newcomer else ()
        if newcomer:
            case = case.with_items({(newcomer.KIND, newcomer.id): newcomer})
    if ends[0] and ends[0] == ends[1]:
        raise InvalidValue("Both ends are the same.", "Choose whom it is asked of.", field="to_whom")
    ask = Ask(
        id=ids.new(),
        kind=kind,
        from_whom=ends[0],
        to_whom=ends[1],
        what=" ".join(what.split()),
        meeting=meeting,
        by_when=by_when,
        state=state or "asked",
        answer=answer.strip(),
        topic=topic,
    )
    who_asks = title_of(case, ends[0]) if ends[0] else "somebody"
    verb = "offers" if kind == "offer" else "asks"
    return Draft(f"Note that {who_asks} {verb}: {shortened(ask.what)}", (*edits, *making(ask)))


def answer_ask(case: Case, ask_id: str, state: str, answer: str = "") -> Draft:
    """It was accepted, declined or done; an answer in words is kept unless a new one is given."""
    ask = ask_of(case, ask_id)
    if state not in vocabulary("ask_states").terms:
        raise InvalidValue("That is no answer to an ask.", "It is asked, accepted, declined or done.")
    after = dataclasses.replace(ask, state=state, answer=answer.strip() or ask.answer)
    return Draft(
        f"Note that {name_of(case, ask)} is {vocabulary('ask_states').label(state).lower()}",
        changing(ask, after),
    )


def step_of_ask(case: Case, ids: Ids, ask_id: str) -> Draft:
    """Put what was asked or offered into the plan, as an agreed step of whoever is to do it.

    InvalidValue when it was declined, or when that step stands in the plan already.
    """
    ask = ask_of(case, ask_id)
    if ask.state == "declined":
        raise InvalidValue("It was declined, so nobody is going to do it.", "Ask somebody else.")
    if planned_step(case, ask) is not None:
        raise InvalidValue("It stands in the plan already.")
    doer = doer_of(ask)
    person = case.people.get(doer)
    step = Step(
        id=ids.new(),
        what=ask.what,
        kind="support",
        status="agreed" if ask.state in ("accepted", "done") else "proposed",
        organisation=person.organisation if person else doer if doer in case.organisations else "",
        person=doer if doer not in case.organisations else "",
        planned_end=ask.by_when,
    )
    return Draft(f"Put into the plan: {shortened(ask.what)}", making(step))


def step_of_decision(case: Case, ids: Ids, words: str) -> Draft:
    """Put a decision into the plan, as an agreed step of nobody yet."""
    what = " ".join(words.split())
    if not what:
        raise InvalidValue("There are no words to make a step of.", field="what")
    if case.steps.by("what", what):
        raise InvalidValue("It stands in the plan already.")
    step = Step(id=ids.new(), what=what, status="agreed")
    return Draft(f"Put into the plan: {shortened(what)}", making(step))


def ask_of(case: Case, ask_id: str) -> Ask:
    """The ask of this id, or UnknownItem."""
    ask = case.asks.get(ask_id)
    if ask is None:
        raise UnknownItem("There is no such ask in this case.", "Nothing was changed.")
    return ask


def _newcomer(case: Case, ids: Ids, who: Who) -> Item | None:
    if isinstance(who, str):
        if who and case.find(who) is None and who != case.client.id:
            raise UnknownItem("Somebody named is not in this case.", "Nothing was changed.")
        return None
    name = " ".join(who.name.split())
    if not name:
        raise InvalidValue("Somebody new has to have a name.")
    if who.is_person:
        return Person(id=ids.new(), name=name, professional=True)
    return Organisation(id=ids.new(), name=name)
