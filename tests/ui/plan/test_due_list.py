"""What is due over all cases, on the start screen."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from navigator.casefile.journal import Alert
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.history.draft import Draft, making
from navigator.ui.laptop_stores import LaptopStores
from tests.factories import id_of
from tests.insights.plans import step
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import Hands


def late(name: str) -> Draft:
    return Draft("Load", making(step(name, -900, -800)))


def opened(make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]) -> Hands:
    hands = open_window(make_vault(Sam=late("Identity"), Lena=late("Bank"), Nobody=None))
    hands.unlock(PASSPHRASE)
    due = hands.window.case_screen.start.due
    hands.until(lambda: len(due.lines()) == 2)
    return hands


def test_every_case_is_in_the_list_and_a_click_opens_it(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    lines = hands.window.case_screen.start.due.lines()
    names = sorted(line.accessibleName() or line.text() for line in lines)
    assert names[0].startswith("Lena: Finish: Bank")
    assert names[1].startswith("Sam: Finish: Identity")
    sam = next(line for line in lines if line.item.endswith(id_of("step", "Identity")))
    hands.click(sam)
    hands.until(lambda: hands.window.context.session.is_open)
    hands.until(lambda: hands.window.context.selection.item == id_of("step", "Identity"))


def test_in_public_names_are_initials_and_acts_are_all_that_is_said(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    due = hands.window.case_screen.start.due
    due.set_initials(True)
    said = " ".join(line.accessibleName() or line.text() for line in due.lines())
    assert "Sam" not in said and "Identity" not in said and "S." in said


def in_days(days: int) -> PartialDate:
    return PartialDate.on(date.today() + timedelta(days=days))


def planned(name: str, days: int, **known: object) -> Step:
    values = {"status": "agreed", "planned_start": in_days(days), **known}
    return Step(id=id_of("step", name), what=name, **values)  # type: ignore[arg-type]  # fields of a step


def test_overdue_today_and_this_week_stand_under_their_headings_whatever_the_case(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    alert = Alert(id=id_of("alert", "a"), what="Insulin", review_on=in_days(0))
    sam = Draft("Load", (*making(planned("Viewing", 3)), *making(alert), *making(planned("Far off", 30))))
    hands = open_window(make_vault(Sam=sam, Lena=Draft("Load", making(planned("Bank", -2)))))
    hands.unlock(PASSPHRASE)
    due = hands.window.case_screen.start.due
    hands.until(lambda: len(due.lines()) == 3)
    inside = due.widget()
    assert inside is not None
    headings = [one.text() for one in inside.findChildren(QLabel)]
    assert headings == ["Overdue (1)", "Today (1)", "This week (1)"]
    said = [line.accessibleName() or line.text() for line in due.lines()]
    assert [words.rpartition(". ")[0] for words in said] == [
        "Lena: Start: Bank", "Sam: Look again at the alert: Insulin", "Sam: Start: Viewing"
    ]  # fmt: skip


def test_a_line_is_opened_by_keyboard(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    line = hands.window.case_screen.start.due.lines()[0]
    line.setFocus()
    hands.press(Qt.Key.Key_Space, line)
    hands.until(lambda: hands.window.context.session.is_open)
    hands.until(lambda: hands.window.context.selection.item == line.item.partition(" ")[2])


def test_what_was_done_is_not_due_any_more_when_one_comes_back(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = open_window(make_vault(Sam=Draft("Load", making(planned("Bank", -2, status="done")))))
    hands.unlock(PASSPHRASE)
    inside = hands.window.case_screen.start.due
    hands.until(lambda: "Nothing is due this week." in [one.text() for one in inside.findChildren(QLabel)])


def test_without_a_case_it_is_said_how_to_begin_one(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = open_window(make_vault())
    hands.unlock(PASSPHRASE)
    start = hands.window.case_screen.start
    assert start.no_case.isVisible() and not start.due.isVisible()


def test_own_appointments_of_all_cases_are_saved_as_a_calendar(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands], tmp_path: Path
) -> None:
    loads = {name: Draft("Load", making(planned(f"Visit {name}", 2))) for name in ("Sam", "Lena")}
    hands = open_window(make_vault(**loads, Nobody=None))
    hands.unlock(PASSPHRASE)
    start = hands.window.case_screen.start
    hands.until(start.save.isVisible)
    hands.click(start.save)
    (dialog,) = start.findChildren(QFileDialog)
    file = tmp_path / "mine.ics"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    hands.until(lambda: start.said.text() == "Saved 2 appointments of yours, without names.")
    said = file.read_text("utf-8")
    assert said.count("BEGIN:VEVENT") == 2
    assert "Sam" not in said and "Lena" not in said and "Visit" not in said
    hands.open_case(hands.case_row("Lena"))
    hands.show_view("history")
    hands.until(lambda: _says(hands, "Put own appointments into a calendar, without names"))


def test_one_looks_at_what_is_due_and_goes_back_without_closing_the_case(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    screen = hands.window.case_screen
    hands.open_case(hands.case_row("Sam"))
    hands.until(hands.view.isVisible)
    hands.command(Qt.Key.Key_D)
    hands.until(lambda: screen.start.isVisible() and len(screen.start.due.lines()) == 2)
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: hands.view.isVisible() and hands.window.context.session.is_open)
    hands.click(screen.pane.due)
    line = next(one for one in screen.start.due.lines() if one.item.endswith(id_of("step", "Identity")))
    hands.click(line)
    hands.until(hands.view.isVisible)
    assert hands.window.context.selection.item == id_of("step", "Identity")
    hands.click(screen.pane.due)
    other = next(one for one in screen.start.due.lines() if one.item.endswith(id_of("step", "Bank")))
    hands.click(other)
    hands.until(lambda: hands.window.context.selection.item == id_of("step", "Bank"))


def test_a_calendar_that_cannot_be_written_says_so(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands], tmp_path: Path
) -> None:
    hands = opened(make_vault, open_window)
    start = hands.window.case_screen.start
    start.calendar.save(str(tmp_path / "no folder" / "mine.ics"))
    hands.until(lambda: "could not be written there" in start.said.text())


def _says(hands: Hands, words: str) -> bool:
    model = hands.view.model  # type: ignore[attr-defined]  # the history's
    return any(
        words in str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
