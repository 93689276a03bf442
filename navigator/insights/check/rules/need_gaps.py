"""A need that nobody leads, or for which nothing is planned."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import edit, step
from navigator.insights.check.whole_picture import WholePicture


def _without_lead(picture: WholePicture) -> Iterator[Found]:
    for need in picture.open_needs:
        if not need.lead:
            yield Found(
                f"“{picture.name(need.id)}” has no lead.",
                (need.id,),
                edit("Say who leads", need.id, "lead"),
            )


def _without_step(picture: WholePicture) -> Iterator[Found]:
    for need in picture.open_needs:
        if picture.live_steps_for(need.id):
            continue
        who = f" with {picture.name(need.lead)}" if need.lead else ""
        yield Found(
            f"Nothing is planned for “{picture.name(need.id)}”.",
            (need.id,),
            step(
                f"Plan a first step{who}",
                f"First step for “{picture.name(need.id)}”: talk it over with {picture.client}",
                kind="support",
                needs=(need.id,),
                **_doer(picture, need.lead),
            ),
            (need.lead,) if need.lead else (),
        )


def _doer(picture: WholePicture, lead: str) -> dict[str, str]:
    if lead in picture.case.people:
        return {"person": lead, "organisation": picture.case.people[lead].organisation}
    return {"organisation": lead} if lead else {}


_FAILURE = "Gaps"
RULES = (
    Rule(
        "need_without_lead",
        _FAILURE,
        "An open need without a lead",
        "What is everybody's to see to is nobody's.",
        _without_lead,
    ),
    Rule(
        "need_without_step",
        _FAILURE,
        "An open need without a step that is still to be done",
        "Everybody may agree on it and still nothing happens.",
        _without_step,
    ),
)
