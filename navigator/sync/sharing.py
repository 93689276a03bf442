"""Sharing a case, for the command line and the screens: make a share, invite, join, members, revoke, leave.

Each of these reads the share first, so that what it says is said on top of what the team did meanwhile.
What is written is on the share, read back, when the call returns; where the share fails in the middle, a
ShareError is raised, and the next sync carries on with the very same bytes.
"""

import json
from dataclasses import dataclass, field
from typing import Final

from navigator.errors import InvalidValue, UnknownItem
from navigator.store.identity import Identity
from navigator.store.open_case import OpenCase
from navigator.store.share_attachments import ShareAttachments
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Taking
from navigator.store.vault import Vault
from navigator.store.vault_contents import ShareEntry
from navigator.sync import membership
from navigator.sync.chain import keep, know, new_key, wrap_keys, write_record
from navigator.sync.changing_team import change_team, know_today, leaving, removal
from navigator.sync.errand import Errand, Trust, World
from navigator.sync.invitation import Card, Invitation, seal_for, seal_under
from navigator.sync.marker import check_marker, find_marker, marker_bytes
from navigator.sync.names import MARKER
from navigator.sync.primitives import LibraryPrimitives, Primitives, fingerprint
from navigator.sync.syncing import REAL_WORLD, SyncResult, run
from navigator.sync.transport import ShareRefused, Transport

HONEST_SENTENCE: Final = (
    "From now on they get nothing new. Nothing can erase what they already hold: their laptop keeps its copy "
    "of the case as it was when it last synced."
)
"""To be shown before and after somebody is taken out of a team."""

_SHARE_ID_BYTES: Final = 16


@dataclass(frozen=True)
class ShareMember:
    """One member as a list of them shows it."""

    id: str
    """32 hexadecimal digits; what `revoke` takes."""
    name: str = field(repr=False)
    """As whoever invited them wrote it; "" when it cannot be read."""
    fingerprint: str
    added_ms: int
    """Milliseconds since 1970, UTC, by the clock of whoever invited them."""
    is_me: bool
    is_invited: bool = False
    """Invited by a passphrase, and not come yet; `revoke` withdraws the invitation."""
    removed_ms: int | None = None
    """When they were removed; None for a member of today."""


def card_of(vault: Vault) -> Card:
    """One's own card, to send to the colleague who is to invite one: public keys and name, nothing secret."""
    name = f"{vault.name}, {vault.organisation}" if vault.organisation else vault.name
    return Card(vault.identity.verify_key, vault.identity.age_recipient, name)


def create_share(
    vault: Vault, opened: OpenCase, transport: Transport, address: str, *, world: World = REAL_WORLD
) -> SyncResult:
    """Begin to share a case through a share, which may be new or have other cases on it; publishes the case.

    `address` is kept sealed in the vault. InvalidValue when the case is shared already; ShareError.
    """
    if vault.case_share(opened.case_id) is not None:
        raise InvalidValue("This case is shared already.", "Leave that share first to use another.")
    primitives = _primitives(vault, world)
    marker = find_marker(transport, primitives)
    if marker is None:
        transport.put_new(MARKER, marker_bytes(world.entropy(_SHARE_ID_BYTES).hex(), primitives))
        marker = find_marker(transport, primitives)
    if marker is None:
        raise ShareRefused("The share did not keep the file that marks it.", "Nothing was shared.")
    books = _books(vault, opened)
    world.at_desk(books.forget)
    trust = Trust(opened.case_id, marker.share_id, marker.signer, "")
    errand = Errand(trust, books, transport, primitives, world, world.at_desk)
    know(errand)
    mine, taking = card_of(vault), Taking()
    acts = [membership.adding(mine.verify_key, mine.recipient), new_key(errand)]
    write_record(errand, acts, {mine.member: mine.name}, taking)
    wrap_keys(errand, taking)
    keep(errand, taking)
    (root,) = errand.records
    entry = ShareEntry(address, marker.share_id, marker.signer, root)
    world.at_desk(lambda: vault.set_case_share(opened.case_id, entry))
    return run(errand_for(vault, opened, transport, world), with_attachments=False)


