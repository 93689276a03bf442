"""Writing a file that was asked for: whole, or not at all.

The file can be read by its owner only. It is not encrypted any more, and that is the person's decision.
"""

import sys
from pathlib import Path

from navigator.errors import CannotWrite
from navigator.store.atomic_file import cannot_write, write_whole

STANDARD_OUTPUT = Path("-")


def write_output(path: Path, content: bytes) -> None:
    """Put the content into the file, replacing one that is there. Raises CannotWrite."""
    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        target = path.resolve()
        if target.is_dir():
            raise CannotWrite("A folder of that name is there already.", "Nothing was written.", _ANOTHER)
        if target.exists() and not target.is_file():
            # A device or a pipe is written into: to put a file in its place would take it away.
            target.write_bytes(content)
            return
        if not target.parent.is_dir():
            raise CannotWrite("The folder of that file is not there.", "Nothing was written.", _ANOTHER)
    except (OSError, RuntimeError) as problem:
        raise _plain(path, problem) from problem
    write_whole(target, content)


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it, if need be. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _plain(folder, problem) from problem


_ANOTHER = "Choose another place for it."


def _plain(path: Path, problem: OSError | RuntimeError) -> CannotWrite:
    if isinstance(problem, OSError):
        return cannot_write(path, problem)
    return CannotWrite("That path leads round in a circle.", "Nothing was written.", _ANOTHER)
