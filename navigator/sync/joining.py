"""Joining a case that a colleague shares: opening the invitation, and taking the place it offers."""

from collections.abc import Callable
from dataclasses import dataclass

from navigator.errors import InvalidValue
from navigator.store.cases import empty_case, open_case
from navigator.store.open_case import OpenCase
from navigator.store.share_holdings import Taking
from navigator.store.vault import Vault
from navigator.store.vault_contents import ShareEntry
from navigator.sync import membership
from navigator.sync.chain import keep, new_key, wrap_keys, write_record
from navigator.sync.changing_team import know_today
from navigator.sync.errand import World
from navigator.sync.invitation import Invitation, open_invitation
from navigator.sync.marker import check_marker
from navigator.sync.primitives import LibraryPrimitives
from navigator.sync.publishing import publish
from navigator.sync.sharing import card_of, errand_for
from navigator.sync.syncing import REAL_WORLD, SyncResult, run
from navigator.sync.transport import Transport


@dataclass(frozen=True)
class Joined:
    """A case that came to this vault, and what its first sync brought."""

    case_id: str
    result: SyncResult


def read_invitation(vault: Vault, content: bytes, passphrase: str | None = None) -> Invitation:
    """What an invitation says, to be shown before joining: the case, who invites, and their fingerprint.

    Raises UnreadableFile when it is not for this vault, or the passphrase is wrong.
    """
    return open_invitation(content, LibraryPrimitives(vault.identity, REAL_WORLD.entropy), passphrase)


def join(
    vault: Vault,
    invitation: Invitation,
    transport: Transport,
    address: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    world: World = REAL_WORLD,
) -> Joined:
    """Join the case of an invitation through a share, which may have another address from here; syncs once.

    `progress(done, whole)` counts the files to be read; `cancelled` is asked before each.

    The case is in the vault afterwards, also when the share failed half way: syncing again carries on.
    InvalidValue when the case is in the vault and shared already; NotTheShare when it is another share.
    """
    primitives = LibraryPrimitives(vault.identity, world.entropy)
    check_marker(transport, primitives, invitation.share_id, invitation.signer)
    entry = ShareEntry(address, invitation.share_id, invitation.signer, invitation.root)
    with _case_of(vault, invitation) as opened:
        vault.set_case_share(invitation.case_id, entry)
        if invitation.identity is not None:
            _take_place(vault, opened, transport, invitation, world)
        errand = errand_for(vault, opened, transport, world)
        errand.progress = progress or errand.progress
        errand.cancelled = cancelled or errand.cancelled
        # The attachments come with the next sync: nobody waits for them to have the case.
        return Joined(invitation.case_id, run(errand, with_attachments=False))


def _case_of(vault: Vault, invitation: Invitation) -> OpenCase:
    if all(record.id != invitation.case_id for record in vault.cases()):
        return empty_case(vault, invitation.case_name, invitation.case_id)
    if vault.case_share(invitation.case_id) is not None:
        raise InvalidValue("That case is in this vault and shared already.", "Sync it.")
    # Back after leaving: what the replica of then signs does not count any more.
    vault.new_replica(invitation.case_id)
    return open_case(vault, invitation.case_id)


def _take_place(
    vault: Vault, opened: OpenCase, transport: Transport, invitation: Invitation, world: World
) -> None:
    """Put one's own keys in the place of those that came with the invitation, and have a new key made."""
    errand = errand_for(vault, opened, transport, world, invitation.identity)
    know_today(errand)
    mine, taking = card_of(vault), Taking()
    if mine.member in errand.team.members:
        return
    if errand.me not in errand.team.members:
        raise InvalidValue("This invitation was used already, or was withdrawn.", "Ask for another.")
    acts = [
        membership.adding(mine.verify_key, mine.recipient),
        membership.removing(errand.me, {}),
        new_key(errand),
    ]
    write_record(errand, acts, {mine.member: mine.name}, taking)
    wrap_keys(errand, taking)
    keep(errand, taking)
    publish(errand)
