"""The example case: read from `resources/example/`, checked, and moved so that it ends around today.

Each file there holds tables named by the plural of a kind and a key, such as `[people.ada_obi]`. Items
refer to one another by key, and values stand in the written form of `casefile.values`. What the author
meant the join-up check to find is in `example_meant`; nothing here reads it.

Dates are written as of `as_of` and moved by whole weeks, so that Mondays stay Mondays and today is
never more than six days past the end. A day keeps its time, and a month or a year stays a month or a
year: its middle day moves and the month or year it falls in is taken. The client's birth stays. A date
in braces inside a text, such as {2026-12-03}, moves too and is put into words ("3 December").
"""

import hashlib
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES, PLURALS
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.resources import resource
from navigator.casefile.values import from_json
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue, UnreadableFile
from navigator.history.draft import Draft, making

NOT_CASE_DATA = "meant.toml"
"""The one file of the folder that is about the example and not in it."""

_CLIENT = "sam"
_MADE_MS = 1_795_132_800_000
"""The time that every id of the example carries: 20 November 2026, 00:00 UTC, in milliseconds."""

_STAYS = "born"
_POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d)?)?)?")
_DATE_IN_TEXT = re.compile(r"\{(\d{4}(?:-\d\d){0,2})\}")


@cache
def example_id(key: str) -> str:
    """The id of the item of this key: the same in every version of the files (UUID version 7 in form)."""
    if key == _CLIENT:
        return CLIENT_ID
    bits = int.from_bytes(hashlib.sha256(key.encode()).digest()[:10], "big")
    tail = bits & ((1 << 62) - 1)
    number = (_MADE_MS << 80) | (0x7 << 76) | ((bits >> 62) & 0xFFF) << 64 | (0b10 << 62) | tail
    return str(uuid.UUID(int=number))


def example_items(today: date, folder: Path | None = None) -> tuple[Item, ...]:
    """Every item of the example as it stands today, client first, in an order fit for a change set.

    `folder` is for tests. UnreadableFile, naming the file, the key and the field, when one is damaged.
    """
    folder = folder or resource("example")
    return _items(folder, (today - _read(folder).as_of).days // 7)


def example_case(today: date) -> Case:
    """The example case as it stands today."""
    return Case.of(*example_items(today))


def example_draft(today: date) -> Draft:
    """The one act that puts the whole example into an empty case."""
    return Draft("Load the example case", tuple(e for item in example_items(today) for e in making(item)))


@lru_cache(maxsize=4)
def _items(folder: Path, weeks: int) -> tuple[Item, ...]:
    tables = _read(folder)
    return tuple(_item(row, tables.kinds, timedelta(weeks=weeks)) for row in tables.rows)


@dataclass(frozen=True, slots=True)
class _Row:
    entity: type[Item]
    key: str
    values: Mapping[str, Any]
    file: str

    def damaged(self, what: str) -> UnreadableFile:
        return _damaged(self.file, f"{self.key}: {what}")


@dataclass(frozen=True, slots=True)
class _Tables:
    as_of: date
    rows: tuple[_Row, ...]
    kinds: Mapping[str, str]


def _damaged(file: str, what: str) -> UnreadableFile:
    return UnreadableFile(
        f"The example case cannot be read: {file}, {what}",
        "Your own cases are not touched by this.",
        "Install the app again.",
    )


@cache
def _read(folder: Path) -> _Tables:
    as_of: date | None = None
    rows: list[_Row] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name == NOT_CASE_DATA:
            continue
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise _damaged(path.name, "which is not TOML in UTF-8.") from error
        as_of = tables.pop("as_of", as_of)
        rows.extend(_rows(tables, path.name))
    if not isinstance(as_of, date):
        raise _damaged(folder.name, "no file of which says as of which day it is written.")
    kinds: dict[str, str] = {}
    for row in rows:
        if row.key in kinds:
            raise row.damaged("the key is used twice.")
        kinds[row.key] = row.entity.KIND
    order = {entity: place for place, entity in enumerate(ENTITIES)}
    return _Tables(as_of, tuple(sorted(rows, key=lambda row: order[row.entity])), kinds)


def _rows(tables: Mapping[str, Any], file: str) -> Iterator[_Row]:
    for plural, table in tables.items():
        entity = PLURALS.get(plural)
        if entity is None or not isinstance(table, dict):
            raise _damaged(file, f"which has a table “{plural}” of no known kind.")
        for key, values in table.items():
            row = _Row(entity, key, values, file)
            if not isinstance(values, dict):
                raise row.damaged("is not a table.")
            for name in values:
                if name not in fields_of(entity):
                    raise row.damaged(f"a {entity.KIND} has no field “{name}”.")
            yield row


def _item(row: _Row, kinds: Mapping[str, str], shift: timedelta) -> Item:
    fields = fields_of(row.entity)
    values = {name: _value(row, fields[name], raw, kinds, shift) for name, raw in row.values.items()}
    return row.entity(id=example_id(row.key), **values)


def _value(row: _Row, field: Field, raw: Any, kinds: Mapping[str, str], shift: timedelta) -> Any:
    try:
        if isinstance(raw, str):
            raw = _moved(field, raw, shift)
        value = from_json(field, raw)
    except (InvalidValue, ValueError) as error:
        raise row.damaged(f"the field “{field.name}” does not hold what it should.") from error
    members = value if field.many else (value,)
    if field.type is FieldType.CHOICE:
        for member in members:
            if member and member not in vocabulary(field.vocabulary).terms:
                raise row.damaged(f"the field “{field.name}” has “{member}”, which is no known word.")
    if field.type is FieldType.REF:
        for key in members:
            if key and kinds.get(key) not in field.targets:
                raise row.damaged(f"the field “{field.name}” points to “{key}”, and there is no such item.")
        return tuple(map(example_id, members)) if field.many else value and example_id(value)
    return value


def _moved(field: Field, text: str, shift: timedelta) -> str:
    """A written value with its date, or the dates in braces in its text, moved; ValueError for no date."""
    if field.type is FieldType.DATE:
        return text if field.name == _STAYS else _shifted(text, shift)
    return _DATE_IN_TEXT.sub(lambda found: _in_words(_shifted(found[1], shift)), text)


def _shifted(text: str, shift: timedelta) -> str:
    """A date in its written form, moved; ValueError when it is not one."""
    body = text.removesuffix("~")
    points = [_shifted_point(point, shift) for point in body.split("/")]
    return "/".join(points) + text[len(body) :]


def _shifted_point(text: str, shift: timedelta) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day, time = found.groups()
    if day:
        return (date(int(year), int(month), int(day)) + shift).isoformat() + (time or "")
    if month:
        return (date(int(year), int(month), 15) + shift).isoformat()[:7]
    if year.endswith("X"):
        return f"{(date(int(year[:3]) * 10 + 5, 1, 1) + shift).year // 10:03d}X"
    return f"{(date(int(year), 7, 1) + shift).year:04d}"


def _in_words(text: str) -> str:
    moment = PartialDate.parse(text)
    return say_date(moment).rpartition(" ")[0] if moment.is_day else say_date(moment)
