"""A report of a fault in the program: where it happened, and nothing of what it happened to.

Only file names of the program and its libraries, line numbers, names of functions and of kinds of error
go into it. The messages of errors and the values of variables do not: they can quote a case. Who shows
the report, and to whom, is decided by those who catch the fault.
"""

import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from traceback import walk_tb

from navigator import __version__

_MOST_FRAMES = 60
_MOST_CAUSES = 8


def describe(error: BaseException) -> str:
    """The fault in lines of text: versions, and for the error and each of its causes the way to it."""
    lines = [
        f"Case Navigator {__version__}, Python {platform.python_version()}, {platform.system()}",
        "This report holds no names, texts or keys.",
    ]
    for number, one in enumerate(_causes(error)):
        kind = f"{type(one).__module__}.{type(one).__qualname__}".removeprefix("builtins.")
        code = f" {one.errno}" if isinstance(one, OSError) and one.errno is not None else ""
        lines.append(f"{'Caused by' if number else 'Fault'}: {kind}{code}")
        frames = [
            f"  {_place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
            for frame, line in walk_tb(one.__traceback__)
        ]
        lines.extend(frames[-_MOST_FRAMES:])
    return "\n".join(lines) + "\n"


def save_report(error: BaseException, folder: Path) -> Path | None:
    """Write the report into the folder, which is made if need be; None where that cannot be done."""
    name = f"fault-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S%f')}Z.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(describe(error))
    except OSError:
        return None
    return path


def _causes(error: BaseException) -> Iterator[BaseException]:
    following: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if following is None:
            return
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _place(file: str) -> str:
    """The path from the package on: what stands before it can be somebody's name."""
    parts = PurePath(file).parts
    for root in ("site-packages", "dist-packages", "navigator"):
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "navigator" else at + 1 :])
    return parts[-1] if parts else "?"
