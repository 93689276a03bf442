import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.cli.terminal import harmless, prepare, say, say_json
from tests.cli.runs import Navigator

DANGEROUS = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2066\x00\r"


@given(st.text())
def test_nothing_that_acts_on_a_terminal_gets_through(text: str) -> None:
    said = harmless(text + DANGEROUS)
    assert not any((ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 for c in said)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") & set(said)


@given(st.text())
def test_json_keeps_every_character_and_is_harmless_too(text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        say_json({"text": text + DANGEROUS})
    written = stream.buffer.getvalue().decode("utf-8")
    assert json.loads(written)["text"] == text + DANGEROUS
    assert harmless(written) == written


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_of_any_encoding_is_written_to(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    prepare()
    say("Zoë “Nguyễn” 中")
    say_json({"name": "中"})
    text = stream.buffer.getvalue().decode(encoding)
    assert text.startswith("Zo") and json.loads(text.split("\n", 1)[1]) == {"name": "中"}


def test_names_out_of_a_case_cannot_act_on_the_terminal(nav: Navigator, tmp_path: object) -> None:
    nav.done("add", "Sam", "person", f"name=Dana{DANGEROUS}")
    for words in (["show", "Sam"], ["history", "Sam"], ["search", "Dana"], ["cases"]):
        out = nav.done(*words).out
        assert harmless(out) == out
