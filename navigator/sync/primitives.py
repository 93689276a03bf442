"""The cryptography that sync stands on, in one piece, so that a test can pass its own.

Signing and sealing are libsodium's (through PyNaCl), wrapping is age's (through pyrage); only formats are
ours. Whom to believe, and which key is for what, is decided elsewhere.
"""

import hashlib
from collections.abc import Sequence
from typing import Protocol

from navigator.errors import InvalidValue
from navigator.store.identity import Identity
from navigator.store.keys import KEY_BYTES, Entropy, Secret, seal, unseal


class Primitives(Protocol):
    """What one member can do with keys."""

    verify_key: bytes
    """32 bytes: what others check our signatures with."""
    recipient: str
    """What others wrap to, so that only we can open it."""

    def sign(self, content: bytes) -> bytes:
        """The 64-byte signature of the content."""

    def verify(self, verify_key: bytes, content: bytes, signature: bytes) -> bool:
        """Whether this key signed this content."""

    def new_key(self) -> bytes:
        """A new random key of 32 bytes."""

    def seal(self, key: bytes, content: bytes, about: bytes) -> bytes:
        """The content encrypted, and bound to `about`."""

    def unseal(self, key: bytes, sealed: bytes, about: bytes) -> bytes | None:
        """The content again; None when key, content or `about` are not the same."""

    def wrap(self, content: bytes, recipients: Sequence[str]) -> bytes:
        """The content so that each of these can open it. InvalidValue for what is no recipient."""

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """The content again; None when it was not wrapped for us, or was changed."""


class LibraryPrimitives:
    """The real ones: Ed25519, XChaCha20-Poly1305 and age, with the keys of an identity."""

    def __init__(self, identity: Identity, entropy: Entropy) -> None:
        self._identity = identity
        self._entropy = entropy
        self.verify_key = identity.verify_key
        self.recipient = identity.age_recipient

    def sign(self, content: bytes) -> bytes:
        """RFC 8032."""
        return self._identity.sign(content)

    def verify(self, verify_key: bytes, content: bytes, signature: bytes) -> bool:
        """RFC 8032."""
        from nacl.bindings import crypto_sign_open
        from nacl.exceptions import CryptoError

        try:
            crypto_sign_open(signature + content, verify_key)
        except (CryptoError, ValueError, TypeError):
            return False
        return True

    def new_key(self) -> bytes:
        """From the entropy that was passed in."""
        return self._entropy(KEY_BYTES)

    def seal(self, key: bytes, content: bytes, about: bytes) -> bytes:
        """XChaCha20-Poly1305 with a random nonce."""
        return seal(Secret(key), content, about, self._entropy)

    def unseal(self, key: bytes, sealed: bytes, about: bytes) -> bytes | None:
        """XChaCha20-Poly1305."""
        return unseal(Secret(key), sealed, about)

    def wrap(self, content: bytes, recipients: Sequence[str]) -> bytes:
        """An age file (age-encryption.org/v1) for X25519 recipients."""
        import pyrage  # type: ignore[import-untyped]  # pyrage has no types

        return bytes(pyrage.encrypt(content, [_recipient(text) for text in recipients]))

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """The content of an age file."""
        import pyrage

        try:
            return bytes(pyrage.decrypt(wrapped, [self._identity.age_identity]))
        except pyrage.DecryptError:
            return None


def _recipient(text: str) -> object:
    from pyrage import RecipientError, x25519

    try:
        return x25519.Recipient.from_str(text)
    except RecipientError:
        pass
    raise InvalidValue("That is not a public key of age: those begin with age1.", "Check it and try again.")


def key_mark(key: bytes) -> str:
    """What a key is called in plain: 32 hexadecimal digits that do not tell what it is."""
    return hashlib.blake2b(b"", key=key, person=b"epoch key mark", digest_size=16).hexdigest()


def member_id(verify_key: bytes) -> str:
    """What a member is called in plain: 32 hexadecimal digits of the hash of the key."""
    return hashlib.blake2b(verify_key, person=b"member", digest_size=16).hexdigest()


def fingerprint(verify_key: bytes, recipient: str) -> str:
    """Six groups of four digits that stand for both public keys, short enough to read aloud.

    They hold 79 bits: nobody finds other keys with the same ones.
    """
    digest = hashlib.blake2b(verify_key + recipient.encode(), person=b"fingerprint", digest_size=16).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**24:024d}"
    return " ".join(digits[place : place + 4] for place in range(0, 24, 4))
