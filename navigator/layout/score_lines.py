"""Scores over time as lines, one for each that scored a need on a scale; up is always better."""

from collections import defaultdict
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.needs import Score
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.lanes import By

_SCORERS = ("client", "keyworker")


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One score: its id, its moment in days, how high it stands from 0 (worst) to 1 (best), and its value."""

    item: str
    moment: float
    height: float
    value: float


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The scores of one scorer on one scale, oldest first."""

    by: str
    name: str
    scale: str
    points: tuple[ScorePoint, ...]


def score_lines(case: Case, by: By, key: str) -> tuple[ScoreLine, ...]:
    """The lines of a lane: those of its need, or those given to its topic itself."""
    if by is By.NEED and key:
        scores = case.scores.by("need", key)
    elif by is By.TOPIC and key:
        scores = tuple(score for score in case.scores.by("topic", key) if not score.need)
    else:
        return ()
    groups: dict[tuple[str, str, str], list[Score]] = defaultdict(list)
    for score in scores:
        if score.value is not None and score.date is not None:
            groups[(score.by, score.organisation if score.by not in _SCORERS else "", score.scale)].append(
                score
            )
    lines = [_line(case, *group, found) for group, found in groups.items()]
    return tuple(sorted(lines, key=lambda line: (_rank(line.by), line.scale, line.name)))


def _rank(by: str) -> int:
    return _SCORERS.index(by) if by in _SCORERS else len(_SCORERS)


def _line(case: Case, by: str, organisation: str, scale: str, scores: list[Score]) -> ScoreLine:
    term = vocabulary("scales").terms.get(scale)
    more = term.more if term else {}
    values = [score.value for score in scores if score.value is not None]
    least, most = float(more.get("least", min(values))), float(more.get("most", max(values)))
    lower_is_better = more.get("better") == "lower"
    points = []
    for score in scores:
        if score.value is None or score.date is None:
            continue
        height = (score.value - least) / (most - least) if most > least else 0.5
        height = min(max(1 - height if lower_is_better else height, 0.0), 1.0)
        days = score.date.earliest.toordinal() + score.date.latest.toordinal() + 1
        points.append(ScorePoint(score.id, days / 2, height, score.value))
    points.sort(key=lambda point: (point.moment, point.item))
    name = case.title_of(organisation) or vocabulary("scorers").label(by) or "Nobody named"
    return ScoreLine(by, name, term.label if term else scale, tuple(points))
