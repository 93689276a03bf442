"""What is sealed comes back as it was, tells nothing of its size, and hides in a repr."""

import os
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from navigator.store.identity import Identity
from navigator.store.keys import Secret
from navigator.store.vault_contents import CaseEntry, Contents, from_bytes, to_bytes

IDENTITY = Identity.new(os.urandom)
texts = st.text(max_size=20)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
entries = st.builds(
    CaseEntry,
    ids,
    texts,
    st.binary(min_size=32, max_size=32).map(Secret),
    st.integers(0, 1 << 50),
    news=st.integers(0, 1_000),
)
settings = st.dictionaries(
    texts, st.one_of(texts, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
)


@st.composite
def contents(draw: st.DrawFn) -> Contents:
    """Contents with any cases, tombstones and settings."""
    made = Contents(draw(texts), draw(texts), IDENTITY)
    for entry in draw(st.lists(entries, max_size=5)):
        made = made.with_case(entry)
    for case_id in draw(st.lists(ids, max_size=3)):
        made = made.without_case(case_id, draw(st.integers(0, 1 << 50)))
    return made.with_settings(draw(settings))


@given(contents())
def test_they_come_back_as_they_were(made: Contents) -> None:
    assert from_bytes(to_bytes(made)) == made


def test_one_case_more_does_not_show_in_the_size() -> None:
    empty = Contents("Sam Okafor", "Harbour Link", IDENTITY)
    one = empty.with_case(CaseEntry("0" * 32, "Dana Whitlock", Secret(bytes(32)), 0))
    assert len(to_bytes(empty)) == len(to_bytes(one)) == 4096


def test_a_removed_case_leaves_its_id_and_no_key() -> None:
    entry = CaseEntry("a" * 32, "Dana Whitlock", Secret(os.urandom(32)), 5)
    made = Contents("Sam", "Link", IDENTITY).with_case(entry).without_case(entry.case_id, 9)
    assert not made.cases
    assert made.removed[entry.case_id].removed == 9
    assert b"Dana" not in to_bytes(made)


def test_a_setting_of_none_is_taken_away() -> None:
    made = Contents("Sam", "Link", IDENTITY).with_settings({"theme": "dark", "idle": 5})
    assert made.with_settings({"theme": None}).settings == {"idle": 5}


def test_names_and_keys_do_not_show() -> None:
    entry = CaseEntry("a" * 32, "Dana Whitlock", Secret(b"needle" * 5 + b"ab"), 5)
    shown = repr(
        Contents("Sam Okafor", "Harbour Link", IDENTITY, settings={"s": "x-needle"}).with_case(entry)
    )
    for needle in ("Dana", "needle", "Sam", "Harbour", "AGE-SECRET"):
        assert needle not in shown


def test_wiping_wipes_every_key() -> None:
    made = Contents("Sam", "Link", Identity.new(os.urandom))
    entry = CaseEntry("a" * 32, "Dana Whitlock", Secret(os.urandom(32)), 5)
    made = made.with_case(entry)
    made.wipe()
    assert not (len(entry.key) or len(made.identity.signing_seed) or len(made.identity.age_secret))


@given(st.binary(max_size=200))
def test_other_bytes_are_none(content: bytes) -> None:
    assert from_bytes(content) is None


def test_contents_with_a_part_missing_or_of_another_kind_are_none() -> None:
    good = to_bytes(replace(Contents("Sam", "Link", IDENTITY), settings={}))
    for old, new in [
        (b'"age"', b'"agf"'),
        (b'"cases": []', b'"cases": 7 '),
        (b'"settings": {}', b'"settings": 12'),
    ]:
        assert old in good
        assert from_bytes(good.replace(old, new)) is None
    assert from_bytes(b"[" * 100_000) is None
