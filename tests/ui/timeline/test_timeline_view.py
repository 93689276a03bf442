"""The timeline under a keyworker's hands: wheel, pointer, keys, and the table that equals it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from navigator.casefile.item import Item
from navigator.casefile.needs import Need
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.layout.lanes import By
from navigator.layout.timeline_frame import Bar
from navigator.layout.timeline_scale import Scale
from navigator.ui.models.item_table import Role
from navigator.ui.models.time_table import TimeTable
from navigator.ui.theme import Brightness
from navigator.ui.timeline.view import TimelineView
from tests.factories import id_of
from tests.insights.plans import waits
from tests.ui.hands import Hands

Key = Qt.Key
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WithItems = Callable[..., Hands]
NEED = Need(id=id_of("need", "home"), what="Somewhere safe", rank=1)


def shown(hands: Hands) -> TimelineView:
    hands.show_view("timeline")
    view = hands.view
    assert isinstance(view, TimelineView)
    view.take_focus()
    return view


def dated(name: str, start: int, end: int, **known: object) -> Step:
    from datetime import date, timedelta

    today = date.today()
    days = [PartialDate.on(today + timedelta(days=days)) for days in (start, end)]
    values = {"status": "agreed", "needs": (NEED.id,), **known}
    return Step(id=id_of("step", name), what=name, planned_start=days[0], planned_end=days[1], **values)  # type: ignore[arg-type]


PLAN: tuple[Item, ...] = (NEED, dated("Identity", 2, 9), dated("Bank", 12, 14), waits("Bank", "Identity"))


def near(view: TimelineView) -> None:
    """Look at some forty days around today."""
    assert view.timeline is not None
    view.canvas.look(Scale(view.timeline.today - 8, view.canvas.room[0] / 40))


def bar_of(view: TimelineView, name: str) -> Bar:
    frame = view.canvas.seen()
    assert frame is not None
    return next(bar for bar in frame.bars if bar.item.words == name)


def place_of(view: TimelineView, name: str, share: float = 0.5) -> QPoint:
    bar = bar_of(view, name)
    x = bar.x0 + (bar.x1 - bar.x0) * share + view.canvas.gutter
    return QPoint(round(x), round(bar.y + view.canvas.face.metrics.axis + 3))


def planned(hands: Hands, name: str) -> tuple[PartialDate | None, PartialDate | None]:
    step = hands.case.steps[id_of("step", name)]
    return step.planned_start, step.planned_end


def wheel(view: TimelineView, at: QPointF, turned: int, modifier: Qt.KeyboardModifier) -> None:
    canvas = view.canvas.viewport()
    event = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_ctrl_and_wheel_zoom_at_the_pointer(sam: Hands) -> None:
    view = shown(sam)
    place = QPointF(view.canvas.gutter + 300, 120)
    before, scale = view.canvas.scale.moment(300), view.canvas.scale.per_day
    wheel(view, place, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.scale.per_day > scale
    assert abs(view.canvas.scale.moment(300) - before) < 0.01


def test_the_wheel_scrolls_and_with_shift_goes_sideways(sam: Hands) -> None:
    view = shown(sam)
    near(view)
    start, top = view.canvas.scale.start, view.canvas.verticalScrollBar().value()
    wheel(view, QPointF(400, 120), -120, Qt.KeyboardModifier.NoModifier)
    assert view.canvas.verticalScrollBar().value() > top
    wheel(view, QPointF(400, 120), -120, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.scale.start > start


def test_a_click_selects_and_the_chain_is_lit_and_said_in_words(with_items: WithItems) -> None:
    hands = with_items(*PLAN, dated("Course", 1, 20))
    view = shown(hands)
    near(view)
    QTest.mouseClick(view.canvas.viewport(), LEFT, NO_KEY, place_of(view, "Bank"))
    assert hands.window.context.selection.item == id_of("step", "Bank")
    assert "Waits for identity." in view.line.text()
    assert [bar_of(view, name).lit for name in ("Identity", "Bank", "Course")] == [True, True, False]


def test_keys_travel_open_and_look_closer(sam: Hands) -> None:
    view = shown(sam)
    hands = sam
    hands.press(Key.Key_Right, view.canvas)
    first = hands.window.context.selection.item
    assert first and view.timeline is not None
    hands.press(Key.Key_Right, view.canvas)
    second = hands.window.context.selection.item
    assert view.timeline.items[second].start >= view.timeline.items[first].start
    lane = view.canvas.lane
    hands.press(Key.Key_Down, view.canvas)
    assert view.canvas.lane > lane
    scale = view.canvas.scale.per_day
    hands.press(Key.Key_Plus, view.canvas)
    assert view.canvas.scale.per_day > scale
    hands.press(Key.Key_0, view.canvas)
    assert view.canvas.scale.per_day <= scale * 1.01
    hands.press(Key.Key_Return, view.canvas)
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.isVisible() and panel.isAncestorOf(hands.focus()))


def test_dragging_a_bar_shows_what_moves_with_it_and_moves_it_when_let_go(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    canvas = view.canvas.viewport()
    start = place_of(view, "Identity")
    day = round(view.canvas.scale.per_day)
    was = planned(hands, "Bank")
    QTest.mousePress(canvas, LEFT, NO_KEY, start)
    QTest.mouseMove(canvas, start + QPoint(3 * day, 0))
    QTest.mouseMove(canvas, start + QPoint(6 * day, 0))
    assert view.canvas.moving is not None and view.canvas.moving.days == 6
    assert "Moves with it: Bank." in view.line.text()
    assert planned(hands, "Bank") == was, "nothing is done before it is let go"
    QTest.mouseRelease(canvas, LEFT, NO_KEY, start + QPoint(6 * day, 0))
    hands.until(lambda: planned(hands, "Bank") != was)
    start_of_next, end = planned(hands, "Bank")[0], planned(hands, "Identity")[1]
    assert start_of_next is not None and end is not None
    assert start_of_next.earliest.toordinal() == end.latest.toordinal() + 1
    hands.command(Key.Key_Z)
    hands.until(lambda: planned(hands, "Bank") == was)


def test_dragging_an_end_makes_a_step_longer(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    canvas, end = view.canvas.viewport(), place_of(view, "Identity", 1.0)
    start, was = planned(hands, "Identity")
    day = round(view.canvas.scale.per_day)
    QTest.mousePress(canvas, LEFT, NO_KEY, end)
    QTest.mouseMove(canvas, end + QPoint(day, 0))
    QTest.mouseMove(canvas, end + QPoint(2 * day, 0))
    QTest.mouseRelease(canvas, LEFT, NO_KEY, end + QPoint(2 * day, 0))
    hands.until(lambda: planned(hands, "Identity")[1] != was)
    assert planned(hands, "Identity")[0] == start


def test_the_same_by_keys_and_esc_gives_it_up(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    hands.window.context.selection.select(id_of("step", "Identity"))
    was = planned(hands, "Identity")
    alt = Qt.KeyboardModifier.AltModifier
    hands.press(Key.Key_Right, view.canvas, alt)
    hands.press(Key.Key_Right, view.canvas, alt)
    assert view.canvas.moving is not None and view.canvas.moving.days == 2
    hands.press(Key.Key_Escape, view.canvas)
    assert view.canvas.moving is None and planned(hands, "Identity") == was
    hands.press(Key.Key_Right, view.canvas, alt)
    hands.press(Key.Key_Return, view.canvas)
    hands.until(lambda: planned(hands, "Identity") != was)


def test_what_is_over_cannot_be_moved_and_it_says_so(with_items: WithItems) -> None:
    hands = with_items(NEED, dated("Done", -9, -3, status="done"))
    view = shown(hands)
    hands.window.context.selection.select(id_of("step", "Done"))
    hands.press(Key.Key_Right, view.canvas, Qt.KeyboardModifier.AltModifier)
    assert view.canvas.moving is None
    assert "cannot be moved" in view.line.text()


def test_a_double_click_on_paper_begins_a_step_there_for_that_need(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    view.canvas.add_asked.emit(view.timeline.today + 3, 0)  # type: ignore[union-attr]
    item = hands.window.case_screen.panel.item
    assert isinstance(item, Step)
    assert item.needs == (NEED.id,)
    assert item.planned_start is not None
    assert item.planned_start.earliest.toordinal() == view.timeline.today + 3  # type: ignore[union-attr]


def test_filters_dim_and_the_table_holds_what_is_lit(sam: Hands) -> None:
    view = shown(sam)
    view.bar.kind = "What is blocked or held"
    frame = view.canvas.seen()
    assert frame is not None
    assert {bar.item.state for bar in frame.bars if bar.lit} <= {"blocked", "held"}
    assert any(not bar.lit for bar in frame.bars)
    view.bar.table.setChecked(True)
    states = {view.table.table.index(row, 3).data() for row in range(view.table.table.rowCount())}
    assert states and all(state.startswith(("Blocked", "Held")) for state in states)


def test_finding_finds_who_has_to_do_with_it(sam: Hands) -> None:
    view = shown(sam)
    assert view.find_here()
    sam.keys("quay street")
    assert view.canvas.viewer is not None
    frame = view.canvas.viewer.frame(view.canvas.scale, 0, 900, 100_000)
    assert {glyph.lit for glyph in frame.glyphs} == {True, False}


def test_the_table_selects_for_all(sam: Hands) -> None:
    view = shown(sam)
    view.bar.table.setChecked(True)
    sam.until(view.table.hasFocus)
    sam.press(Key.Key_Down, view.table)
    assert sam.window.context.selection.item == view.table.table.id_at(view.table.currentIndex())
    assert view.canvas.item == sam.window.context.selection.item


def test_the_table_is_a_good_model(sam: Hands) -> None:
    view = shown(sam)
    assert view.timeline is not None
    table = TimeTable()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.show_timeline(view.timeline, None)
    assert table.rowCount() == sum(len(lane.in_order) for lane in view.timeline.lanes)


def test_the_table_shows_its_words_and_the_state_as_a_chip(with_items: WithItems) -> None:
    view = shown(with_items(*PLAN, dated("Old", -9, -3, status="done")))
    view.bar.table.setChecked(True)
    table = view.table.table
    cells = [[table.index(row, at).data(Role.CELL) for at in range(5)] for row in range(table.rowCount())]
    assert [row[1].words for row in cells] == ["Old", "Identity", "Bank"]
    assert [(row[3].words, row[3].tone) for row in cells] == [
        ("Done", "muted"), ("Ready", "good"), ("Blocked", "warn")
    ]  # fmt: skip
    assert [row[0].past for row in cells] == [True, False, False]


def test_going_to_the_table_selects_nothing_by_itself(sam: Hands) -> None:
    view = shown(sam)
    view.bar.table.setChecked(True)
    sam.until(view.table.hasFocus)
    assert sam.window.context.selection.item == ""


def test_lanes_change_with_what_they_stand_for(sam: Hands) -> None:
    view = shown(sam)
    for by in By:
        view.bar.by = by
        assert view.timeline is not None and view.timeline.by is by
        assert view.canvas.grab().width() > 0


def test_it_can_be_heard_as_a_sentence(sam: Hands) -> None:
    view = shown(sam)
    assert "steps:" in view.canvas.accessibleDescription()
    assert view.canvas.accessibleName() == "Timeline"


def test_an_empty_case_can_be_looked_at(nobody: Hands) -> None:
    view = shown(nobody)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Home, Key.Key_T, Key.Key_Plus, Key.Key_0):
        nobody.press(key, view.canvas)
    assert view.line.text() == "Nothing with a date is written down yet."


def test_in_an_empty_case_insert_and_a_double_click_plan_the_first_step(nobody: Hands) -> None:
    view = shown(nobody)
    nobody.press(Key.Key_Insert, view.canvas)
    panel = nobody.window.case_screen.panel
    item = panel.item
    assert isinstance(item, Step) and view.timeline is not None and item.planned_start is not None
    assert item.planned_start.earliest.toordinal() == view.timeline.today
    panel.dismiss()
    near(view)
    day = view.canvas.scale.per_day
    place = QPoint(round(view.canvas.gutter + 12.5 * day), 200)
    QTest.mouseDClick(view.canvas.viewport(), LEFT, NO_KEY, place)
    item = panel.item
    assert isinstance(item, Step) and item.planned_start is not None
    assert item.planned_start.earliest.toordinal() == view.timeline.today + 4


def test_painting_leaves_the_colours_of_the_theme_as_they_are(sam: Hands) -> None:
    view = shown(sam)
    assert not view.strip.grab().isNull() and not view.canvas.grab().isNull()
    theme = sam.window.context.theme
    assert theme.colour("accent").name() == f"#{theme.palette.accent.lower()}"
    assert theme.colour("accent").alpha() == 255


def test_it_is_painted_in_both_colours_and_at_twice_the_size(sam: Hands) -> None:
    theme = sam.window.context.theme
    size = theme.font().pointSizeF()
    view = shown(sam)
    plain = view.canvas.grab().toImage().pixelColor(300, 200)
    assert theme.font().pointSizeF() == size, "what others write with stays as it is"
    theme.set_brightness(Brightness.DARK)
    assert view.canvas.grab().toImage().pixelColor(300, 200) != plain
    row = view.canvas.face.metrics.row
    theme.set_percent(200)
    assert view.canvas.face.metrics.row == 2 * row