def invite(
    vault: Vault, opened: OpenCase, transport: Transport, card: Card, *, world: World = REAL_WORLD
) -> bytes:
    """Add a colleague to the team by their card, whose fingerprint was compared; the invitation to send them.

    It opens only on the laptop whose card it is. InvalidValue when they are in the team already; ShareError.
    """
    errand = _ready(vault, opened, transport, world)
    if card.member in errand.team.members:
        raise InvalidValue("That colleague is in the team of this case already.")
    change_team(errand, [membership.adding(card.verify_key, card.recipient)], {card.member: card.name})
    return seal_for(_invitation(vault, opened), card, errand.primitives)


def invite_by_passphrase(
    vault: Vault,
    opened: OpenCase,
    transport: Transport,
    name: str,
    passphrase: str,
    *,
    world: World = REAL_WORLD,
) -> bytes:
    """Invite a colleague of whom one has no card: the invitation opens with a passphrase, told by telephone.

    Whoever has both the file and the passphrase gets in. InvalidValue for a weak passphrase; ShareError.
    """
    identity = Identity.new(world.entropy)
    invitation = _invitation(vault, opened, identity)
    content = seal_under(invitation, passphrase, _primitives(vault, world))
    errand = _ready(vault, opened, transport, world)
    key = Card(identity.verify_key, identity.age_recipient, name)
    act = membership.adding(key.verify_key, key.recipient, is_invitation=True)
    change_team(errand, [act], {key.member: name})
    return content


def members(vault: Vault, opened: OpenCase) -> tuple[ShareMember, ...]:
    """The members as this laptop knows them, without asking the share; those removed come last."""
    errand = errand_for(vault, opened, None, REAL_WORLD)
    know(errand)
    names = _names(errand)
    today = [
        _shown(member, names, errand.me)
        for member in sorted(errand.team.members.values(), key=lambda one: (one.added_ms, one.id))
    ]
    gone = [
        _shown(left.member, names, errand.me, left.at_ms)
        for left in sorted(errand.team.gone.values(), key=lambda one: (one.at_ms, one.member.id))
        if not left.member.is_invitation
    ]
    return (*today, *gone)


def _shown(
    member: membership.Member, names: dict[str, str], me: str, removed_ms: int | None = None
) -> ShareMember:
    return ShareMember(
        member.id,
        names.get(member.id, ""),
        fingerprint(member.verify_key, member.recipient),
        member.added_ms,
        member.id == me,
        member.is_invitation,
        removed_ms,
    )


def revoke(
    vault: Vault, opened: OpenCase, transport: Transport, member_id: str, *, world: World = REAL_WORLD
) -> SyncResult:
    """Take a colleague out of the team: a new key for those who stay. Show HONEST_SENTENCE with it.

    Syncs first, so that what they had published counts; what they sign later goes to quarantine. UnknownItem
    when there is no such member; ShareError.
    """
    errand = errand_for(vault, opened, transport, world)
    result = run(errand, with_attachments=False)
    if result.trouble is not None:
        raise result.trouble
    if member_id not in errand.team.members:
        raise UnknownItem(
            "There is no such member in the team of this case.",
            "Nothing was changed.",
            "Look at the list of members for who is in it.",
        )
    if member_id == errand.me:
        raise InvalidValue("That is yourself.", "To leave the team, leave the share.")
    change_team(errand, removal(errand, member_id), {})
    return result


def leave(vault: Vault, opened: OpenCase, transport: Transport, *, world: World = REAL_WORLD) -> SyncResult:
    """Leave the team: what is not published yet is, then the share is forgotten; the case stays here.

    Raises ShareError when the share cannot be reached; see `forget_share`.
    """
    errand = errand_for(vault, opened, transport, world)
    result = run(errand)
    if result.trouble is not None:
        raise result.trouble
    if errand.me in errand.team.members:
        change_team(errand, leaving(errand), {}, wrap=False)
    world.at_desk(lambda: forget_share(vault, opened))
    return result


def forget_share(vault: Vault, opened: OpenCase) -> None:
    """Sync this case no longer, without telling the team; the case stays as it is."""
    vault.set_case_share(opened.case_id, None)
    _books(vault, opened).forget()


