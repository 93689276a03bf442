"""From then to now: which two scores show how a need has moved, and who sees it otherwise.

The client's own scores come first, then the keyworker's, then those of organisations. Two scores are set
beside each other only on one scale and by one scorer.
"""

from collections import defaultdict
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.needs import Need, Score
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.page_content import Progress
from navigator.summary.short_words import one_line

_ORDER = {"client": 0, "keyworker": 1, "organisation": 2}
Series = tuple[str, str, str]


def progress_of(case: Case, need: Need, today: date) -> Progress | None:
    """How a need has moved by its own scores, or by those of its topic where it has none."""
    scores = [score for score in case.scores.by("need", need.id) if _counts(score, today)]
    if not scores and need.topic:
        scores = [
            score for score in case.scores.by("topic", need.topic) if not score.need and _counts(score, today)
        ]
    if not scores:
        return None
    series: dict[Series, list[Score]] = defaultdict(list)
    for score in sorted(scores, key=_when):
        series[(score.by, score.organisation, score.scale)].append(score)
    chosen = min(series, key=lambda key: (_ORDER.get(key[0], 3), -len(series[key]), key))
    values = [score.value for score in series[chosen] if score.value is not None]
    least, most, better = _scale(
        chosen[2], [score.value or 0.0 for score in scores if score.scale == chosen[2]]
    )
    then, now = (values[0] if len(values) > 1 else None), values[-1]
    others = [
        f"{_scorer(case, key)} {series[key][-1].value:g}"
        for key in sorted(series, key=lambda key: (_ORDER.get(key[0], 3), key))
        if key != chosen and key[2] == chosen[2] and series[key][-1].value != now
    ]
    return Progress(
        now=now,
        then=then,
        least=least,
        most=most,
        trend=_trend(then, now, better),
        by=_scorer(case, chosen),
        others=tuple(others),
    )


def _counts(score: Score, today: date) -> bool:
    return score.value is not None and (score.date is None or score.date.earliest <= today)


def _when(score: Score) -> tuple[bool, tuple[int, int, int], str]:
    return (score.date is not None, score.date.sort_key if score.date else (0, 0, 0), score.id)


def _scale(name: str, values: list[float]) -> tuple[float, float, str]:
    """The ends of a scale and which way is better; of an unknown one, the ends of what was scored."""
    term = vocabulary("scales").terms.get(name)
    more = term.more if term else {}
    least = min([more.get("least", min(values)), *values])
    most = max([more.get("most", max(values)), *values])
    return float(least), float(most), str(more.get("better", ""))


def _trend(then: float | None, now: float, better: str) -> str:
    if then is None or not better:
        return ""
    if then == now:
        return "same"
    return "better" if (now > then) == (better == "higher") else "worse"


def _scorer(case: Case, series: Series) -> str:
    by, organisation, _ = series
    if by == "client":
        return one_line(case.client.preferred_name) or "the client"
    if by == "organisation":
        return one_line(case.title_of(organisation)) or "an organisation"
    return "keyworker" if by == "keyworker" else one_line(vocabulary("scorers").label(by))
