"""The words and pictures of the view Outcomes, made of what `insights/` finds. No widgets here."""

from collections.abc import Iterator
from datetime import date

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.needs import Need, Score
from navigator.casefile.partial_date import PartialDate
from navigator.insights.outcomes import Outcome, Scorer, outcomes_of, side_by_side, then_and_now
from navigator.insights.scales import scale_of
from navigator.insights.targets import read_targets
from navigator.insights.who_knows import who_knows
from navigator.layout.display_list import Measure, Picture
from navigator.layout.matrix import MatrixColumn, MatrixRow, matrix_picture
from navigator.layout.radar import Spoke, radar
from navigator.layout.score_chart import ChartLine, Mark, score_chart
from navigator.summary.page import paper_measure
from navigator.ui.check.picture_view import Made
from navigator.ui.models.grid_table import Grid, GridCell, GridHead
from navigator.ui.widgets.line_card import Line

_MOST_DAYS = 5
_NOTHING = Marks()
_APART = 3
"""From how many points on scores are said to differ."""


def chart_of(case: Case, need: Need, marks: Marks) -> Made | None:
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
                Mark(s.id, s.date.earliest, s.value, scale.goodness(s.value), marks.of(s.id))
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


def radar_of(case: Case, marks: Marks) -> Made | None:
    """Then and now by the client, of all open needs; None when too few were scored."""
    found = then_and_now(case, "client", date.today())
    if len(found) < 3:
        return None
    spokes = [
        Spoke(
            need.id,
            " · ".join(part for part in (marks.foremost((then.id, now.id)), need.title) if part),
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


def side_by_side_grid(case: Case, need: Need, marks: Marks) -> Grid:
    """The days on which a need was scored, latest first, and what each said on that day."""
    days = side_by_side(case, need, date.today())[:_MOST_DAYS]
    scorers = list(dict.fromkeys(_scorer(score) for day in days for score in day.scores))
    cells: dict[tuple[int, int], GridCell] = {}
    for row, day in enumerate(days):
        for score in day.scores:
            scale = scale_of(score.scale)
            says = scale.in_words(score.value or 0) + (f": {score.note}" if score.note else "")
            cells[row, scorers.index(_scorer(score))] = GridCell(
                (f"{score.value or 0:g}",), says, score.id, marks.of(score.id)
            )
    return Grid(
        tuple(GridHead(say_date(PartialDate.on(day.day))) for day in days),
        tuple(GridHead(scorer.in_words(case)) for scorer in scorers),
        cells,
        "not scored on that day",
    )


def _scorer(score: Score) -> Scorer:
    return Scorer(score.by, score.organisation if score.by not in ("client", "keyworker") else "")


def matrix_grid(case: Case, marks: Marks = _NOTHING) -> Grid:
    """Who holds which part of the whole picture: open needs down, organisations across."""
    matrix = who_knows(case, date.today())
    cells: dict[tuple[int, int], GridCell] = {}
    for row, need in enumerate(matrix.needs):
        for column, one in enumerate(matrix.organisations):
            cell = matrix.cell(need.id, one)
            if cell.knows:
                cells[row, column] = GridCell(
                    cell.lines, cell.in_words(), cell.items[0], marks.foremost(cell.items)
                )
    by_need = [sum(matrix.cell(need.id, one).knows for one in matrix.organisations) for need in matrix.needs]
    return Grid(
        tuple(
            GridHead(
                need.title, f"known by {number} of {len(matrix.organisations)}", need.id, marks.of(need.id)
            )
            for need, number in zip(matrix.needs, by_need, strict=True)
        ),
        tuple(
            GridHead(case.title_of(one), f"{matrix.shares[one]} of {len(matrix.needs)}", one, marks.of(one))
            for one in matrix.organisations
        ),
        cells,
        "knows nothing of it",
    )


def matrix_words(grid: Grid) -> str:
    """What the grid comes to, in a sentence."""
    if not grid.columns:
        return "No organisation has a view of these needs or a step for them yet."
    first = grid.columns[0]
    return f"{first.words} holds most of it: {first.more} open needs. An empty cell: knows nothing of it."


def matrix_sheet(case: Case, size: tuple[float, float]) -> Picture:
    """The same on a sheet of paper, with its day."""
    grid = matrix_grid(case)
    across = range(len(grid.columns))
    lines = {place: cell.lines for place, cell in grid.cells.items()}
    rows = [
        MatrixRow(
            head.item,
            head.words,
            head.more.removeprefix("known by "),
            tuple(lines.get((row, column), ()) for column in across),
        )
        for row, head in enumerate(grid.rows)
    ]
    columns = [MatrixColumn(head.item, head.words, head.more) for head in grid.columns]
    day = say_date(PartialDate.on(date.today()))
    note = f"{day}. Under each name: how many of the open needs that organisation knows of."
    title = "Who holds which part of the picture"
    return matrix_picture(rows, columns, title=title, note=note, size=size, measure=paper_measure())


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