def set_escrow(
    vault: Vault, opened: OpenCase, transport: Transport, recipient: str, *, world: World = REAL_WORLD
) -> None:
    """Wrap all keys for a recovery recipient too (`age1…`), whose private key is kept offline; "" for none.

    Whoever holds that private key can read all that is on the share. InvalidValue for what is no recipient.
    """
    primitives = _primitives(vault, world)
    if recipient:
        primitives.wrap(b"", [recipient])
    errand = _ready(vault, opened, transport, world)
    change_team(errand, [membership.escrow_for(recipient)], {})


def escrow_of(vault: Vault, opened: OpenCase) -> str:
    """The recovery recipient, as this laptop knows it; "" for none."""
    errand = errand_for(vault, opened, None, REAL_WORLD)
    know(errand)
    return errand.team.escrow


def fill_again(
    vault: Vault, opened: OpenCase, transport: Transport, *, world: World = REAL_WORLD
) -> SyncResult:
    """Make an emptied folder the share again, from what this laptop holds. InvalidValue when it is another's.

    Only when a person said so: a folder without its marker may simply be the wrong one.
    """
    errand = errand_for(vault, opened, transport, world)
    know(errand)
    kept = errand.holdings.notes.get("marker", "")
    if find_marker(transport, errand.primitives) is None:
        if not kept:
            raise InvalidValue("This laptop has not kept the file that marks the share.")
        transport.put_new(MARKER, kept.encode())
    check_marker(transport, errand.primitives, errand.trust.share_id, errand.trust.signer)
    return run(errand_for(vault, opened, transport, world))


def errand_for(
    vault: Vault,
    opened: OpenCase,
    transport: Transport | None,
    world: World,
    identity: Identity | None = None,
) -> Errand:
    """A sync of this case about to begin. UnknownItem when the case is not shared."""
    entry = vault.case_share(opened.case_id)
    if entry is None:
        raise UnknownItem(
            "This case is not shared.", "Nothing was changed.", "Share it first, or join a colleague's share."
        )
    trust = Trust(opened.case_id, entry.share_id, entry.signer, entry.root)
    primitives = LibraryPrimitives(identity or vault.identity, world.entropy)
    books = _books(vault, opened)
    errand = Errand(trust, books, transport or _no_share(), primitives, world, world.at_desk)
    errand.attachments = ShareAttachments(opened)
    return errand


def _no_share() -> Transport:
    from navigator.sync.no_share import NoShare

    return NoShare()


def _books(vault: Vault, opened: OpenCase) -> ShareBooks:
    return ShareBooks(opened, lambda: vault.new_replica(opened.case_id).replica_id)


def _primitives(vault: Vault, world: World) -> Primitives:
    return LibraryPrimitives(vault.identity, world.entropy)


def _ready(vault: Vault, opened: OpenCase, transport: Transport, world: World) -> Errand:
    """An errand that knows the team of today. UnknownItem when we are not in it."""
    errand = errand_for(vault, opened, transport, world)
    know_today(errand)
    if errand.me not in errand.team.members:
        raise UnknownItem("You are not in the team of this case.", "Nothing was changed.")
    return errand


def _invitation(vault: Vault, opened: OpenCase, identity: Identity | None = None) -> Invitation:
    entry = vault.case_share(opened.case_id)
    if entry is None:
        raise UnknownItem("This case is not shared.", "Nothing was changed.", "Share it first.")
    name = vault.find_case(opened.case_id).name
    return Invitation(
        *(opened.case_id, name, entry.address, entry.share_id, entry.signer, entry.root),
        card_of(vault),
        identity,
    )


def _names(errand: Errand) -> dict[str, str]:
    """The names of members, out of the records that added them."""
    found: dict[str, str] = {}
    for record in sorted(errand.records.values(), key=lambda one: (one.whole("n"), one.sha256)):
        key = errand.keys.get(record.text("key"))
        text = errand.primitives.unseal(key, record.payload, record.about) if key and record.payload else None
        if text is not None:
            found.update((str(member), str(name)) for member, name in json.loads(text).items())
    return found
