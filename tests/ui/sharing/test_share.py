"""Making a page for somebody: whom it is for, what goes, what is held back and why, the file, and the log."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from navigator.actions.agreements import withdraw_agreement
from navigator.actions.marks import Marks
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.sharing import Disclosure
from navigator.interchange.example import example_case, example_id
from navigator.summary.sharing.what_may_go import what_may_go
from navigator.ui.models.item_table import Role
from navigator.ui.models.verdict_table import VerdictTable
from navigator.ui.plan.question import Question
from navigator.ui.sharing.pdf_pages import pages_of
from navigator.ui.sharing.printing import print_files
from navigator.ui.sharing.share_page import SharePage
from navigator.ui.views.sharing import SharingView
from tests.ui.hands import Hands
from tests.ui.sharing.test_agreements import FATAL, HOUSING, PROBATION, SIGNED, TODAY, day

Key = Qt.Key


def share_of(hands: Hands) -> SharePage:
    assert isinstance(hands.view, SharingView)
    return hands.view.share


@pytest.fixture
def sharing(sam: Hands) -> Hands:
    """The example, at the question whom it is for."""
    sam.show_view("sharing")
    assert isinstance(sam.view, SharingView)
    sam.view.parts.button(1).click()
    return sam


def choose(hands: Hands, *names: str, purpose: str = "Multi-agency meeting") -> SharePage:
    """Choose readers and wait for the page."""
    share = share_of(hands)
    share.for_whom.purpose.setText(purpose)
    share.for_whom.choose(*(name if name == CLIENT_ID else example_id(name) for name in names))
    hands.until(lambda: bool(share.page.made))
    return share


def text_of(path: Path) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def disclosures(hands: Hands) -> list[Disclosure]:
    return [one for one in hands.case.disclosures.all if one.sha256]


def test_the_page_shown_is_the_file_that_is_written_and_it_is_in_the_log(
    sharing: Hands, tmp_path: Path
) -> None:
    share = choose(sharing, "housing_options", "probation")
    (made,) = share.page.made
    share.parts.button(2).click()
    sharing.until(lambda: len(share.page.pages.pages) == 1)
    assert share.page.pages.pages[0].image == pages_of(made.pdf, 144 * share.devicePixelRatioF())[0]
    share.page.told.setCurrentIndex(1)
    path = tmp_path / "page.pdf"
    share.giving.write_to(str(path))
    sharing.until(lambda: len(disclosures(sharing)) == 1)
    assert path.read_bytes() == made.pdf
    (kept,) = disclosures(sharing)
    assert kept.sha256 == hashlib.sha256(made.pdf).hexdigest()
    assert set(kept.to_whom) == {example_id("housing_options"), example_id("probation")}
    assert (kept.purpose, kept.client_told) == ("Multi-agency meeting", True)
    said = text_of(path)
    assert "Multi-agency meeting" in said and "insulin" not in said.casefold()


def test_a_withdrawal_changes_the_page_at_once(sharing: Hands) -> None:
    share = choose(sharing, "housing_options")
    before = share.page.made[0]
    (agreement,) = (
        one
        for one in sharing.case.agreements.by("organisation", example_id("housing_options"))
        if one.withdrawn_on is None
    )
    sharing.commit_elsewhere(withdraw_agreement(sharing.case, agreement.id, day(0)))
    sharing.until(lambda: before not in share.page.made)
    sharing.until(lambda: "Nothing may go" in share.page.said.text())
    assert not share.page.write.isEnabled() and share.page.pages.pages == ()


def test_how_can_we_share_this_drafts_the_question_and_takes_a_yes(sharing: Hands) -> None:
    share = choose(sharing, "lantern")
    share.parts.button(1).click()
    view = share.verdicts
    held = next(
        row
        for row in range(view.model.rowCount())
        if (one := view.model.verdict_at(view.model.index(row, 0))) is not None and one.kind == "need"
        and sharing.case.needs[one.item].topic == "housing"
    )  # fmt: skip
    view.table.setCurrentIndex(view.model.index(held, 0))
    sharing.until(view.how.isVisible)
    sharing.click(view.how)
    sharing.until(share.how.isVisible)
    assert "may we tell The Lantern" in share.how.question.toPlainText()
    sharing.click(share.how.copy)
    assert "may we tell The Lantern" in QGuiApplication.clipboard().text()
    before, item = set(sharing.case.agreements), view.verdict
    assert item is not None and not item.goes
    sharing.click(share.how.yes)
    sharing.until(lambda: len(sharing.case.agreements) == len(before) + 1)
    (made,) = set(sharing.case.agreements) - before
    assert sharing.case.agreements[made].topics == ("housing",)
    assert sharing.window.context.selection.item == made, "it opens, to be looked over"
    # What was held back goes as soon as it is agreed.
    sharing.until(lambda: share._sharings[0].verdicts[item.item].goes)


def test_a_no_is_kept_and_nothing_goes(sharing: Hands) -> None:
    share = choose(sharing, "lantern")
    share.parts.button(1).click()
    sharing.until(share.verdicts.how.isVisible)
    sharing.click(share.verdicts.how)
    sharing.until(share.how.no.isVisible)
    before = set(sharing.case.agreements)
    sharing.click(share.how.no)
    sharing.until(lambda: len(sharing.case.agreements) == len(before) + 1)
    (made,) = set(sharing.case.agreements) - before
    assert sharing.case.agreements[made].withdrawn_on == day(0)
    assert sharing.case.agreements[made].valid_from is None


def test_something_can_be_held_back_besides_and_let_go_again(sharing: Hands) -> None:
    share = choose(sharing, "housing_options")
    share.parts.button(1).click()
    view = share.verdicts
    view.pills.button(2).click()
    row = next(
        row
        for row in range(view.model.rowCount())
        if (one := view.model.verdict_at(view.model.index(row, 0))) is not None and one.kind == "need"
    )
    view.table.setCurrentIndex(view.model.index(row, 0))
    item = view.verdict
    assert item is not None
    sharing.until(view.hold.isVisible)
    sharing.click(view.hold)
    sharing.until(lambda: item.item in share.wish.held)
    sharing.until(lambda: not share._sharings[0].verdicts[item.item].goes)
    view.pills.button(0).click()
    view.table.setCurrentIndex(view.model.index(view.model.row_of(item.item), 0))
    sharing.until(view.let_go.isVisible)
    sharing.click(view.let_go)
    sharing.until(lambda: share._sharings[0].verdicts[item.item].goes)


def test_what_protects_a_life_goes_with_the_words_why(sharing: Hands) -> None:
    share = choose(sharing, "housing_options")
    share.parts.button(1).click()
    view = share.verdicts
    item = example_id("alert_insulin")
    view.table.setCurrentIndex(view.model.index(view.model.row_of(item), 0))
    sharing.until(view.vital.isVisible)
    sharing.click(view.vital)
    question = sharing.window.findChild(Question)
    assert question is not None
    why = question.findChild(QPlainTextEdit)
    assert why is not None
    why.setPlainText("He may be found without his insulin tonight")
    question.act.click()
    sharing.until(lambda: share._sharings[0].verdicts[item].goes)
    assert "6(1)(d)" in share._sharings[0].verdicts[item].vital
    sharing.until(lambda: bool(share.page.made))
    assert share.page.made[0].pdf != b"" and "insulin tonight" in share._sharings[0].verdicts[item].vital


def test_a_decision_not_to_share_is_kept_with_its_reason(sharing: Hands) -> None:
    share = choose(sharing, "housing_options", purpose="Asked how he is")
    sharing.click(share.not_share)
    question = sharing.window.findChild(Question)
    assert question is not None
    question.act.click()
    assert question.trouble.text() == "Say why it is not shared."
    why = question.findChild(QPlainTextEdit)
    assert why is not None
    why.setPlainText("He asked us not to")
    before = set(sharing.case.disclosures)
    question.act.click()
    sharing.until(lambda: len(sharing.case.disclosures) == len(before) + 1)
    (made,) = set(sharing.case.disclosures) - before
    kept = sharing.case.disclosures[made]
    assert (kept.decision, kept.held_back, kept.purpose) == (
        "not_shared",
        "He asked us not to",
        "Asked how he is",
    )


def test_a_page_for_each_and_the_clients_own(sharing: Hands, tmp_path: Path) -> None:
    share = share_of(sharing)
    share.for_whom.way.setCurrentIndex(1)
    choose(sharing, CLIENT_ID, "housing_options", "tidewell")
    sharing.until(lambda: len(share.page.made) == 3)
    share.giving.write_to(str(tmp_path))
    sharing.until(lambda: len(disclosures(sharing)) == 3)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == [
        "page-for-marlhaven-council-housing-options.pdf",
        "page-for-the-client-s-own-page.pdf",
        "page-for-tidewell-drug-and-alcohol-service.pdf",
    ]
    assert "methadone" in text_of(tmp_path / names[2]) and "methadone" not in text_of(tmp_path / names[0])


def test_a_password_is_asked_for_by_whoever_opens_the_file(sharing: Hands, tmp_path: Path) -> None:
    share = share_of(sharing)
    share.for_whom.password.setText("lantern gravel")
    choose(sharing, "housing_options")
    path = tmp_path / "page.pdf"
    share.giving.write_to(str(path))
    assert PdfReader(path).is_encrypted
    assert len(pages_of(path.read_bytes(), 72, "lantern gravel")) == 1


def test_a_folder_that_is_not_there_is_said_and_nothing_is_noted(sharing: Hands, tmp_path: Path) -> None:
    share = choose(sharing, "housing_options")
    before = len(sharing.case.disclosures)
    share.giving.write_to(str(tmp_path / "nowhere" / "page.pdf"))
    sharing.until(lambda: "could not be written" in sharing.window.banner.text())
    assert len(sharing.case.disclosures) == before and not list(tmp_path.rglob("*.pdf"))


def test_a_page_of_yesterday_is_not_given_away_and_made_anew(sharing: Hands, tmp_path: Path) -> None:
    share = choose(sharing, "housing_options")
    old = replace(share.page.made[0].sharing, today=TODAY - timedelta(days=1))
    share.page.made = (replace(share.page.made[0], sharing=old),)
    share.giving.write_to(str(tmp_path / "page.pdf"))
    assert "not what it was" in sharing.window.banner.text()
    assert not list(tmp_path.glob("*.pdf")) and not disclosures(sharing)
    sharing.until(lambda: bool(share.page.made) and share.page.made[0].sharing.today == TODAY)


def test_a_page_that_changed_while_one_chose_where_to_is_not_given_away(
    sharing: Hands, tmp_path: Path
) -> None:
    share = choose(sharing, "housing_options")
    share.for_whom.choose()
    share.giving.write_to(str(tmp_path / "page.pdf"))
    assert not list(tmp_path.glob("*.pdf")) and not disclosures(sharing)


def test_without_a_printer_it_says_so(sharing: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    share = choose(sharing, "housing_options")
    monkeypatch.setattr("navigator.ui.sharing.printing.QPrinterInfo.availablePrinters", list)
    share.page.print_asked.emit()
    sharing.until(lambda: "no printer" in sharing.window.banner.text())
    assert not disclosures(sharing)


def test_what_is_printed_is_the_file(sharing: Hands, tmp_path: Path) -> None:
    share = choose(sharing, "housing_options")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_files(printer, [share.page.made[0].pdf], "") == 1
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_without_a_mouse(with_items: Callable[..., Hands]) -> None:
    hands = with_items(HOUSING, PROBATION, SIGNED)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.press(Key.Key_S, None, shift)
    hands.until(lambda: isinstance(hands.view, SharingView) and hands.view.isVisible())
    view = hands.view
    assert isinstance(view, SharingView)
    view.parts.button(0).setFocus()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Space)
    hands.until(view.share.isVisible)
    view.take_focus()
    assert hands.focus().accessibleName() == "For The client"
    hands.press(Key.Key_Tab)
    assert hands.focus().accessibleName() == "For Council Housing"
    hands.press(Key.Key_Space)
    assert view.share.wish.recipients == (HOUSING.id,)
    view.share.parts.button(0).setFocus()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Space)
    hands.until(view.share.verdicts.table.isVisible)
    hands.press(Key.Key_Tab)
    reached = set()
    for _ in range(12):
        focus = QApplication.focusWidget()
        reached.add(focus)
        hands.press(Key.Key_Tab)
    assert view.share.verdicts.table in reached


def test_verdicts_are_a_table_like_any_other(qtbot: QtBot) -> None:
    table = VerdictTable()
    watched = QAbstractItemModelTester(table, FATAL)
    case = example_case(TODAY)
    sharing = what_may_go(case, (example_id("housing_options"),), "", TODAY)
    table.show_verdicts(case, tuple(sharing.verdicts.values()))
    said = {table.index(row, 2).data() for row in range(table.rowCount())}
    assert said == {"Held back", "In part", "Goes"}
    assert all(
        table.index(row, 3).data() for row in range(table.rowCount()) if table.index(row, 2).data() != "Goes"
    )
    disputed = str(table.index(0, 0).data(Role.ITEM))
    table.mark(Marks(disputed=frozenset({disputed})))
    assert table.index(0, 0).data(Role.CELL).mark == "to choose"
    assert table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", to choose")
    assert table.index(1, 0).data(Role.CELL).mark == ""
    table.want(_nothing)
    assert table.rowCount() == 0 and watched is not None


def _nothing(_: object) -> bool:
    return False
