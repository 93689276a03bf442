"""The vault: all the cases and keys on this laptop, and the only door to them.

Here: set-up, unlocking, the list of cases with their keys, the replica of each case, and changing the ways
in. One folder holds it all (vault_folder.py). What stands inside a case file is not this module's concern,
and neither is where a passphrase comes from (a form, a prompt, the environment).

A way in that is changed is closed in the files that stand here. It still opens copies of the vault file
that were taken before, for the keys of the cases stay the same.
"""

import re
from dataclasses import field, replace
from pathlib import Path
from typing import Final, Self

from navigator.casefile.frozen import frozen
from navigator.errors import InvalidValue, Locked
from navigator.store.atomic_file import make_private_folder, remove, write_whole
from navigator.store.attempts import Attempts
from navigator.store.case_choice import choose
from navigator.store.doors import PassphraseDoor, RecoveryDoor
from navigator.store.identity import Identity
from navigator.store.keyring_store import KeyringStore
from navigator.store.keys import Secret, random_key
from navigator.store.new_vault import FirstWays, make
from navigator.store.open_vault import Way, load, no_vault, read_header
from navigator.store.passphrase import DEFAULT_COST, PassphraseCost, as_secret, check_new
from navigator.store.recovery_code import RecoveryCode
from navigator.store.replica_mark import ReplicaRecord
from navigator.store.surroundings import Surroundings
from navigator.store.vault_contents import CaseEntry, Contents, ShareEntry
from navigator.store.vault_folder import VaultFolder
from navigator.store.vault_lock import VaultLock
from navigator.store.vault_session import VaultSession
from navigator.store.ways_in import by_keyring, by_passphrase, by_recovery_code, checked_passphrase

_ID_BYTES: Final = 16
_REAL: Final = Surroundings()


@frozen
class CaseRecord:
    """One case as the list of cases shows it, without opening its file."""

    id: str
    """32 hexadecimal digits, random; also the name of its file."""
    name: str = field(repr=False)
    path: Path
    created: int
    """Milliseconds since 1970, UTC."""
    news: int = 0
    """How much in it is marked as new; as it was when its file was last open."""


@frozen
class OpensBy:
    """The ways into a locked vault, besides the recovery code, which every vault has."""

    passphrase: bool
    keyring: bool


