"""The two copies of the vault file: damage is told, the second is used when that is safe, nothing is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.errors import CannotWrite, Locked, NavigatorError, NewerFile, UnreadableFile
from navigator.store.atomic_file import Staged
from navigator.store.attempts import WrongPassphrase
from navigator.store.recovery_code import RecoveryCode
from navigator.store.vault import OpensBy, Vault
from tests.store.test_sealed_file import checked
from tests.store.vaults import CHEAP, PASSPHRASE, FakeClock, make_vault


class Made:
    """A vault with one case, closed."""

    def __init__(self, folder: Path) -> None:
        vault, self.code = make_vault(folder)
        with vault:
            self.case = vault.add_case("Dana Whitlock")
            self.key = vault.case_key(self.case.id).reveal()
        self.folder = folder
        self.file, self.spare = folder / "vault.sealed", folder / "vault.sealed.bak"
        self.content = self.file.read_bytes()

    def unlock(self) -> Vault:
        """Open it, by the way that takes the least time."""
        return Vault.unlock(self.folder, recovery_code=self.code.text, around=FakeClock().surroundings())

    def opens_as_it_was(self) -> tuple[str, ...]:
        """It opens with its case and key; what it had to say about that."""
        with self.unlock() as vault:
            assert vault.cases() == (self.case,)
            assert vault.case_key(self.case.id).reveal() == self.key
            return vault.notices


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A vault with one case, closed."""
    return Made(tmp_path / "profile")


def test_both_copies_are_the_same_after_every_change(made: Made) -> None:
    assert made.spare.read_bytes() == made.content
    with made.unlock() as vault:
        vault.rename_case(made.case.id, "Dana W")
        assert made.spare.read_bytes() == made.file.read_bytes() != made.content


def flipped(content: bytes, place: int) -> bytes:
    """With one bit changed at this byte."""
    return content[:place] + bytes([content[place] ^ (1 << place % 8)]) + content[place + 1 :]


def places(content: bytes) -> list[int]:
    """Every byte of what is plain and of the checksum, and every seventeenth of the sealed body."""
    return [*range(700), *range(700, len(content) - 32, 17), *range(len(content) - 32, len(content))]


def test_a_flip_anywhere_in_both_copies_is_a_sentence(made: Made) -> None:
    for place in places(made.content):
        spoiled = flipped(made.content, place)
        made.file.write_bytes(spoiled)
        made.spare.write_bytes(spoiled)
        with pytest.raises(UnreadableFile, match="damaged"):
            made.unlock()
    assert made.file.read_bytes() == made.spare.read_bytes() == spoiled


def test_a_flip_anywhere_by_a_forger_opens_nothing_else(made: Made) -> None:
    for place in places(made.content)[:-32]:
        spoiled = checked(flipped(made.content[:-32], place))
        made.file.write_bytes(spoiled)
        made.spare.write_bytes(spoiled)
        with pytest.raises(NavigatorError):
            made.unlock()


def test_a_cut_anywhere_is_a_sentence(made: Made) -> None:
    for length in range(0, len(made.content), 13):
        made.file.write_bytes(made.content[:length])
        made.spare.write_bytes(made.content[:length])
        with pytest.raises(UnreadableFile):
            made.unlock()


@pytest.mark.parametrize("damage", [b"", b"\x00" * 5000, b"navigator-vault\n", os.urandom(17 << 20)])
def test_damage_to_the_first_copy_is_mended_from_the_second(made: Made, damage: bytes) -> None:
    made.file.write_bytes(damage)
    (said,) = made.opens_as_it_was()
    assert said == (
        "The vault file was damaged, so its second copy was opened instead. "
        "The damaged file is kept as vault.sealed.damaged-1. Every case has its key."
    )
    assert made.file.read_bytes() == made.content
    assert (made.folder / "vault.sealed.damaged-1").read_bytes() == damage
    assert made.opens_as_it_was() == ()


