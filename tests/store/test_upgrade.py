"""Older files are brought up to date, after a backup, and nothing in them is lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.errors import NavigatorError
from navigator.history.draft import Draft, making
from navigator.store import file_version, upgrade
from navigator.store.case_path import open_file
from navigator.store.connection import connect
from navigator.store.open_case import OpenCase, Writer
from navigator.store.share_tables import share_metadata
from navigator.store.tables import log_metadata
from tests.store.case_files import KEY, Desk, desk_in

OLD = Path(__file__).parent.parent / "old_casefiles"

NEXT = '''
"""A step that a later version might take."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give each act a place."""
    op.add_column("change_set", sa.Column("place", sa.Text, nullable=False, server_default="here"))
'''


def schema_of(path: Path) -> set[tuple[str, str]]:
    """Everything in the schema, without regard to white space and quotes."""
    connection = connect(path, KEY)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(name, "".join(sql.replace('"', "").split())) for name, sql in rows}


def test_a_file_made_by_migrations_has_the_schema_of_a_new_one(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, _):
        pass
    migrated = tmp_path / "migrated.case"
    driver = connect(migrated, KEY)
    upgrade.upgrade(driver, log=True)
    driver.close()
    assert schema_of(migrated) == schema_of(desk.path)


def test_every_table_of_the_log_is_in_the_migrations() -> None:
    steps = "".join(
        path.read_text(encoding="utf-8") for path in (file_version.MIGRATIONS / "versions").glob("0*.py")
    )
    for table in (*log_metadata.tables, *share_metadata.tables):
        assert f'"{table}"' in steps


@pytest.mark.parametrize("old", sorted(OLD.glob("*.case")), ids=lambda path: path.stem)
def test_every_old_case_file_still_opens(tmp_path: Path, old: Path) -> None:
    desk = Desk(tmp_path)
    shutil.copy(old, desk.path)
    backups: list[int] = []
    driver = open_file(desk.path, KEY, lambda: backups.append(1))
    with OpenCase("one", desk.path, driver, Writer("Ada", "00000000000000cc")) as opened:
        assert opened.case.client.preferred_name == "Sam"
        assert [person.name for person in opened.case.people.values()] == ["Dana Whitlock", "Łukasz Żółć"]
        assert len(opened.case.entries) == 12
        assert opened.problems() == ()
        assert opened.commit(Draft("Add", making(desk.person("New")))) is not None


def test_there_is_an_old_file_for_the_schema_of_today() -> None:
    assert (OLD / f"{file_version.REVISION}.case").is_file()


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The app one version later, whose log has one more column."""
    folder = tmp_path / "migrations"
    shutil.copytree(file_version.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "0003_places.py"
    step.write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(file_version, "MIGRATIONS", folder)
    monkeypatch.setattr(file_version, "REVISION", "0003")
    yield step


def test_a_migration_comes_after_a_backup_and_loses_nothing(tmp_path: Path, later: Path) -> None:
    desk = old_desk(tmp_path)
    copies: list[bytes] = []
    driver = open_file(desk.path, KEY, lambda: copies.append(desk.path.read_bytes()))
    assert driver.execute("SELECT place FROM change_set LIMIT 1").fetchone() == ("here",)
    with OpenCase("one", desk.path, driver, Writer("Ada", "00000000000000cc")) as opened:
        assert len(opened.case.people) == 2
        assert opened.problems() == ()
    assert len(copies) == 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, later: Path) -> None:
    later.write_text(NEXT + '    op.execute("SELECT broken FROM nowhere")\n', encoding="utf-8")
    desk = old_desk(tmp_path)
    with pytest.raises(NavigatorError):
        open_file(desk.path, KEY, lambda: None)
    connection = connect(desk.path, KEY)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert "place" not in {row[1] for row in connection.execute("PRAGMA table_info(change_set)")}
    connection.close()


def test_a_failed_backup_stops_the_migration(tmp_path: Path, later: Path) -> None:
    desk = old_desk(tmp_path)
    before = desk.path.read_bytes()

    def cannot() -> None:
        raise NavigatorError("There is no room for a backup.")

    with pytest.raises(NavigatorError, match="no room"):
        open_file(desk.path, KEY, cannot)
    assert desk.path.read_bytes() == before


def old_desk(folder: Path) -> Desk:
    """A desk with the old file of the first version on it."""
    desk = Desk(folder)
    shutil.copy(OLD / "0001.case", desk.path)
    return desk


def test_new_entities_of_a_later_version_are_read_out_of_the_log(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        opened.commit(Draft("Import", tuple(e for entry in desk.entries(5) for e in making(entry))))
        before = opened.case
    connection = connect(desk.path, KEY)
    connection.execute("UPDATE meta SET value = 'of another version' WHERE name = 'items'")
    connection.execute("DROP TABLE entry")
    connection.execute("CREATE TABLE horoscope (id TEXT PRIMARY KEY)")
    connection.close()
    backups: list[int] = []
    driver = open_file(desk.path, KEY, lambda: backups.append(1))
    with OpenCase("one", desk.path, driver, Writer("Ada", "00000000000000cc")) as again:
        assert again.case == before
        assert again.problems() == ()
    assert backups == [1]
