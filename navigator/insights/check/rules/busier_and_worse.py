"""More and more activity on a need, while the scores of client and keyworker go down."""

from collections.abc import Iterator

from navigator.casefile.needs import Need, Score
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture

_THOSE_WHO_LIVE_IT = ("client", "keyworker")


def _find(picture: WholePicture) -> Iterator[Found]:
    days = int(picture.limits.score_days)
    middle = picture.today.toordinal() - days
    for need in picture.open_needs:
        both = list(picture.entries_of(need.id, 2 * days))
        now = [entry.id for entry in picture.entries_of(need.id, days)]
        before = both[len(now) :]
        if len(now) <= max(len(before), picture.limits.busier_least - 1):
            continue
        pairs = _then_and_now(picture, need, middle)
        if not pairs or not all(_is_worse(then, at_last) for then, at_last in pairs):
            continue
        yield Found(
            f"“{picture.name(need.id)}”: {len(now)} entries in the last {days} days after {len(before)}, "
            "and the scores have gone down.",
            (need.id,),
            meeting_item(
                "Put it on the next agenda",
                f"“{picture.name(need.id)}”: much is done and it gets worse. "
                f"What would {picture.client} stop, and what begin?",
            ),
            (*(score.id for pair in pairs for score in pair), *now),
            Severity.FIRST,
        )


def _then_and_now(picture: WholePicture, need: Need, middle: int) -> list[tuple[Score, Score]]:
    """Of client and keyworker, the last score before the middle, else the first after it, and the latest."""
    found: dict[tuple[str, str], list[Score]] = {}
    scores = [
        s for s in picture.case.scores.by("need", need.id) if s.date is not None and s.value is not None
    ]
    for score in sorted(scores, key=lambda s: (s.date.sort_key if s.date else (0, 0, 0), s.id)):
        if score.by not in _THOSE_WHO_LIVE_IT or score.date is None or score.date.earliest > picture.today:
            continue
        line = found.setdefault((score.by, score.scale), [])
        if score.date.earliest.toordinal() >= middle:
            line.append(score)
        else:
            line[:] = [score]
    return [(line[0], line[-1]) for line in found.values() if len(line) > 1]


def _is_worse(then: Score, now: Score) -> bool:
    term = vocabulary("scales").terms.get(now.scale)
    lower_is_better = term is not None and term.more.get("better") == "lower"
    before, after = then.value or 0, now.value or 0
    return after > before if lower_is_better else after < before


RULES = (
    Rule(
        "busier_and_worse",
        "Outputs counted, outcomes not",
        "A need with more entries than in the quarter before, and lower scores of client and keyworker",
        "More of what does not help is not more help.",
        _find,
    ),
)