def test_damage_twice_keeps_both_damaged_files(made: Made) -> None:
    for number in (1, 2):
        made.file.write_bytes(b"damage %d" % number)
        made.opens_as_it_was()
    assert (made.folder / "vault.sealed.damaged-1").read_bytes() == b"damage 1"
    assert (made.folder / "vault.sealed.damaged-2").read_bytes() == b"damage 2"


def test_a_missing_first_copy_is_made_again(made: Made) -> None:
    made.file.unlink()
    assert Vault.exists(made.folder)
    assert Vault.opens_by(made.folder) == OpensBy(passphrase=True, keyring=False)
    assert made.opens_as_it_was() == (
        "The vault file was missing, so its second copy was opened instead. Every case has its key.",
    )
    assert made.file.read_bytes() == made.content


@pytest.mark.parametrize("damage", [None, b"", b"damaged"])
def test_a_second_copy_that_is_gone_or_damaged_is_made_again_in_silence(
    made: Made, damage: bytes | None
) -> None:
    made.spare.unlink() if damage is None else made.spare.write_bytes(damage)
    assert made.opens_as_it_was() == ()
    assert made.spare.read_bytes() == made.content


def test_case_files_that_the_second_copy_has_no_key_for_are_told(made: Made) -> None:
    (made.folder / "cases" / ("f" * 32 + ".case")).write_bytes(b"")
    made.file.write_bytes(b"damaged")
    assert "has no key: 1. Keep them" in made.opens_as_it_was()[0]


def test_a_newer_vault_is_left_alone_and_the_second_copy_is_not_tried(made: Made) -> None:
    newer = checked(made.content[:16] + b"\x00\x02" + made.content[18:-32])
    made.file.write_bytes(newer)
    with pytest.raises(NewerFile):
        made.unlock()
    with pytest.raises(NewerFile):
        Vault.opens_by(made.folder)
    made.file.write_bytes(b"damaged")
    made.spare.write_bytes(newer)
    with pytest.raises(NewerFile):
        made.unlock()
    assert made.file.read_bytes() == b"damaged"


def test_a_wrong_key_never_falls_back(made: Made) -> None:
    """A crash between the two copies leaves the old passphrase in the second one; it must not open that."""
    with made.unlock() as vault:
        vault.change_passphrase(None, "new words for the door", cost=CHEAP)
    made.spare.write_bytes(made.content)
    around = FakeClock().surroundings()
    with pytest.raises(WrongPassphrase):
        Vault.unlock(made.folder, passphrase=PASSPHRASE, around=around)
    Vault.unlock(made.folder, passphrase="new words for the door", around=around).close()
    assert made.spare.read_bytes() == made.file.read_bytes()


def test_a_body_that_was_tampered_with_falls_back(made: Made) -> None:
    made.file.write_bytes(checked(flipped(made.content[:-32], len(made.content) - 500)))
    assert "was damaged" in made.opens_as_it_was()[0]


def test_damage_cannot_be_told_without_a_key_only_by_its_checksum(made: Made) -> None:
    made.file.write_bytes(b"damaged")
    made.spare.write_bytes(b"damaged")
    with pytest.raises(UnreadableFile, match="damaged"):
        Vault.unlock(made.folder, passphrase="not the right words", around=FakeClock().surroundings())
    assert not (made.folder / "attempts.json").exists()
    with pytest.raises(UnreadableFile):
        Vault.opens_by(made.folder)


ACTS: list[Callable[[Vault, Made], object]] = [
    lambda vault, made: vault.add_case("Ash Byrne"),
    lambda vault, made: vault.rename_case(made.case.id, "Dana W"),
    lambda vault, made: vault.remove_case(made.case.id),
    lambda vault, made: vault.change_keyworker("Sam", "Quay House"),
    lambda vault, made: vault.change_settings(theme="dark"),
    lambda vault, made: vault.change_passphrase(None, "new words for the door", cost=CHEAP),
    lambda vault, made: vault.new_recovery_code(),
]


