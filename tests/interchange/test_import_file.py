"""Whatever the file: it is told by what is in it, and comes to an Import or to one plain sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.errors import NavigatorError, UnreadableFile
from navigator.interchange.import_file import FORMS, import_file
from navigator.interchange.imported import draft_of
from tests.interchange.reading import FILES, TODAY, counted_ids, read_file, read_text

NEEDLE = "Zanzibar Quill"


def taken_or_refused(data: bytes, form: str = "") -> None:
    """Read it; anything but an Import or an expected refusal fails the test."""
    try:
        imported = read_text(data, "file", form=form)
    except NavigatorError as refused:
        assert str(refused) and "\n" not in str(refused)
    else:
        draft_of(imported, Case())


@given(st.binary(max_size=300), st.sampled_from(["", *FORMS]))
def test_any_bytes(data: bytes, form: str) -> None:
    taken_or_refused(data, form)


KEYS = [
    "name",
    "id",
    "organization",
    "organization_id",
    "contents",
    "content",
    "services",
    "phones",
    "number",
    "email",
    "contacts",
    "locations",
    "addresses",
    "address_1",
    "schedules",
    "byday",
    "service_at_locations",
    "location",
    "description",
    "url",
    "format",
    "version",
    "people",
    "clients",
    "status",
]
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("navigator-case")
)


def lists_and_objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)


@given(st.recursive(LEAVES, lists_and_objects, max_leaves=20), st.booleans())
def test_any_json(data: Any, claims_to_be_a_case: bool) -> None:
    if claims_to_be_a_case and isinstance(data, dict):
        data |= {"format": "navigator-case", "version": 1}
    taken_or_refused(json.dumps(data).encode())


@pytest.mark.parametrize("wrapper", ['{"data":', '{"contents":[', '{"organization":'])
def test_json_in_very_many_wrappers(wrapper: str) -> None:
    for depth in (500, 990, 50_000):
        closing = "".join({"{": "}", "[": "]"}[mark] for mark in reversed(wrapper) if mark in "{[")
        taken_or_refused((wrapper * depth + "1" + closing * depth).encode())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("outlook.csv", "csv"),
        ("columns_in_any_order.tsv", "csv"),
        ("apple_3_0.vcf", "vcard"),
        ("broken.vcf", "vcard"),
    ],
)
def test_a_file_is_told_by_what_is_in_it_and_not_by_its_name(name: str, form: str, tmp_path: Path) -> None:
    assert read_file(name).form == form
    renamed = tmp_path / "contacts.dat"
    renamed.write_bytes((FILES / name).read_bytes())
    imported = import_file(renamed, Case(), counted_ids(), TODAY)
    assert imported.form == form
    assert imported.added == read_file(name).added


@pytest.mark.parametrize(
    "data",
    [
        f"Name,Tel\n{NEEDLE},07700 900111\n".encode() + b"x" * 2_000_000,
        b"Name,Tel\n" + f'{NEEDLE},"07\n'.encode() * 50,
        f'{{"format":"navigator-case","version":1,"people":[{{"name":"{NEEDLE}"'.encode(),
        f'[{{"nobody":"{NEEDLE}"}}]'.encode(),
        f"BEGIN:VCARD\nFN:{NEEDLE}\n".encode() + b"A\n" * 1_000_001,
        f"<p>{NEEDLE}</p>".encode(),
        f"%PDF {NEEDLE}".encode(),
        f"Dear {NEEDLE},\nhello\n".encode(),
    ],
    ids=["long row", "quotes", "cut JSON", "other JSON", "lines", "page", "PDF", "letter"],
)
def test_no_refusal_tells_what_is_in_the_file(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text(data)
    told: BaseException | None = refused.value
    while told is not None:
        assert NEEDLE not in f"{told!s} {told.args!r}" and "Zanzibar" not in f"{told!r}"
        told = told.__cause__ or told.__context__


def test_what_is_no_file_is_said_plainly(tmp_path: Path) -> None:
    for path, says in ((tmp_path, "This is a folder"), (tmp_path / "gone.csv", "There is no such file")):
        with pytest.raises(UnreadableFile, match=says):
            import_file(path, Case(), counted_ids(), TODAY)


def test_another_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text("Name,Tel\nDana,07700 900111\n", form="fax")
    assert all(form in str(refused.value) for form in FORMS)
