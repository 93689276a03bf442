"""What the sheets ask for. What only reads runs at the desk; what talks to a share is given a `Reach`, on a
thread of its own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.ui.desk import Desk
from navigator.ui.share.act_thread import Reach
from navigator.ui.share.sync_thread import Outcome, outcome_of

if TYPE_CHECKING:
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault
    from navigator.sync.invitation import Invitation
    from navigator.sync.sharing import ShareMember
    from navigator.sync.syncing import SyncResult


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the sheet shows."""

    card: str
    fingerprint: str
    address: str = ""
    """Where the case is shared, without secrets; "" for a case that is not."""
    members: "tuple[ShareMember, ...]" = ()
    escrow: str = ""


def standing(desk: Desk) -> Standing:
    """How it stands with the open case; runs at the desk."""
    return _standing(desk.vault, desk.open_case)


def _standing(vault: "Vault", opened: "OpenCase") -> Standing:
    from navigator.sync import sharing
    from navigator.sync.transports.address import shown_address

    card = sharing.card_of(vault)
    entry = vault.case_share(opened.case_id)
    if entry is None:
        return Standing(card.text(), card.fingerprint)
    members = sharing.members(vault, opened)
    escrow = sharing.escrow_of(vault, opened)
    return Standing(card.text(), card.fingerprint, shown_address(entry.address), members, escrow)


def own_card(desk: Desk) -> Standing:
    """One's own card, whatever case is open; runs at the desk."""
    from navigator.sync.sharing import card_of

    card = card_of(desk.vault)
    return Standing(card.text(), card.fingerprint)


def look(reach: Reach, content: bytes, passphrase: str) -> "Invitation":
    """What an invitation is for. A passphrase takes its second to be tried: not at the desk."""
    from navigator.sync.joining import read_invitation

    return read_invitation(reach.vault, content, passphrase or None)


def leave_silently(desk: Desk) -> None:
    """Leave without telling: the share is gone for good; runs at the desk."""
    from navigator.sync import sharing

    sharing.forget_share(desk.vault, desk.open_case)


def create(reach: Reach, address: str) -> Standing:
    """Begin to share the open case."""
    from navigator.sync.sharing import create_share
    from navigator.sync.transports.opening import whole_address

    whole, opened = whole_address(address), reach.opened
    with reach.line.to(reach.vault, whole) as transport:
        result = create_share(reach.vault, opened, transport, whole, world=reach.world())
    if result.trouble is not None:
        raise result.trouble
    return _stands(reach, opened)


def invite(reach: Reach, card: str) -> bytes:
    """The invitation for a card whose fingerprint was compared."""
    from navigator.sync import sharing
    from navigator.sync.invitation import read_card

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        return sharing.invite(reach.vault, opened, transport, read_card(card), world=reach.world())


def invite_by_passphrase(reach: Reach, name: str, passphrase: str) -> bytes:
    """The invitation that opens with a passphrase."""
    from navigator.sync import sharing

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        return sharing.invite_by_passphrase(
            reach.vault, opened, transport, name, passphrase, world=reach.world()
        )


def revoke(reach: Reach, member: str) -> Outcome:
    """Take a member out of the team."""
    from navigator.sync import sharing

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        result = sharing.revoke(reach.vault, opened, transport, member, world=reach.world())
    return outcome_of(result, reach.vault, opened, reach.on_the_case)


def leave(reach: Reach) -> Outcome:
    """Leave the team, telling it. What came in just before is in the case, and nobody is told of it later."""
    from navigator.sync import sharing

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        return Outcome(sharing.leave(reach.vault, opened, transport, world=reach.world()))


def set_escrow(reach: Reach, recipient: str) -> Standing:
    """Set the recovery key, or with "" none."""
    from navigator.sync import sharing

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        sharing.set_escrow(reach.vault, opened, transport, recipient, world=reach.world())
    return _stands(reach, opened)


def fill_again(reach: Reach) -> Outcome:
    """Make an emptied folder the share again."""
    from navigator.sync import sharing

    opened = reach.opened
    with reach.line.to(reach.vault, _address(reach, opened)) as transport:
        result: SyncResult = sharing.fill_again(reach.vault, opened, transport, world=reach.world())
    if result.trouble is not None:
        raise result.trouble
    return outcome_of(result, reach.vault, opened, reach.on_the_case)


def join(reach: Reach, invitation: "Invitation", address: str) -> str:
    """Join; the id of the case, which is in the vault then, also when its share went away half way.

    The case that comes is nobody else's until then, so all of it is done on this thread.
    """
    from navigator.sync import joining
    from navigator.sync.transports.opening import whole_address

    whole = whole_address(address)
    with reach.line.to(reach.vault, whole) as transport:
        joined = joining.join(
            *(reach.vault, invitation, transport, whole),
            progress=reach.progress,
            cancelled=lambda: reach.line.is_cut,
        )
        return joined.case_id


def _stands(reach: Reach, opened: "OpenCase") -> Standing:
    found = reach.on_the_case(lambda: _standing(reach.vault, opened))
    assert isinstance(found, Standing)
    return found


def _address(reach: Reach, opened: "OpenCase") -> str:
    from navigator.errors import InvalidValue

    entry = reach.vault.case_share(opened.case_id)
    if entry is None:
        raise InvalidValue("This case is not shared.", "Share it first.")
    return entry.address
