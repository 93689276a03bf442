"""Secrets in memory, and sealing: the two things everything about keys is made of.

Here: a wrapper that keeps a secret out of every repr and traceback, random keys, keys derived from keys,
and XChaCha20-Poly1305. All primitives are libsodium's (through PyNaCl) or the standard library's. Where
keys are kept, and who may open what, is decided elsewhere (doors.py, vault.py).
"""

import hashlib
import hmac
from collections.abc import Callable
from typing import Final, NoReturn

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

from navigator.errors import Locked

KEY_BYTES: Final = 32
NONCE_BYTES: Final = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
SEAL_BYTES: Final = NONCE_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES
"""How many bytes longer a sealed content is than the content."""

Entropy = Callable[[int], bytes]
"""Gives that many random bytes; `os.urandom` everywhere but in tests."""


class Secret:
    """Bytes that must not be seen: never in a repr, never pickled or copied by accident, wiped when done.

    What wiping can do in Python is limited: it overwrites this object's own memory. Libraries take keys
    as `bytes`, which cannot be overwritten, so copies live on in freed memory until it is used again; and
    the system may have written any of it to its swap file. Call `reveal` late and keep nothing.
    """

    __slots__ = ("_content", "_wiped")

    def __init__(self, content: bytes | bytearray) -> None:
        self._content = bytearray(content)
        self._wiped = False

    @classmethod
    def of_text(cls, text: str) -> "Secret":
        """The text as UTF-8; what cannot be encoded (half a surrogate pair) becomes a question mark."""
        return cls(text.encode("utf-8", "replace"))

    def reveal(self) -> bytes:
        """A copy of the bytes. Raises Locked once it was wiped."""
        if self._wiped:
            raise Locked("The vault is locked.", "Everything is saved.", "Unlock it to go on.")
        return bytes(self._content)

    def wipe(self) -> None:
        """Overwrite and forget the bytes; may be called again."""
        for place in range(len(self._content)):
            self._content[place] = 0
        self._content.clear()
        self._wiped = True

    def __len__(self) -> int:
        return len(self._content)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._content, other._content)

    __hash__ = None  # type: ignore[assignment]  # its content changes when it is wiped

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret is never pickled or copied.")


def random_key(entropy: Entropy) -> Secret:
    """A new key of 32 random bytes."""
    return Secret(entropy(KEY_BYTES))


def derive(key: Secret, purpose: bytes, salt: bytes = b"") -> Secret:
    """A key for one purpose out of a key (keyed BLAKE2b, RFC 7693); `purpose` and `salt` at most 16 bytes.

    Only for keys that are random already: it is fast, so it does nothing for a passphrase.
    """
    return Secret(
        hashlib.blake2b(key=key.reveal(), person=purpose, salt=salt, digest_size=KEY_BYTES).digest()
    )


def seal(key: Secret, content: bytes, about: bytes, entropy: Entropy) -> bytes:
    """The content encrypted under `key` and bound to `about`, which is not secret but cannot be changed.

    XChaCha20-Poly1305 with a random 192-bit nonce (libsodium; draft-irtf-cfrg-xchacha), which stands first.
    """
    nonce = entropy(NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(content, about, nonce, key.reveal())


def unseal(key: Secret, sealed: bytes, about: bytes) -> bytes | None:
    """The content again, or None when the key is another one or any bit of `sealed` or `about` changed.

    None and not an exception: an exception would carry the frames that hold the key.
    """
    if len(sealed) < SEAL_BYTES:
        return None
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[NONCE_BYTES:], about, sealed[:NONCE_BYTES], key.reveal()
        )
    except CryptoError:
        return None
