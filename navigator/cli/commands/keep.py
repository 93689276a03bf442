"""`verify`, `backup`, `restore` and `purge`: keeping what is there, and getting rid of it."""

from pathlib import Path

import click

from navigator.cli.ending import FAILED, WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json
from navigator.errors import UnreadableFile


@click.command("verify")
@click.argument("case")
@as_json
@click.pass_context
def verify_command(context: click.Context, case: str, as_json: bool) -> None:
    """Check that a case file is whole: every page authentic, the tables sound, and as the log says."""
    session: Session = context.obj
    with session.case(case) as opened:
        problems = opened.problems()
        case_id = opened.case_id
    if as_json:
        say_json({"case": case_id, "problems": list(problems)})
    elif not problems:
        say("The case file is whole.")
    if problems:
        note(f"{' '.join(problems)} Nothing was changed. Restore a backup: navigator restore CASE.")
        context.exit(FAILED)


@click.command("backup")
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@click.option("--list", "only_list", is_flag=True, help="List the backups, and make none.")
@as_json
@pass_session
def backup_command(session: Session, cases: tuple[str, ...], only_list: bool, as_json: bool) -> None:
    """Back up these cases, or all. Backups are encrypted as the cases are, and the oldest are let go."""
    from navigator.cli.json_shapes import backup_shape
    from navigator.store.backup import list_backups
    from navigator.store.cases import back_up_case, backup_folder

    shapes = []
    with session.vault() as vault:
        records = [vault.find_case(words) for words in cases] or vault.cases()
        for record in records:
            if only_list:
                backups = list_backups(backup_folder(vault, record.id))
            else:
                backups = (back_up_case(vault, record.id),)
            for backup in backups:
                shapes.append(backup_shape(record, backup))
                if not as_json:
                    say(f"{record.name}: {backup.path}")
    if as_json:
        say_json(shapes)
    elif not shapes:
        say("There are no backups yet." if only_list else "There are no cases yet.")


@click.command("restore")
@click.argument("case")
@click.argument("backup", metavar="[BACKUP]", type=click.Path(path_type=Path), required=False)
@as_json
@pass_session
def restore_command(session: Session, case: str, backup: Path | None, as_json: bool) -> None:
    """Put a backup in the place of a case file: the one named, or the latest.

    What stands there is backed up first, so that this can be taken back the same way.
    """
    from navigator.store.backup import list_backups
    from navigator.store.cases import backup_folder, restore_case

    with session.vault() as vault:
        record = vault.find_case(case)
        if backup is None:
            latest = next(iter(list_backups(backup_folder(vault, record.id))), None)
            if latest is None:
                raise UnreadableFile("There is no backup of this case.", "Nothing was changed.")
            backup = latest.path
        elif not _is_file(backup):
            raise UnreadableFile(
                "There is no backup of that name.",
                "Nothing was changed.",
                "List them: navigator backup --list.",
            )
        restore_case(vault, record.id, backup)
    if as_json:
        say_json({"case": record.id, "restored": str(backup)})
    else:
        say(f"Restored {record.name} from {backup}.")


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


@click.command("purge")
@click.argument("case")
@click.argument("item", metavar="[ID]", required=False)
@click.option("--yes", is_flag=True, help="Do it. It can never be undone.")
@as_json
@pass_session
def purge_command(session: Session, case: str, item: str | None, yes: bool, as_json: bool) -> None:
    """Erase a whole case with its backups, or one item and what it ever held, for good.

    Backups of the case that were made before still hold an item that is purged, until they are let go.
    """
    if not yes:
        raise WrongWords("A purge can never be undone. If that is what you want, add --yes.")
    if item is None:
        _purge_case(session, case, as_json)
    else:
        _purge_item(session, case, item, as_json)


def _purge_item(session: Session, case: str, item: str, as_json: bool) -> None:
    from navigator.actions.items import purge_item
    from navigator.actions.references import find_item
    from navigator.cli.json_shapes import act_shape

    with session.case(case) as opened:
        removed = next((line.kind for line in opened.history(item) if line.item == item), "")
        if opened.case.find(item) is None and removed:
            kind, item_id = removed, item
        else:
            found = find_item(opened.case, item)
            kind, item_id = found.KIND, found.id
        done = opened.commit(purge_item(opened.case, kind, item_id))
        if as_json:
            say_json(act_shape(opened, done))
        else:
            say(f"Done: {done.name}." if done else "It was purged already.")


def _purge_case(session: Session, case: str, as_json: bool) -> None:
    from navigator.store.cases import purge_case

    with session.vault() as vault:
        record = vault.find_case(case)
        purge_case(vault, record.id)
    if as_json:
        say_json({"case": record.id, "purged": True})
    else:
        say("Purged the case, its key and its backups.")
