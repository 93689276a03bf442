"""What may be shared today, as a grid: read in words, moved over by keys, changed in the side panel."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.interchange.example import example_case
from navigator.ui.models.agreement_matrix import AgreementMatrix, MatrixCell
from navigator.ui.models.item_table import Role
from navigator.ui.panel.editors.choice_editor import ChoiceEditor
from navigator.ui.views.sharing import SharingView
from tests.factories import id_of, organisation
from tests.ui.hands import Hands

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TODAY = date.today()
HOUSING, PROBATION = organisation("Council Housing"), organisation("Probation")


def day(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def agreement(name: str, **known: object) -> Agreement:
    usual = {
        "organisation": HOUSING.id,
        "topics": ("housing",),
        "lawful_basis": "consent",
        "valid_from": day(-9),
    }
    return Agreement(id=id_of("agreement", name), **{**usual, **known})  # type: ignore[arg-type]


SIGNED = agreement("signed", until=day(400), purpose="Register")


def view_of(hands: Hands) -> SharingView:
    assert isinstance(hands.view, SharingView)
    return hands.view


@pytest.fixture
def agreed(with_items: Callable[..., Hands]) -> Hands:
    """Two organisations, and one agreement with the first."""
    hands = with_items(HOUSING, PROBATION, SIGNED)
    hands.show_view("sharing")
    view_of(hands).take_focus()
    return hands


def go_to(hands: Hands, who: str, topic: str) -> None:
    grid = view_of(hands).agreements.grid
    matrix = grid.matrix
    for row in range(matrix.rowCount()):
        for column in range(matrix.columnCount()):
            if matrix.place_of(matrix.index(row, column)) == (who, topic):
                grid.setCurrentIndex(matrix.index(row, column))
                return
    raise AssertionError("no such cell")


def test_the_grid_says_everything_in_words(qtbot: QtBot) -> None:
    matrix = AgreementMatrix()
    watched = QAbstractItemModelTester(matrix, FATAL)
    case = Case.of(
        HOUSING,
        SIGNED,
        agreement("soon", topics=("money",), until=day(5)),
        agreement("over", topics=("digital",), until=day(-2)),
        agreement("back", topics=("social",), withdrawn_on=day(-1)),
        agreement("no", topics=("work_and_learning",), valid_from=None, withdrawn_on=day(-1)),
        agreement("odd", topics=("family",), until=day(-30)),
    )
    matrix.show_case(case, TODAY)
    shown = {
        matrix.headerData(column, Qt.Orientation.Horizontal): matrix.index(0, column).data(Role.CELL)
        for column in range(matrix.columnCount())
    }
    words = {topic: (cell.icon, cell.words) for topic, cell in shown.items() if isinstance(cell, MatrixCell)}
    assert words["Housing"] == ("tick", "Ordinary") and words["Money"] == ("warning", "Ordinary")
    assert words["Digital"] == ("close", "Expired") and words["Social"] == ("close", "Withdrawn")
    assert words["Work and learning"] == ("close", "Said no") and words["Family"] == ("close", "Not valid")
    assert words["Health"] == ("", "–"), "nothing was agreed, and nothing refused"
    for column in range(matrix.columnCount()):
        said = matrix.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("Council Housing, "), "a screen reader hears whose cell it is and of what"
    matrix.show_case(example_case(TODAY), TODAY)
    matrix.show_case(Case(), TODAY)
    assert watched is not None and matrix.rowCount() == 0


def test_arrow_keys_move_and_enter_opens_the_agreement(agreed: Hands) -> None:
    view = view_of(agreed)
    assert agreed.focus() is view.agreements.grid
    assert "Council Housing, housing: Up to ordinary; consent; until" in view.agreements.words.text()
    agreed.press(Key.Key_Right)
    assert view.agreements.words.text() == "Council Housing, health: No agreement."
    agreed.press(Key.Key_Left)
    agreed.press(Key.Key_Return)
    assert agreed.window.context.selection.item == SIGNED.id


def test_an_agreement_is_made_for_the_cell_with_the_keyboard(agreed: Hands) -> None:
    go_to(agreed, PROBATION.id, "housing")
    agreed.press(Key.Key_Return)
    agreed.until(lambda: agreed.window.case_screen.panel.is_new)
    box = agreed.editor("lawful_basis", QComboBox)
    at = box.findData("public_task")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    agreed.until(lambda: len(agreed.case.agreements) == 2)
    (made,) = agreed.case.agreements.by("organisation", PROBATION.id)
    assert (made.topics, made.lawful_basis, made.valid_from) == (("housing",), "public_task", day(0))
    agreed.until(
        lambda: view_of(agreed).agreements.words.text().startswith("Probation, housing: Up to ordinary")
    )


def test_each_lawful_basis_is_said_in_plain_english(agreed: Hands) -> None:
    agreed.select(SIGNED)
    editor = agreed.field("lawful_basis")
    assert isinstance(editor, ChoiceEditor)
    assert editor.note.text() == "The client freely said yes to this, and can take it back."
    meanings = [editor.box.itemData(at, Qt.ItemDataRole.ToolTipRole) for at in range(1, editor.box.count())]
    assert len(meanings) == 6 and all(meanings)
    second = agreed.field("second_condition")
    assert isinstance(second, ChoiceEditor)
    assert all(second.box.itemData(at, Qt.ItemDataRole.ToolTipRole) for at in range(1, second.box.count()))


def test_what_ends_before_it_starts_is_remarked_on_and_kept(agreed: Hands) -> None:
    agreed.select(SIGNED)
    line = agreed.editor("until", QLineEdit)
    line.selectAll()
    agreed.type_into(line, "1 January 2020")
    agreed.press(Key.Key_Tab, line)
    agreed.until(lambda: str(agreed.case.agreements[SIGNED.id].until) == "2020-01-01")
    agreed.until(lambda: agreed.field("until").note.text() == "Until is before from.")
    agreed.until(lambda: "ends before it starts" in view_of(agreed).agreements.words.text())


def test_a_withdrawal_is_one_key_away_and_shows_at_once(agreed: Hands) -> None:
    view = view_of(agreed)
    view.agreements.withdraw.setFocus()
    agreed.press(Key.Key_Space)
    agreed.until(lambda: agreed.case.agreements[SIGNED.id].withdrawn_on == day(0))
    agreed.until(lambda: "Withdrawn on" in view.agreements.words.text())
    assert not view.agreements.withdraw.isVisible()
    agreed.command(Key.Key_Z)
    agreed.until(lambda: "Up to ordinary" in view.agreements.words.text())


def test_a_no_is_kept_as_a_no(agreed: Hands) -> None:
    go_to(agreed, PROBATION.id, "health")
    agreed.click(view_of(agreed).agreements.refused)
    agreed.until(lambda: "The client said no on" in view_of(agreed).agreements.words.text())
    (made,) = agreed.case.agreements.by("organisation", PROBATION.id)
    assert made.valid_from is None and made.withdrawn_on == day(0)


def test_the_signed_form_is_attached_as_evidence(agreed: Hands, tmp_path: Path) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(b"%PDF-1.7 signed")
    agreed.select(SIGNED)
    steps = agreed.window.case_screen.panel.next_steps
    assert steps.attach.isVisible()
    steps.attach_evidence(str(form))
    agreed.until(lambda: bool(agreed.case.agreements[SIGNED.id].evidence))
    kept = agreed.case.attachments[agreed.case.agreements[SIGNED.id].evidence]
    assert (kept.name, kept.item) == ("form.pdf", SIGNED.id)


def test_without_organisations_it_says_what_to_do(nobody: Hands) -> None:
    nobody.show_view("sharing")
    nothing = view_of(nobody).agreements.nothing
    assert nothing.isVisible() and "Add them under Organisations" in nothing.text()


def test_what_was_told_to_whom_is_listed_and_filtered(sam: Hands) -> None:
    sam.show_view("sharing")
    view = view_of(sam)
    view.parts.button(2).click()
    sam.until(lambda: view.told.order.rowCount() == len(sam.case.disclosures))
    sam.button("Decided not to share", view.told).click()
    assert view.told.order.rowCount() == 2
