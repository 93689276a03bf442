"""What the sheets ask of the desk: each function runs in the worker's thread.

Those that talk to a share take a `Line`, through which another thread can cut the call short.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.ui.desk import CaseState, Desk

if TYPE_CHECKING:
    from navigator.sync.invitation import Invitation
    from navigator.sync.sharing import ShareMember
    from navigator.sync.transports.guarded import GuardedTransport


class Line:
    """The share that an act is talking to, if any."""

    def __init__(self) -> None:
        self._transport: GuardedTransport | None = None

    @contextmanager
    def to(self, desk: Desk, address: str) -> "Iterator[GuardedTransport]":
        """Talk to the share at an address."""
        from navigator.sync.sharing import card_of
        from navigator.sync.transports.opening import transport_for

        with transport_for(address, card_of(desk.vault).member) as transport:
            self._transport = transport
            try:
                yield transport
            finally:
                self._transport = None

    def cut(self) -> None:
        """End the call that hangs; from any thread."""
        transport = self._transport
        if transport is not None:
            transport.end()


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
    """How it stands with the open case."""
    from navigator.sync import sharing
    from navigator.sync.transports.address import shown_address

    card = sharing.card_of(desk.vault)
    opened = desk.open_case
    entry = desk.vault.case_share(opened.case_id)
    if entry is None:
        return Standing(card.text(), card.fingerprint)
    members = sharing.members(desk.vault, opened)
    escrow = sharing.escrow_of(desk.vault, opened)
    return Standing(card.text(), card.fingerprint, shown_address(entry.address), members, escrow)


def own_card(desk: Desk) -> Standing:
    """One's own card, whatever case is open."""
    from navigator.sync.sharing import card_of

    card = card_of(desk.vault)
    return Standing(card.text(), card.fingerprint)


def create(desk: Desk, line: Line, address: str) -> Standing:
    """Begin to share the open case."""
    from navigator.sync.sharing import create_share
    from navigator.sync.transports.opening import whole_address

    whole = whole_address(address)
    with line.to(desk, whole) as transport:
        result = create_share(desk.vault, desk.open_case, transport, whole)
    if result.trouble is not None:
        raise result.trouble
    return standing(desk)


def invite(desk: Desk, line: Line, card: str) -> bytes:
    """The invitation for a card whose fingerprint was compared."""
    from navigator.sync import sharing
    from navigator.sync.invitation import read_card

    with line.to(desk, _address(desk)) as transport:
        return sharing.invite(desk.vault, desk.open_case, transport, read_card(card))


def invite_by_passphrase(desk: Desk, line: Line, name: str, passphrase: str) -> bytes:
    """The invitation that opens with a passphrase."""
    from navigator.sync import sharing

    with line.to(desk, _address(desk)) as transport:
        return sharing.invite_by_passphrase(desk.vault, desk.open_case, transport, name, passphrase)


def revoke(desk: Desk, line: Line, member: str) -> CaseState:
    """Take a member out of the team."""
    from navigator.sync import sharing

    with line.to(desk, _address(desk)) as transport:
        sharing.revoke(desk.vault, desk.open_case, transport, member)
    return desk.case_state()


def leave(desk: Desk, line: Line) -> None:
    """Leave the team, telling it."""
    from navigator.sync import sharing

    with line.to(desk, _address(desk)) as transport:
        sharing.leave(desk.vault, desk.open_case, transport)


def leave_silently(desk: Desk) -> None:
    """Leave without telling: the share is gone for good."""
    from navigator.sync import sharing

    sharing.forget_share(desk.vault, desk.open_case)


def set_escrow(desk: Desk, line: Line, recipient: str) -> Standing:
    """Set the recovery key, or with "" none."""
    from navigator.sync import sharing

    with line.to(desk, _address(desk)) as transport:
        sharing.set_escrow(desk.vault, desk.open_case, transport, recipient)
    return standing(desk)


def fill_again(desk: Desk, line: Line) -> None:
    """Make an emptied folder the share again."""
    from navigator.sync import sharing

    with line.to(desk, _address(desk)) as transport:
        result = sharing.fill_again(desk.vault, desk.open_case, transport)
    if result.trouble is not None:
        raise result.trouble


def look(desk: Desk, content: bytes, passphrase: str) -> "Invitation":
    """What an invitation is for."""
    from navigator.sync.joining import read_invitation

    return read_invitation(desk.vault, content, passphrase or None)


def join(desk: Desk, line: Line, invitation: "Invitation", address: str) -> str:
    """Join; the id of the case, which is in the vault then, also when its share went away half way."""
    from navigator.sync import joining
    from navigator.sync.transports.opening import whole_address

    whole = whole_address(address)
    with line.to(desk, whole) as transport:
        return joining.join(desk.vault, invitation, transport, whole).case_id


def _address(desk: Desk) -> str:
    from navigator.errors import InvalidValue

    entry = desk.vault.case_share(desk.open_case.case_id)
    if entry is None:
        raise InvalidValue("This case is not shared.", "Share it first.")
    return entry.address
