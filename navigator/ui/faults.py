"""What nobody expected: one excepthook for the whole window, which keeps a report and says so.

What may stand in a report is decided by `fault_report`: kinds of error and lines of code, no words of a case.
"""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal

from navigator.fault_report import describe, save_report

_MOST_REPORTS = 50


class Faults(QObject):
    """Keeps reports in a folder and says so."""

    kept = Signal(str)
    """The path of a report, "" when it could not be written."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._busy = False

    def install(self) -> None:
        """Take every exception that nobody took, in whatever thread."""
        sys.excepthook = self.take
        threading.excepthook = self._take_thread
        sys.unraisablehook = self._take_unraisable

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep a report of one fault."""
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        if self._busy:
            return
        self._busy = True
        try:
            path = self._keep(error or kind())
        finally:
            self._busy = False
        self.kept.emit(path)

    def _keep(self, error: BaseException) -> str:
        for old in sorted(self._folder.glob("fault-*.txt"))[:-_MOST_REPORTS]:
            old.unlink(missing_ok=True)
        path = save_report(error, self._folder)
        if path is None:
            # There is nowhere to keep it: it goes where a developer would look, and the window says so.
            sys.stderr.write(describe(error))
        return str(path or "")

    def _take_thread(self, told: Any) -> None:
        self.take(told.exc_type, told.exc_value, told.exc_traceback)

    def _take_unraisable(self, told: Any) -> None:
        self.take(told.exc_type, told.exc_value, told.exc_traceback)
