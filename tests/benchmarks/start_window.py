"""A window that says on its output when it can be used: the app's own, or a bare one to measure it beside.

    python -m tests.benchmarks.start_window bare
    python -m tests.benchmarks.start_window ours FOLDER PASSPHRASE

It prints a line when it can be used, and a second with the memory in use, in megabytes: the app's own once
all that it imports after its start is there. The app's window is started as `navigator` starts
it and opens its only case; what a keyring would give without a word is given as a passphrase of low cost.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def memory() -> float:
    """Megabytes that this process holds in memory, without what it only could have."""
    import psutil

    return float(psutil.Process().memory_info().rss) / 1e6


def bare() -> None:
    """An empty PySide6 window, shown and painted."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["bare"])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    window.repaint()
    app.sendPostedEvents()
    print("usable", flush=True)
    print(memory(), flush=True)


def ours(folder: Path, passphrase: str) -> None:
    """The app's window with its only case open and the overview painted."""
    from navigator.ui.laptop_stores import LaptopStores
    from navigator.ui.start import prepare

    prepare()
    from navigator.ui.application import end_window, make_app, make_window
    from navigator.ui.demo import open_example
    from navigator.ui.desk import Desk
    from navigator.ui.worker import Query

    app = make_app(["ours"])
    window = make_window(app, LaptopStores(folder), begin=False)
    open_example(passphrase)(window)
    window.show()

    def usable() -> None:
        window.repaint()
        print("usable", flush=True)
        window.parts.worker.give(Query(window, Desk.get_ready, ready))

    def ready(_: None) -> None:
        print(memory(), flush=True)
        window.close()

    window.context.session.case_opened.connect(usable)
    app.exec()
    end_window(window)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]), sys.argv[3])
