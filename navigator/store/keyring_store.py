"""The wrapping key in the operating system's keyring, and which keyrings are trusted with it.

Only keyrings known to encrypt are: the Secret Service (GNOME, KeePassXC), libsecret, KWallet, the macOS
Keychain and the Windows Credential Manager. Any other, above all those that write plain text, is refused
with a sentence. One entry to a vault, 32 bytes as base64 and nothing else: the Windows store holds at most
1,280 characters. What the key opens is no concern of this module.
"""

import base64
from collections.abc import Callable
from typing import Final, Protocol, TypeVar

from navigator.errors import NavigatorError
from navigator.store.keys import KEY_BYTES, Secret

T = TypeVar("T")
SERVICE: Final = "Case Navigator"
_TRUSTED: Final = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
_CHAIN: Final = "keyring.backends.chainer.ChainerBackend"
_ABSENT: Final = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})
_OTHER_WAY: Final = "Use a passphrase instead."


class Backend(Protocol):
    """What a backend of the `keyring` library can do, as far as it is used here."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The entry, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the entry, in place of the one before."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Remove the entry."""


class KeyringRefused(NavigatorError):
    """This computer's keyring is not there, not to be trusted, locked, or did not keep the key."""


class KeyringStore:
    """The keyring of this computer, once it was found fit. Nothing is touched before the first use."""

    def __init__(self, backend: Backend | None = None) -> None:
        """`backend`: a keyring to use in place of the one that the `keyring` library finds."""
        self._backend = backend
        self._checked = False

    def check(self) -> None:
        """Raises KeyringRefused unless there is a keyring that may be trusted with a key."""
        if not self._checked:
            backend = self._found()
            _refuse_unless_trusted(backend)
            self._backend, self._checked = backend, True

    def get(self, vault_id: str) -> Secret | None:
        """The key of the vault, or None when the keyring has none. Raises KeyringRefused."""
        key = self._asked(lambda backend: _key_of(backend.get_password(SERVICE, vault_id)))
        if key is not None and len(key) != KEY_BYTES:
            raise KeyringRefused(
                "The keyring's entry for this vault is not a key.",
                "Nothing was changed.",
                "Open the vault with its passphrase or recovery code.",
            )
        return key

    def put(self, vault_id: str, key: Secret) -> None:
        """Keep the key, and read it back to be sure. Raises KeyringRefused."""
        self._asked(lambda backend: backend.set_password(SERVICE, vault_id, _text_of(key)))
        if self.get(vault_id) != key:
            raise KeyringRefused("The keyring did not keep the key.", "Nothing is lost.", _OTHER_WAY)

    def remove(self, vault_id: str) -> None:
        """Remove the vault's entry if it is there. Raises KeyringRefused."""
        if self._asked(lambda backend: backend.get_password(SERVICE, vault_id) is not None):
            self._asked(lambda backend: backend.delete_password(SERVICE, vault_id))

    def _found(self) -> Backend:
        if self._backend is not None:
            return self._backend
        import keyring

        found, problem = _attempted(keyring.get_keyring)
        if found is None:
            raise KeyringRefused(
                f"This computer's keyring could not be started ({problem}).",
                "Nothing was changed.",
                _OTHER_WAY,
            )
        return found

    def _asked(self, question: Callable[[Backend], T]) -> T | None:
        """The keyring's answer."""
        self.check()
        backend = self._backend
        assert backend is not None
        answer, problem = _attempted(lambda: question(backend))
        if problem:
            raise KeyringRefused(
                f"This computer's keyring did not open ({problem}).",
                "Nothing was changed.",
                "Unlock the keyring and try again, or use the passphrase.",
            )
        return answer


def _text_of(key: Secret) -> str:
    return base64.b64encode(key.reveal()).decode("ascii")


def _key_of(entry: str | None) -> Secret | None:
    """The key in the keyring's entry; an empty secret when something else stands there."""
    if entry is None:
        return None
    try:
        return Secret(base64.b64decode(entry, validate=True))
    except ValueError:
        return Secret(b"")


def _attempted(question: Callable[[], T]) -> tuple[T | None, str]:
    """The answer, or the kind of fault; no more of it, for a keyring's error may quote what it was given."""
    try:
        return question(), ""
    except Exception as fault:  # noqa: BLE001  D-Bus, GLib and Windows raise errors of no common kind
        return None, type(fault).__name__


def _refuse_unless_trusted(backend: Backend) -> None:
    name = _full_name(backend)
    if name in _ABSENT:
        raise KeyringRefused("This computer has no keyring that is running.", "", _OTHER_WAY)
    members = list(backend.backends) if name == _CHAIN and hasattr(backend, "backends") else [backend]
    refused = [_full_name(member) for member in members if _full_name(member) not in _TRUSTED]
    if refused or not members:
        which = ", ".join(sorted(refused)) or name
        raise KeyringRefused(
            f"This computer's keyring ({which}) is not known to encrypt what it keeps, so no key goes there.",
            "Nothing was written to it.",
            _OTHER_WAY,
        )


def _full_name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
