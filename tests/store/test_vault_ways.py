"""The ways into a vault: the keyring, a wrong passphrase, and changing them."""

from pathlib import Path

import pytest

from navigator.errors import CannotWrite, InvalidValue, Locked
from navigator.store.attempts import WrongPassphrase
from navigator.store.keyring_store import KeyringRefused
from navigator.store.vault import OpensBy, Vault
from tests.store.vaults import CHEAP, PASSPHRASE, FakeClock, make_vault, memory_keyring

AROUND = FakeClock().surroundings()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Where the vault goes; not there yet."""
    return tmp_path / "some" / "profile"


def reopened(folder: Path, passphrase: str = PASSPHRASE, clock: FakeClock | None = None) -> Vault:
    """The vault as a newly started app opens it."""
    return Vault.unlock(folder, passphrase=passphrase, around=(clock or FakeClock()).surroundings())


class TestKeyring:
    """The operating system's keyring as a way in; the real one is in test_secret_service.py."""

    def test_it_opens_without_anything_typed(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        vault, _ = make_vault(profile, passphrase=None, keyring=keyring)
        vault.close()
        assert list(backend.entries) == [("Case Navigator", vault.vault_id)]
        assert Vault.opens_by(profile) == OpensBy(passphrase=False, keyring=True)
        with Vault.unlock(profile, keyring=keyring, around=AROUND) as vault:
            assert vault.name == "Sam Okafor"
        with pytest.raises(Locked, match="has no passphrase"):
            reopened(profile)

    def test_an_unfit_one_is_only_told_of_beside_a_passphrase(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        backend.fault = OSError()
        vault, _ = make_vault(profile, keyring=keyring)
        with vault:
            assert "did not open (OSError). The passphrase opens the vault." in vault.notices[0]
        assert Vault.opens_by(profile) == OpensBy(passphrase=True, keyring=False)
        reopened(profile).close()

    def test_an_unfit_one_alone_makes_no_vault(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        backend.fault = OSError()
        with pytest.raises(KeyringRefused):
            make_vault(profile, passphrase=None, keyring=keyring)
        assert not Vault.exists(profile)

    def test_one_that_lost_the_key_says_what_else_opens_it(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        vault, code = make_vault(profile, passphrase=None, keyring=keyring)
        vault.close()
        backend.entries.clear()
        with pytest.raises(Locked, match="recovery code"):
            Vault.unlock(profile, keyring=keyring, around=AROUND)
        with Vault.unlock(profile, recovery_code=code.text, around=AROUND) as vault:
            vault.add_keyring(keyring)
        Vault.unlock(profile, keyring=keyring, around=AROUND).close()

    def test_the_key_of_another_vault_does_not_open_it(self, tmp_path: Path) -> None:
        keyring, backend = memory_keyring()
        one, _ = make_vault(tmp_path / "one", keyring=keyring)
        other, _ = make_vault(tmp_path / "other", keyring=keyring)
        one.close()
        other.close()
        entry = backend.entries["Case Navigator", one.vault_id]
        backend.entries["Case Navigator", other.vault_id] = entry
        with pytest.raises(Locked, match="does not open this vault"):
            Vault.unlock(tmp_path / "other", keyring=keyring, around=AROUND)

    def test_it_can_be_added_and_taken_away(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        vault, _ = make_vault(profile)
        with vault:
            vault.add_keyring(keyring)
        with Vault.unlock(profile, keyring=keyring, around=AROUND) as vault:
            vault.remove_keyring(keyring)
        assert not backend.entries
        assert not Vault.opens_by(profile).keyring
        with pytest.raises(Locked):
            Vault.unlock(profile, keyring=keyring, around=AROUND)
        reopened(profile).close()

    def test_it_is_not_taken_away_when_nothing_but_paper_would_be_left(self, profile: Path) -> None:
        keyring, backend = memory_keyring()
        vault, _ = make_vault(profile, passphrase=None, keyring=keyring)
        with vault, pytest.raises(InvalidValue, match="only be opened with the recovery code"):
            vault.remove_keyring(keyring)
        assert backend.entries

    def test_a_setup_that_could_not_write_leaves_nothing_in_it(
        self, profile: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        keyring, backend = memory_keyring()
        monkeypatch.setattr("navigator.store.atomic_file.flush_to_disk", full)
        with pytest.raises(CannotWrite, match="the disk is full"):
            make_vault(profile, keyring=keyring)
        assert not backend.entries


class TestWrongPassphrase:
    """Slowed and clear, and the recovery code still opens."""

    def test_it_is_slowed_across_restarts(self, profile: Path) -> None:
        clock = FakeClock()
        vault, code = make_vault(profile)
        vault.close()
        for _ in range(5):
            clock.now += 16
            with pytest.raises(WrongPassphrase) as wrong:
                reopened(profile, "not the right words", clock)
        assert str(wrong.value) == (
            "That passphrase does not open this vault. Nothing was changed. "
            "Try again in 8 seconds or use the recovery code."
        )
        clock.now += 3
        with pytest.raises(WrongPassphrase, match="in 5 seconds"):
            reopened(profile, "not the right words", clock)
        Vault.unlock(profile, recovery_code=code.text, around=clock.surroundings()).close()
        reopened(profile, PASSPHRASE, clock).close()
        assert not clock.slept

    def test_a_right_one_too_soon_has_to_wait_too(self, profile: Path) -> None:
        clock = FakeClock()
        make_vault(profile)[0].close()
        for _ in range(5):
            with pytest.raises(WrongPassphrase) as wrong:
                reopened(profile, "not the right words", clock)
            clock.now += wrong.value.seconds
        clock.now -= wrong.value.seconds
        with pytest.raises(WrongPassphrase, match="were tried on this vault just now"):
            reopened(profile, PASSPHRASE, clock)
        clock.now += 8
        reopened(profile, PASSPHRASE, clock).close()
        assert not (profile / "attempts.json").exists()

    def test_nothing_else_changes(self, profile: Path) -> None:
        make_vault(profile)[0].close()
        before = (profile / "vault.sealed").read_bytes()
        with pytest.raises(WrongPassphrase):
            reopened(profile, "not the right words")
        assert (profile / "vault.sealed").read_bytes() == before


class TestChangingTheWaysIn:
    """What is changed opens from then on, and what it replaced does not, by neither copy."""

    def test_a_changed_passphrase(self, profile: Path) -> None:
        vault, code = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock")
            vault.change_passphrase(PASSPHRASE, "new words for the door", cost=CHEAP)
        with pytest.raises(WrongPassphrase):
            reopened(profile)
        with reopened(profile, "new words for the door") as vault:
            assert vault.cases() == (case,)
        (profile / "vault.sealed").write_bytes(b"damaged")
        with pytest.raises(WrongPassphrase):
            reopened(profile)
        reopened(profile, "new words for the door").close()
        Vault.unlock(profile, recovery_code=code.text, around=AROUND).close()

    def test_a_wrong_old_one_changes_nothing_and_is_counted(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            for _ in range(2):
                with pytest.raises(WrongPassphrase) as wrong:
                    vault.change_passphrase("not the right words", "new words for the door", cost=CHEAP)
            assert wrong.value.seconds == 1
            with pytest.raises(Locked, match="old passphrase is needed"):
                vault.change_passphrase(None, "new words for the door", cost=CHEAP)
            with pytest.raises(InvalidValue, match="too short"):
                vault.change_passphrase(PASSPHRASE, "short", cost=CHEAP)
        reopened(profile).close()

    def test_after_the_recovery_code_a_new_one_is_set_once_without_the_old(self, profile: Path) -> None:
        vault, code = make_vault(profile)
        vault.close()
        with Vault.unlock(profile, recovery_code=code.text, around=AROUND) as vault:
            vault.change_passphrase(None, "new words for the door", cost=CHEAP)
            with pytest.raises(Locked):
                vault.change_passphrase(None, "and a second time too", cost=CHEAP)
        reopened(profile, "new words for the door").close()

    def test_a_vault_with_a_keyring_only_can_get_one(self, profile: Path) -> None:
        keyring, _ = memory_keyring()
        vault, _ = make_vault(profile, passphrase=None, keyring=keyring)
        with vault:
            vault.change_passphrase(None, PASSPHRASE, cost=CHEAP)
        reopened(profile).close()
        Vault.unlock(profile, keyring=keyring, around=AROUND).close()

    def test_a_new_recovery_code_closes_the_old(self, profile: Path) -> None:
        vault, old = make_vault(profile)
        with vault:
            new = vault.new_recovery_code()
        with pytest.raises(Locked, match="a newer one took its place"):
            Vault.unlock(profile, recovery_code=old.text, around=AROUND)
        (profile / "vault.sealed").unlink()
        with pytest.raises(Locked):
            Vault.unlock(profile, recovery_code=old.text, around=AROUND)
        Vault.unlock(profile, recovery_code=new.text, around=AROUND).close()
        reopened(profile).close()
