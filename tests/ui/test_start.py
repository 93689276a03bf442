"""The first window comes without what nobody asked for: PySide6 sets up a class when its name is first used,
and some harmless calls use a hundred names."""

import subprocess
import sys
from pathlib import Path

from navigator.ui.start import DEMO_PASSPHRASE, make_demo

SCRIPT = """
import sys
from pathlib import Path

from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.start import prepare

prepare()
from navigator.ui.application import end_window, make_app, make_window
from navigator.ui.demo import open_example

app = make_app(["first"])
window = make_window(app, LaptopStores(Path(sys.argv[1])), begin=False)
open_example(sys.argv[2])(window)
window.show()


def opened():
    window.repaint()
    import PySide6.QtGui, PySide6.QtWidgets

    loaded = {*sys.modules, *vars(PySide6.QtGui), *vars(PySide6.QtWidgets)}
    dear = {"QWizard", "QFileDialog", "QGradient", "QStyle", "sqlalchemy", "reportlab"}
    print("set up:", *sorted(dear & loaded))
    app.setStyleSheet("")
    print("style:", app.style().name())
    print("shown:", window.case_screen.isVisible(), "QLabel" in loaded)
    window.close()


window.context.session.case_opened.connect(opened)
app.exec()
end_window(window)
"""


def test_the_first_window_sets_up_only_what_it_shows(tmp_path: Path) -> None:
    make_demo(tmp_path)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), DEMO_PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines() == ["set up:", "style: fusion", "shown: True True"], done.stderr
