"""A whole case out of JSON, as `json_out` writes it or as somebody wrote it by hand.

Ids are kept, so that the same file twice changes nothing and an edited file changes only what differs.
A field that an item of the file leaves out stays as it is in the case; one that is there and empty is
emptied. Nothing is ever removed from a case by an import.
"""

import dataclasses
from collections import Counter
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID, Ids, is_id
from navigator.casefile.item import Item
from navigator.casefile.kinds import PLURALS
from navigator.casefile.sharing import Attachment
from navigator.casefile.values import LONGEST_LINE, LONGEST_TEXT, from_json
from navigator.errors import InvalidValue, NewerFile, UnreadableFile
from navigator.interchange.imported import Import, make_import
from navigator.interchange.json_out import FORMAT, VERSION

_NOTHING_CHANGED = "Nothing was imported."
_HEAD = ("format", "version", "$schema")


def is_case_data(data: Any) -> bool:
    """Whether the data say that they are a case of this app."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def read_json(data: Any, file_name: str, case: Case, ids: Ids) -> Import:
    """The Import of a file's data; NewerFile or UnreadableFile when its version is not VERSION."""
    _check_version(data)
    reader = _Reader(case, ids)
    lists = {plural: rows for plural in PLURALS if isinstance(rows := data.get(plural), list)}
    reader.give_ids(lists)
    for plural, rows in lists.items():
        for number, row in enumerate(rows, 1):
            reader.take(PLURALS[plural], number, row)
    for key, value in data.items():
        if key not in _HEAD and key not in lists:
            why = "it is not a list" if key in PLURALS else "this version of the app does not know it"
            reader.not_taken.append(f"The list “{_short(key)}” was left out: {why}.{_how_many(value)}")
    return make_import(
        case,
        "json",
        file_name,
        reader.items.values(),
        read=sum(len(rows) for rows in lists.values()),
        guesses=reader.guesses,
        not_taken=[*reader.not_taken, *reader.unknown_fields()],
        remarks=reader.remarks(),
    )


def _check_version(data: Any) -> None:
    version = data.get("version") if is_case_data(data) else None
    if type(version) is int and version > VERSION:
        raise NewerFile(
            f"This file was written by a newer version of Case Navigator (its form is version {version:,}).",
            "It was left as it is, and nothing was imported.",
            "Update this app, then import it again.",
        )
    if type(version) is not int or version != VERSION:
        raise UnreadableFile(
            "This file does not say which version of the case format it is in, or says one that never was.",
            _NOTHING_CHANGED,
            f'It should begin with "format": "{FORMAT}" and "version": {VERSION}.',
        )


class _Reader:
    def __init__(self, case: Case, ids: Ids) -> None:
        self._case = case
        self._ids = ids
        self._new_ids: dict[tuple[str, str], str] = {}
        self._unknown: Counter[tuple[str, str]] = Counter()
        self.items: dict[str, Item] = {}
        self.not_taken: list[str] = []
        self.guesses: list[str] = []

    def give_ids(self, lists: dict[str, list[Any]]) -> None:
        """Decide on the ids of all items before any is read, because items refer to later ones."""
        for plural, rows in lists.items():
            for row in rows:
                old = row.get("id") if isinstance(row, dict) else None
                if not isinstance(old, str) or not old:
                    continue
                key = (PLURALS[plural].KIND, old)
                if PLURALS[plural] is Client:
                    self._new_ids.setdefault(key, CLIENT_ID)
                elif not is_id(old):
                    self._new_ids.setdefault(key, self._ids.new())
                elif old != old.lower():
                    self._new_ids.setdefault(key, old.lower())
        fresh = sum(not is_id(old) for (_, old), new in self._new_ids.items() if new != CLIENT_ID)
        if fresh:
            self.guesses.append(
                f"{fresh:,} items have ids of another form than this app's; new ones are given and followed."
            )

    def take(self, entity: type[Item], number: int, row: Any) -> None:
        """Take one item of a list, or say why not."""
        where = f"{entity.PLURAL.capitalize()}, item {number:,}"
        if not isinstance(row, dict):
            self.not_taken.append(f"{where}: not taken, because it is not an object with fields.")
            return
        item_id = self._id_of(entity, row.get("id"))
        standing = self._case.find(item_id)
        if item_id in self.items:
            why = "a case has one client" if entity is Client else "an item before it has the same id"
            self.not_taken.append(f"{where}: not taken, because {why}.")
        elif standing is not None and type(standing) is not entity:
            self.not_taken.append(
                f"{where}: not taken, because its id is that of another item of the case ({standing.KIND})."
            )
        else:
            values = self._values(entity, row, where)
            base = standing or entity(id=item_id)
            self.items[item_id] = dataclasses.replace(base, **values)

    def _id_of(self, entity: type[Item], old: Any) -> str:
        if entity is Client:
            return CLIENT_ID
        if not isinstance(old, str) or not old:
            return self._ids.new()
        return self._new_ids.get((entity.KIND, old), old)

    def _values(self, entity: type[Item], row: dict[str, Any], where: str) -> dict[str, Any]:
        fields = fields_of(entity)
        values: dict[str, Any] = {}
        for name, raw in row.items():
            field = fields.get(name)
            if field is None:
                if name != "id":
                    self._unknown[entity.PLURAL, name] += 1
                continue
            try:
                values[name] = self._value(field, raw)
            except InvalidValue as error:
                self.not_taken.append(f"{where}: {field.label} was left out. {error.happened}")
        return values

    def _value(self, field: Field, raw: Any) -> Any:
        value = from_json(field, raw)
        for member in value if field.many else (value,):
            longest = LONGEST_TEXT if field.type is FieldType.TEXT else LONGEST_LINE
            if isinstance(member, str) and len(member) > longest:
                raise InvalidValue(f"It is too long: {len(member):,} characters.", field=field.name)
        if field.type is not FieldType.REF or not self._new_ids:
            return value
        if field.many:
            return tuple(dict.fromkeys(self._follow(field, target) for target in value))
        return self._follow(field, value)

    def _follow(self, field: Field, target: str) -> str:
        keys = ((kind, target) for kind in field.targets)
        return next((self._new_ids[key] for key in keys if key in self._new_ids), target)

    def unknown_fields(self) -> list[str]:
        """A line for each field that this version does not know."""
        return [
            f"The field “{_short(name)}” of {plural} was left out of {count:,}: this app does not know it."
            for (plural, name), count in self._unknown.items()
        ]

    def remarks(self) -> list[str]:
        """What to look at before saying yes."""
        lines = []
        client, mine = self.items.get(CLIENT_ID), self._case.client
        if client and mine.title and client.title and _folded(client.title) != _folded(mine.title):
            lines.append(
                "The client in the file has another name than the client of this case: "
                "make sure that it is about the same person."
            )
        without = sum(isinstance(item, Attachment) for item in self.items.values())
        if without:
            lines.append(
                f"The file lists {without:,} attachments without what is in them, which JSON does not carry."
            )
        return lines


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _short(name: object) -> str:
    return " ".join(str(name).split())[:60]


def _how_many(value: Any) -> str:
    return f" It has {len(value):,} items." if isinstance(value, list) else ""
