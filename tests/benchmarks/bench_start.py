"""From nothing to a window that can be used with an ordinary case in it, and from an edit to its being seen.

The start is measured in fresh processes beside a bare PySide6 window, in turn; the edit in one window.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from navigator.ui.start import DEMO_PASSPHRASE, make_demo
from tests.benchmarks.figure import Figure

ROUNDS = 9
EDITS = 60
_PATIENCE_S = 30.0


def measure() -> list[Figure]:
    """The figures for the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_demo(folder)
        return [*_start(folder), _edit(folder)]


def _start(folder: Path) -> list[Figure]:
    pairs = [(_one("ours", str(folder), DEMO_PASSPHRASE), _one("bare")) for _ in range(ROUNDS + 1)][1:]
    ours = statistics.median(pair[0][0] for pair in pairs)
    bare = statistics.median(pair[1][0] for pair in pairs)
    held = statistics.median(pair[0][1] for pair in pairs)
    least = statistics.median(pair[1][1] for pair in pairs)
    return [
        Figure(
            "start to a usable window, ordinary case open",
            ours * 1000,
            "ms",
            baseline="a bare PySide6 window",
            baseline_value=bare * 1000,
            aim_ratio=3,
        ),
        Figure(
            "memory with the ordinary case open",
            held,
            "MB",
            aim=120,
            baseline="a bare PySide6 window",
            baseline_value=least,
        ),
    ]


def _one(*words: str) -> tuple[float, float]:
    """Seconds from starting the process until it says that it can be used, and the megabytes it says."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.start_window", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - begin
        line = process.stdout.readline()
        process.communicate(timeout=_PATIENCE_S)
    return taken, float(line)


def _edit(folder: Path) -> Figure:
    """An edit in the side panel's way: committed to the encrypted file, all views told, and painted."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtTest import QTest

    from navigator.ui.application import end_window, make_app, make_window
    from navigator.ui.demo import open_example
    from navigator.ui.laptop_stores import LaptopStores

    app = make_app(["edit"])
    window = make_window(app, LaptopStores(folder), begin=False)
    open_example(DEMO_PASSPHRASE)(window)
    window.show()
    session = window.context.session
    deadline = time.monotonic() + _PATIENCE_S
    while not session.is_open and time.monotonic() < deadline:
        QTest.qWait(5)
    person = session.case.people.all[0]
    window.context.selection.select(person.id)
    window.case_screen.show_view("people")
    QTest.qWait(100)
    times: list[float] = []
    loop = QEventLoop()
    session.saved.connect(loop.quit)
    for number in range(EDITS):
        begin = time.perf_counter()
        window.context.acts.change(session.case.people[person.id], {"role": f"Role {number}"})
        loop.exec()
        # What the change made out of date is painted by the events that are waiting now.
        app.processEvents()
        times.append(time.perf_counter() - begin)
    end_window(window)
    window.close()
    assert replace(session.case.people[person.id], role=person.role) == person
    return Figure("one edit committed and on screen", statistics.median(times) * 1000, "ms", aim=30)
