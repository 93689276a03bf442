"""For everyone: names for screen readers, targets large enough, all reached by Tab, nothing cut off."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt import exceptions

from navigator.layout.tokens import DARK, LEAST_TARGET, LIGHT
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.models.item_table import Role
from navigator.ui.stylesheet import stylesheet
from navigator.ui.theme import Brightness, qt_palette
from navigator.ui.views.registry import VIEWS
from navigator.ui.views.table_page import TablePage
from navigator.ui.widgets.focus_ring import Ring
from tests.ui.conftest import OpenWindow
from tests.ui.hands import Hands

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
TAB = Qt.Key.Key_Tab


def controls(hands: Hands) -> Iterator[QWidget]:
    """Everything that can be seen and takes the keyboard or the mouse."""
    for one in hands.window.findChildren(QWidget):
        usable = isinstance(one, CONTROLS) and one.isVisible() and one.isEnabled()
        if usable and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield one


def show_everything(hands: Hands) -> Iterator[str]:
    """Each view in turn, with a form beside it."""
    for entry in VIEWS:
        hands.show_view(entry.key)
        hands.select(next(iter(hands.case.people.values())))
        yield entry.key


def test_every_control_has_a_name(sam: Hands) -> None:
    for view in show_everything(sam):
        for control in controls(sam):
            said = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert said, f"{view}: {control!r} {control.objectName()} says nothing to a screen reader"


def test_no_target_is_too_small_to_hit(sam: Hands) -> None:
    for view in show_everything(sam):
        # A view that has just come is laid out by and by.
        sam.bot.waitUntil(partial(all_can_be_hit, sam, view), timeout=10_000)


def all_can_be_hit(sam: Hands, view: str) -> None:
    for control in controls(sam):
        size = control.size()
        small = min(size.width(), size.height()) < LEAST_TARGET
        assert not small or isinstance(control, QCheckBox), f"{view}: {control!r} is {size}"


def test_tab_reaches_every_control_of_a_screen(sam: Hands) -> None:
    sam.show_view("people")
    sam.select(sam.case.people.all[0])
    wanted = {one for one in controls(sam) if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[QWidget] = set()
    for _ in range(len(wanted) * 3):
        reached.add(sam.focus())
        sam.press(TAB)
    groups = {one for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None}
    assert [one.accessibleName() for one in wanted - reached - groups] == []
    for one in groups:
        assert any(other in reached for other in one.group().buttons()), "one of a group; arrows do the rest"


def test_what_has_the_keyboard_has_a_ring_around_it(sam: Hands) -> None:
    sam.select(sam.case.people.all[0])
    line = sam.editor("role", QLineEdit)
    line.setFocus()
    rings = [one for one in sam.window.findChildren(Ring) if one.isVisible()]
    assert len(rings) == 1
    parent = rings[0].parentWidget()
    assert parent is not None
    around = QRect(line.mapTo(parent, QPoint(0, 0)), line.size())
    assert rings[0].geometry() == around.adjusted(-3, -3, 3, 3)
    sam.press(TAB)
    assert len([one for one in sam.window.findChildren(Ring) if one.isVisible()]) <= 1


def test_the_ring_follows_what_scrolls(sam: Hands) -> None:
    sam.select(sam.case.people.all[0])
    line = sam.editor("role", QLineEdit)
    line.setFocus()
    area = next(one for one in sam.window.case_screen.panel.findChildren(QScrollArea))
    area.verticalScrollBar().setValue(30)
    ring = next(one for one in sam.window.findChildren(Ring) if one.isVisible())
    assert ring.mapToGlobal(QPoint(3, 3)) == line.mapToGlobal(QPoint(0, 0))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_words_are_cut_off(sam: Hands, percent: int) -> None:
    sam.window.context.theme.set_percent(percent)
    for view in show_everything(sam):
        try:
            sam.bot.waitUntil(lambda: not list(cut_off(sam)), timeout=3_000)
        except exceptions.TimeoutError:
            raise AssertionError(f"{view} at {percent}%: {list(cut_off(sam))}") from None
        sam.window.case_screen.panel.dismiss()


def cut_off(hands: Hands) -> Iterator[str]:
    """Words that have less room than they need."""
    for label in hands.window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            wanted = label.heightForWidth(label.width())
            if label.height() < wanted - 1:
                yield f"“{label.text()[:40]}” is {label.height()} high and needs {wanted}"
        elif label.isVisible() and label.width() < label.sizeHint().width() - 1:
            yield f"“{label.text()[:40]}” is {label.width()} wide and needs {label.sizeHint().width()}"
    for button in hands.window.findChildren(QAbstractButton):
        wide = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
        if button.isVisible() and button.width() < wide:
            yield f"“{button.text()}” is {button.width()} wide and needs {wide}"


def test_set_up_and_unlock_have_names_too(
    open_window: OpenWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hands = open_window(LaptopStores(tmp_path_factory.mktemp("new")))
    hands.until(hands.window.parts.gate.set_up.isVisible)
    for control in controls(hands):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), repr(control)
    assert hands.window.parts.gate.set_up.questions.name.hasFocus(), "one can type at once"


def test_nothing_on_a_table_is_said_by_colour_alone(sam: Hands) -> None:
    sam.show_view("journal")
    page = sam.view
    assert isinstance(page, TablePage)
    for row in range(page.order.rowCount()):
        index = page.order.index(row, 1)
        assert index.data(), "a chip has its word"
        assert index.data(Role.CELL).tone in ("good", "warn", "held", "accent", "muted", "danger")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_stylesheet_is_whole(tokens: object) -> None:
    for scale in (1.0, 2.0):
        text = stylesheet(tokens, scale)  # type: ignore[arg-type]  # both are palettes
        assert "@" not in text
        assert text.count("{") == text.count("}")


def test_every_role_of_the_palette_comes_from_the_tokens() -> None:
    palette = qt_palette(DARK)
    assert palette.window().color().name() == f"#{DARK.background.lower()}"
    assert palette.highlight().color().name() == f"#{DARK.accent.lower()}"


def test_the_system_going_dark_is_followed_unless_one_chose(sam: Hands) -> None:
    theme = sam.window.context.theme
    theme.set_brightness(Brightness.SYSTEM)
    hints = QApplication.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Dark)
    try:
        sam.until(lambda: theme.is_dark == (hints.colorScheme() == Qt.ColorScheme.Dark))
        theme.set_brightness(Brightness.LIGHT)
        assert not theme.is_dark
    finally:
        hints.unsetColorScheme()


def test_a_wheel_over_a_form_does_not_change_what_it_says(sam: Hands) -> None:
    step = next(iter(sam.case.steps.values()))
    sam.select(step)
    box = sam.editor("kind", QComboBox)
    before = box.currentIndex()
    event = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == before
    assert not event.isAccepted()
