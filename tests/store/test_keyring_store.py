"""Which keyrings are trusted, and what is said of the others. The real one is in test_secret_service.py."""

import base64
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend

from navigator.store.keyring_store import SERVICE, Backend, KeyringRefused, KeyringStore
from navigator.store.keys import Secret
from tests.store.vaults import MemoryKeyring, memory_keyring

KEY = Secret(bytes(range(32)))
PLAIN = base64.b64encode(KEY.reveal()).decode()


class PlaintextKeyring(MemoryKeyring):
    """What keyrings.alt would be if it were installed: its name is all that is looked at."""


PlaintextKeyring.__module__ = "keyrings.alt.file"
PlaintextKeyring.__qualname__ = "PlaintextKeyring"


def chain_of(*members: object) -> Any:
    """The keyring library's chain with just these members, whatever this computer has."""

    names = {"__module__": ChainerBackend.__module__, "__qualname__": ChainerBackend.__qualname__}
    return made(type("ChainerBackend", (ChainerBackend,), {"backends": list(members), **names}))


def made(kind: Callable[[], Any]) -> Any:
    """One of these; the keyring library has no types for making its backends."""
    return kind()


def refused(backend: Backend) -> str:
    """What is said when this keyring is to keep a key."""
    with pytest.raises(KeyringRefused) as refusal:
        KeyringStore(backend).put("vault", KEY)
    return str(refusal.value)


def test_a_plain_text_keyring_is_refused_and_gets_nothing() -> None:
    backend = PlaintextKeyring()
    said = refused(backend)
    assert "keyrings.alt.file.PlaintextKeyring" in said
    assert "not known to encrypt" in said
    assert "passphrase" in said
    assert not backend.entries


def test_a_keyring_that_pretends_to_be_a_kind_of_a_trusted_one_is_refused() -> None:
    class Keyring(MemoryKeyring):
        pass

    assert "not known to encrypt" in refused(Keyring())


@pytest.mark.parametrize("absent", [made(fail.Keyring), made(null.Keyring)])
def test_no_keyring_is_told_as_such(absent: Backend) -> None:
    assert "has no keyring that is running" in refused(absent)


def test_a_chain_of_trusted_keyrings_is_trusted() -> None:
    first = MemoryKeyring()
    KeyringStore(chain_of(first, MemoryKeyring())).put("vault", KEY)
    assert first.entries == {(SERVICE, "vault"): PLAIN}


@pytest.mark.parametrize("other", [PlaintextKeyring(), made(fail.Keyring), made(null.Keyring)])
def test_a_chain_with_one_other_in_it_is_refused(other: object) -> None:
    first = MemoryKeyring()
    assert "not known to encrypt" in refused(chain_of(first, other))
    assert not first.entries


def test_an_empty_chain_is_refused() -> None:
    assert "not known to encrypt" in refused(chain_of())


def test_a_key_is_kept_read_and_removed() -> None:
    store, backend = memory_keyring()
    store.put("vault", KEY)
    assert backend.entries == {(SERVICE, "vault"): PLAIN}
    assert store.get("vault") == KEY
    assert store.get("another") is None
    store.remove("vault")
    store.remove("vault")
    assert not backend.entries


def test_the_entry_fits_the_smallest_keyring() -> None:
    store, backend = memory_keyring()
    store.put("vault", KEY)
    assert len(backend.entries[SERVICE, "vault"]) == 44


@pytest.mark.parametrize("entry", ["", "not base64!", "c2hvcnQ=", PLAIN + PLAIN, "é" * 44])
def test_an_entry_that_is_no_key_is_refused(entry: str) -> None:
    store, backend = memory_keyring()
    backend.entries[SERVICE, "vault"] = entry
    with pytest.raises(KeyringRefused, match="is not a key"):
        store.get("vault")


def test_a_keyring_that_forgets_is_noticed() -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            """Keep nothing."""

    Forgetful.__module__, Forgetful.__qualname__ = "keyring.backends.libsecret", "Keyring"
    assert "did not keep the key" in refused(Forgetful())


def test_a_keyrings_own_error_is_not_repeated() -> None:
    store, backend = memory_keyring()
    backend.fault = OSError(f"could not store {PLAIN}")
    with pytest.raises(KeyringRefused, match="OSError") as refusal:
        store.put("vault", KEY)
    told = "".join(traceback.TracebackException.from_exception(refusal.value, capture_locals=True).format())
    assert PLAIN not in told
    assert repr(KEY.reveal()) not in told


FIND = "from navigator.store.keyring_store import KeyringStore; KeyringStore().check()"
WHEN = "import sys; from navigator.store.vault import Vault; print('keyring' in sys.modules)"


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this in a Python of its own, with these settings besides."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_keyring_that_cannot_be_loaded_is_a_refusal() -> None:
    done = run(FIND, PYTHON_KEYRING_BACKEND="keyrings.alt.file.PlaintextKeyring")
    assert "KeyringRefused: This computer's keyring could not be started (ModuleNotFoundError)" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a keyring without a session bus")
def test_without_a_session_bus_there_is_no_keyring() -> None:
    assert "KeyringRefused: This computer has no keyring that is running" in run(FIND).stderr


def test_the_keyring_library_is_not_loaded_before_it_is_needed() -> None:
    assert run(WHEN).stdout == "False\n"