class Vault(VaultSession):
    """An unlocked vault. It holds the folder's lock until `lock` (or `close`, or the end of `with`).

    Every change is on the disk when its method returns. After `lock` everything raises Locked.
    """

    @classmethod
    def setup(
        cls,
        folder: Path,
        *,
        name: str,
        organisation: str,
        passphrase: str | None,
        keyring: KeyringStore | None,
        cost: PassphraseCost = DEFAULT_COST,
        around: Surroundings = _REAL,
    ) -> tuple[Self, RecoveryCode]:
        """Make a vault in the folder, which may exist, for this keyworker, and leave it unlocked.

        The recovery code is kept nowhere else: show it once, to be printed or written down. With a
        passphrase, a keyring that is not fit is only told of in `notices`; without, it raises
        KeyringRefused. Raises InvalidValue for a weak passphrase or none, CannotWrite when there is a vault
        already or no room, VaultInUse.
        """
        typed = None if passphrase is None else as_secret(passphrase)
        passphrase = None  # so that no traceback shows it
        if typed is not None:
            check_new(typed)
        places = VaultFolder(folder)
        for place in (places.root, places.cases, places.backups):
            make_private_folder(place)
        held = VaultLock(places.lock, 0.0, around.clock, around.sleep)
        try:
            contents = Contents(name, organisation, Identity.new(around.entropy))
            new = make(places, contents, FirstWays(typed, cost, keyring), around.entropy)
        except BaseException:
            held.release()
            raise
        vault = cls(new.opened, held, around)
        vault.notices = new.notices
        return vault, new.code

    @classmethod
    def unlock(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        keyring: KeyringStore | None = None,
        wait: float = 0.0,
        around: Surroundings = _REAL,
    ) -> Self:
        """Open the vault by the first of these that is given: recovery code, passphrase, keyring.

        Waits up to `wait` seconds for another app to let go of it. Raises NoVault, VaultInUse, Locked (and
        its WrongPassphrase), KeyringRefused, InvalidValue for a mistyped recovery code, NewerFile,
        UnreadableFile.
        """
        places = VaultFolder(folder)
        attempts = Attempts(places.attempts, around.clock, around.sleep)
        code = None if recovery_code is None else Secret.of_text(recovery_code)
        typed = None if passphrase is None else as_secret(passphrase)
        passphrase = recovery_code = None  # so that no traceback shows them
        if not places.holds_a_vault():
            raise no_vault()
        way = _way(code, typed, keyring, attempts)
        held = VaultLock(places.lock, wait, around.clock, around.sleep)
        try:
            loaded = load(places, way, around.entropy)
        except BaseException:
            held.release()
            raise
        vault = cls(loaded.vault, held, around)
        vault.notices = loaded.notices
        vault._may_set_passphrase |= code is not None
        return vault

    @staticmethod
    def opens_by(folder: Path) -> OpensBy:
        """Which ways in the locked vault in this folder has. Raises as `unlock` does, but never Locked."""
        header = read_header(VaultFolder(folder))
        return OpensBy(header.passphrase is not None, header.keyring)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Is there a vault in this folder?"""
        return VaultFolder(folder).holds_a_vault()

    def cases(self) -> tuple[CaseRecord, ...]:
        """All cases, the oldest first."""
        entries = sorted(self._open.contents.cases.values(), key=lambda entry: (entry.created, entry.case_id))
        return tuple(self._record(entry) for entry in entries)

    def find_case(self, words: str) -> CaseRecord:
        """The case with this id, name, or start of its id. Raises UnknownItem for none or several."""
        return self._record(choose(self._open.contents.cases.values(), words))

    def add_case(self, name: str, *, case_id: str | None = None) -> CaseRecord:
        """A new case with a new key; its file is made by whoever opens it first.

        `case_id` only for a case that has an id already, because a colleague shares it. Raises InvalidValue
        when that is no id, is in use, or was removed here.
        """
        around = self._around
        if case_id is None:
            case_id = around.entropy(_ID_BYTES).hex()
        elif not re.fullmatch(r"[0-9a-f]{32}", case_id):
            # It names a file, so it must not be a path.
            raise InvalidValue(
                "That is not the id of a case.", "An id is 32 of the digits 0 to 9 and a to f."
            )
        entry = CaseEntry(case_id, name, random_key(around.entropy), around.milliseconds())

        def added(contents: Contents) -> Contents:
            if entry.case_id in contents.cases or entry.case_id in contents.removed:
                raise InvalidValue("That case is in this vault already, or was removed from it.")
            return contents.with_case(entry)

        self._open.change(added)
        return self._record(entry)

    def rename_case(self, case_id: str, name: str) -> None:
        """Show the case under another name in the list of cases. The same name again writes nothing."""
        entry = self._entry(case_id)
        if entry.name == name:
            return
        self._open.change(lambda contents: contents.with_case(replace(entry, name=name)))

    def case_share(self, case_id: str) -> ShareEntry | None:
        """Where the case is shared; None when it is not."""
        return self._entry(case_id).share

    def set_case_share(self, case_id: str, share: ShareEntry | None) -> None:
        """Remember where the case is shared, sealed with all else; None: no longer."""
        entry = self._entry(case_id)
        self._open.change(lambda contents: contents.with_case(replace(entry, share=share)))

    def note_news(self, case_id: str, number: int) -> None:
        """Have the list of cases say how much is new in one. The same number again writes nothing."""
        entry = self._entry(case_id)
        if entry.news != number:
            self._open.change(lambda contents: contents.with_case(replace(entry, news=number)))

    def remove_case(self, case_id: str) -> None:
        """Forget the case and its key for good: its file, and every backup of it, opens nowhere again.

        What stays is its id, so that sync does not bring it back. The case file itself is left where it is.
        """
        entry, when = self._entry(case_id), self._around.milliseconds()
        self._open.change(lambda contents: contents.without_case(case_id, when))
        entry.key.wipe()
        mark = self._marks.pop(case_id, None)
        if mark is not None:
            mark.close()
        remove(self._open.folder.mark(case_id))

    def case_key(self, case_id: str) -> Secret:
        """The 32-byte key of the case's file; wiped when the vault is locked."""
        return self._entry(case_id).key

    def replica(self, case_id: str) -> ReplicaRecord:
        """Which replica this is for the case, and the highest number it committed.

        A new replica id comes by itself when the mark is missing, damaged, or was copied from elsewhere.
        When the case file holds less of this replica than `last_number`, it is an old file: `new_replica`.
        """
        return self._mark(case_id).record

    def record_number(self, case_id: str, number: int) -> None:
        """After a commit: this replica's highest number. Cheap, and not flushed; see replica_mark.py."""
        self._mark(case_id).advance(number)

    def new_replica(self, case_id: str) -> ReplicaRecord:
        """Become a new replica for the case, because its file was restored or copied."""
        return self._mark(case_id).renew()

    def save_copy(self, path: Path) -> None:
        """A copy of the vault file, for a backup: without one, no case file and no recovery code is of use.

        It opens by the ways in of today, also when these are changed. Raises CannotWrite.
        """
        write_whole(path, self._open.as_saved())

    def change_passphrase(self, old: str | None, new: str, *, cost: PassphraseCost = DEFAULT_COST) -> None:
        """Open by another passphrase from now on.

        The old one is not needed where there is none, or once after opening with the recovery code. Raises
        InvalidValue for a weak new one, WrongPassphrase for a wrong old one.
        """
        vault, around = self._open, self._around
        typed, following = None if old is None else as_secret(old), as_secret(new)
        old, new = None, ""  # so that no traceback shows them
        check_new(following)
        if not self._may_set_passphrase:
            if typed is None:
                raise Locked("The old passphrase is needed to set a new one.", "Nothing was changed.")
            attempts = Attempts(vault.folder.attempts, around.clock, around.sleep)
            checked_passphrase(vault.header, typed, attempts).wipe()
        door = PassphraseDoor.new(self.vault_id, following, vault.wrapping, cost, around.entropy)
        vault.change_header(lambda header: replace(header, passphrase=door))
        self._may_set_passphrase = False

    def new_recovery_code(self) -> RecoveryCode:
        """A new code to print; the one before opens this vault no longer."""
        vault, entropy = self._open, self._around.entropy
        code = RecoveryCode.new(entropy)
        door = RecoveryDoor.new(self.vault_id, code, vault.wrapping, entropy)
        vault.change_header(lambda header: replace(header, recovery=door))
        return code

    def add_keyring(self, keyring: KeyringStore) -> None:
        """Open by this computer's keyring too. Raises KeyringRefused."""
        keyring.put(self.vault_id, self._open.wrapping)
        self._open.change_header(lambda header: replace(header, keyring=True))

    def remove_keyring(self, keyring: KeyringStore) -> None:
        """Take the key out of the keyring. Raises InvalidValue while there is no passphrase."""
        if self._open.header.passphrase is None:
            raise InvalidValue(
                "Without the keyring this vault could only be opened with the recovery code.",
                "Set a passphrase first.",
                field="passphrase",
            )
        keyring.remove(self.vault_id)
        self._open.change_header(lambda header: replace(header, keyring=False))

    def _record(self, entry: CaseEntry) -> CaseRecord:
        path = self._open.folder.case(entry.case_id)
        return CaseRecord(entry.case_id, entry.name, path, entry.created, entry.news)


def _way(
    code: Secret | None, passphrase: Secret | None, keyring: KeyringStore | None, attempts: Attempts
) -> Way:
    """The first way in of which something was given. Raises Locked when nothing was."""
    if code is not None:
        return by_recovery_code(RecoveryCode.parse(code), attempts)
    if passphrase is not None:
        return by_passphrase(passphrase, attempts)
    if keyring is not None:
        return by_keyring(keyring)
    raise Locked("The vault is locked.", "Nothing was changed.", "Give the passphrase or the recovery code.")
