"""Changing a team: the acts of a removal, and having a change of the team on the share when it is done."""

from navigator.store.share_holdings import Taking
from navigator.sync import membership
from navigator.sync.chain import keep, know, new_key, read_chain, wrap_keys, write_record
from navigator.sync.errand import Errand
from navigator.sync.marker import check_marker
from navigator.sync.membership import Act
from navigator.sync.publishing import publish


def know_today(errand: Errand) -> None:
    """Check the marker and read the chain of members. Raises ShareError."""
    know(errand)
    check_marker(errand.transport, errand.primitives, errand.trust.share_id, errand.trust.signer)
    errand.look()
    read_chain(errand)


def change_team(errand: Errand, acts: list[Act], names: dict[str, str], *, wrap: bool = True) -> None:
    """Write a record of these acts, wrap the keys for whoever needs them, and publish both.

    Raises ShareError when the share fails; the record is kept then, and the next sync publishes it.
    """
    taking = Taking()
    write_record(errand, acts, names, taking)
    if wrap:
        wrap_keys(errand, taking)
    keep(errand, taking)
    publish(errand)


def removal(errand: Errand, member: str) -> list[Act]:
    """The acts that remove a member: what is held of them here counts, and there is a new key."""
    return [membership.removing(member, _heads(errand, member)), new_key(errand)]


def leaving(errand: Errand) -> list[Act]:
    """The act by which we leave; those who stay make the new key, which is none of our business."""
    return [membership.removing(errand.me, _heads(errand, errand.me))]


def _heads(errand: Errand, member: str) -> dict[str, int]:
    """The last segment of each replica of a member, as far as it is held here."""
    held = errand.holdings
    return {
        replica: latest.seq
        for replica in held.segments
        if held.owner(replica) == member and (latest := held.latest(replica)) is not None
    }
