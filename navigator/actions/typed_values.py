"""What a person typed for the fields of an item, as values: from the command line, a form or a quick line.

Which words name a field is decided in `field_words`; what the words of a value mean, in
`casefile.values`; which item a reference means, in `references`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from navigator.actions.references import find_item
from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.values import read_one, read_typed
from navigator.errors import InvalidValue, UnknownItem


@dataclass(frozen=True, slots=True)
class Typed:
    """A field and what was typed for it: to be set, or members to be added or taken away."""

    field: Field
    text: str
    how: Literal["set", "add", "take"] = "set"


def read_values(
    case: Case, entity: type[Item], typed: Iterable[Typed], today: date, old: Item | None = None
) -> dict[str, Any]:
    """Field values by name. `old` is the item as it stands, for members added to it or taken from it.

    The same field named twice sets it once with the last of the texts; a field with many members takes
    the members of all. InvalidValue, beginning with the field's label, when a text makes no sense.
    """
    values: dict[str, Any] = {}
    for one in typed:
        field = one.field
        if not field.many:
            values[field.name] = _read(case, field, one.text, today)
            continue
        members = _read(case, field, one.text, today)
        before = values.get(field.name)
        if before is None:
            before = getattr(old, field.name) if old and one.how != "set" else ()
        values[field.name] = (
            tuple(member for member in before if member not in members)
            if one.how == "take"
            else tuple(dict.fromkeys((*before, *members)))
        )
    unknown = values.keys() - fields_of(entity).keys()
    if unknown:
        raise ValueError(f"not fields of {entity.KIND}: {sorted(unknown)}")
    return values


def _read(case: Case, field: Field, text: str, today: date) -> Any:
    try:
        if field.type is not FieldType.REF:
            return read_typed(field, text, today)
        if not field.many:
            return _id_of(case, field, text)
        return tuple(dict.fromkeys(_ids_of(case, field, text)))
    except InvalidValue as error:
        if error.happened.startswith(field.label):
            raise
        raise InvalidValue(f"{field.label}: {error.happened}", error.next_step, field=field.name) from error


def _ids_of(case: Case, field: Field, text: str) -> Iterable[str]:
    """The ids of all that are named, parted by semicolons or new lines, or by commas.

    A name may hold a comma ("Whitlock, Dana"), so the whole is tried before its parts.
    """
    for part in text.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        try:
            yield _id_of(case, field, part)
        except InvalidValue:
            if "," not in part:
                raise
            yield from (_id_of(case, field, piece) for piece in part.split(",") if piece.strip())


def _id_of(case: Case, field: Field, text: str) -> str:
    words = read_one(field, text)
    if not words:
        return ""
    try:
        return find_item(case, words, field.targets).id
    except UnknownItem as error:
        raise InvalidValue(
            f"{field.label}: {_lower(error.happened)}", error.next_step, field=field.name
        ) from error


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
