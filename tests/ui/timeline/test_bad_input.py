"""The timeline and the plan over dates and dependencies that cannot be, as a keyworker meets them."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.layout.lanes import By
from navigator.ui.plan.board import PlanBoard
from navigator.ui.plan.question import Question
from tests.factories import id_of
from tests.insights.plans import waits
from tests.ui.hands import Hands
from tests.ui.timeline.test_timeline_view import LEFT, NO_KEY, dated, near, place_of, shown

Key = Qt.Key
WithItems = Callable[..., Hands]
TODAY = date.today()


def on(day: date) -> PartialDate:
    return PartialDate.on(day)


BAD: tuple[Item, ...] = (
    dated("Backwards", 9, 2),
    dated("Century", -10, 36_500),
    Step(id=id_of("step", "Old"), what="Old", status="done", actual_end=PartialDate.year(1823)),
    Step(id=id_of("step", "Far"), what="Far", status="agreed", planned_start=PartialDate.year(9999)),
    dated("Lost", 2, 3),
    Dependency(id=id_of("dependency", "lost"), step=id_of("step", "Lost"), waits_for=id_of("step", "gone")),
    dated("Chicken", 1, 2),
    dated("Egg", 1, 2),
    waits("Chicken", "Egg"),
    waits("Egg", "Chicken"),
    Entry(id=id_of("entry", "first"), kind="milestone", text="Born", when=PartialDate.year(1)),
)


def test_whatever_the_dates_every_lane_zoom_and_key_goes_on(with_items: WithItems) -> None:
    view = shown(with_items(*BAD))
    for by in By:
        view.bar.by = by
        for key in (Key.Key_0, Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_Down, Key.Key_T):
            QTest.keyClick(view.canvas, key)
            assert not view.canvas.grab().isNull() and not view.strip.grab().isNull()
        for key in (Key.Key_Plus, Key.Key_Minus):
            for _ in range(80):
                QTest.keyClick(view.canvas, key)
            assert not view.canvas.grab().isNull()
    view.bar.table.setChecked(True)
    assert view.table.table.rowCount() == 8


def test_an_end_before_its_start_is_said_and_can_be_mended_from_the_side_panel(with_items: WithItems) -> None:
    hands = with_items(*BAD)
    view = shown(hands)
    hands.window.context.selection.select(id_of("step", "Backwards"))
    assert "it ends before it starts" in view.line.text()
    hands.click(hands.window.case_screen.panel.next_steps.move_to)
    panel = hands.window.case_screen.panel
    hands.until(lambda: any(one.isVisible() for one in panel.findChildren(Question)))
    question = next(one for one in panel.findChildren(Question) if one.isVisible())
    _, until = question.findChildren(QLineEdit)
    hands.click(question.act)
    assert question.trouble.text().startswith("The step would end before it starts.")
    end = (TODAY + timedelta(days=20)).strftime("%d/%m/%Y")
    until.clear()
    hands.type_into(until, end)
    hands.click(question.act)
    mended = id_of("step", "Backwards")
    hands.until(lambda: hands.case.steps[mended].planned_end == on(TODAY + timedelta(days=20)))
    assert view.timeline is not None and not view.timeline.items[mended].wrong


def test_a_century_can_be_dragged_and_keeps_its_length(with_items: WithItems) -> None:
    hands = with_items(*BAD)
    view = shown(hands)
    near(view)
    century = id_of("step", "Century")
    was = hands.case.steps[century]
    place = place_of(view, "Century", 0.3)
    day = round(view.canvas.scale.per_day)
    canvas = view.canvas.viewport()
    QTest.mousePress(canvas, LEFT, NO_KEY, place)
    for days in (2, 5):
        QTest.mouseMove(canvas, place.__class__(place.x() + days * day, place.y()))
    QTest.mouseRelease(canvas, LEFT, NO_KEY, place.__class__(place.x() + 5 * day, place.y()))
    hands.until(lambda: hands.case.steps[century] != was)
    now = hands.case.steps[century]
    assert now.planned_start == on(TODAY + timedelta(days=-5))
    assert now.planned_end == on(TODAY + timedelta(days=36_505))


def test_a_dependency_on_something_removed_is_said_and_a_ring_is_spelled_out(with_items: WithItems) -> None:
    hands = with_items(*BAD)
    hands.show_view("plan")
    board = hands.view
    assert isinstance(board, PlanBoard)
    waiting = board.columns[2].cards
    said = {
        waiting.index(row).data(): waiting.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(waiting.rowCount())
    }
    assert set(said) == {"Lost", "Chicken", "Egg"}
    assert "a step that was removed" in said["Lost"]
    assert "wait for each other, so none can start until one no longer waits" in said["Egg"]


def test_ten_thousand_entries_on_one_day_are_one_number_that_opens_when_one_looks_closer(
    with_items: WithItems,
) -> None:
    entries = (
        Entry(id=id_of("entry", str(at)), kind="call", text=f"Call {at}", when=on(TODAY))
        for at in range(10_000)
    )
    hands = with_items(*entries)
    view = shown(hands)
    frame = view.canvas.seen()
    assert frame is not None
    assert [glyph.many for glyph in frame.glyphs] == [10_000]
    QTest.keyClick(view.canvas, Key.Key_Right)
    assert hands.window.context.selection.item in hands.case.entries
    view.bar.table.setChecked(True)
    assert view.table.table.rowCount() == 10_000
