"""The schema in `resources/` is what the dataclasses say, and every export follows it."""

import json

import jsonschema
import pytest
from hypothesis import given

from navigator.casefile.case import Case
from navigator.casefile.resources import resource
from navigator.interchange.json_out import case_data
from navigator.interchange.json_schema import SCHEMA_FILE, case_schema, schema_text
from tests.interchange.case_strategies import cases

VALIDATOR = jsonschema.Draft202012Validator(case_schema())


def test_the_file_is_what_the_dataclasses_make() -> None:
    written = resource(SCHEMA_FILE).read_text(encoding="utf-8")
    assert written == schema_text(), "Write it anew: python -m navigator.interchange.json_schema"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())


@given(cases())
def test_every_export_follows_it(case: Case) -> None:
    VALIDATOR.validate(json.loads(json.dumps(case_data(case))))


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "navigator-case", "version": 2},
        {"format": "navigator-case"},
        {"format": "navigator-case", "version": 1, "people": [{"id": "x", "shoe_size": 6}]},
        {"format": "navigator-case", "version": 1, "people": [{"name": "Dana"}]},
        {"format": "navigator-case", "version": 1, "people": [{"id": "x", "started": "someday"}]},
        {"format": "navigator-case", "version": 1, "people": [{"id": "x", "phones": "07700 900111"}]},
        {"format": "navigator-case", "version": 1, "clients": [{"id": "somebody"}]},
        {"format": "navigator-case", "version": 1, "spaceships": []},
    ],
)
def test_it_finds_what_is_wrong(wrong: object) -> None:
    assert not VALIDATOR.is_valid(wrong)
