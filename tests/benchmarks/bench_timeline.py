"""The timeline: a frame at every closeness, beside Qt's own scene of the same items; opening it; scheduling.

Frames are painted into an image of 1366 by 700 pixels without a screen. Each figure is the worst of all the
medians over a sweep of closenesses, and the worst single frame stands beside it as a figure of its own.
Processor time is given too: other programs on the machine do not lengthen it.
"""

import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401  # before Qt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.needs import Need
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.insights.schedule import schedule_of
from navigator.insights.sequencing import plan_of
from navigator.interchange.example import example_case
from navigator.layout.lanes import By
from navigator.layout.timeline import Timeline, timeline_of
from navigator.layout.timeline_scale import Scale
from navigator.summary.timeline import standing_of
from navigator.ui.theme import Theme
from navigator.ui.timeline.canvas import Canvas
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import seconds

SIZE = (1366, 700)
ROUNDS = 7
TODAY = date(2026, 11, 22)
SPANS = (1, 3, 7, 14, 30, 60, 120, 250, 500, 1100, 2500, 6000)
"""Days across the window: from an hour-by-hour look to far beyond everything."""
_KINDS = ("call", "visit", "letter", "meeting", "no_show", "incident", "note", "milestone")


def measure() -> list[Figure]:
    """All figures of the timeline."""
    app = QApplication.instance() or QApplication(["bench"])
    theme = Theme(app)  # type: ignore[arg-type]  # a QApplication is what was made above
    # Scheduling before the large cases: whatever is alive makes the garbage collector slower for all.
    figures = _scheduling()
    figures.append(_opening(theme))
    for count, aim in ((10_000, 8.0), (50_000, 16.0)):
        figures += _frames(theme, count, aim)
    return figures


def _frames(theme: Theme, count: int, aim: float) -> list[Figure]:
    case = busy_case(count)
    plan = plan_of(case, TODAY)
    timeline = timeline_of(case, standing_of(plan), By.NEED)
    canvas = Canvas(theme)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_timeline(case, plan, timeline, anew=True)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    medians, worst, busy = _sweep(canvas, timeline, image)
    theirs = _scene_medians(timeline, image)
    canvas.close()
    words = f"timeline, {count:,} items, a frame"
    slowest = max(range(len(medians)), key=lambda at: medians[at])
    return [
        Figure(
            f"{words}: slowest median over {len(SPANS)} closenesses ({SPANS[slowest]} days across)",
            medians[slowest] * 1000,
            "ms",
            aim,
            "QGraphicsView of the same items as bare rectangles, its slowest median",
            max(theirs) * 1000,
        ),
        Figure(
            f"{words}: median of all closenesses", statistics.median(medians) * 1000, "ms", aim,
            "QGraphicsView of the same items as bare rectangles", statistics.median(theirs) * 1000,
        ),
        Figure(f"{words}: slowest median, processor time alone", busy * 1000, "ms", aim),
        Figure(f"{words}: worst single frame", worst * 1000, "ms"),
    ]  # fmt: skip


def frame_medians(case: Case, timeline: Timeline) -> list[float]:
    """Seconds for a frame at each closeness of SPANS, for what is measured beside somebody else's."""
    app = QApplication.instance() or QApplication(["bench"])
    canvas = Canvas(Theme(app))  # type: ignore[arg-type]  # a QApplication is what was made above
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_timeline(case, plan_of(case, TODAY), timeline, anew=True)
    medians, _, _ = _sweep(canvas, timeline, QImage(*SIZE, QImage.Format.Format_RGB32))
    canvas.close()
    return medians


def _sweep(canvas: Canvas, timeline: Timeline, image: QImage) -> tuple[list[float], float, float]:
    """The median at each closeness, the slowest frame of all, and the slowest median in processor time."""
    medians, worst, busiest = [], 0.0, 0.0
    middle = timeline.today - 200
    for days in SPANS:
        width = canvas.room[0]
        times: list[float] = []
        busy: list[float] = []
        for step in range(ROUNDS + 1):
            start = middle - days / 2 + step * days / 50
            canvas.look(Scale(start, width / days))
            canvas.verticalScrollBar().setValue(step * 40)
            before = time.process_time()
            times.append(seconds(_painting(canvas, image)))
            busy.append(time.process_time() - before)
        # The first at a new closeness decides rows; it is no steady frame, but nobody likes to wait for it.
        worst = max(worst, *times)
        medians.append(statistics.median(times[1:]))
        busiest = max(busiest, statistics.median(busy[1:]))
    return medians, worst, busiest


def _painting(canvas: Canvas, image: QImage) -> Callable[[], None]:
    def paint() -> None:
        canvas.frame = None
        painter = QPainter(image)
        canvas.paint_into(painter)
        painter.end()

    return paint


