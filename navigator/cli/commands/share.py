"""`share`: who works on a case together, and where they meet."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, output_file, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import ask_secret, note, say, say_json
from navigator.errors import InvalidValue, UnreadableFile

if TYPE_CHECKING:
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault
    from navigator.sync.sharing import ShareMember
    from navigator.sync.transports.guarded import GuardedTransport

PASSPHRASE = "NAVIGATOR_INVITATION_PASSPHRASE"
_LARGEST = 1 << 16


@click.group("share")
def share_command() -> None:
    """Share a case with colleagues through a folder, smb://, s3:// or postgresql:// that all can reach.

    A colleague sends you their card (`navigator share card`); you invite it, and compare its fingerprint
    over the telephone; they join with the file that this makes.
    """


@share_command.command("create")
@click.argument("case")
@click.argument("address")
@as_json
@pass_session
def create(session: Session, case: str, address: str, as_json: bool) -> None:
    """Begin to share a case through the folder or address ADDRESS; - reads it from the standard input.

    It may hold other cases, of other teams. The address is kept sealed in the vault.
    """
    from navigator.cli.sync_shapes import result_shape, result_words
    from navigator.sync.sharing import create_share
    from navigator.sync.transports.address import shown_address
    from navigator.sync.transports.opening import whole_address

    address = whole_address(_address(address))
    with _case(session, case) as (vault, opened), transport_of(vault, address) as transport:
        result = create_share(vault, opened, transport, address)
        record = vault.find_case(opened.case_id)
    if as_json:
        say_json({"share": shown_address(address), **result_shape(record, result)})
    else:
        say(f"Shared through {shown_address(address)}. {result_words(result)}")
    if result.trouble is not None:
        raise result.trouble


@share_command.command("card")
@as_json
@pass_session
def card(session: Session, as_json: bool) -> None:
    """Print your card, to send to the colleague who is to invite you. There is nothing secret in it."""
    from navigator.sync.sharing import card_of

    with session.vault() as vault:
        mine = card_of(vault)
    if as_json:
        say_json({"card": mine.text(), "fingerprint": mine.fingerprint, "name": mine.name})
    else:
        say(mine.text())
        note(f"Its fingerprint, to read aloud over the telephone: {mine.fingerprint}")


@share_command.command("invite")
@click.argument("case")
@click.argument("colleague", metavar="CARD")
@click.option(
    "--passphrase",
    is_flag=True,
    help="CARD is a name: the invitation opens with a passphrase, which you tell them by telephone.",
)
@output_file
@as_json
@pass_session
def invite(
    session: Session, case: str, colleague: str, passphrase: bool, output: Path, as_json: bool
) -> None:
    """Invite the colleague whose card this is (or a file with it); writes the invitation to send them.

    The fingerprint is printed: compare it with the colleague over the telephone before you send the file.
    The passphrase comes from NAVIGATOR_INVITATION_PASSPHRASE or the terminal.
    """
    from navigator.cli.output_file import write_output
    from navigator.sync import sharing
    from navigator.sync.invitation import read_card

    with _shared_case(session, case) as (vault, opened, transport):
        if passphrase:
            content = sharing.invite_by_passphrase(vault, opened, transport, colleague, _passphrase())
            fingerprint = ""
        else:
            theirs = read_card(_text_or_file(colleague))
            content = sharing.invite(vault, opened, transport, theirs)
            fingerprint = theirs.fingerprint
        write_output(output, content)
    if as_json:
        say_json({"file": str(output), "fingerprint": fingerprint})
    elif fingerprint:
        note(f"Compare over the telephone before you send it: {fingerprint}")
    else:
        note("Tell them the passphrase by telephone, not in the same letter as the file.")


@share_command.command("join")
@click.argument("invitation", type=click.Path(path_type=Path))
@click.option("--address", help="Where the share is from here, if not where the colleague has it.")
@click.option("--passphrase", is_flag=True, help="The invitation opens with a passphrase.")
@click.option("--look", is_flag=True, help="Only say what the invitation is for.")
@as_json
@pass_session
def join(
    session: Session, invitation: Path, address: str | None, passphrase: bool, look: bool, as_json: bool
) -> None:
    """Join the case that an invitation is for; it is then in your vault like any other."""
    from navigator.cli.sync_shapes import result_shape, result_words
    from navigator.sync.joining import join as join_case
    from navigator.sync.joining import read_invitation
    from navigator.sync.transports.address import shown_address
    from navigator.sync.transports.opening import whole_address

    content = _bytes_of(invitation)
    with session.vault() as vault:
        offered = read_invitation(vault, content, _passphrase() if passphrase else None)
        where = whole_address(_address(address) if address else offered.address)
        about = {
            "case": offered.case_id,
            "name": offered.case_name,
            "share": shown_address(where),
            "inviter": offered.inviter.name,
            "fingerprint": offered.inviter.fingerprint,
        }
        if look:
            said = (
                f"{offered.inviter.name} invites you to {offered.case_name}, through {shown_address(where)}."
            )
            say_json(about) if as_json else say(f"{said}\nTheir fingerprint: {offered.inviter.fingerprint}")
            return
        with transport_of(vault, where) as transport:
            joined = join_case(vault, offered, transport, where)
        record = vault.find_case(joined.case_id)
    if as_json:
        say_json({**about, **result_shape(record, joined.result)})
    else:
        say(f"Joined {offered.case_name}. {result_words(joined.result)}")
    if joined.result.trouble is not None:
        raise joined.result.trouble


@share_command.command("members")
@click.argument("case")
@as_json
@pass_session
def members(session: Session, case: str, as_json: bool) -> None:
    """List who works on a case together, as this laptop knows it; those who were removed come last."""
    from navigator.sync.sharing import members as members_of

    with _case(session, case) as (vault, opened):
        found = members_of(vault, opened)
    if as_json:
        say_json([_member_shape(member) for member in found])
    else:
        say("\n".join(_member_line(member) for member in found))


@share_command.command("revoke")
@click.argument("case")
@click.argument("member")
@as_json
@pass_session
def revoke(session: Session, case: str, member: str, as_json: bool) -> None:
    """Take the colleague MEMBER out of the team, with a new key: a name, an id or a fingerprint of `members`.

    From now on they get nothing new. Nothing can erase what they already hold.
    """
    from navigator.actions.references import folded
    from navigator.cli.sync_shapes import result_shape
    from navigator.sync import sharing

    with _shared_case(session, case) as (vault, opened, transport):
        wanted = folded(member)
        here = [one for one in sharing.members(vault, opened) if one.removed_ms is None]
        named = [one for one in here if wanted in _callings(one)]
        if len(named) > 1:
            raise InvalidValue("Several members have that name.", "Give the id, as members lists it.")
        result = sharing.revoke(vault, opened, transport, named[0].id if named else wanted)
        record = vault.find_case(opened.case_id)
    if as_json:
        say_json({"said": sharing.HONEST_SENTENCE, **result_shape(record, result)})
    else:
        who = f"{named[0].name}: removed" if named and named[0].name else "Removed"
        say(f"{who} from the team. {sharing.HONEST_SENTENCE}")


@share_command.command("leave")
@click.argument("case")
@click.option("--silently", is_flag=True, help="Do not tell the team: the share is gone for good.")
@as_json
@pass_session
def leave(session: Session, case: str, silently: bool, as_json: bool) -> None:
    """Leave the team of a case. What is not sent yet is sent first; the case stays in your vault."""
    from navigator.sync import sharing

    if silently:
        with _case(session, case) as (vault, opened):
            sharing.forget_share(vault, opened)
            case_id = opened.case_id
    else:
        with _shared_case(session, case) as (vault, opened, transport):
            sharing.leave(vault, opened, transport)
            case_id = opened.case_id
    say_json({"case": case_id, "left": True}) if as_json else say(
        "Left. The case stays on this laptop and is not synced any more."
    )


@share_command.command("escrow")
@click.argument("case")
@click.argument("recipient", required=False)
@click.option("--none", "nobody", is_flag=True, help="No recovery key any more.")
@as_json
@pass_session
def escrow(session: Session, case: str, recipient: str | None, nobody: bool, as_json: bool) -> None:
    """Show or set the team's recovery key RECIPIENT (age1...), whose private half is kept offline.

    Whoever holds the private half can read all that is on the share.
    """
    from navigator.sync import sharing

    if recipient and nobody:
        raise WrongWords("Give a recipient or --none, not both.")
    if recipient or nobody:
        with _shared_case(session, case) as (vault, opened, transport):
            sharing.set_escrow(vault, opened, transport, recipient or "")
    with _case(session, case) as (vault, opened):
        now = sharing.escrow_of(vault, opened)
    say_json({"escrow": now or None}) if as_json else say(now or "There is no recovery key.")


@share_command.command("fill-again")
@click.argument("case")
@as_json
@pass_session
def fill_again(session: Session, case: str, as_json: bool) -> None:
    """Make an emptied folder the share again, out of what this laptop holds.

    Only when you know that it is the right folder: one without its marker may be another.
    """
    from navigator.cli.sync_shapes import result_shape, result_words
    from navigator.sync import sharing

    with _shared_case(session, case) as (vault, opened, transport):
        result = sharing.fill_again(vault, opened, transport)
        record = vault.find_case(opened.case_id)
    say_json(result_shape(record, result)) if as_json else say(result_words(result))
    if result.trouble is not None:
        raise result.trouble


def transport_of(vault: "Vault", address: str) -> "GuardedTransport":
    """The share at an address; the vault's own mark is on its temporary files."""
    from navigator.sync.sharing import card_of
    from navigator.sync.transports.opening import transport_for

    return transport_for(address, card_of(vault).member)


