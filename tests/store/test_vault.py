"""The vault as the rest of the app uses it: set up, opened, its cases, its ways in, locked."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from navigator.errors import CannotWrite, InvalidValue, Locked, UnknownItem, VaultInUse
from navigator.store.attempts import WrongPassphrase
from navigator.store.open_vault import NoVault
from navigator.store.vault import Vault
from tests.store.vaults import PASSPHRASE, FakeClock, make_vault, memory_keyring

AROUND = FakeClock().surroundings()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Where the vault goes; not there yet."""
    return tmp_path / "some" / "profile"


def reopened(folder: Path, passphrase: str = PASSPHRASE, clock: FakeClock | None = None) -> Vault:
    """The vault as a newly started app opens it."""
    return Vault.unlock(folder, passphrase=passphrase, around=(clock or FakeClock()).surroundings())


def test_a_vault_opens_by_its_passphrase_and_by_its_recovery_code(profile: Path) -> None:
    assert not Vault.exists(profile)
    vault, code = make_vault(profile)
    identity = vault.identity.verify_key, vault.identity.age_recipient
    vault.close()
    assert Vault.exists(profile)
    with reopened(profile) as vault:
        assert (vault.name, vault.organisation, vault.notices) == ("Sam Okafor", "Harbour Link", ())
        assert (vault.identity.verify_key, vault.identity.age_recipient) == identity
    with Vault.unlock(profile, recovery_code=code.text.lower(), around=AROUND) as vault:
        assert vault.name == "Sam Okafor"


def test_two_vaults_are_strangers(tmp_path: Path) -> None:
    one, code = make_vault(tmp_path / "one")
    other, _ = make_vault(tmp_path / "other")
    assert one.vault_id != other.vault_id
    assert one.identity.verify_key != other.identity.verify_key
    assert one._open.wrapping != other._open.wrapping
    one.close()
    other.close()
    with pytest.raises(Locked, match="not the one for this vault"):
        Vault.unlock(tmp_path / "other", recovery_code=code.text, around=AROUND)


def test_a_second_setup_changes_nothing(profile: Path) -> None:
    vault, _ = make_vault(profile)
    vault.close()
    before = (profile / "vault.sealed").read_bytes()
    with pytest.raises(CannotWrite, match="a vault in this folder already"):
        make_vault(profile, passphrase="another four words here")
    assert (profile / "vault.sealed").read_bytes() == before


def test_case_files_whose_vault_is_lost_are_not_buried_under_a_new_one(profile: Path) -> None:
    vault, _ = make_vault(profile)
    with vault:
        vault.add_case("Dana Whitlock").path.write_bytes(b"")
        vault.save_copy(profile / "backups" / "vault")
    for name in ("vault.sealed", "vault.sealed.bak"):
        (profile / name).unlink()
    with pytest.raises(CannotWrite, match="keys is missing"):
        make_vault(profile)
    (profile / "backups" / "vault").rename(profile / "vault.sealed")
    with reopened(profile) as vault:
        assert vault.cases()[0].name == "Dana Whitlock"


@pytest.mark.parametrize("passphrase", ["", "short", "aaaaaaaaaaaa", None])
def test_a_weak_passphrase_or_none_makes_no_vault(profile: Path, passphrase: str | None) -> None:
    with pytest.raises(InvalidValue) as refused:
        make_vault(profile, passphrase=passphrase)
    assert refused.value.field == "passphrase"
    assert not Vault.exists(profile)


def test_where_there_is_no_vault_it_says_so(profile: Path) -> None:
    with pytest.raises(NoVault, match="navigator setup"):
        reopened(profile)
    with pytest.raises(NoVault):
        Vault.opens_by(profile)
    assert not profile.exists()


def test_without_anything_to_open_it_with_it_is_locked(profile: Path) -> None:
    make_vault(profile)[0].close()
    with pytest.raises(Locked, match="Give the passphrase"):
        Vault.unlock(profile, around=AROUND)


