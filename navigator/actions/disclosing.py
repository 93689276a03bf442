"""Keeping what was shared with whom, and what was decided not to be."""

from collections.abc import Iterable, Sequence
from datetime import date

from navigator.actions.naming import listed
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Disclosure
from navigator.errors import InvalidValue
from navigator.history.draft import Draft, making
from navigator.summary.sharing.told import what_was_held_back, what_went
from navigator.summary.sharing.what_may_go import Sharing


def record_disclosure(
    ids: Ids, sharing: Sharing, *, items: Iterable[str], sha256: str, client_told: bool | None = None
) -> Draft:
    """ "Share the one page with Probation": what it showed (`items`), what not and why, and which file."""
    to_whom = tuple(one.id for one in sharing.recipients)
    made = Disclosure(
        id=ids.new(),
        when=PartialDate.on(sharing.today),
        decision="shared",
        to_whom=to_whom,
        purpose=sharing.purpose,
        basis=_basis(sharing),
        what_went=what_went(sharing, items),
        held_back=what_was_held_back(sharing),
        client_told=True if sharing.for_client else client_told,
        sha256=sha256,
    )
    if sharing.for_client:
        return Draft("Make the client's own page", making(made))
    return Draft(f"Share the one page with {listed([one.name for one in sharing.recipients])}", making(made))


def record_not_shared(
    case: Case,
    ids: Ids,
    to_whom: Sequence[str],
    *,
    because: str,
    today: date,
    purpose: str = "",
    client_told: bool | None = None,
) -> Draft:
    """ "Decide not to share with the police", with the reason. InvalidValue without one."""
    if not because.strip():
        raise InvalidValue(
            "A decision not to share needs its reason.", "Say why, in a sentence.", field="held_back"
        )
    names = ["the client" if one == CLIENT_ID else case.get(one).title for one in to_whom]
    made = Disclosure(
        id=ids.new(),
        when=PartialDate.on(today),
        decision="not_shared",
        to_whom=tuple(to_whom),
        purpose=purpose,
        held_back=because.strip(),
        client_told=client_told,
    )
    return Draft(
        f"Decide not to share with {listed([name for name in names if name]) or 'somebody'}", making(made)
    )


def record_access_pack(ids: Ids, *, today: date, sha256: str, hidden: int) -> Draft:
    """ "Give the client all that is held on them": a subject access request that was answered."""
    made = Disclosure(
        id=ids.new(),
        when=PartialDate.on(today),
        decision="shared",
        to_whom=(CLIENT_ID,),
        purpose="Subject access: all that is held on the client",
        basis="legal_obligation",
        what_went="Everything that is held, as a PDF and as JSON",
        held_back=f"What is about other people: {hidden} passages, by the reviewed list" if hidden else "",
        client_told=True,
        sha256=sha256,
    )
    return Draft("Give the client all that is held on them", making(made))


def _basis(sharing: Sharing) -> str:
    """The one basis that the field holds: vital interests where used, else that of most of what went."""
    if any(verdict.vital for verdict in sharing.goes):
        return "vital_interests"
    count: dict[str, int] = {}
    for verdict in sharing.goes:
        for one in verdict.agreements:
            basis = sharing.case.agreements[one].lawful_basis
            count[basis] = count.get(basis, 0) + 1
    return max(count, key=lambda basis: (count[basis], basis), default="")
