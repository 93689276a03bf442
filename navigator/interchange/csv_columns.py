"""The columns of a table of contacts: the row of headings where there is one, else a guess by content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from navigator.interchange.csv_headings import Column, column_of, part_of
from navigator.interchange.csv_rows import Row
from navigator.interchange.folding import folded

SAMPLE = 60
"""How many rows the guesses look at."""

EMAIL = re.compile(r"[^\s@<>;,|()\[\]\"']{1,100}@[^\s@<>;,|()\[\]\"']{1,255}")
"""An email address as loosely as people write them; bounded, so that no text makes it slow."""

_DATE = re.compile(r"\d{1,4}([-/. ])\d{1,2}\1\d{1,4}")
_HEADING_WITHIN = 20
_PREFIXES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "sister", "pc"]
)
_PHONE = re.compile(r"[=\"']*\+?[\d\s().\-/x]{5,30}(?:ext\.?\s*\d+)?\"?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, and which row holds their headings (0: none does)."""

    columns: tuple[Column, ...]
    heading_row: int


def has_email(text: str) -> bool:
    """Whether an email address stands in a text, near its beginning."""
    return "@" in text and bool(EMAIL.search(text[:1000]))


def is_phone(text: str) -> bool:
    """Whether a text looks like a telephone number."""
    text = text.strip()
    if _DATE.fullmatch(text):
        return False
    return bool(_PHONE.fullmatch(text)) and 6 <= sum(c.isdigit() for c in text) <= 17


def find_layout(rows: Sequence[Row]) -> Layout | None:
    """The layout of a table by its first rows; None when nothing in it looks like contacts."""
    best: tuple[int, Row | None] = (0, None)
    for row in rows[:_HEADING_WITHIN]:
        if any(is_phone(cell) or has_email(cell) for cell in row.cells):
            break  # headings stand above the first contact
        known = sum(part_of(cell) not in ("", "note") for cell in row.cells if len(cell) < 60)
        if known > best[0]:
            best = (known, row)
    heading = best[1]
    body = [row.cells for row in rows if heading is None or row.number > heading.number]
    if heading is not None:
        columns = [column_of(index, cell) for index, cell in enumerate(heading.cells)]
        if any(column.part not in ("note", "ignored", "label") for column in columns):
            return Layout(tuple(_settled(columns, body)), heading.number)
    columns = _by_content([row.cells for row in rows])
    return Layout(tuple(columns), 0) if columns else None


def _settled(columns: list[Column], body: Sequence[Sequence[str]]) -> list[Column]:
    """Headings that mean one thing or another are settled by the others, and by what stands below."""
    parts = {column.part for column in columns}
    settled = []
    for column in columns:
        part = column.part
        filled = _filled(body, column.index)
        if part == "title":
            before = sum(cell.strip(". ").casefold() in _PREFIXES for cell in filled)
            part = "prefix" if "role" in parts or before * 2 > len(filled) else "role"
        elif part == "name":
            contacts = sum(is_phone(cell) or has_email(cell) for cell in filled)
            if contacts * 2 > len(filled):
                part = "details"
            elif "last" in parts and "first" not in parts and folded(column.heading) in ("name", "names"):
                part = "first"
        settled.append(replace(column, part=part))
    return settled


def _filled(body: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index] for row in body if index < len(row) and row[index].strip()]


def _by_content(body: Sequence[Sequence[str]]) -> list[Column]:
    width = max((len(row) for row in body), default=0)
    columns: list[Column] = []
    for index in range(width):
        filled = _filled(body, index)
        emails = sum(has_email(cell) for cell in filled)
        phones = sum(is_phone(cell) for cell in filled)
        words = sum(len(cell) < 60 and bool(re.search(r"[^\W\d_]{2}", cell)) for cell in filled)
        many = len(filled) / 2
        part = "email" if emails > many else "phone" if phones > many else "words" if words > many else "note"
        columns.append(Column(index, f"column {index + 1}", part))
    if not any(column.part in ("email", "phone") for column in columns):
        return []
    return _name_the_words(columns, body)


def _name_the_words(columns: list[Column], body: Sequence[Sequence[str]]) -> list[Column]:
    """The first column of words is the name, or two of single words are first name and surname."""
    words = [column.index for column in columns if column.part == "words"]
    parts: dict[int, str] = {}
    if words:
        single = [
            index
            for index in words[:2]
            if sum(len(cell.split()) == 1 for cell in _filled(body, index)) * 5
            >= len(_filled(body, index)) * 4
        ]
        if len(single) == 2 and single[1] == single[0] + 1:
            parts = {single[0]: "first", single[1]: "last"}
            rest = words[2:]
        else:
            parts = {words[0]: "name"}
            rest = words[1:]
        if rest:
            parts[rest[0]] = "organisation"
    return [replace(c, part=parts.get(c.index, "note" if c.part == "words" else c.part)) for c in columns]
