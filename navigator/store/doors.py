"""The ways in: the wrapping key, sealed once under the passphrase and once under the recovery code.

A door stands in the vault's plain header. Everything in it but the sealed key is bound to that key as
associated data, and so is the vault's id: no door can be made weaker or moved to another vault.
The third way, the operating system's keyring, holds the wrapping key itself (keyring_store.py).
"""

import json
from typing import Final

from navigator.casefile.frozen import frozen
from navigator.store.keys import KEY_BYTES, SEAL_BYTES, Entropy, Secret, seal, unseal
from navigator.store.passphrase import SALT_BYTES, PassphraseCost, key_from_passphrase
from navigator.store.recovery_code import RecoveryCode

WRAPPED_BYTES: Final = KEY_BYTES + SEAL_BYTES


@frozen
class PassphraseDoor:
    """Opens by the passphrase, through Argon2id."""

    cost: PassphraseCost
    salt: bytes
    wrapped: bytes

    @classmethod
    def new(
        cls, vault_id: str, passphrase: Secret, wrapping: Secret, cost: PassphraseCost, entropy: Entropy
    ) -> "PassphraseDoor":
        """A door with a fresh salt; `passphrase` comes from passphrase.as_secret."""
        salt = entropy(SALT_BYTES)
        key = key_from_passphrase(passphrase, salt, cost)
        about = _about_passphrase(vault_id, cost, salt)
        return cls(cost, salt, seal(key, wrapping.reveal(), about, entropy))

    def open(self, vault_id: str, passphrase: Secret) -> Secret | None:
        """The wrapping key, or None when it is not this passphrase."""
        key = key_from_passphrase(passphrase, self.salt, self.cost)
        return _opened(key, self.wrapped, _about_passphrase(vault_id, self.cost, self.salt))


@frozen
class RecoveryDoor:
    """Opens by the printed recovery code."""

    salt: bytes
    wrapped: bytes

    @classmethod
    def new(cls, vault_id: str, code: RecoveryCode, wrapping: Secret, entropy: Entropy) -> "RecoveryDoor":
        """A door with a fresh salt."""
        salt = entropy(SALT_BYTES)
        return cls(salt, seal(code.key(salt), wrapping.reveal(), _about_recovery(vault_id, salt), entropy))

    def open(self, vault_id: str, code: RecoveryCode) -> Secret | None:
        """The wrapping key, or None when it is another vault's code or one that was replaced."""
        return _opened(code.key(self.salt), self.wrapped, _about_recovery(vault_id, self.salt))


def _opened(key: Secret, wrapped: bytes, about: bytes) -> Secret | None:
    content = unseal(key, wrapped, about)
    key.wipe()
    return None if content is None else Secret(content)


def _about_passphrase(vault_id: str, cost: PassphraseCost, salt: bytes) -> bytes:
    return _about(["passphrase", "argon2id13", vault_id, cost.passes, cost.memory, salt.hex()])


def _about_recovery(vault_id: str, salt: bytes) -> bytes:
    return _about(["recovery", "blake2b", vault_id, salt.hex()])


def _about(parts: list[str | int]) -> bytes:
    return json.dumps(["navigator-vault", 1, *parts], separators=(",", ":")).encode("ascii")