class FailingDisk:
    """Writes go well until the given one, and fail from there on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
        self.left = good
        self._flush = os.fsync
        monkeypatch.setattr("navigator.store.atomic_file.os.fsync", self.flush)

    def flush(self, descriptor: int) -> None:
        """What stands for every way in which the disk may be full."""
        if self.left == 0:
            raise OSError(28, "No space left on device")
        self.left -= 1
        self._flush(descriptor)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("good", [0, 1])
def test_on_a_full_disk_nothing_changes_in_memory_or_on_disk(
    made: Made, monkeypatch: pytest.MonkeyPatch, act: Callable[[Vault, Made], object], good: int
) -> None:
    with made.unlock() as vault:
        before = (vault.cases(), vault.settings, vault.name)
        with monkeypatch.context() as patch:
            FailingDisk(patch, good)
            with pytest.raises(CannotWrite, match="the disk is full"):
                act(vault, made)
        assert (vault.cases(), vault.settings, vault.name) == before
        assert vault.case_key(made.case.id).reveal() == made.key
    assert made.file.read_bytes() == made.spare.read_bytes() == made.content
    assert not list(made.folder.glob(".*"))
    assert made.opens_as_it_was() == ()
    Vault.unlock(made.folder, passphrase=PASSPHRASE, around=FakeClock().surroundings()).close()


def test_what_was_saved_but_not_flushed_is_told_as_that(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with made.unlock() as vault:
        with monkeypatch.context() as patch:
            FailingDisk(patch, 2)
            with pytest.raises(CannotWrite, match="might not survive a power cut"):
                vault.rename_case(made.case.id, "Dana W")
        assert vault.cases()[0].name == "Dana W"
    with made.unlock() as vault:
        assert vault.cases()[0].name == "Dana W"
        assert vault.notices == ()


@pytest.mark.parametrize("which", [0, 1])
def test_a_copy_that_cannot_be_replaced_leaves_one_that_opens(
    made: Made, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    replace, calls = Path.replace, []

    def refusing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == which + 1:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    with made.unlock() as vault:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refusing)
            with pytest.raises(CannotWrite, match="you may not write there") as said:
                vault.rename_case(made.case.id, "Dana W")
        name = vault.cases()[0].name
        assert said.value.safe == ["What was saved before is unchanged.", "What you changed is saved."][which]
    assert calls == [made.file, made.spare][: which + 1]
    with made.unlock() as vault:
        assert vault.cases()[0].name == name == ["Dana Whitlock", "Dana W"][which]
        assert vault.notices == ()
    assert made.file.read_bytes() == made.spare.read_bytes()
    assert not list(made.folder.glob(".*"))


def test_a_full_disk_does_not_keep_a_vault_from_opening(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    made.spare.write_bytes(b"old")
    FailingDisk(monkeypatch, 0)
    (said,) = made.opens_as_it_was()
    assert "second copy could not be brought up to date" in said
    assert "the disk is full" in said


def test_a_damaged_vault_on_a_full_disk_opens_and_says_it_is_not_mended(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.file.write_bytes(b"damaged")
    FailingDisk(monkeypatch, 0)
    (said,) = made.opens_as_it_was()
    assert "could not be mended yet" in said
    assert (made.folder / "vault.sealed.damaged-1").read_bytes() == b"damaged"
    monkeypatch.undo()
    assert "was missing" in made.opens_as_it_was()[0]


def test_leftovers_of_a_crash_are_removed_at_the_next_unlock(made: Made) -> None:
    Staged(made.file, b"half")
    Staged(made.spare, b"half")
    made.opens_as_it_was()
    assert not list(made.folder.glob(".*"))


def test_a_damaged_file_is_not_opened_by_a_code_of_another_vault(made: Made) -> None:
    made.file.write_bytes(b"damaged")
    with pytest.raises(Locked):
        Vault.unlock(
            made.folder, recovery_code=RecoveryCode.new(os.urandom).text, around=FakeClock().surroundings()
        )
    assert made.file.read_bytes() == b"damaged"
