"""JSON text to plain data, with bounds: what is damaged, too deep or too large is refused in one sentence.

What the data mean is decided in `json_in` (a whole case) and `open_referral` (organisations).
"""

import json
from typing import Any

from navigator.errors import UnreadableFile

MOST_NODES = 1_000_000
"""Objects and lists. With MOST_VALUES it keeps a hostile file of 50 MB from taking gigabytes of memory."""
MOST_VALUES = 5_000_000
_NOTHING_CHANGED = "Nothing was imported."


def read_json_text(text: str) -> Any:
    """The data; UnreadableFile, naming the line, when the text is not JSON."""
    if text.count("{") + text.count("[") > MOST_NODES or text.count(",") > MOST_VALUES:
        raise UnreadableFile("This file holds too many values for a case.", _NOTHING_CHANGED)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"This file is damaged or cut short: it stops being JSON at line {error.lineno:,}.",
            _NOTHING_CHANGED,
            "Export it again and import the new file.",
        ) from None
    except RecursionError:
        raise UnreadableFile("This file is nested too deeply to be a case.", _NOTHING_CHANGED) from None
    except ValueError:
        raise UnreadableFile("This file holds a number that is far too long.", _NOTHING_CHANGED) from None


def read_json_lines(text: str) -> list[Any] | None:
    """The data of a file with one JSON object on each line; None when it is not of that kind."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
        return None
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None