def _scene_medians(timeline: Timeline, image: QImage) -> list[float]:
    """Qt's own way: a rectangle in a scene for each item, and a view scaled to each closeness."""
    scene = QGraphicsScene()
    pen, brush = QPen(Qt.PenStyle.NoPen), QBrush(QColor("#0B5C7A"))
    y = 0.0
    for lane in timeline.lanes:
        for number, item in enumerate((*lane.bars, *lane.marks)):
            wide = max(item.end - item.start, 0.5)
            scene.addRect(QRectF(item.start - timeline.today, y + number % 12 * 16, wide, 10), pen, brush)
        y += 200
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    medians = []
    for days in SPANS:
        area = QRectF(-200 - days / 2, 0, days, SIZE[1])

        def paint(area: QRectF = area) -> None:
            painter = QPainter(image)
            scene.render(painter, QRectF(0, 0, *SIZE), area, Qt.AspectRatioMode.IgnoreAspectRatio)
            painter.end()

        paint()
        medians.append(statistics.median(seconds(paint) for _ in range(3)))
    return medians


def _opening(theme: Theme) -> Figure:
    """From a case to a picture of its timeline, as the view does it; nothing known beforehand."""
    case = example_case(TODAY)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    canvas = Canvas(theme)
    canvas.resize(*SIZE)
    canvas.show()

    def open_it() -> None:
        plan = plan_of(case, TODAY)
        timeline = timeline_of(case, standing_of(plan), By.NEED)
        canvas.show_timeline(case, plan, timeline, anew=True)
        _painting(canvas, image)()

    times = [seconds(open_it) for _ in range(ROUNDS)]
    canvas.close()
    return Figure("open the ordinary case's timeline", statistics.median(times) * 1000, "ms", 50.0)


def _scheduling() -> list[Figure]:
    case = long_plan(2_000, 4_000)
    both = [seconds(lambda: schedule_of(plan_of(case, TODAY))) for _ in range(ROUNDS)]
    plan = plan_of(case, TODAY)
    alone = [seconds(lambda: schedule_of(plan)) for _ in range(ROUNDS)]
    busy = []
    for _ in range(ROUNDS):
        before = time.process_time()
        schedule_of(plan_of(case, TODAY))
        busy.append(time.process_time() - before)
    words = "2,000 steps with 4,000 dependencies"
    return [
        Figure(f"schedule {words}, the plan included", statistics.median(both) * 1000, "ms", 50.0),
        Figure(
            f"schedule {words}, the plan included, processor time alone",
            statistics.median(busy) * 1000,
            "ms",
            50.0,
        ),
        Figure(f"schedule {words}, the plan being there", statistics.median(alone) * 1000, "ms"),
    ]


def busy_case(count: int) -> Case:
    """A case with so many items over three years, a fifth of them steps, in fifteen needs."""
    chance = random.Random(count)
    ids = Ids(lambda: 1_790_000_000_000, chance.randbytes)
    needs = [Need(id=ids.new(), what=f"Need {number}", rank=float(number + 1)) for number in range(15)]
    items: list[Step | Entry] = []
    for number in range(count):
        start = TODAY + timedelta(days=chance.randrange(-1000, 150))
        for_needs = (chance.choice(needs).id,)
        if number % 5:
            when = PartialDate(start, start, minute=chance.randrange(1440))
            text, kind = f"Entry {number} about this and that", chance.choice(_KINDS)
            items.append(Entry(id=ids.new(), kind=kind, when=when, text=text, needs=for_needs))
        else:
            end = start + timedelta(days=chance.randrange(0, 60))
            done: dict[str, Any] = (
                {"status": "done", "actual_start": PartialDate.on(start)} if start < TODAY else {}
            )
            status = chance.choice(("agreed", "active", "held"))
            values: dict[str, Any] = {"status": status, "planned_start": PartialDate.on(start), **done}
            items.append(
                Step(
                    id=ids.new(),
                    what=f"Step {number}",
                    needs=for_needs,
                    planned_end=PartialDate.on(end),
                    **values,
                )
            )
    return Case.of(*needs, *items)


def long_plan(steps: int, dependencies: int) -> Case:
    """A plan of so many steps, most of them dated, in which nothing waits in a ring."""
    chance = random.Random(3)
    ids = Ids(lambda: 1_790_000_000_000, chance.randbytes)
    made = []
    for number in range(steps):
        start = TODAY + timedelta(days=chance.randrange(400))
        dates: dict[str, Any] = {}
        if number % 3:
            end = start + timedelta(days=chance.randrange(1, 30))
            dates = {"planned_start": PartialDate.on(start), "planned_end": PartialDate.on(end)}
        made.append(Step(id=ids.new(), what=f"Step {number}", status="agreed", **dates))
    waits = []
    for _ in range(dependencies):
        earlier, later = sorted(chance.sample(range(steps), 2))
        waits.append(Dependency(id=ids.new(), step=made[later].id, waits_for=made[earlier].id))
    return Case.of(*made, *waits)
