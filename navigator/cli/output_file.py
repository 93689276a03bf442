"""Writing a file that was asked for: whole, or not at all.

The file can be read by its owner only. It is not encrypted any more, and that is the person's decision.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from navigator.errors import CannotWrite
from navigator.store.atomic_file import Staged, cannot_write

STANDARD_OUTPUT = Path("-")


def write_output(
    path: Path,
    content: bytes,
    record: Callable[[], object] = lambda: None,
    check: Callable[[bytes], None] = lambda _: None,
) -> None:
    """Put the content into the file, replacing one that is there. Raises CannotWrite.

    `check` is given what the disk gives back, before anybody finds the file under its name; when it raises,
    the file is deleted.

    `record` is called when all is ready to go out and nothing has yet, so that what goes out is on the
    audit trail, and what could not be written is not.
    """
    if path == STANDARD_OUTPUT:
        check(content)
        record()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        target = path.resolve()
        if target.is_symlink():
            raise RuntimeError("a link that leads to itself")
        if target.is_dir():
            raise CannotWrite("A folder of that name is there already.", "Nothing was written.", _ANOTHER)
        if target.exists() and not target.is_file():
            # A device or a pipe is written into: to put a file in its place would take it away.
            check(content)
            record()
            target.write_bytes(content)
            return
        if not target.parent.is_dir():
            raise CannotWrite("The folder of that file is not there.", "Nothing was written.", _ANOTHER)
    except (OSError, RuntimeError) as problem:
        raise _plain(path, problem) from problem
    staged = Staged(target, content)
    try:
        check(staged.read_back())
        record()
    except BaseException:
        staged.abandon()
        raise
    staged.take_place()


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
