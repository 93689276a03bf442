"""The identity signs and opens what was sealed to it, and hides its secret half."""

import os

import pyrage  # type: ignore[import-untyped]  # pyrage has no types
import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from navigator.errors import Locked
from navigator.store.identity import Identity
from navigator.store.keys import Secret
from tests.store.vaults import seeded


def test_what_it_signs_is_verified_by_its_public_key_alone() -> None:
    identity = Identity.new(os.urandom)
    signature = identity.sign(b"content")
    VerifyKey(identity.verify_key).verify(b"content", signature)
    with pytest.raises(BadSignatureError):
        VerifyKey(identity.verify_key).verify(b"Content", signature)


def test_what_is_sealed_to_it_only_it_opens() -> None:
    identity, other = Identity.new(os.urandom), Identity.new(os.urandom)
    sealed = pyrage.encrypt(b"content", [pyrage.x25519.Recipient.from_str(identity.age_recipient)])
    assert pyrage.decrypt(sealed, [identity.age_identity]) == b"content"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other.age_identity])


def test_it_is_the_same_after_it_was_kept() -> None:
    identity = Identity.new(seeded(1))
    assert Identity.of(identity.signing_seed, identity.age_secret) == identity


def test_it_hides_its_secret_half() -> None:
    identity = Identity.new(os.urandom)
    assert "AGE-SECRET" not in repr(identity)
    assert repr(identity.signing_seed.reveal()) not in repr(identity)
    identity.wipe()
    with pytest.raises(Locked):
        identity.sign(b"content")


@pytest.mark.parametrize("seed", [b"", b"short", bytes(33)])
def test_a_seed_that_is_none_is_refused(seed: bytes) -> None:
    with pytest.raises(ValueError, match="identity"):
        Identity.of(Secret(seed), Identity.new(os.urandom).age_secret)


@pytest.mark.parametrize("text", [b"", b"AGE-SECRET-KEY-1", b"age1abc"])
def test_an_age_key_that_is_none_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="identity"):
        Identity.of(Secret(bytes(32)), Secret(text))