@contextmanager
def _case(session: Session, words: str) -> "Iterator[tuple[Vault, OpenCase]]":
    from navigator.store.cases import open_case

    with session.vault() as vault, open_case(vault, vault.find_case(words).id) as opened:
        yield vault, opened


@contextmanager
def _shared_case(session: Session, words: str) -> "Iterator[tuple[Vault, OpenCase, GuardedTransport]]":
    with _case(session, words) as (vault, opened):
        entry = vault.case_share(opened.case_id)
        if entry is None:
            raise InvalidValue(
                "This case is not shared.", "Share it with `navigator share create`, or join a colleague's."
            )
        with transport_of(vault, entry.address) as transport:
            yield vault, opened, transport


def _address(words: str) -> str:
    """An address may hold a password, which has no place on a command line that others can read."""
    return sys.stdin.readline().strip() if words == "-" else words


def _passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InvalidValue("There is no passphrase for the invitation.", f"Set {PASSPHRASE}.")
    return ask_secret("Passphrase of the invitation: ")


def _text_or_file(words: str) -> str:
    from navigator.sync.invitation import CARD_START

    if words.startswith(CARD_START):
        return words
    return _bytes_of(Path(words)).decode("ascii", errors="replace")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except (OSError, ValueError) as problem:
        raise UnreadableFile("That file cannot be read.", "Nothing was changed.") from problem


def _callings(member: "ShareMember") -> tuple[str, ...]:
    """What somebody may call a member: by id or fingerprint, or by name, with or without the organisation."""
    from navigator.actions.references import folded

    without = member.name.rpartition(", ")[0] or member.name
    return (member.id, member.fingerprint, folded(member.name), folded(without))


def _member_shape(member: "ShareMember") -> dict[str, Any]:
    from navigator.cli.json_shapes import moment

    return {
        "id": member.id,
        "name": member.name,
        "fingerprint": member.fingerprint,
        "added": moment(member.added_ms),
        "is_me": member.is_me,
        "is_invited": member.is_invited,
        "removed": moment(member.removed_ms) if member.removed_ms is not None else None,
    }


def _member_line(member: "ShareMember") -> str:
    states = (
        (member.is_me, "you"),
        (member.is_invited, "invited"),
        (member.removed_ms is not None, "removed"),
    )
    state = ", ".join(word for holds, word in states if holds)
    name = member.name or "(name not known)"
    return f"{member.id}  {name}{f' ({state})' if state else ''}  {member.fingerprint}"
