"""`new` and `cases`."""

import click

from navigator.cli.json_shapes import record_shape
from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json


@click.command("new")
@click.argument("name")
@as_json
@pass_session
def new_command(session: Session, name: str, as_json: bool) -> None:
    """Make a case for the client called NAME."""
    from navigator.casefile.values import clean
    from navigator.store.cases import new_case

    with session.vault() as vault:
        new_case(vault, clean(name, one_line=True)).close()
        record = vault.cases()[-1]
        if as_json:
            say_json(record_shape(record))
        else:
            say(f"Made the case {record.name}.")
            say(f"  id {record.id}")


@click.command("cases")
@as_json
@pass_session
def cases_command(session: Session, as_json: bool) -> None:
    """List the cases in the vault, the oldest first."""
    with session.vault() as vault:
        records = vault.cases()
    if as_json:
        say_json([record_shape(record) for record in records])
    elif records:
        for record in records:
            say(f"{record.id}  {record.name}")
    else:
        say("There are no cases yet. Make one: navigator new NAME.")
