"""Vaults, clocks and keyrings for the tests of the store."""

import random
from collections.abc import Callable
from pathlib import Path

from navigator.store.keyring_store import KeyringStore
from navigator.store.passphrase import PassphraseCost
from navigator.store.recovery_code import RecoveryCode
from navigator.store.surroundings import Surroundings
from navigator.store.vault import Vault

CHEAP = PassphraseCost(passes=1, memory=8192)
"""The least that libsodium takes: tests are about what opens, not about how long it takes to guess."""

PASSPHRASE = "orbit lantern pickle harbour"


class FakeClock:
    """A clock that goes on only when somebody sleeps by it, or sets it."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Pass the time at once."""
        self.slept.append(seconds)
        self.now += seconds

    def surroundings(self, *, seed: int | None = None, machine: str = "laptop") -> Surroundings:
        """Surroundings with this clock; with a seed the same keys come every time."""
        real = Surroundings()
        return Surroundings(
            self,
            self.sleep,
            real.entropy if seed is None else seeded(seed),
            lambda: machine,
        )


def seeded(seed: int) -> Callable[[int], bytes]:
    """Bytes that are the same each time. Nothing sealed with them is secret."""
    return random.Random(seed).randbytes


class MemoryKeyring:
    """A keyring that keeps its entries in memory; under the name of one that is trusted."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.fault: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        """The entry, or None."""
        self._fail()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the entry."""
        self._fail()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Remove the entry."""
        self._fail()
        del self.entries[service, username]

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault


MemoryKeyring.__module__ = "keyring.backends.SecretService"
MemoryKeyring.__qualname__ = "Keyring"


def memory_keyring() -> tuple[KeyringStore, MemoryKeyring]:
    """A keyring to hand to a vault, and the backend behind it."""
    backend = MemoryKeyring()
    return KeyringStore(backend), backend


def make_vault(
    folder: Path,
    *,
    passphrase: str | None = PASSPHRASE,
    keyring: KeyringStore | None = None,
    around: Surroundings | None = None,
) -> tuple[Vault, RecoveryCode]:
    """A vault of an invented keyworker, unlocked."""
    return Vault.setup(
        folder,
        name="Sam Okafor",
        organisation="Harbour Link",
        passphrase=passphrase,
        keyring=keyring,
        cost=CHEAP,
        around=around or FakeClock().surroundings(),
    )
