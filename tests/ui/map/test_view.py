"""What stands around the canvas: days, filters, key, scroll bars, and what is said, aloud too."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from navigator.casefile.ids import CLIENT_ID
from navigator.insights.map_filter import MapFilter, let_through
from navigator.layout.display_list import Disc, Label
from navigator.layout.places import stored_places
from navigator.ui.map.map_scene import NOBODY
from tests.ui.hands import Hands
from tests.ui.map.small_case import ADA, BEN, CY, MUM, NEED, OLD, SERVICE, TODAY, map_of, shown

Key = Qt.Key


def test_the_days_are_played_from_the_first_to_today(hands: Hands) -> None:
    view = map_of(hands)
    view.days.timer.setInterval(1)
    seen: list[date] = []
    view.days.changed.connect(seen.append)
    hands.click(view.days.play)
    assert view.days.play.text() == "Stop"
    assert seen[0] == TODAY - timedelta(days=1500)
    hands.until(lambda: not view.days.play.isChecked())
    assert seen == sorted(set(seen)) and len(seen) > 20 and seen[-1] == TODAY
    assert view.days.play.text() == "Play" and not view.days.timer.isActive()
    assert view.days.words.text().endswith("(today)")


def test_playing_stops_when_asked_and_today_is_one_click_away(hands: Hands) -> None:
    view = map_of(hands)
    view.days.timer.setInterval(1)
    hands.click(view.days.play)
    hands.until(lambda: view.days.slider.value() > 100)
    hands.click(view.days.play)
    stopped = view.days.day
    assert not view.days.timer.isActive() and stopped < TODAY
    hands.click(view.days.now)
    assert view.days.is_today and not view.days.now.isEnabled()


def test_the_slider_is_moved_with_keys_and_says_its_day(hands: Hands) -> None:
    days = map_of(hands).days
    days.slider.setFocus()
    QTest.keyClick(days.slider, Key.Key_PageDown)
    assert days.day == TODAY - timedelta(days=91)
    QTest.keyClick(days.slider, Key.Key_Left)
    assert days.day == TODAY - timedelta(days=98)


@pytest.mark.parametrize(
    ("box", "at", "wish"),
    [
        ("who", 1, MapFilter(professional=True)),
        ("who", 2, MapFilter(professional=False)),
        ("organisation", 1, MapFilter(organisation=SERVICE.id)),
        ("need", 1, MapFilter(need=NEED.id)),
        ("need", 2, MapFilter(topic="housing")),
    ],
)
def test_each_filter_shows_whom_it_lets_through(hands: Hands, box: str, at: int, wish: MapFilter) -> None:
    view = map_of(hands)
    view.bar.filtering.setChecked(True)
    getattr(view.bar, box).setCurrentIndex(at)
    wanted = let_through(hands.case, wish, TODAY)
    assert wanted is not None and 0 < len(wanted) < 6
    assert shown(hands) == wanted | {CLIENT_ID}
    assert f"{6 - len(wanted)} hidden" in view.summary.text()
    assert view.list.order.rowCount() == len(wanted)


def test_those_who_have_ended_are_left_out_when_asked(hands: Hands) -> None:
    view = map_of(hands)
    assert OLD.id in shown(hands)
    view.bar.filtering.setChecked(True)
    hands.click(view.bar.active)
    assert OLD.id not in shown(hands) and MUM.id in shown(hands)
    hands.click(view.bar.active)
    assert OLD.id in shown(hands)


def test_it_says_who_could_introduce_whom_and_what_an_organisation_knows(hands: Hands) -> None:
    view, selection = map_of(hands), hands.window.context.selection
    selection.select(ADA.id)
    assert "Talks about the client with Ben (regularly)." in view.says.text()
    assert "Ben could introduce them to Cy." in view.says.text()
    selection.select(SERVICE.id)
    assert view.says.text() == "Knows of “A roof”."
    selection.select("")
    assert "Island 1: " in view.says.text() and "1 has talked with nobody." in view.says.text()


def test_the_islands_are_outlined_around_those_who_talk(hands: Hands) -> None:
    view = map_of(hands)

    def outlined() -> set[tuple[float, float]]:
        assert view.canvas.scene is not None
        return {(s.x, s.y) for s in view.canvas.scene.shapes() if isinstance(s, Disc) and not s.item}

    assert not outlined()
    hands.click(view.bar.islands)
    spots = view.places.now.spots
    assert outlined() == {spots[ADA.id], spots[BEN.id]}
    assert "An island of those who talk" in view.key.accessibleDescription()
    hands.click(view.bar.islands)
    assert not outlined()


def test_moves_and_choices_are_announced(hands: Hands, announced: list[str]) -> None:
    view = map_of(hands)
    hands.window.context.selection.select(CLIENT_ID)
    view.canvas.setFocus()
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
        QTest.keyClick(view.canvas, key)
    assert announced and all(", " in said for said in announced)
    hands.window.context.selection.select(BEN.id)
    announced.clear()
    QTest.keyClick(view.canvas, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: bool(stored_places(hands.case)[BEN.id].pinned))
    assert announced == ["Move Ben on the map."]
    view.acts.move_to_ring(CY.id, "close")
    assert announced[-1] == "Move Cy to the ring close."
    view.acts.begin_tie(ADA.id)
    assert announced[-1] == "Choose the other end of the tie, or press Escape."
    view.days.slider.setValue(0)
    view.days.slider.sliderReleased.emit()
    assert announced[-1] == view.days.words.text()


def test_what_is_announced_says_all_that_the_mark_shows(hands: Hands) -> None:
    keys = map_of(hands).canvas.keys
    assert keys.words_of(ADA.id) == "Ada, worker, close, 1 tie"
    assert keys.words_of(OLD.id) == "Old, family or friend, ended, distant, 0 ties"
    assert keys.words_of(SERVICE.id) == "Service, organisation, 0 ties"
    map_of(hands).acts.move({ADA.id: (150.0, 10.0)})
    hands.until(lambda: bool(stored_places(hands.case)[ADA.id].pinned))
    assert "pinned" in keys.words_of(ADA.id)


def test_the_key_says_what_lines_mean_and_can_be_put_away(hands: Hands) -> None:
    view = map_of(hands)
    assert view.bar.key.isChecked() and view.key.isVisible()
    for words in ("Strong", "Tenuous", "Under stress", "Broken", "Talk about the client regularly"):
        assert words in view.key.accessibleDescription()
    assert view.key.height() >= view.key.heightForWidth(view.key.width()) > 20
    hands.click(view.bar.key)
    assert not view.key.isVisible()


def test_scroll_bars_show_that_there_is_more_and_move_the_map(hands: Hands) -> None:
    view = map_of(hands)
    frame = view.frame
    view.canvas.fit()
    assert not frame.across.isVisible() and not frame.down.isVisible()
    size = view.canvas.size()
    for _ in range(8):
        view.canvas.zoom(1.3)
    assert frame.across.isVisible() and frame.down.isVisible()
    assert view.canvas.size() == size
    frame.across.setValue(frame.across.maximum())
    frame.down.setValue(0)
    scene = view.canvas.scene
    assert scene is not None
    left, top, right, low = scene.extent()
    seen = view.canvas.camera.to_map(view.canvas.rect().topRight().toPointF(), view.canvas.area())
    assert seen.x() >= right and seen.y() <= top and left < low
    hands.press(Key.Key_0, view.canvas)
    assert not frame.across.isVisible()


def test_at_twice_the_text_days_and_key_make_room_for_the_map(hands: Hands) -> None:
    view = map_of(hands)
    assert view.days.isVisible()
    hands.window.context.theme.set_percent(200)
    hands.until(lambda: not view.days.isVisible() and not view.key.isVisible())
    assert view.canvas.height() > view.height() / 2
    hands.click(view.bar.day)
    assert view.days.isVisible()
    hands.window.context.theme.set_percent(100)
    hands.until(view.key.isVisible)


def test_a_map_of_nobody_says_what_to_do(nobody: Hands) -> None:
    nobody.show_view("map")
    view = map_of(nobody)
    nobody.until(lambda: view.canvas.scene is not None)
    assert view.canvas.scene is not None
    labels = [shape.text for shape in view.canvas.scene.shapes() if isinstance(shape, Label)]
    assert NOBODY in labels
