"""What the pictures of the timeline show: near and far, in lanes of each kind, a chain, a move."""

from collections.abc import Callable, Mapping

from navigator.layout.hits import Part
from navigator.layout.lanes import By
from navigator.layout.timeline_scale import Scale
from navigator.ui.timeline.moving import begin
from navigator.ui.timeline.view import TimelineView
from tests.pictures.stage import Stage

Scene = Callable[[Stage], None]


def shown(stage: Stage) -> TimelineView:
    """The timeline, with nothing selected and everything lit."""
    stage.window.banner.hide()
    stage.window.case_screen.panel.dismiss()
    stage.view("timeline")
    view = stage.window.case_screen.view
    assert isinstance(view, TimelineView)
    stage.select("")
    view.canvas.select("")
    view.bar.table.setChecked(False)
    view.bar.by = By.NEED
    view.bar.kind = "Everything"
    view.canvas.give_up()
    view.canvas.stand = None
    view.show_case()
    view.canvas.verticalScrollBar().setValue(0)
    stage.settle()
    return view


def look(view: TimelineView, days: float, share: float = 0.35) -> None:
    """So many days across, today at a share of the width."""
    assert view.timeline is not None
    per_day = view.canvas.room[0] / days
    view.canvas.look(Scale(view.timeline.today - days * share, per_day))


def timeline(days: float | None = None, by: By = By.NEED, *, grey: bool = False) -> Scene:
    """All of it, or so many days of it."""

    def show(stage: Stage) -> None:
        view = shown(stage)
        view.bar.by = by
        if days is None:
            view.canvas.whole()
        else:
            look(view, days)
        stage.grey = grey

    return show


def step_named(stage: Stage, words: str) -> str:
    """A step by the beginning of its name."""
    return next(one.id for one in stage.case.steps.values() if one.what.startswith(words))


def chain(stage: Stage) -> None:
    """A step that waits, with all that it waits for and all that waits for it."""
    view = shown(stage)
    stage.select(step_named(stage, "Deposit loan"))
    look(view, 150, 0.4)
    view.canvas.verticalScrollBar().setValue(0)


def what_if(stage: Stage) -> None:
    """A step dragged eighty days later, and what moves with it, before it is let go."""
    view = shown(stage)
    item = step_named(stage, "Proof of identity")
    view.canvas.select(item)
    look(view, 230, 0.35)
    move = begin(stage.case.steps[item], Part.BODY)
    assert move is not None
    view.canvas.propose(move.by(stage.case, 80))


def dimmed(stage: Stage) -> None:
    """A filter that dims."""
    view = shown(stage)
    look(view, 365)
    view.bar.kind = "What is blocked or held"


def as_table(stage: Stage) -> None:
    """The table that equals it."""
    view = shown(stage)
    view.bar.table.setChecked(True)
    view.table.select(step_named(stage, "Proof of identity"))


def put_away(stage: Stage) -> None:
    """In colour, and with nothing begun."""
    stage.grey = False
    shown(stage)


def due(stage: Stage) -> None:
    """What is due over all cases."""
    screen = stage.window.case_screen
    screen.panel.dismiss()
    screen.show_due()
    stage.until(lambda: bool(screen.start.due.lines()))


def leave_due(stage: Stage) -> None:
    """Back to the case."""
    stage.window.case_screen.leave_across()


TIMELINE: Mapping[str, Scene] = {
    "timeline": timeline(),
    "timeline-year": timeline(365),
    "timeline-week": timeline(7),
    "timeline-organisations": timeline(365, By.ORGANISATION),
    "timeline-people": timeline(365, By.PERSON),
    "timeline-topics": timeline(365, By.TOPIC),
    "timeline-chain": chain,
    "timeline-what-if": what_if,
    "timeline-dimmed": dimmed,
    "timeline-grey": timeline(365, grey=True),
    "timeline-table": as_table,
}
"""On the example case, in the order in which they are taken."""

TIMELINE_AT_200 = ("timeline", "timeline-chain", "timeline-table")
