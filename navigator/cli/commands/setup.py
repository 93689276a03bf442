"""`setup`: the vault, once."""

import os
import sys

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import PASSPHRASE, Session
from navigator.cli.terminal import ask_secret, note, say, say_json
from navigator.errors import InvalidValue, Locked


@click.command("setup")
@click.option("--name", required=True, help="Your name, as colleagues will see it in the history.")
@click.option("--organisation", default="", help="The organisation you work for.")
@click.option("--no-keyring", is_flag=True, help="Do not put a key into this computer's keyring.")
@as_json
@pass_session
def setup_command(session: Session, name: str, organisation: str, no_keyring: bool, as_json: bool) -> None:
    """Make a vault for your cases, and print its recovery code.

    The code is printed this once and kept nowhere: write it down, or print it. With it the vault opens
    when the passphrase is forgotten. The passphrase is asked for, or taken from NAVIGATOR_PASSPHRASE.
    """
    from navigator.store.keyring_store import KeyringStore
    from navigator.store.vault import Vault

    vault, code = Vault.setup(
        session.profile,
        name=name,
        organisation=organisation,
        passphrase=_new_passphrase(),
        keyring=None if no_keyring else KeyringStore(),
    )
    with vault:
        for notice in vault.notices:
            note(notice)
    if as_json:
        say_json({"profile": str(session.profile), "recovery_code": code.text})
        return
    say(f"The vault is made, in {session.profile}.")
    say("Your recovery code, shown this once. Write it down and keep it away from this computer:")
    say()
    say(f"    {code.text}")


def _new_passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Locked(
            "A new vault needs a passphrase.",
            "Nothing was made.",
            f"Set {PASSPHRASE}, or run setup in a terminal.",
        )
    first = ask_secret("New passphrase: ")
    if first != ask_secret("The same again: "):
        raise InvalidValue("The two passphrases differ.", "Nothing was made: run setup again.")
    return first
