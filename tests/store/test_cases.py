"""The cases of a vault: made, opened, backed up and restored, with the names and numbers the vault keeps."""

import dataclasses
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from navigator.casefile.ids import Ids
from navigator.casefile.network import Person
from navigator.errors import UnreadableFile
from navigator.history.draft import Draft, changing, making
from navigator.store.backup import KEEP_DAYS, KEEP_LATEST, KEEP_WEEKS, back_up, list_backups
from navigator.store.cases import (
    back_up_case,
    backup_folder,
    new_case,
    open_case,
    restore_case,
)
from navigator.store.vault import Vault
from tests.store.case_files import KEY, desk_in
from tests.store.vaults import CHEAP, PASSPHRASE


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A new vault."""
    made, _ = Vault.setup(
        tmp_path / "vault",
        name="Ada Obi",
        organisation="Harbour House",
        passphrase=PASSPHRASE,
        keyring=None,
        cost=CHEAP,
    )
    return made


def add(opened: object, name: str) -> Person:
    """Add a person to an open case."""
    person = Person(id=Ids().new(), name=name)
    opened.commit(Draft(f"Add {name}", making(person)))  # type: ignore[attr-defined]
    return person


def test_a_new_case_is_listed_by_name_and_its_file_by_a_random_id(vault: Vault) -> None:
    with new_case(vault, "Sam Okafor") as opened:
        assert opened.case.client.title == "Sam Okafor"
        assert opened.author == "Ada Obi, Harbour House"
    (record,) = vault.cases()
    assert record.name == "Sam Okafor"
    assert "am" not in record.path.name.replace(record.id, "")


def test_a_case_for_somebody_without_a_name_can_be_made_and_named_later(vault: Vault) -> None:
    with new_case(vault, "") as opened:
        client = opened.case.client
        opened.commit(Draft("Name", changing(client, dataclasses.replace(client, full_name="Sam Okafor"))))
    assert [record.name for record in vault.cases()] == ["Sam Okafor"]


def test_an_old_file_in_the_place_of_the_case_gets_a_new_replica_id(vault: Vault, tmp_path: Path) -> None:
    with new_case(vault, "Sam") as opened:
        add(opened, "A")
        case_id, path, replica = opened.case_id, opened.path, opened.replica
    old = tmp_path / "old.case"
    shutil.copy(path, old)
    with open_case(vault, case_id) as opened:
        assert opened.replica == replica
        add(opened, "B")
    shutil.copy(old, path)
    with open_case(vault, case_id) as opened:
        assert opened.replica != replica
        add(opened, "C")
        assert opened.problems() == ()
        assert [person.name for person in opened.case.people.values()] == ["A", "C"]


def test_a_mark_that_fell_behind_catches_up(vault: Vault) -> None:
    with new_case(vault, "Sam") as opened:
        case_id, replica = opened.case_id, opened.replica
        opened.after_commit = None
        add(opened, "A")
    assert vault.replica(case_id).last_number == 1
    with open_case(vault, case_id) as opened:
        assert opened.replica == replica
    assert vault.replica(case_id).last_number == 2


def test_closing_a_changed_case_makes_one_backup_a_day(vault: Vault) -> None:
    with new_case(vault, "Sam") as opened:
        case_id = opened.case_id
    for name in ("A", "B"):
        with open_case(vault, case_id) as opened:
            add(opened, name)
    backups = list_backups(backup_folder(vault, case_id))
    assert len(backups) == 1
    assert (vault.folder / "backups" / "vault.sealed").is_file()


def test_restoring_brings_back_what_was_and_keeps_what_is_in_a_backup(vault: Vault) -> None:
    with new_case(vault, "Sam") as opened:
        case_id, first_replica = opened.case_id, opened.replica
        add(opened, "A")
    backup = back_up_case(vault, case_id)
    with open_case(vault, case_id) as opened:
        add(opened, "B")
    restore_case(vault, case_id, backup.path)
    with open_case(vault, case_id) as opened:
        assert [person.name for person in opened.case.people.values()] == ["A"]
        assert opened.replica != first_replica
        assert opened.problems() == ()
    latest = list_backups(backup_folder(vault, case_id))[0]
    restore_case(vault, case_id, latest.path)
    with open_case(vault, case_id) as opened:
        assert [person.name for person in opened.case.people.values()] == ["A", "B"]


def test_a_damaged_case_is_set_aside_when_a_backup_is_restored(vault: Vault) -> None:
    with new_case(vault, "Sam") as opened:
        case_id, path = opened.case_id, opened.path
    backup = back_up_case(vault, case_id)
    path.write_bytes(b"not a case" * 1000)
    with pytest.raises(UnreadableFile):
        open_case(vault, case_id)
    restore_case(vault, case_id, backup.path)
    with open_case(vault, case_id) as opened:
        assert opened.case.client.title == "Sam"
    assert path.with_suffix(".damaged").read_bytes().startswith(b"not a case")


def test_backups_thin_out_with_age_and_the_latest_stay(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, _):
        pass
    folder = tmp_path / "backups"
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    for hours in range(0, 24 * 120, 18):
        back_up(desk.path, KEY, folder, start + timedelta(hours=hours))
    kept = list_backups(folder)
    assert kept[0].made == start + timedelta(hours=range(0, 24 * 120, 18)[-1])
    assert len(kept) <= KEEP_LATEST + KEEP_DAYS + KEEP_WEEKS
    assert len({backup.made.isocalendar()[:2] for backup in kept}) >= KEEP_WEEKS
    assert len({backup.made.date() for backup in kept}) >= KEEP_DAYS


def test_a_case_can_be_backed_up_while_it_is_open(vault: Vault) -> None:
    with new_case(vault, "Sam") as opened:
        add(opened, "A")
        backup = back_up_case(vault, opened.case_id)
        add(opened, "B")
        case_id = opened.case_id
    restore_case(vault, case_id, backup.path)
    with open_case(vault, case_id) as opened:
        assert [person.name for person in opened.case.people.values()] == ["A"]
