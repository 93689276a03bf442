"""The page over all cases: read in the background, looked at first, and kept on the trail."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from navigator.history.draft import Draft, making
from navigator.layout.display_list import Label
from navigator.layout.tokens import LEAST_TARGET
from navigator.ui.across.number_card import NumberCard
from navigator.ui.across.page import AcrossPage
from navigator.ui.models.case_numbers import CaseNumbers
from navigator.ui.models.number_table import HIDDEN, Numbers, NumberTable
from navigator.ui.theme import Theme
from tests.factories import id_of
from tests.insights.plans import step
from tests.twenty_cases import twenty_drafts
from tests.ui.conftest import PASSPHRASE, MakeVault, OpenWindow
from tests.ui.hands import Hands, Key
from tests.ui.test_for_everyone import controls

NAMES = ("Sam", "Lena", "Jo", "Abel", "Mia", "Ned")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def late(name: str) -> Draft:
    return Draft("Load", making(step(f"Bank for {name}", -900, -800)))


@pytest.fixture
def six(make_vault: MakeVault, open_window: OpenWindow) -> Hands:
    """The window on a vault of six cases, none of them open."""
    hands = open_window(make_vault(**{name: late(name) for name in NAMES}))
    hands.unlock(PASSPHRASE)
    return hands


def shown(hands: Hands) -> AcrossPage:
    """The page, once it is read."""
    hands.click(hands.window.case_screen.pane.across)
    page = hands.window.case_screen.across
    hands.until(lambda: page.isVisible() and not page.reading.is_reading)
    return page


def names(page: AcrossPage) -> list[str]:
    order = page.own.cases.order
    return [str(order.index(row, 0).data()) for row in range(order.rowCount())]


def test_every_case_is_read_and_a_row_opens_it(six: Hands) -> None:
    page = shown(six)
    assert sorted(names(page)) == sorted(NAMES)
    assert page.summary.text().startswith("6 cases. In the middle:")
    six.click_row(page.own.cases, page.own.cases.order.index(names(page).index("Jo"), 0))
    six.until(lambda: six.window.context.session.is_open)
    assert id_of("step", "Bank for Jo") in six.case.steps and not page.isVisible()


def test_by_keys_alone_there_open_and_back(six: Hands) -> None:
    six.press(Key.Key_O, None, CTRL_SHIFT)
    page = six.window.case_screen.across
    six.until(lambda: page.isVisible() and not page.reading.is_reading)
    assert six.focus() is page.own.cases
    six.press(Key.Key_F6)
    assert six.window.case_screen.pane.isAncestorOf(six.focus())
    six.press(Key.Key_F6)
    assert six.focus() is page.own.cases
    six.press(Key.Key_Return)
    six.until(lambda: six.window.context.session.is_open)
    six.press(Key.Key_O, None, CTRL_SHIFT)
    six.until(page.isVisible)
    six.press(Key.Key_Escape)
    assert not page.isVisible() and six.window.context.session.is_open


def test_the_open_case_is_one_click_away_again(six: Hands) -> None:
    six.open_case()
    page = shown(six)
    six.open_case()
    assert not page.isVisible() and six.view.isVisible()
    six.command(Key.Key_2)
    page = shown(six)
    six.command(Key.Key_1)
    assert not page.isVisible() and six.view.isVisible()


def test_in_public_names_are_initials(six: Hands) -> None:
    page = shown(six)
    six.click(six.window.case_screen.pane.eye)
    assert "S." in names(page) and "Sam" not in names(page)


def test_what_goes_out_is_looked_at_first_and_is_what_goes_out(six: Hands, tmp_path: Path) -> None:
    page = shown(six)
    assert not page.others.sheet.isVisible()
    six.click(page.away)
    assert page.others.sheet.isVisible() and not page.own.isVisible()
    seen = {shape.text for shape in page.others.picture.shapes if isinstance(shape, Label)}
    assert "Across all cases" in seen and not seen & set(NAMES)
    six.click(page.others.as_tables)
    assert [card.heading.text() for card in page.others.cards] and not page.others.sheet.isVisible()
    six.click(page.others.save_csv)
    dialog = page.others.findChild(QFileDialog)
    assert dialog is not None
    file = tmp_path / "numbers.csv"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    six.until(file.exists)
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))
    assert ["All cases", "", "Cases", "6"] in rows
    assert not any(name in cell for row in rows for cell in row for name in NAMES)
    six.until(lambda: "Saved numbers.csv" in six.window.banner.text())
    six.open_case()
    six.show_view("history")

    def told() -> bool:
        model = six.view.model  # type: ignore[attr-defined]
        every = (model.index(row, column) for row in range(model.rowCount()) for column in range(4))
        return any("Count the case among all cases" in str(index.data()) for index in every)

    six.until(told)


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_on_the_trail(
    six: Hands, tmp_path: Path
) -> None:
    page = shown(six)
    page.others.save_asked.emit(str(tmp_path / "nowhere" / "numbers.pdf"))
    six.until(six.window.banner.isVisible)
    assert "Nothing was given away" in six.window.banner.text()


def test_of_few_cases_nothing_can_be_given_away(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands = open_window(make_vault(Sam=late("Sam"), Lena=None))
    hands.unlock(PASSPHRASE)
    page = shown(hands)
    hands.click(page.away)
    assert not page.others.save_pdf.isEnabled() and not page.others.sheet.isVisible()
    assert page.others.words.text().startswith("With fewer than 5 cases")


def test_a_vault_without_a_case_says_what_to_do(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands = open_window(make_vault())
    hands.unlock(PASSPHRASE)
    assert shown(hands).summary.text().startswith("There is no case yet. Begin one at the left")


def test_locking_leaves_nothing_behind(six: Hands) -> None:
    page = shown(six)
    six.command(Key.Key_L)
    six.until(lambda: six.window.vault.state is None)
    assert names(page) == [] and page.others.cards == []


def test_numbers_are_told_to_screen_readers_in_words() -> None:
    table = NumberTable(
        Numbers(("Housing",), ("Better", "Worse"), {("Housing", "Better"): 7, ("Housing", "Worse"): None})
    )
    QAbstractItemModelTester(table, FATAL, table)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert table.index(0, 1).data(spoken) == "Housing, better: 7 cases"
    assert table.index(0, 2).data(spoken) == "Housing, worse: fewer than five, or hidden"
    assert table.index(0, 2).data() == HIDDEN
    QAbstractItemModelTester(cases := CaseNumbers(), FATAL, cases)
    cases.show_cases((), initials_only=False)


def test_twenty_drafts_are_the_same_each_time() -> None:
    today = date(2026, 11, 20)
    assert twenty_drafts(today)[:2] == twenty_drafts(today)[:2] and len(twenty_drafts(today)) == 20


def test_every_control_has_a_name_and_is_large_enough_to_hit(six: Hands) -> None:
    page = shown(six)
    for tab in (page.mine, page.away):
        six.click(tab)
        for control in controls(six):
            said = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert said, f"{control!r} says nothing to a screen reader"
            assert min(control.width(), control.height()) >= LEAST_TARGET, f"{control!r} is {control.size()}"


def test_reading_can_be_stopped(six: Hands) -> None:
    page = shown(six)
    page.reading.begin()
    assert page.reading.is_reading
    page.stop.click()
    assert not page.reading.is_reading and page.summary.text().startswith("Stopped.")


def test_a_long_table_unfolds(qtbot: QtBot, qapp: QApplication) -> None:
    groups = tuple(f"Group {at}" for at in range(20))
    numbers = Numbers(groups, ("Cases",), {(group, "Cases"): 3 for group in groups})
    card = NumberCard(Theme(qapp), "Findings", numbers, "Nothing")
    qtbot.addWidget(card)
    card.show()
    assert card.table is not None and card.table.model().rowCount() == 8
    card.unfold.click()
    assert card.table.model().rowCount() == 20 and not card.unfold.isVisible()
