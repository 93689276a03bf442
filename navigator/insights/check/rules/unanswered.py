"""Asks and offers whose day has passed and that nobody has answered."""

from collections.abc import Iterator

from navigator.casefile.journal import Ask
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import WEEK, ask, edit, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import capital, count, listed


def _overdue(picture: WholePicture) -> list[Ask]:
    return [one for one in picture.case.asks.by("state", "asked") if picture.is_past(one.by_when)]


def _asks(picture: WholePicture) -> Iterator[Found]:
    found = _overdue(picture)
    if not found:
        return
    to_whom = tuple(dict.fromkeys(one.to_whom for one in found if one.to_whom))
    first = min(found, key=_day)
    offers = any(one.kind == "offer" for one in found)
    noun, many = ("ask or offer", "asks and offers") if offers else ("ask", "asks")
    names = listed([f"“{picture.name(one.id)}”" for one in found], 3)
    whose = "its" if len(found) == 1 else "their"
    yield Found(
        f"{capital(count(len(found), noun, many))} had no answer by {whose} day: {names}.",
        tuple(one.id for one in found),
        ask(
            f"Ask {picture.name(first.to_whom)} again, by another way" if first.to_whom else "Ask again",
            first.to_whom,
            f"{_sentence(first.what or 'An answer')} What stands in the way?",
            in_days(picture.today, WEEK),
        ),
        to_whom,
    )


def _day(one: Ask) -> tuple[int, str]:
    return (one.by_when.latest.toordinal() if one.by_when else 0, one.id)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _offers(picture: WholePicture) -> Iterator[Found]:
    for offer in _overdue(picture):
        if offer.kind != "offer":
            continue
        # What the offer could be taken up for: what nobody does yet, on the needs the other leads.
        open_steps = tuple(
            step.id
            for need in picture.open_needs
            if offer.to_whom and need.lead == offer.to_whom
            for step in picture.live_steps_for(need.id)
            if not step.person and not step.organisation
        )
        giver, taker = (
            picture.name(offer.from_whom) or "Somebody",
            picture.name(offer.to_whom) or "nobody named",
        )
        could = (
            f" It could help with {listed([picture.marked(one) for one in open_steps])}."
            if open_steps
            else ""
        )
        yield Found(
            f"{giver} has offered “{picture.name(offer.id)}” to {taker}; it has not been taken up.{could}",
            (offer.id,),
            edit("Take it up", open_steps[0], "person", **_taken_up(picture, offer))
            if open_steps and offer.from_whom
            else meeting_item(
                "Put it on the next agenda", f"The offer “{picture.name(offer.id)}”: who takes it up?"
            ),
            (*open_steps, *(end for end in (offer.from_whom, offer.to_whom) if end)),
            Severity.FIRST if open_steps else Severity.SOON,
        )


def _taken_up(picture: WholePicture, offer: Ask) -> dict[str, object]:
    """Who does the step that the offer could help with: the one who offered."""
    if offer.from_whom in picture.case.people:
        return {"person": offer.from_whom, "organisation": picture.case.people[offer.from_whom].organisation}
    return {"organisation": offer.from_whom}


RULES = (
    Rule(
        "asks_unanswered",
        "Meetings about meetings",
        "Asks and offers that are past their day and not answered",
        "An ask without an answer is chased, and chasing takes longer than a no.",
        _asks,
    ),
    Rule(
        "offer_not_taken_up",
        "Nobody asks for help",
        "An offer that is past its day and was neither accepted nor declined",
        "Help that is offered and not taken up is not offered again.",
        _offers,
    ),
)
