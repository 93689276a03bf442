"""A whole case as JSON: complete and lossless, one list for each kind of item under its plural.

The form is {"format": "navigator-case", "version": 1, "clients": […], "organisations": […], …} with the
field names of the dataclasses and values in their written form (`casefile.values`). Empty fields are
written too, so that a reader can tell "nothing" from "not said". The schema is in `json_schema`.
"""

import json
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.values import to_json

FORMAT = "navigator-case"
VERSION = 1


def export_json(case: Case) -> bytes:
    """The case as JSON text in UTF-8."""
    return (json.dumps(case_data(case), ensure_ascii=False, indent=1) + "\n").encode()


def case_data(case: Case) -> dict[str, Any]:
    """The case as plain data."""
    data: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for entity in ENTITIES:
        data[entity.PLURAL] = [item_data(item) for item in case.shelf(entity).values()]
    return data


def item_data(item: Item) -> dict[str, Any]:
    """One item as plain data, `id` first."""
    fields = fields_of(type(item)).items()
    return {"id": item.id, **{name: to_json(field, getattr(item, name)) for name, field in fields}}
