"""Cryptography that costs next to nothing: what it shows is whom a key belongs to, and nothing is hidden.

The real signatures take most of the time of a simulated run; one run in twenty is made with them.
"""

import hashlib
import json
from collections.abc import Callable, Sequence


class QuickKeys:
    """One member's keys. A signature is a keyed hash under the public key: nobody here forges."""

    def __init__(self, name: str, entropy: Callable[[int], bytes]) -> None:
        self.verify_key = hashlib.blake2b(name.encode(), digest_size=32).digest()
        self.recipient = f"age1{name}"
        self._entropy = entropy

    def sign(self, content: bytes) -> bytes:
        """As Primitives says."""
        return hashlib.blake2b(content, key=self.verify_key).digest()

    def verify(self, verify_key: bytes, content: bytes, signature: bytes) -> bool:
        """As Primitives says."""
        return hashlib.blake2b(content, key=verify_key).digest() == signature

    def new_key(self) -> bytes:
        """As Primitives says."""
        return self._entropy(32)

    def seal(self, key: bytes, content: bytes, about: bytes) -> bytes:
        """As Primitives says, but anybody can read it."""
        return content + hashlib.blake2b(about + content, key=key, digest_size=16).digest()

    def unseal(self, key: bytes, sealed: bytes, about: bytes) -> bytes | None:
        """As Primitives says."""
        content, tag = sealed[:-16], sealed[-16:]
        fits = hashlib.blake2b(about + content, key=key, digest_size=16).digest() == tag
        return content if fits else None

    def wrap(self, content: bytes, recipients: Sequence[str]) -> bytes:
        """As Primitives says, but anybody can read it."""
        return json.dumps([sorted(recipients), content.hex()]).encode()

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """As Primitives says."""
        try:
            recipients, content = json.loads(wrapped)
        except ValueError:
            return None
        return bytes.fromhex(content) if self.recipient in recipients else None
