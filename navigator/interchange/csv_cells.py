"""What stands in one cell: phone numbers and email addresses among other words, and spreadsheets' marks.

A cell that begins with = + - @ or a tab runs as a formula when a spreadsheet opens the file (CWE-1236;
OWASP, "CSV Injection"). Our exports put an apostrophe before it, and before one that has apostrophes and
then such a character, so that taking one apostrophe away again gives back exactly what was there.
"""

import re
from typing import NamedTuple

from navigator.interchange.csv_columns import EMAIL

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_NOTHING = frozenset(
    ["", "-", "--", "n/a", "na", "none", "nil", "unknown", "not known", "?", "x", "tbc", "null", "0/0/00"]
)
_PARTED = re.compile(r"[;\n|]|:::")
_PERHAPS_PARTED = re.compile(r"[,/&]|\bor\b|\band\b", re.IGNORECASE)


class Found(NamedTuple):
    """What was found in a cell; `rest` holds its other words, `rounded` numbers that a spreadsheet spoilt."""

    phones: tuple[str, ...]
    emails: tuple[str, ...]
    rest: str
    rounded: bool = False


def escape(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(cell: str) -> str:
    """The text of a cell: our own escape undone, and Excel's ="07700…" (a number kept as text)."""
    if found := _TEXT_FORMULA.fullmatch(cell.strip()):
        return found[1].replace('""', '"')
    return cell[1:] if _ESCAPED.match(cell) else cell


def is_nothing(text: str) -> bool:
    """Whether somebody wrote that there is nothing, as in "n/a"."""
    return text.strip().casefold() in _NOTHING


def find_contacts(text: str) -> Found:
    """The phone numbers and email addresses of a cell, each as it was written."""
    if is_nothing(text):
        return Found((), (), "")
    found = EMAIL.findall(text[:20_000]) if "@" in text else []
    emails = tuple(email.removeprefix("mailto:").strip(".") for email in found)
    words = EMAIL.sub(" ", text) if emails else text
    phones, rest, rounded = [], [], False
    for piece in _pieces(words):
        bare = piece.strip(" ,<>()'\"\t") if emails else piece.strip(" ,\t")
        digits = sum(character.isdigit() for character in bare)
        if _ROUNDED.fullmatch(bare):
            rounded = True
        elif 3 <= digits <= 40 and len(bare) <= 100:
            phones.append(bare)
        elif bare and not is_nothing(bare):
            rest.append(bare)
    return Found(tuple(phones), emails, "; ".join(rest), rounded)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PARTED.split(text[:20_000]):
        finer = _PERHAPS_PARTED.split(piece)
        whole = all(sum(character.isdigit() for character in part) >= 6 for part in finer)
        pieces.extend(finer if whole else [piece])
    return pieces
