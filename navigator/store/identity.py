"""Who this vault is to others: the Ed25519 key it signs with and the age key that others seal to.

Made once at set-up and kept in the sealed part of the vault; the sync that uses them is elsewhere.
"""

from dataclasses import field
from typing import TYPE_CHECKING

from nacl.signing import SigningKey

from navigator.casefile.frozen import frozen
from navigator.store.keys import Entropy, Secret, random_key

if TYPE_CHECKING:
    from pyrage import x25519  # type: ignore[import-untyped]  # pyrage has no types


@frozen
class Identity:
    """Both key pairs. What is public is text or bytes; what is secret comes out only by being asked for."""

    signing_seed: Secret = field(repr=False)
    age_secret: Secret = field(repr=False)
    verify_key: bytes
    """32 bytes: the Ed25519 public key by which others know what this vault signed."""
    age_recipient: str
    """"age1…": what others seal to, so that only this vault can open it."""

    @classmethod
    def new(cls, entropy: Entropy) -> "Identity":
        """New keys. The age key's randomness is age's own, for its library takes none from outside."""
        from pyrage import x25519

        return cls.of(random_key(entropy), Secret(str(x25519.Identity.generate()).encode()))

    @classmethod
    def of(cls, signing_seed: Secret, age_secret: Secret) -> "Identity":
        """The identity of keys that were kept. Raises ValueError when they are not keys."""
        from pyrage import IdentityError, x25519

        try:
            recipient = str(x25519.Identity.from_str(age_secret.reveal().decode()).to_public())
        except IdentityError:
            recipient = ""
        if not recipient or len(signing_seed) != 32:
            raise ValueError("not an identity")
        return cls(signing_seed, age_secret, bytes(SigningKey(signing_seed.reveal()).verify_key), recipient)

    def sign(self, content: bytes) -> bytes:
        """The 64-byte Ed25519 signature (RFC 8032) of the content."""
        return SigningKey(self.signing_seed.reveal()).sign(content).signature

    @property
    def age_identity(self) -> "x25519.Identity":
        """What opens files sealed to `age_recipient`. Secret: keep it no longer than the opening takes."""
        from pyrage import x25519

        return x25519.Identity.from_str(self.age_secret.reveal().decode())

    def wipe(self) -> None:
        """Overwrite both secret keys, as far as Python can; see Secret."""
        self.signing_seed.wipe()
        self.age_secret.wipe()
