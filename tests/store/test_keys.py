"""Secrets keep themselves hidden, and what is sealed opens only whole and only with its key."""

import copy
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import Locked
from navigator.store.keys import SEAL_BYTES, Secret, derive, random_key, seal, unseal
from tests.store.vaults import seeded

KEY = Secret(bytes(range(32)))


def test_a_secret_never_shows_itself() -> None:
    secret = Secret(b"needle")
    shown = f"{secret} {secret!r} {secret!s} {[secret]} {secret:}"
    assert "needle" not in shown
    assert secret.reveal() == b"needle"


def test_a_secret_is_not_copied_or_pickled() -> None:
    with pytest.raises(TypeError):
        copy.deepcopy(Secret(b"needle"))
    with pytest.raises(TypeError):
        Secret(b"needle").__reduce_ex__(4)


def test_a_wiped_secret_is_gone() -> None:
    secret = Secret(b"needle")
    inside = secret._content
    secret.wipe()
    secret.wipe()
    assert not inside
    with pytest.raises(Locked):
        secret.reveal()


def test_secrets_compare_by_content() -> None:
    assert Secret(b"a") == Secret(b"a")
    assert Secret(b"a") != Secret(b"b")
    assert Secret(b"a") != b"a"
    with pytest.raises(TypeError):
        hash(Secret(b"a"))


def test_text_with_half_a_surrogate_is_still_bytes() -> None:
    assert Secret.of_text("a\ud800b").reveal() == b"a?b"


def test_derived_keys_differ_by_purpose_salt_and_key() -> None:
    keys = {
        derive(KEY, b"one").reveal(),
        derive(KEY, b"two").reveal(),
        derive(KEY, b"one", b"salt").reveal(),
        derive(random_key(os.urandom), b"one").reveal(),
    }
    assert len(keys) == 4
    assert derive(KEY, b"one") == derive(KEY, b"one")


@given(content=st.binary(max_size=300), about=st.binary(max_size=40))
def test_what_is_sealed_opens_again(content: bytes, about: bytes) -> None:
    sealed = seal(KEY, content, about, os.urandom)
    assert unseal(KEY, sealed, about) == content
    assert len(sealed) == len(content) + SEAL_BYTES


@given(data=st.data(), content=st.binary(min_size=0, max_size=60))
def test_one_flipped_bit_never_opens(data: st.DataObject, content: bytes) -> None:
    sealed = bytearray(seal(KEY, content, b"about", os.urandom))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    assert unseal(KEY, bytes(sealed), b"about") is None


@given(content=st.binary(max_size=60), cut=st.integers(1, 100))
def test_a_cut_seal_never_opens(content: bytes, cut: int) -> None:
    sealed = seal(KEY, content, b"", os.urandom)
    assert unseal(KEY, sealed[:-cut] if cut < len(sealed) else b"", b"") is None


def test_another_key_or_another_label_never_opens() -> None:
    sealed = seal(KEY, b"content", b"label", seeded(1))
    assert unseal(random_key(seeded(2)), sealed, b"label") is None
    assert unseal(KEY, sealed, b"other") is None


def test_the_same_content_is_never_sealed_the_same_way_twice() -> None:
    assert seal(KEY, b"content", b"", os.urandom) != seal(KEY, b"content", b"", os.urandom)
