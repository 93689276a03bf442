"""The watches themselves: each careless test fails, for a reason that a person can act on; no other does."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent.parent

INI = """
[pytest]
qt_api = pyside6
qt_log_level_fail = WARNING
addopts = -p tests.watch.leaks -p tests.watch.logs -p tests.watch.skips -p no:cacheprovider
"""

CAREFUL = """
import logging, threading
from hypothesis import given, strategies
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

def test_a_window_that_qtbot_closes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_a_window_that_only_a_cycle_holds(qtbot):
    window = QWidget()
    window.self = window
    window.show()

def test_a_window_deleted_later(qtbot):
    window = QWidget()
    window.show()
    window.deleteLater()

def test_a_timer_stopped(qtbot):
    timer = QTimer()
    timer.start(10)
    qtbot.waitSignal(timer.timeout).wait()
    timer.stop()

def test_a_qt_thread_that_ends(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5000)

def test_a_thread_that_ends():
    threading.Thread(target=lambda: None).start()

def test_an_expected_warning(expect_log):
    with expect_log("read-only"):
        logging.getLogger("navigator").warning("the folder is read-only")

@given(strategies.integers())
def test_a_law(number):
    assert number == number
"""

CARELESS = """
import logging, threading
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []
release = threading.Event()

def test_window(qtbot):
    kept.append(QWidget())
    kept[-1].setObjectName("forgotten")
    kept[-1].show()

def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_qt_thread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_thread():
    threading.Thread(target=release.wait, name="worker").start()

def test_nobody_pays_for_it(qtbot):
    release.set()

def test_log():
    logging.getLogger("navigator.store").error("disk is full")

def test_expected_log_that_does_not_come(expect_log):
    with expect_log("read-only"):
        pass

def test_another_log_than_expected(expect_log):
    with expect_log("read-only"):
        logging.warning("read-only")
        logging.warning("wholly different")

def test_qt_message(qapp):
    qWarning("QObject::connect: no such slot")

def test_that_fails_anyway(qtbot):
    kept.append(QWidget())
    raise AssertionError
"""

SKIPPING = """
import pytest

def test_that_runs():
    pass

def test_without_its_tool():
    pytest.skip("no qpdf")

@pytest.mark.xfail(reason="known to be wrong")
def test_excused():
    assert False
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Another pytest, with the watches and without this one's settings."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("NAVIGATOR_NO_SKIPS", raising=False)
    pytester.makefile(".ini", pytest=INI)
    return pytester


def outcome(inner: pytest.Pytester, code: str, *words: str) -> pytest.RunResult:
    """Run these tests, in a process of their own."""
    inner.makepyfile(code)
    return inner.runpytest_subprocess(*words)


def test_a_careful_test_passes(inner: pytest.Pytester) -> None:
    outcome(inner, CAREFUL).assert_outcomes(passed=8)


def test_a_careless_test_fails_and_says_what_it_left(inner: pytest.Pytester) -> None:
    result = outcome(inner, CARELESS)
    # An error is a test that passed but left something; a failure is one that failed itself.
    result.assert_outcomes(passed=7, failed=3, errors=6)
    output = result.stdout.str()
    for reason in (
        "QWidget 'forgotten' is still open",
        "QTimer '' still ticks every 60000 ms",
        "QThread '' still runs",
        "thread 'worker' still runs",
        "ERROR navigator.store: disk is full",
        "No log line matched 'read-only'",
        "WARNING root: wholly different",
        "QObject::connect: no such slot",
    ):
        assert reason in output
    assert "WARNING root: read-only" not in output
    assert "ERROR test_a_careless_test_fails_and_says_what_it_left.py::test_that_fails_anyway" not in output


@pytest.mark.parametrize("spread", [(), ("-n", "2")])
def test_a_skip_is_a_failure_where_nothing_may_be_skipped(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, spread: tuple[str, ...]
) -> None:
    inner.makepyfile(
        test_whole_file="import pytest\npytest.skip('not on this machine', allow_module_level=True)"
    )
    assert outcome(inner, SKIPPING, *spread).ret == pytest.ExitCode.OK
    monkeypatch.setenv("NAVIGATOR_NO_SKIPS", "1")
    result = outcome(inner, SKIPPING, *spread)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines_random(
        [
            "*test_without_its_tool: *no qpdf",
            "*test_excused: known to be wrong",
            "*test_whole_file.py: *this machine",
        ]
    )


def test_no_test_reaches_a_real_home_or_keyring() -> None:
    home = Path(os.environ["HOME"])
    assert home.name.startswith("navigator-tests-") and Path.home() == home
    assert Path(os.environ["NAVIGATOR_PROFILE"]).parent == home
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ and "DISPLAY" not in os.environ


def test_no_example_has_a_deadline() -> None:
    assert settings().deadline is None
