"""Writing to the terminal and asking there.

What comes out of a case was typed by people or came out of files, and may hold what would move the cursor,
recolour the screen, rename the window or turn the direction of the line. None of it reaches the terminal.
"""

import errno
import getpass
import json
import re
import sys
from typing import Any, TextIO

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters but tab and line break (ECMA-48), line separators, and what turns the direction of
text (Unicode Standard Annex 9); half surrogates cannot be written at all."""


class ReaderGone(Exception):
    """Whoever was to read the output has stopped reading."""


def harmless(text: str) -> str:
    """The text with a visible mark in place of each character that would act on the terminal."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare() -> None:
    """Let every character be written somehow, on a terminal of whatever encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str = "") -> None:
    """A line, or several, of what was asked for."""
    _write(sys.stdout, f"{harmless(text)}\n")


def say_json(data: Any) -> None:
    """Data for a program: JSON, in ASCII where the reader is not known to take UTF-8."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "utf8sig")
    text = json.dumps(data, ensure_ascii=plain, indent=2)
    # Within JSON these can only stand inside a string, where the escape means the same.
    text = _UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
    _write(sys.stdout, f"{text}\n")


def note(text: str) -> None:
    """A sentence beside what was asked for: to the person, not to a program that reads the output."""
    _write(sys.stderr, f"{harmless(text)}\n")


def ask_secret(prompt: str) -> str:
    """What the person types, without showing it."""
    return getpass.getpass(prompt, stream=sys.stderr)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        # Windows has no errno of its own for a pipe that nobody reads any more.
        if sys.platform == "win32" and error.errno == errno.EINVAL:
            raise ReaderGone from error
        raise
