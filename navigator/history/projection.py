"""From heads to what a screen shows: an item out of the heads of its registers, a Case out of items.

A value that this version of the app cannot read (a newer one wrote it) leaves the field empty here;
the change itself stays in the log and is read after the upgrade.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import Field, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import KINDS
from navigator.casefile.values import scalar_from_json
from navigator.errors import InvalidValue
from navigator.history.change import LIFE, Register, Value
from navigator.history.heads import Heads, Merge, is_purged, is_there, shown


def project_item(kind: str, item_id: str, heads: Mapping[Register, Heads]) -> Item | None:
    """The item as it shows, or None when it is not there or of a kind that is not known."""
    entity = KINDS.get(kind)
    if entity is None or is_purged(heads):
        return None
    heads = {register: changes for register, changes in heads.items() if register.kind == kind}
    if not is_there(heads):
        return None
    fields = fields_of(entity)
    values: dict[str, Any] = {}
    members: dict[str, list[tuple[Any, str]]] = {}
    for register, changes in heads.items():
        field = fields.get(register.field)
        if field is None or not changes:
            continue
        value = shown(changes)
        if field.many:
            if value is True and register.member:
                members.setdefault(field.name, []).append((changes[-1].order, register.member))
        elif not register.member:
            values[field.name] = _read(field, value)
    for name, found in members.items():
        values[name] = tuple(member for _, member in sorted(found))
    return entity(id=item_id, **values)


def _read(field: Field, value: Value) -> Any:
    try:
        return scalar_from_json(field, value)
    except InvalidValue:
        return field.empty


def unreadable(kind: str, heads: Mapping[Register, Heads]) -> tuple[Register, ...]:
    """The registers of an item that this version keeps but cannot show."""
    entity = KINDS.get(kind)
    fields = fields_of(entity) if entity else {}
    return tuple(r for r, changes in heads.items() if r.field not in LIFE and _is_foreign(r, changes, fields))


def _is_foreign(register: Register, changes: Heads, fields: Mapping[str, Field]) -> bool:
    field = fields.get(register.field)
    value = shown(changes)
    if field is None:
        return True
    if field.many or value is None:
        return False
    try:
        scalar_from_json(field, value)
    except InvalidValue:
        return True
    return False


def apply(case: Case, merge: Merge, touched: Iterable[Register]) -> Case:
    """The Case after the registers named were touched; everything else is shared with the Case before."""
    items = {(register.kind, register.item) for register in touched if register.kind in KINDS}
    return case.with_items(
        {(kind, item): project_item(kind, item, merge.heads_of_item(item)) for kind, item in sorted(items)}
    )


def project(merge: Merge) -> Case:
    """The whole Case out of a merge."""
    return apply(Case(), merge, merge.heads)
