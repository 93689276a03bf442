"""The command `navigator`: its options, its list of commands, and how a run ends.

Commands stand in files of their own under `commands/` and are imported when they are called, because
the libraries under them are dear.
"""

import difflib
import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from navigator import __version__
from navigator.cli.ending import WrongWords, ended
from navigator.cli.parts import Parts
from navigator.cli.session import Session

_COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "setup": ("setup", "Make a vault, and print its recovery code once."),
        "new": ("cases", "Make a case for a client."),
        "cases": ("cases", "List the cases."),
        "show": ("show", "Show a case, or one item of it."),
        "add": ("edit", "Add an item to a case."),
        "set": ("edit", "Set fields of an item."),
        "remove": ("edit", "Remove an item; undo brings it back."),
        "undo": ("undo", "Take back the last act in a case."),
        "redo": ("undo", "Do again what was undone last."),
        "plan": ("plan", "Show what is ready, what is blocked and why, in order."),
        "due": ("due", "Show what is overdue, due today and this week, in all cases."),
        "meeting": ("meeting", "List meetings, show one, keep an ask as it is spoken, write its note."),
        "check": ("check", "Say where the help does not join up, and what could be done."),
        "across": ("across", "Count across all cases; -o for a page from which nobody can be told."),
        "conflicts": ("conflicts", "List what two people set at the same time, or settle it."),
        "duplicates": ("conflicts", "List who may stand in a case twice; link them, or not."),
        "attachments": ("attachments", "List the files of a case; add one, or save a copy of one."),
        "search": ("search", "Find words in all cases."),
        "history": ("history", "Show who set what, when, and what it said before."),
        "import": ("exchange", "Take contacts, organisations or a whole case out of files."),
        "export": ("exchange", "Write a case to a file for other programs."),
        "schema": ("exchange", "Print the JSON Schema of an exported case."),
        "summary": ("summary", "Write the one page about a case; --to whom it may go, --preview what would."),
        "agreements": ("sharing", "Show what may be shared with whom today, and what runs out soon."),
        "disclosures": ("sharing", "Show what was told to whom, and what was not and why."),
        "access-pack": ("sharing", "Write all that is held on the client, for the client."),
        "map": ("people_map", "Draw the people and organisations around the client."),
        "timeline": ("timeline", "Draw what happened and what comes next."),
        "demo": ("pages", "Write the example case and its pages, without a vault."),
        "share": ("share", "Share a case with colleagues: create, invite, join, members, revoke."),
        "sync": ("sync", "Bring what colleagues did, and send what you did."),
        "quarantine": ("sync", "Look at what removed members did too late; take it in, or leave it."),
        "verify": ("keep", "Check that a case file is whole."),
        "backup": ("keep", "Back up cases, encrypted."),
        "restore": ("keep", "Put a backup in the place of a case file."),
        "purge": ("keep", "Erase a case, or an item of one, for good."),
    }
)


class _Commands(click.Group):
    """Knows the names of the commands, and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which people need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"navigator.cli.commands.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but without repeating a word that is no command."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise WrongWords(f"There is no such command.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--profile",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of the vault (else NAVIGATOR_PROFILE, else this system's usual place).",
)
@click.option("--demo", is_flag=True, help="Open the example case in the app, in a vault of its own.")
@click.version_option(__version__, prog_name="Case Navigator", message="%(prog)s %(version)s")
@click.pass_context
def navigator(context: click.Context, profile: Path | None, demo: bool) -> None:
    """One encrypted case file per client, with the whole support network in it.

    Without a command, opens the app. CASE is a name or an id. NAVIGATOR_PASSPHRASE unlocks the vault
    without a prompt.
    """
    session: Session = context.obj
    if profile is not None:
        session.use_profile(profile)
    if context.invoked_subcommand is None:
        context.exit(session.parts.open_window(session.profile, demo))


def run(arguments: Sequence[str], parts: Parts) -> int:
    """Run one command line; returns the exit code: 0 done, 1 failed, 2 wrong words."""
    session = Session(parts)
    return ended(
        lambda: navigator.main(list(arguments), prog_name="navigator", obj=session, standalone_mode=False),
        session,
    )
