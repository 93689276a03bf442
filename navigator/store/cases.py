"""The cases of a vault: making a new one, opening one, backing it up and restoring it.

Here the vault (keys, names, replicas) and the case files meet.
"""

from datetime import UTC, datetime
from pathlib import Path

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.errors import CannotWrite, UnreadableFile
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft, making
from navigator.store.atomic_file import remove
from navigator.store.backup import Backup, back_up, list_backups, put_in_place
from navigator.store.case_path import make_file, open_file
from navigator.store.connection import plain_errors
from navigator.store.log_ends import last_number
from navigator.store.open_case import OpenCase, Writer
from navigator.store.vault import CaseRecord, Vault
from navigator.store.vault_folder import VaultFolder


def new_case(vault: Vault, name: str) -> OpenCase:
    """Make a case for a client of this name (which may be empty) and open it."""
    opened = _made(vault, vault.add_case(name))
    opened.commit(Draft("Start the case", making(Client(id=CLIENT_ID, preferred_name=name))))
    return opened


def empty_case(vault: Vault, name: str, case_id: str) -> OpenCase:
    """Make the file of a case that a colleague shares, with nothing in it yet, and open it."""
    return _made(vault, vault.add_case(name, case_id=case_id))


def _made(vault: Vault, record: CaseRecord) -> OpenCase:
    try:
        driver = make_file(record.path, vault.case_key(record.id).reveal())
    except BaseException:
        vault.remove_case(record.id)
        raise
    opened = OpenCase(record.id, record.path, driver, _writer(vault, vault.replica(record.id).replica_id))
    _Keeper(vault).watch(opened)
    return opened


def open_case(vault: Vault, case_id: str) -> OpenCase:
    """Open a case of the vault. A file that went back in time gets a new replica id."""
    path = VaultFolder(vault.folder).case(case_id)
    key = vault.case_key(case_id).reveal()
    driver = open_file(path, key, lambda: back_up_case(vault, case_id))
    replica = vault.replica(case_id)
    with plain_errors("opening the case file"):
        number = last_number(driver, replica.replica_id)
    if number < replica.last_number:
        replica = vault.new_replica(case_id)
    elif number > replica.last_number:
        vault.record_number(case_id, number)  # the power went between a commit and its mark
    opened = OpenCase(case_id, path, driver, _writer(vault, replica.replica_id))
    _Keeper(vault).watch(opened)
    return opened


def _writer(vault: Vault, replica: str) -> Writer:
    return Writer(f"{vault.name}, {vault.organisation}" if vault.organisation else vault.name, replica)


class _Keeper:
    """Keeps the vault's record of a case in step with what is committed to it, and its backups coming.

    What it cannot do is told in the vault's notices: the commit itself has succeeded by then.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._changed = False

    def watch(self, opened: OpenCase) -> None:
        """From now on."""
        opened.after_commit = self._after_commit
        opened.before_close = self._before_close
        self._note_title(opened)

    def _after_commit(self, opened: OpenCase, done: ChangeSet) -> None:
        self._changed = True
        try:
            self._vault.record_number(opened.case_id, done.number)
        except CannotWrite as trouble:
            self._vault.notices += (str(trouble),)
        if any(change.register.kind == Client.KIND for change in done.changes):
            self._note_title(opened)

    def _note_title(self, opened: OpenCase) -> None:
        title = opened.case.client.title
        if title:
            try:
                self._vault.rename_case(opened.case_id, title)
            except CannotWrite as trouble:
                self._vault.notices += (str(trouble),)

    def _before_close(self, opened: OpenCase) -> None:
        """The first time on a day that a changed case is closed, a backup is made of it."""
        if not self._changed or not backup_is_due(self._vault, opened.case_id, datetime.now(UTC)):
            return
        try:
            back_up_case(self._vault, opened.case_id)
        except (CannotWrite, UnreadableFile) as trouble:
            self._vault.notices += (f"The day's backup could not be made. {trouble}",)


def backup_folder(vault: Vault, case_id: str) -> Path:
    """Where the backups of a case stand."""
    return VaultFolder(vault.folder).backups / case_id


def back_up_case(vault: Vault, case_id: str, now: datetime | None = None) -> Backup:
    """Back up a case, open or not, and beside it the vault file, without which no backup opens."""
    path = VaultFolder(vault.folder).case(case_id)
    key = vault.case_key(case_id).reveal()
    made = back_up(path, key, backup_folder(vault, case_id), now or datetime.now(UTC))
    folder = VaultFolder(vault.folder)
    vault.save_copy(folder.backups / folder.vault.name)
    return made


def backup_is_due(vault: Vault, case_id: str, now: datetime) -> bool:
    """Whether the latest backup of a case is from another day than today (UTC), or there is none."""
    latest = next(iter(list_backups(backup_folder(vault, case_id))), None)
    return latest is None or latest.made.date() < now.astimezone(UTC).date()


def restore_case(vault: Vault, case_id: str, backup: Path, now: datetime | None = None) -> None:
    """Put a backup in the place of the case file, after backing up what stands there.

    The case must not be open. It gets a new replica id, so that its numbers never mean two things.
    """
    path = VaultFolder(vault.folder).case(case_id)
    key = vault.case_key(case_id).reveal()
    if path.is_file():
        try:
            back_up_case(vault, case_id, now)
        except UnreadableFile:
            path.replace(path.with_suffix(".damaged"))
    put_in_place(backup, key, path)
    vault.new_replica(case_id)


def purge_case(vault: Vault, case_id: str) -> None:
    """Erase a case for good: its key first, without which its files are noise, then its files and backups.

    The case must not be open. Copies of the vault file that were taken elsewhere still have the key, and
    copies of the case file elsewhere still open with them.
    """
    folder = VaultFolder(vault.folder)
    backups = list_backups(backup_folder(vault, case_id))
    vault.remove_case(case_id)
    saved = folder.backups / folder.vault.name
    if saved.is_file():
        vault.save_copy(saved)
    for path in (*folder.cases.glob(f"{case_id}.*"), *(backup.path for backup in backups)):
        remove(path)
