"""The form of the files on a share: headers come back as they were, and a newer form is known for one."""

import random

from hypothesis import given
from hypothesis import strategies as st

from navigator.sync.signed_file import MAGIC, header_bytes, is_newer_form, parse, signed
from tests.sync.simulated.quick_keys import QuickKeys

KEYS = QuickKeys("somebody", random.Random(1).randbytes)


def test_a_file_of_a_newer_form_is_known_for_one() -> None:
    content = signed(header_bytes({"format": "navigator-segment"}), b"payload", KEYS)
    assert parse(content) is not None and not is_newer_form(content)
    newer = MAGIC[:-1] + bytes([MAGIC[-1] + 1]) + content[len(MAGIC) :]
    assert is_newer_form(newer) and parse(newer) is None


_TEXTS = st.one_of(
    *(st.text(), st.text("0123456789abcdef", min_size=15, max_size=65), st.binary().map(bytes.hex)),
    st.text('\x01\x02\x03"\\0a'),
)


@given(st.dictionaries(_TEXTS, st.one_of(_TEXTS, st.lists(_TEXTS), st.dictionaries(_TEXTS, st.integers()))))
def test_any_header_comes_back_as_it_was(said: dict[str, object]) -> None:
    file = parse(signed(header_bytes(said), b"payload", KEYS))
    assert file is not None and (file.header, file.payload) == (said, b"payload")
