"""The timeline under the pointer: paper that is dragged, the strip below, menus, snapping, and files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from navigator.actions.plan import meet_dependency
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.ui.plan.question import Question
from navigator.ui.timeline.moving import snapped
from navigator.ui.timeline.view import TimelineView
from tests.factories import id_of
from tests.ui.hands import Hands
from tests.ui.timeline.test_timeline_view import (
    LEFT,
    NEED,
    NO_KEY,
    PLAN,
    bar_of,
    near,
    place_of,
    planned,
    shown,
)

Key = Qt.Key
WithItems = Callable[..., Hands]


def ask_for_menu(widget: QWidget, place: QPoint) -> QMenu:
    """The menu that a press of the right button, or of the menu key, opens."""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    action = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    action.trigger()


def test_dragging_the_paper_looks_elsewhere_and_selects_nothing(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    canvas = view.canvas.viewport()
    empty = QPoint(round(view.canvas.gutter) + 40, view.canvas.viewport().height() - 30)
    before = view.canvas.scale.moment(40)
    QTest.mousePress(canvas, LEFT, NO_KEY, empty)
    QTest.mouseMove(canvas, empty + QPoint(50, 0))
    QTest.mouseMove(canvas, empty + QPoint(100, 0))
    QTest.mouseRelease(canvas, LEFT, NO_KEY, empty + QPoint(100, 0))
    assert view.canvas.scale.moment(140) == pytest.approx(before, abs=0.01)
    assert hands.window.context.selection.item == ""


def test_a_click_in_the_strip_looks_there(sam: Hands) -> None:
    view = shown(sam)
    near(view)
    timeline = view.timeline
    assert timeline is not None
    QTest.mouseClick(view.strip, LEFT, NO_KEY, QPoint(30, 10))
    middle = view.canvas.scale.moment(view.canvas.room[0] / 2)
    assert middle == pytest.approx(timeline.span[0], abs=60)
    QTest.mouseClick(view.strip, LEFT, NO_KEY, QPoint(view.strip.width() - 30, 10))
    assert view.canvas.scale.moment(view.canvas.room[0] / 2) > timeline.today


@pytest.mark.parametrize(("days", "per_day", "whole"), [(2.4, 20.0, 2), (2.6, 20.0, 3), (-2.6, 20.0, -3)])
def test_near_a_drag_snaps_to_days(days: float, per_day: float, whole: int) -> None:
    assert snapped(days, per_day) == whole


@pytest.mark.parametrize(("days", "whole"), [(3.0, 0), (4.0, 7), (-11.0, -14)])
def test_from_afar_a_drag_snaps_to_weeks(days: float, whole: int) -> None:
    assert snapped(days, 1.0) == whole


def test_the_start_of_a_step_is_dragged_alone_and_stops_at_its_end(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    canvas, start = view.canvas.viewport(), place_of(view, "Identity", 0.0)
    begins, ends = planned(hands, "Identity")
    day = round(view.canvas.scale.per_day)
    QTest.mousePress(canvas, LEFT, NO_KEY, start)
    QTest.mouseMove(canvas, start + QPoint(day, 0))
    QTest.mouseMove(canvas, start + QPoint(30 * day, 0))
    QTest.mouseRelease(canvas, LEFT, NO_KEY, start + QPoint(30 * day, 0))
    hands.until(lambda: planned(hands, "Identity")[0] != begins)
    assert planned(hands, "Identity") == (ends, ends)


def test_with_alt_and_shift_the_keys_make_a_step_longer(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    hands.window.context.selection.select(id_of("step", "Identity"))
    begins, ends = planned(hands, "Identity")
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    hands.press(Key.Key_Right, view.canvas, both)
    hands.press(Key.Key_Right, view.canvas, both)
    hands.press(Key.Key_Return, view.canvas)
    hands.until(lambda: planned(hands, "Identity")[1] != ends)
    start, end = planned(hands, "Identity")
    assert start == begins and end is not None and ends is not None
    assert (end.latest - ends.latest).days == 2


def test_what_waits_for_what_is_drawn_before_anything_is_selected(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    drawn = inked_between(view, "Identity", "Bank")
    (waiting,) = hands.case.dependencies.all
    hands.commit_elsewhere(meet_dependency(hands.case, waiting.id, PartialDate.on(date.today())))
    hands.until(lambda: hands.case.dependencies.all[0].met_on is not None)
    assert drawn > inked_between(view, "Identity", "Bank")


def inked_between(view: TimelineView, one: str, other: str) -> int:
    """How many pixels between two bars are not paper, at the height of the first."""
    first, second = bar_of(view, one), bar_of(view, other)
    image = view.canvas.grab().toImage()
    paper = view.canvas.face.colour("surface").name()
    x0 = round(view.canvas.gutter + first.x1) + 3
    x1 = round(view.canvas.gutter + second.x0) - 3
    y = round(view.canvas.face.metrics.axis + first.y + view.canvas.face.metrics.bar / 2)
    return sum(image.pixelColor(x, y).name() != paper for x in range(x0, x1))


def test_an_entry_is_written_where_one_stands_by_the_menu(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    day = view.canvas.scale.per_day
    place = QPoint(round(view.canvas.gutter + 5.5 * day), round(view.canvas.face.metrics.axis) + 70)
    choose(ask_for_menu(view.canvas.viewport(), place), "Write an entry here")
    item = hands.window.case_screen.panel.item
    assert isinstance(item, Entry) and view.timeline is not None and item.when is not None
    assert item.needs == (NEED.id,)
    assert item.when.earliest.toordinal() == view.timeline.today - 3


def test_the_table_has_the_same_commands(with_items: WithItems) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    view.bar.table.setChecked(True)
    identity, bank = id_of("step", "Identity"), id_of("step", "Bank")
    view.table.select(bank)
    hands.press(Key.Key_Insert, view.table)
    new = hands.window.case_screen.panel.item
    assert isinstance(new, Step) and new.planned_start == hands.case.steps[bank].planned_start
    assert new.needs == (NEED.id,)
    hands.window.case_screen.panel.dismiss()
    row = view.table.visualRect(view.table.table.index(view.table.table.row_of(identity), 1))
    menu = ask_for_menu(view.table.viewport(), row.center())
    assert [one.text() for one in menu.actions()] == [
        "Open", "Move", "Add a step here", "Write an entry here"
    ]  # fmt: skip
    choose(menu, "Move")
    assert hands.window.context.selection.item == identity
    hands.until(lambda: any(one.isVisible() for one in view.findChildren(Question)))
    next(one for one in view.findChildren(Question) if one.isVisible()).reject()


def test_moves_are_announced_to_who_cannot_see_them(
    with_items: WithItems, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    near(view)
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    hands.press(Key.Key_Right, view.canvas)
    assert heard[-1].startswith("Bank, step, blocked")
    hands.press(Key.Key_Right, view.canvas, Qt.KeyboardModifier.AltModifier)
    assert "Nothing else moves." in heard[-1]
    hands.press(Key.Key_Escape, view.canvas)
    assert heard[-1] == "Not moved."


@pytest.mark.parametrize("form", ["pdf", "svg", "png"])
def test_the_picture_is_saved_from_the_window_and_stands_on_the_trail(
    with_items: WithItems, tmp_path: Path, form: str
) -> None:
    hands = with_items(*PLAN)
    view = shown(hands)
    hands.click(view.bar.save)
    (dialog,) = view.findChildren(QFileDialog)
    file = tmp_path / f"timeline.{form}"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    content = file.read_bytes()
    if form == "pdf":
        (page,) = PdfReader(file).pages
        assert page.mediabox.width > page.mediabox.height and "Identity" in page.extract_text()
    else:
        assert content.startswith(b"\x89PNG") if form == "png" else b"Identity" in content
    session = hands.window.context.session
    hands.until(lambda: session.state is not None and session.state.last_saved_ms > 0)
    hands.show_view("history")
    model = hands.view.model  # type: ignore[attr-defined]  # the history's
    hands.until(lambda: "Draw the timeline into a file" in words_in(model))


def words_in(model: QAbstractItemModel) -> str:
    return " ".join(
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
