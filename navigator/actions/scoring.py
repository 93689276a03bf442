"""Scoring a need: client, keyworker and organisations on one day, side by side, in one act."""

from collections.abc import Mapping

from navigator.actions.naming import name_of, title_of
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.needs import Score
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.history.draft import Draft, making
from navigator.insights.outcomes import Scorer
from navigator.insights.scales import scale_of


def score_need(
    case: Case,
    ids: Ids,
    need: str,
    scale: str,
    values: Mapping[Scorer, float],
    on: PartialDate,
    *,
    notes: Mapping[Scorer, str] | None = None,
) -> Draft:
    """Keep the values of those who scored a need on a day. Earlier scores stay: they are how it was then.

    InvalidValue when there is no value, or one beyond the ends of the scale.
    """
    ends = scale_of(scale)
    if not values:
        raise InvalidValue("Nobody has scored yet.", "Choose a step for at least one of you.", field="value")
    for value in values.values():
        if not ends.least <= value <= ends.most:
            raise InvalidValue(
                f"{ends.label} goes from {ends.least:g} to {ends.most:g}.",
                "Choose a step on it.",
                field="value",
            )
    scores = [
        Score(
            id=ids.new(),
            need=need,
            scale=scale,
            value=float(value),
            by=scorer.by,
            organisation=scorer.organisation,
            date=on,
            note=(notes or {}).get(scorer, ""),
        )
        for scorer, value in values.items()
    ]
    name = name_of(case, case.get(need))
    by = (
        title_of(case, next(iter(values)).organisation)
        if len(values) == 1 and next(iter(values)).organisation
        else ""
    )
    edits = tuple(edit for score in scores for edit in making(score))
    return Draft(f"Score {name}{f' by {by}' if by else ''}", edits)
