"""What nobody expected: the app goes on, says so, and keeps a report that holds nobody's words."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.exceptions import capture_exceptions

from navigator.ui.faults import Faults
from navigator.ui.worker import Query
from tests.ui.hands import Hands

NEEDLE = "Somebody-told-me-a-secret"


@pytest.fixture
def hooked(sam: Hands) -> Iterator[Hands]:
    """The window with its hooks in place, as they are when the app runs."""
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    sam.window.parts.faults.install()
    yield sam
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def reports(hands: Hands, tmp_path: Path) -> list[str]:
    """What the reports kept so far say."""
    return [
        path.read_text(encoding="utf-8") for path in (tmp_path / "profile" / "reports").glob("fault-*.txt")
    ]


def break_in_the_window() -> None:
    """A fault with words of a case in its message and in its locals."""
    secret = NEEDLE
    raise RuntimeError(f"cannot handle {secret}")


def test_a_fault_in_the_window_is_kept_and_said(hooked: Hands, tmp_path: Path) -> None:
    with capture_exceptions() as caught:
        hooked.window.parts.faults.install()
        timer = QTimer(hooked.window)
        timer.setSingleShot(True)
        timer.timeout.connect(break_in_the_window)
        timer.start(0)
        hooked.until(hooked.window.banner.isVisible)
    assert caught == []
    assert "Something went wrong in the app." in hooked.window.banner.text()
    assert "without client data" in hooked.window.banner.text()
    text = "".join(reports(hooked, tmp_path))
    assert "RuntimeError" in text and "break_in_the_window" in text
    assert NEEDLE not in text and NEEDLE not in hooked.window.banner.text()
    assert hooked.window.isVisible() and hooked.window.context.session.is_open


def test_a_fault_in_the_workers_thread_as_well(hooked: Hands, tmp_path: Path) -> None:
    hooked.window.parts.worker.give(Query(hooked.window, lambda _: break_in_the_window()))
    hooked.until(hooked.window.banner.isVisible)
    text = "".join(reports(hooked, tmp_path))
    assert "RuntimeError" in text and NEEDLE not in text


def test_work_goes_on_after_a_fault(hooked: Hands) -> None:
    hooked.window.parts.worker.give(Query(hooked.window, lambda _: break_in_the_window()))
    hooked.until(hooked.window.banner.isVisible)
    person = hooked.case.people.all[0]
    hooked.select(person)
    line = hooked.editor("when_to_reach", QLineEdit)
    hooked.type_into(line, "!")
    hooked.window.case_screen.panel.flush()
    hooked.until(lambda: hooked.case.people[person.id].when_to_reach.endswith("!"))


def test_only_so_many_reports_are_kept(tmp_path: Path, qapp: object) -> None:
    faults = Faults(tmp_path)
    for number in range(60):
        try:
            raise ValueError(number)
        except ValueError as error:
            faults.take(ValueError, error, error.__traceback__)
    assert 50 <= len(list(tmp_path.glob("fault-*.txt"))) <= 51


def test_without_a_place_to_keep_it_the_report_goes_to_the_terminal(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="ascii")
    faults = Faults(blocked)
    told: list[str] = []
    faults.kept.connect(told.append)
    faults.take(ValueError, ValueError(NEEDLE), None)
    assert told == [""]
    said = capsys.readouterr().err
    assert "ValueError" in said and NEEDLE not in said
