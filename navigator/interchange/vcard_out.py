"""People and organisations as cards for an address book: vCard 4.0 (RFC 6350), one card each.

Only what reaches somebody goes out: names, roles, organisations, phones, emails, websites and addresses.
What they are to the client stays in the case. A name is also split into surname and the rest (N), because
phones that know only 3.0 ask for it; who reads FN gets it as it is.
"""

from collections.abc import Iterator

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation, Person
from navigator.interchange.vcard_value import escape

_LONGEST_LINE = 75
"""Octets (RFC 6350, section 3.2)."""


def export_vcard(case: Case) -> bytes:
    """The cards of a case's people and organisations, organisations first."""
    lines: list[str] = []
    for organisation in case.organisations.values():
        lines.extend(_organisation_card(organisation))
    for person in case.people.values():
        lines.extend(_person_card(case, person))
    return b"".join(_folded(line) for line in lines)


def _person_card(case: Case, person: Person) -> Iterator[str]:
    yield from _head("individual", person)
    *given, family = person.name.split() or [""]
    yield f"N:{escape(family)};{escape(' '.join(given))};;;"
    if organisation := case.title_of(person.organisation):
        yield f"ORG:{escape(organisation)}"
    if person.role:
        yield f"TITLE:{escape(person.role)}"
    yield from _contact(person)
    yield "END:VCARD"


def _organisation_card(organisation: Organisation) -> Iterator[str]:
    yield from _head("org", organisation)
    yield f"ORG:{escape(organisation.name)}"
    yield "X-ABSHOWAS:COMPANY"
    yield from _contact(organisation)
    if organisation.website:
        yield f"URL:{escape(organisation.website)}"
    if organisation.address:
        yield f"ADR:;;{escape(organisation.address)};;;;"
    if organisation.what_it_does:
        yield f"NOTE:{escape(organisation.what_it_does)}"
    yield "END:VCARD"


def _head(kind: str, item: Person | Organisation) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{kind}"
    yield f"UID:urn:uuid:{item.id}"
    reached = (*item.phones, *item.emails, "No name")  # never what they are to the client
    yield f"FN:{escape(item.name or reached[0])}"


def _contact(item: Person | Organisation) -> Iterator[str]:
    yield from (f"TEL:{escape(phone)}" for phone in item.phones)
    yield from (f"EMAIL:{escape(email)}" for email in item.emails)


def _folded(line: str) -> bytes:
    """The line in UTF-8, folded between characters, with its line end."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
