"""`sync` and `quarantine`."""

from typing import TYPE_CHECKING

import click

from navigator.cli.commands.share import transport_of
from navigator.cli.ending import FAILED, WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord, Vault
    from navigator.sync.syncing import SyncResult


@click.command("sync")
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@as_json
@pass_session
@click.pass_context
def sync_command(context: click.Context, session: Session, cases: tuple[str, ...], as_json: bool) -> None:
    """Bring what colleagues did, and send what you did; for these cases, or all that are shared.

    For a scheduled task: the exit code is 1 when a case could not be synced, and the sentence says why. While
    the window is open it syncs by itself, and this says that the vault is in use.
    """
    from navigator.cli.sync_shapes import came_in_words, result_shape, result_words
    from navigator.errors import InvalidValue

    shapes = []
    failed = False
    with session.vault() as vault:
        records = tuple(vault.find_case(words) for words in cases) or tuple(
            record for record in vault.cases() if vault.case_share(record.id) is not None
        )
        for record in records:
            if vault.case_share(record.id) is None:
                raise InvalidValue("One of these cases is not shared.", "Share it, or leave it out.")
        for record in records:
            result = _sync(vault, record)
            shapes.append(result_shape(record, result))
            failed = failed or result.trouble is not None
            if not as_json:
                say(f"{record.name}: {result_words(result)}")
                if result.received:
                    say(came_in_words(result))
            if result.trouble is not None:
                note(str(result.trouble))
    if as_json:
        say_json(shapes)
    elif not shapes:
        say("No case is shared yet.")
    if failed:
        context.exit(FAILED)


@click.command("quarantine")
@click.argument("case")
@click.option("--accept", metavar="REPLICA", help="Take in, as honest work, all that this one has there.")
@click.option("--dismiss", metavar="REPLICA", help="Leave it out; it stays here, marked as looked at.")
@as_json
@pass_session
def quarantine_command(
    session: Session, case: str, accept: str | None, dismiss: str | None, as_json: bool
) -> None:
    """List what members did who had been removed by then: it may be honest offline work, or not."""
    from navigator.cli.json_shapes import moment
    from navigator.sync import quarantine

    if accept and dismiss:
        raise WrongWords("Say --accept or --dismiss, not both.")
    with session.case(case) as opened:
        if accept:
            taken = quarantine.accept(opened, accept)
            said = {"accepted": [one.id for one in taken]}
            say_json(said) if as_json else say(f"{len(taken)} taken in." if taken else "Nothing of that one.")
            return
        found = quarantine.quarantined(opened)
        if dismiss:
            gone = [one.change_set for one in found if one.change_set.replica == dismiss]
            quarantine.dismiss(opened, gone)
            said = {"dismissed": [one.id for one in gone]}
            say_json(said) if as_json else say(f"{len(gone)} left out." if gone else "Nothing of that one.")
            return
    if as_json:
        say_json(
            [
                {
                    "set": one.change_set.id,
                    "replica": one.change_set.replica,
                    "author": one.change_set.author,
                    "act": one.change_set.name,
                    "at": moment(one.change_set.stamp.ms),
                    "dismissed": one.dismissed,
                }
                for one in found
            ]
        )
    else:
        lines = (
            f"{one.change_set.replica}  {one.change_set.author}: {one.change_set.name}"
            f"{' (left out)' if one.dismissed else ''}"
            for one in found
        )
        say("\n".join(lines) or "There is nothing in quarantine.")


def _sync(vault: "Vault", record: "CaseRecord") -> "SyncResult":
    from navigator.actions.looking import note_came_in
    from navigator.store.cases import open_case
    from navigator.sync.standing import note_synced
    from navigator.sync.syncing import REAL_WORLD, sync_case

    entry = vault.case_share(record.id)
    assert entry is not None
    with open_case(vault, record.id) as opened, transport_of(vault, entry.address) as transport:
        result = sync_case(vault, opened, transport)
        if result.received:
            note_came_in(vault, opened, result.received)
        if result.trouble is None and not result.removed:
            note_synced(opened, REAL_WORLD.now_ms())
    return result
