"""What a person has in hand (passphrase, recovery code, keyring) turned into the vault's wrapping key.

Each function makes a Way for open_vault.load, and holds nothing but Secrets, so that no traceback shows
what was typed.
"""

from navigator.errors import Locked
from navigator.store.attempts import Attempts
from navigator.store.keyring_store import KeyringStore
from navigator.store.keys import Secret
from navigator.store.open_vault import Way
from navigator.store.recovery_code import RecoveryCode
from navigator.store.sealed_file import Header, SealedFile


def by_passphrase(passphrase: Secret, attempts: Attempts) -> Way:
    """Opens by the passphrase (from passphrase.as_secret); failures are counted and slowed."""

    def way(sealed: SealedFile) -> Secret:
        return checked_passphrase(sealed.header, passphrase, attempts)

    return way


def checked_passphrase(header: Header, passphrase: Secret, attempts: Attempts) -> Secret:
    """The wrapping key of the vault with this header. Raises WrongPassphrase, and Locked if it has none."""
    door = header.passphrase
    if door is None:
        raise Locked(
            "This vault has no passphrase.",
            "Nothing was changed.",
            "Open it by this computer's keyring or with the recovery code.",
        )
    attempts.begin()
    wrapping = door.open(header.vault_id, passphrase)
    if wrapping is None:
        raise attempts.failed()
    attempts.succeeded()
    return wrapping


def by_recovery_code(code: RecoveryCode, attempts: Attempts) -> Way:
    """Opens by the printed code. Wrong ones are not slowed: 130 random bits cannot be guessed."""

    def way(sealed: SealedFile) -> Secret:
        wrapping = sealed.header.recovery.open(sealed.header.vault_id, code)
        if wrapping is None:
            raise Locked(
                "That recovery code is not the one for this vault, or a newer one took its place.",
                "Nothing was changed.",
                "Look for the newest printed code, or use the passphrase.",
            )
        attempts.succeeded()
        return wrapping

    return way


def by_keyring(keyring: KeyringStore) -> Way:
    """Opens by the operating system's keyring. The way raises KeyringRefused besides Locked."""

    def way(sealed: SealedFile) -> Secret:
        wrapping = keyring.get(sealed.header.vault_id) if sealed.header.keyring else None
        if wrapping is None:
            raise Locked(
                "This computer's keyring has no key for this vault.",
                "Nothing was changed.",
                "Open it with the passphrase or the recovery code.",
            )
        if sealed.open(wrapping) is None:
            raise Locked(
                "The key in this computer's keyring does not open this vault.",
                "Nothing was changed.",
                "Open it with the passphrase or the recovery code.",
            )
        return wrapping

    return way
