"""What nobody expected: one excepthook for the whole app, which keeps a report without client data.

A report names the kind of fault and the lines of code, and nothing else: no message, no argument and no
local variable, because any of them may hold what somebody typed.
"""

import platform
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, qVersion

import navigator

_ROOT = Path(navigator.__file__).resolve().parent.parent
_MOST_REPORTS = 50


def report_text(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None, at: datetime) -> str:
    """The report, as it is kept."""
    lines = [
        "Case Navigator: a fault in the app. This report holds no client data.",
        f"When: {at:%Y-%m-%d %H:%M:%S}",
        f"Version: {navigator.__version__}; Python {platform.python_version()}; Qt {qVersion()}; {platform.system()}",
        *_links(kind, error, trace),
    ]
    return "\n".join(lines) + "\n"


def _links(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> Iterator[str]:
    """The fault, and those that led to it, the last first."""
    seen: set[int] = set()
    while kind is not None:
        yield f"Kind: {kind.__module__}.{kind.__qualname__}"
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"  {_place(code.co_filename)}:{trace.tb_lineno} in {code.co_name}"
            trace = trace.tb_next
        cause = (error.__cause__ or error.__context__) if error is not None else None
        if cause is None or id(cause) in seen:
            return
        seen.add(id(cause))
        yield "It came of:"
        kind, error, trace = type(cause), cause, cause.__traceback__


def _place(file: str) -> str:
    """Where the code stands: within the app, or just the name of the file. A path may hold a person's name."""
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


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

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Keep a report of one fault."""
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        if self._busy:
            return
        self._busy = True
        try:
            path = self._write(report_text(kind, error, trace, datetime.now()))
        finally:
            self._busy = False
        self.kept.emit(path)

    def _write(self, text: str) -> str:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in sorted(self._folder.glob("fault-*.txt"))[: -_MOST_REPORTS or None]:
                old.unlink(missing_ok=True)
            path = self._folder / f"fault-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(text, encoding="utf-8")
        except OSError:
            # There is nowhere to keep it: it goes where a developer would look, and the window says so.
            sys.stderr.write(text)
            return ""
        return str(path)

    def _take_thread(self, told: Any) -> None:
        self.take(told.exc_type, told.exc_value, told.exc_traceback)

    def _take_unraisable(self, told: Any) -> None:
        self.take(told.exc_type, told.exc_value, told.exc_traceback)


QUEUED = Qt.ConnectionType.QueuedConnection
"""How the window listens to `kept`: a fault may come from any thread."""
