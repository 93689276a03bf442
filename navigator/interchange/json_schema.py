"""The JSON Schema (draft 2020-12) of a case as JSON, made from the dataclasses.

It is kept in `resources/schema/`, where a test compares it with what this file makes. To write it anew:
`python -m navigator.interchange.json_schema`.
"""

import json
from typing import Any

from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.resources import resource
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.json_out import FORMAT, VERSION

SCHEMA_FILE = f"schema/navigator-case-{VERSION}.schema.json"
_POINT = r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?|\d{3}X"
_DATE = rf"^({_POINT})(/({_POINT}))?~?$"


def case_schema() -> dict[str, Any]:
    """The schema as plain data."""
    lists: dict[str, dict[str, Any]] = {
        entity.PLURAL: {"type": "array", "items": {"$ref": f"#/$defs/{entity.KIND}"}} for entity in ENTITIES
    }
    lists["clients"]["maxItems"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of Case Navigator",
        "description": (
            "Everything kept about one client, complete and lossless. Fields may be left out. "
            "Reading is more forgiving than this schema: unknown fields and lists are named and left out."
        ),
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **lists,
        },
        "additionalProperties": False,
        "$defs": {
            "id": {"type": "string", "format": "uuid", "description": "A UUID, in lower case"},
            "date": {
                "type": "string",
                "pattern": _DATE,
                "description": (
                    "A subset of EDTF (ISO 8601-2): 2019, 2019-03, 2019-03-14, 2019-03-14T17:30, 201X, "
                    "2018/2020, and a final ~ for about"
                ),
            },
            **{entity.KIND: _entity_schema(entity) for entity in ENTITIES},
        },
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n"


def _entity_schema(entity: type[Item]) -> dict[str, Any]:
    own_id = {"const": CLIENT_ID} if entity.KIND == "client" else {"$ref": "#/$defs/id"}
    fields = {name: _field_schema(field) for name, field in fields_of(entity).items()}
    about = " ".join((entity.__doc__ or "").split())
    return {
        "description": about,
        "type": "object",
        "required": ["id"],
        "properties": {"id": own_id, **fields},
        "additionalProperties": False,
    }


def _field_schema(field: Field) -> dict[str, Any]:
    one = _one_schema(field)
    about = ". ".join(part for part in (field.label, field.hint) if part)
    if field.many:
        return {"description": about, "type": "array", "items": one, "uniqueItems": True}
    return {"description": about, **one}


def _one_schema(field: Field) -> dict[str, Any]:
    match field.type:
        case FieldType.DATE:
            return {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]}
        case FieldType.YES_NO:
            return {"type": ["boolean", "null"]}
        case FieldType.NUMBER:
            return {"type": ["number", "null"]}
        case FieldType.MONEY:
            return {"type": ["number", "null"], "description": f"{field.label}, in pounds"}
        case FieldType.CHOICE:
            return {"type": "string", "examples": list(vocabulary(field.vocabulary).terms)}
        case FieldType.REF:
            return {"type": "string", "$comment": f"The id of a {' or '.join(field.targets)}"}
        case _:
            return {"type": "string"}


if __name__ == "__main__":
    resource(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8", newline="\n")
