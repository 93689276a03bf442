"""What was typed and what it opens shows in no traceback of ours, not even one that prints every variable.

The frames of whoever calls the vault are theirs; these tests hand the secrets over from a function, so that
no frame of the test has them.
"""

import base64
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.errors import NavigatorError
from navigator.store.keyring_store import KeyringStore
from navigator.store.passphrase import DEFAULT_COST
from navigator.store.recovery_code import RecoveryCode
from navigator.store.vault import Vault
from tests.store.vaults import CHEAP, PASSPHRASE, FakeClock, MemoryKeyring, make_vault, memory_keyring

NEEDLE = "needle haystack thimble bobbin"
AROUND = FakeClock().surroundings()


def typed() -> str:
    """A passphrase that nobody may see."""
    return NEEDLE


def mistyped_code() -> str:
    """A recovery code with a slip in it, which is as good as the code."""
    return "NEED-LE00-0000-0000-0000-0000-0001"


def told(act: Callable[[], object], needles: list[str]) -> str:
    """All that could be printed about the failure of this act; none of the needles may be in it."""
    with pytest.raises(NavigatorError) as failure:
        act()
    whole = traceback.TracebackException.from_exception(failure.value, capture_locals=True)
    link: traceback.TracebackException | None = whole
    while link is not None:
        frames = [frame for frame in link.stack if frame.filename != __file__]
        link.stack = traceback.StackSummary.from_list(frames)
        link = link.__cause__ or link.__context__
    ours = "".join(whole.format())
    assert "navigator/store" in ours.replace("\\", "/")
    for needle in needles:
        assert needle not in ours, f"{needle!r} shows in:\n{ours}"
        assert needle not in repr(failure.value.args)
    return ours


def forms(secret: bytes) -> list[str]:
    """The ways in which bytes could be printed."""
    return [repr(secret)[2:-1], secret.hex(), base64.b64encode(secret).decode(), str(list(secret))]


def secrets_of(vault: Vault) -> list[str]:
    """All that must not be seen of this vault."""
    opened = vault._open
    kept = [opened.wrapping, vault.identity.signing_seed, vault.identity.age_secret]
    kept += [entry.key for entry in opened.contents.cases.values()]
    return [form for secret in kept for form in forms(secret.reveal())]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A vault with one case, closed."""
    vault, _ = make_vault(tmp_path / "profile")
    with vault:
        vault.add_case("Dana Whitlock")
    return tmp_path / "profile"


def test_a_wrong_passphrase(profile: Path) -> None:
    ours = told(lambda: Vault.unlock(profile, passphrase=typed(), around=AROUND), ["needle", "haystack"])
    assert "Secret(hidden)" in ours


def test_too_soon_after_wrong_ones(profile: Path) -> None:
    for _ in range(6):
        told(lambda: Vault.unlock(profile, passphrase=typed(), around=AROUND), ["needle", "haystack"])


def test_a_mistyped_recovery_code(profile: Path) -> None:
    code = mistyped_code().replace("-", "")
    ours = told(
        lambda: Vault.unlock(profile, recovery_code=mistyped_code(), around=AROUND), ["NEED-LE", code[:10]]
    )
    assert "Secret(hidden)" in ours


def test_a_recovery_code_of_another_vault(profile: Path) -> None:
    code = RecoveryCode.new(AROUND.entropy)

    def act() -> None:
        Vault.unlock(profile, recovery_code=code.text, around=AROUND)

    told(act, [code.text, *forms(code._secret.reveal())])


def test_a_damaged_vault(profile: Path) -> None:
    for name in ("vault.sealed", "vault.sealed.bak"):
        content = (profile / name).read_bytes()
        (profile / name).write_bytes(content[:-40] + b"x" * 40)
    told(lambda: Vault.unlock(profile, passphrase=typed(), around=AROUND), ["needle", "haystack"])


def test_a_vault_already_in_use(profile: Path) -> None:
    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND):
        told(lambda: Vault.unlock(profile, passphrase=typed(), around=AROUND), ["needle", "haystack"])


def test_a_weak_new_passphrase(profile: Path, tmp_path: Path) -> None:
    def short() -> str:
        return "needle"

    told(
        lambda: Vault.setup(
            tmp_path / "other", name="Sam", organisation="Link", passphrase=short(), keyring=None, cost=CHEAP
        ),
        ["needle"],
    )
    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND) as vault:
        told(lambda: vault.change_passphrase(typed(), short(), cost=CHEAP), ["needle", *secrets_of(vault)])


def test_a_wrong_old_passphrase(profile: Path) -> None:
    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND) as vault:
        told(
            lambda: vault.change_passphrase(typed(), typed() + " more", cost=CHEAP),
            ["needle", "haystack", *secrets_of(vault)],
        )


def test_too_little_memory(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("navigator.store.passphrase.argon2id.kdf", no_memory)
    told(lambda: Vault.unlock(profile, passphrase=typed(), around=AROUND), ["needle", "haystack"])


def test_a_full_disk_while_saving(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND) as vault:
        monkeypatch.setattr("navigator.store.atomic_file.flush_to_disk", full)
        needles = secrets_of(vault)
        told(lambda: vault.change_passphrase(PASSPHRASE, typed(), cost=CHEAP), ["needle", *needles])
        told(lambda: vault.add_case("Ash Byrne"), needles)
        told(vault.new_recovery_code, needles)
        monkeypatch.undo()


def test_a_keyring_that_fails(profile: Path) -> None:
    keyring, backend = memory_keyring()
    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND) as vault:
        backend.fault = OSError(f"would not take {base64.b64encode(vault._open.wrapping.reveal())!r}")
        told(lambda: vault.add_keyring(keyring), secrets_of(vault))


def test_a_keyring_that_forgets(profile: Path) -> None:
    class Forgetful(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            """Nothing was kept."""
            return None

    Forgetful.__module__, Forgetful.__qualname__ = MemoryKeyring.__module__, MemoryKeyring.__qualname__
    with Vault.unlock(profile, passphrase=PASSPHRASE, around=AROUND) as vault:
        told(lambda: vault.add_keyring(KeyringStore(Forgetful())), secrets_of(vault))


def test_nothing_shows_itself(profile: Path) -> None:
    vault, code = make_vault(profile.parent / "other", passphrase=typed())
    with vault:
        case = vault.add_case("Dana Whitlock")
        vault.record_number(case.id, 1)
        things: list[object] = [vault, code, case, vault.identity, vault.case_key(case.id), DEFAULT_COST]
        things += [vars(vault), vars(vault._open), vault._open.contents, vault._open.header, vault._marks]
        things += [vars(mark) for mark in vault._marks.values()]
        shown = " ".join(f"{thing!r} {thing!s}" for thing in things)
        for needle in [
            *secrets_of(vault),
            code.text,
            *forms(code._secret.reveal()),
            "needle",
            "Dana",
            "Okafor",
        ]:
            assert needle not in shown