class TestCases:
    """The list of cases, their keys and their tombstones."""

    def test_cases_come_back_with_their_keys(self, profile: Path) -> None:
        clock = FakeClock()
        vault, _ = make_vault(profile, around=clock.surroundings())
        with vault:
            dana = vault.add_case("Dana Whitlock")
            clock.now += 1
            ash = vault.add_case("Ash Byrne")
            keys = [vault.case_key(case.id).reveal() for case in (dana, ash)]
        assert dana.created == 1_700_000_000_000
        assert dana.path == profile / "cases" / f"{dana.id}.case"
        assert keys[0] != keys[1]
        with reopened(profile) as vault:
            assert vault.cases() == (dana, ash)
            assert [vault.case_key(case.id).reveal() for case in (dana, ash)] == keys
            assert vault.find_case("dana whitlock") == dana
            assert vault.find_case(ash.id[:8]) == ash

    def test_no_file_is_called_by_a_name_and_none_holds_one(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock")
            vault.record_number(case.id, 1)
            vault.change_settings(last="Dana Whitlock")
        for path in profile.rglob("*"):
            assert "dana" not in path.name.lower()
            if path.is_file():
                content = path.read_bytes()
                for needle in (b"Dana", b"Whitlock", b"Okafor", b"Harbour", b"AGE-SECRET", case.id.encode()):
                    assert needle not in content

    def test_a_case_is_renamed(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock")
            key = vault.case_key(case.id).reveal()
            before = (profile / "vault.sealed").read_bytes()
            vault.rename_case(case.id, "Dana Whitlock")
            assert (profile / "vault.sealed").read_bytes() == before
            vault.rename_case(case.id, "Dana Whitlock-Reyes")
        with reopened(profile) as vault:
            assert vault.cases()[0].name == "Dana Whitlock-Reyes"
            assert vault.case_key(case.id).reveal() == key

    def test_a_removed_case_has_no_key_in_either_copy_and_does_not_come_back(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock")
            vault.record_number(case.id, 3)
            key = vault.case_key(case.id)
            vault.remove_case(case.id)
            assert not len(key)
            for act in (vault.case_key, vault.remove_case, vault.replica, vault.new_replica):
                with pytest.raises(UnknownItem):
                    act(case.id)
            with pytest.raises(InvalidValue, match="was removed"):
                vault.add_case("Dana Whitlock", case_id=case.id)
            assert not (profile / "cases" / f"{case.id}.mark").exists()
        with reopened(profile) as vault:
            assert not vault.cases()
        (profile / "vault.sealed").unlink()
        with reopened(profile) as vault:
            assert not vault.cases()

    def test_a_colleagues_case_keeps_its_id(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock", case_id="ab" * 16)
            assert case.id == "ab" * 16
            with pytest.raises(InvalidValue):
                vault.add_case("Dana Whitlock", case_id="ab" * 16)

    @pytest.mark.parametrize("case_id", ["", "../../elsewhere", "AB" * 16, "ab" * 15, "zz" * 16, "ab" * 17])
    def test_an_id_that_could_be_a_path_is_refused(self, profile: Path, case_id: str) -> None:
        vault, _ = make_vault(profile)
        with vault, pytest.raises(InvalidValue):
            vault.add_case("Dana Whitlock", case_id=case_id)

    def test_the_keyworker_and_settings_are_kept(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            vault.change_keyworker("Sam Okafor-Lee", "Quay House")
            vault.change_settings(theme="dark", idle_minutes=5)
            vault.change_settings(theme=None)
        with reopened(profile) as vault:
            assert (vault.name, vault.organisation) == ("Sam Okafor-Lee", "Quay House")
            assert vault.settings == {"idle_minutes": 5}


class TestReplica:
    """Which replica this vault is for a case; more in test_replica_mark.py."""

    def test_it_lasts_and_counts(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case, other = vault.add_case("Dana Whitlock"), vault.add_case("Ash Byrne")
            first = vault.replica(case.id)
            vault.record_number(case.id, 12)
            assert vault.replica(other.id).replica_id != first.replica_id
        with reopened(profile) as vault:
            assert vault.replica(case.id).replica_id == first.replica_id
            assert vault.replica(case.id).last_number == 12
            renewed = vault.new_replica(case.id)
            assert renewed.replica_id != first.replica_id
        with reopened(profile) as vault:
            assert vault.replica(case.id) == renewed

    def test_a_vault_copied_to_another_folder_is_a_new_replica(self, tmp_path: Path) -> None:
        vault, _ = make_vault(tmp_path / "one")
        with vault:
            case = vault.add_case("Dana Whitlock")
            first = vault.replica(case.id)
        shutil.copytree(tmp_path / "one", tmp_path / "two")
        with reopened(tmp_path / "two") as copy, reopened(tmp_path / "one") as vault:
            assert vault.replica(case.id) == first
            assert copy.replica(case.id).replica_id != first.replica_id

    def test_on_another_computer_it_is_a_new_replica(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault:
            case = vault.add_case("Dana Whitlock")
            first = vault.replica(case.id)
        elsewhere = FakeClock().surroundings(machine="another laptop")
        with Vault.unlock(profile, passphrase=PASSPHRASE, around=elsewhere) as vault:
            assert vault.replica(case.id).replica_id != first.replica_id


LOCKED: list[Callable[[Vault], object]] = [
    lambda vault: vault.name,
    lambda vault: vault.organisation,
    lambda vault: vault.identity,
    lambda vault: vault.cases(),
    lambda vault: vault.settings,
    lambda vault: vault.find_case("Dana"),
    lambda vault: vault.add_case("Dana"),
    lambda vault: vault.rename_case("a" * 32, "Dana"),
    lambda vault: vault.remove_case("a" * 32),
    lambda vault: vault.case_key("a" * 32),
    lambda vault: vault.replica("a" * 32),
    lambda vault: vault.record_number("a" * 32, 1),
    lambda vault: vault.new_replica("a" * 32),
    lambda vault: vault.change_keyworker("Sam", "Link"),
    lambda vault: vault.change_settings(theme="dark"),
    lambda vault: vault.change_passphrase(PASSPHRASE, "new words for the door"),
    lambda vault: vault.new_recovery_code(),
    lambda vault: vault.save_copy(Path("nowhere")),
    lambda vault: vault.add_keyring(memory_keyring()[0]),
    lambda vault: vault.remove_keyring(memory_keyring()[0]),
]


@pytest.mark.parametrize("act", LOCKED)
def test_after_locking_everything_is_refused(profile: Path, act: Callable[[Vault], object]) -> None:
    vault, _ = make_vault(profile)
    vault.lock()
    vault.lock()
    before = (profile / "vault.sealed").read_bytes()
    with pytest.raises(Locked, match=r"The vault is locked\."):
        act(vault)
    assert (profile / "vault.sealed").read_bytes() == before


def test_locking_wipes_the_keys(profile: Path) -> None:
    vault, _ = make_vault(profile)
    case = vault.add_case("Dana Whitlock")
    vault.record_number(case.id, 1)
    held = [vault.case_key(case.id), vault.identity.signing_seed, vault.identity.age_secret]
    vault.lock()
    assert not any(len(secret) for secret in held)


def test_several_threads_lose_nothing_of_each_others(profile: Path) -> None:
    def work(number: int) -> None:
        for step in range(5):
            case = vault.add_case(f"Client {number} {step}")
            vault.change_settings(**{f"setting {number} {step}": True})
            vault.record_number(case.id, step + 1)

    vault, _ = make_vault(profile)
    with vault, ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    with reopened(profile) as vault:
        assert len({case.name for case in vault.cases()}) == len(vault.settings) == 20
        assert sorted(vault.replica(case.id).last_number for case in vault.cases()) == sorted(
            [1, 2, 3, 4, 5] * 4
        )


class TestTwoAtOnce:
    """One app to a vault."""

    def test_the_second_is_told(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        with vault, pytest.raises(VaultInUse):
            reopened(profile)
        with reopened(profile), pytest.raises(VaultInUse):
            make_vault(profile)
        reopened(profile).close()

    def test_the_second_can_wait_for_the_first(self, profile: Path) -> None:
        vault, _ = make_vault(profile)
        clock = FakeClock()
        with vault, pytest.raises(VaultInUse):
            Vault.unlock(profile, passphrase=PASSPHRASE, wait=3.0, around=clock.surroundings())
        assert sum(clock.slept) >= 3.0

    def test_another_process_is_told_in_one_sentence_and_a_wrong_passphrase_does_not_keep_the_lock(
        self, profile: Path
    ) -> None:
        code = (
            "import sys\nfrom pathlib import Path\nfrom navigator.errors import VaultInUse\n"
            "from navigator.store.vault import Vault\n"
            "try: Vault.unlock(Path(sys.argv[1]), passphrase=sys.argv[2]).close(); print('opened')\n"
            "except VaultInUse as said: print(said)"
        )

        def other() -> str:
            command = [sys.executable, "-c", code, str(profile), PASSPHRASE]
            return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

        vault, _ = make_vault(profile)
        with vault:
            assert other().startswith("Another window or command of Case Navigator is using this vault.")
        with pytest.raises(WrongPassphrase):
            reopened(profile, "not the right words")
        assert other() == "opened\n"


READ_ONLY = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from navigator.errors import NavigatorError
from navigator.store.vault import Vault
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
try:
    Vault.unlock(Path(sys.argv[1]), passphrase=sys.argv[2])
except NavigatorError as said:
    print(type(said).__name__, said)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
@pytest.mark.parametrize(("mode", "said"), [(0o500, "CannotWrite"), (0o000, "UnreadableFile")])
def test_a_folder_one_may_not_use_is_a_sentence(mode: int, said: str) -> None:
    """Root may write anywhere, so as root this is done by somebody else, in a folder open to them."""
    with TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        make_vault(profile)[0].close()
        (profile / "vault.lock").unlink()
        for path in (Path(folder), profile, *profile.iterdir()):
            if os.geteuid() == 0:
                os.chown(path, 65534, 65534)
        profile.chmod(mode)
        command = [sys.executable, "-c", READ_ONLY, str(profile), PASSPHRASE]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        profile.chmod(0o700)
    assert done.stdout.startswith(said)
    assert "you may not" in done.stdout.lower()
