"""`undo` and `redo`."""

from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json
from navigator.errors import NavigatorError

if TYPE_CHECKING:
    from navigator.history.change import ChangeSet
    from navigator.store.open_case import OpenCase


@click.command("undo")
@click.argument("case")
@as_json
@pass_session
def undo_command(session: Session, case: str, as_json: bool) -> None:
    """Take back the last act that was made on this laptop in a case, by an act of its own."""
    with session.case(case) as opened:
        _tell(opened, opened.undo(), "undo", as_json)


@click.command("redo")
@click.argument("case")
@as_json
@pass_session
def redo_command(session: Session, case: str, as_json: bool) -> None:
    """Do again what was undone last."""
    with session.case(case) as opened:
        _tell(opened, opened.redo(), "redo", as_json)


def _tell(opened: "OpenCase", done: "ChangeSet | None", verb: str, as_json: bool) -> None:
    from navigator.cli.json_shapes import act_shape

    if done is None:
        raise NavigatorError(f"There is nothing to {verb} in this case.", "Nothing was changed.")
    if as_json:
        say_json(act_shape(opened, done))
    else:
        say(f"{done.name}.")
