"""The words and pictures of the view Outcomes, made of what `insights/` finds. No widgets here."""

from collections.abc import Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.needs import Need
from navigator.insights.outcomes import Outcome, outcomes_of, then_and_now
from navigator.insights.targets import read_targets
from navigator.insights.who_knows import who_knows
from navigator.layout.display_list import Measure, Picture
from navigator.layout.radar import Spoke, radar
from navigator.layout.score_chart import ChartLine, Mark, score_chart
from navigator.ui.check.picture_view import Made
from navigator.ui.widgets.line_card import Line

_APART = 3
"""From how many points on scores are said to differ."""


def chart_of(case: Case, need: Need) -> Made | None:
    """The line chart of a need on the scale on which it has most scores; None when it has none."""
    found = outcomes_of(case, need, date.today())
    if not found:
        return None
    outcome = found[0]
    scale = outcome.scale
    ends = (scale.most, scale.least) if scale.better < 0 else (scale.least, scale.most)
    lines = [
        ChartLine(
            line.scorer.in_words(case),
            tuple(
                Mark(s.id, s.date.earliest, s.value, scale.goodness(s.value))
                for s in line.scores
                if s.date is not None and s.value is not None
            ),
        )
        for line in outcome.lines
    ]

    def made(width: float, height: float, measure: Measure) -> Picture:
        words = (f"{ends[0]:g}", f"{ends[1]:g}")
        return score_chart(lines, title=need.title, width=width, height=height, measure=measure, ends=words)

    return made


def chart_words(case: Case, need: Need) -> str:
    """How far it has come, and who sees it differently, in sentences."""
    found = outcomes_of(case, need, date.today())
    if not found:
        return "Nobody has scored this yet."
    return " ".join(_outcome_words(case, found[0]))


def _outcome_words(case: Case, outcome: Outcome) -> Iterator[str]:
    distance = outcome.distance
    if distance is not None:
        way = "better" if distance > 0 else "worse"
        points = f"{abs(distance):g} {'point' if abs(distance) == 1 else 'points'}"
        yield f"{points} {way} since the first score." if distance else "As it was at the first score."
    if outcome.apart >= _APART:
        low, high = outcome.lowest_and_highest
        yield (
            f"They differ: {low.scorer.in_words(case)} says {low.last.value:g}, "
            f"{high.scorer.in_words(case)} {high.last.value:g}."
        )


def radar_of(case: Case) -> Made | None:
    """Then and now by the client, of all open needs; None when too few were scored."""
    found = then_and_now(case, "client", date.today())
    if len(found) < 3:
        return None
    spokes = [
        Spoke(
            need.id,
            need.title,
            scale.goodness(then.value or 0),
            scale.goodness(now.value or 0),
            f"{need.title}: {then.value or 0:g} then, {now.value or 0:g} now",
        )
        for need, scale, then, now in found
    ]

    def made(width: float, height: float, measure: Measure) -> Picture:
        key = ("At the first score", "Now")
        title = "Then and now, as the client says"
        return radar(spokes, title=title, width=width, height=height, measure=measure, key=key)

    return made


def knowing_lines(case: Case) -> tuple[Line, ...]:
    """The matrix as lines: each open need with those who know of it, and what they have to do with it."""
    matrix = who_knows(case, date.today())
    lines = []
    for need in matrix.needs:
        cells = [(one, matrix.cell(need.id, one)) for one in matrix.organisations]
        known = [f"{case.title_of(one)} ({cell.in_words().lower()})" for one, cell in cells if cell.knows]
        share = f"{len(known)} of {len(matrix.organisations)}"
        lines.append(Line(need.id, need.title, "; ".join(known) or "Nobody yet", state=share, strong=True))
    return tuple(lines)


def target_lines(case: Case) -> tuple[Line, ...]:
    """Each shared target: who pulls with which steps, and who signed up and does nothing yet."""
    lines = []
    for found in read_targets(case):
        pulling = [f"{case.title_of(one)} ({len(steps)})" for one, steps in found.pulling.items()]
        parts = [f"Steps by {', '.join(pulling)}" if pulling else "Nobody has a step for it"]
        if found.idle:
            parts.append(f"signed up, no step yet: {', '.join(map(case.title_of, found.idle))}")
        if found.unasked:
            parts.append(f"helps without having signed up: {', '.join(map(case.title_of, found.unasked))}")
        state, tone = ("One pulls alone", "warn") if found.only_one else ("", "muted")
        needs = ", ".join(need.title for need in found.needs)
        more = f"{'; '.join(parts)}. For: {needs or 'no need yet'}."
        lines.append(Line(found.target.id, found.target.title, more, state=state, tone=tone, strong=True))
    return tuple(lines)
