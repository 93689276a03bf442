"""What the map draws, taken out of a Case as it was on a day: nodes and the lines between them.

Whatever cannot be drawn is left out here, once: ties to what is gone, a tie from somebody to themself,
places that are no numbers. Where things stand is decided elsewhere.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.presence import has_begun, is_over
from navigator.casefile.values import LONGEST_LINE

CLOSE, REGULAR, DISTANT, ORGANISATIONS = 1, 2, 3, 4
"""The rings from the inside out. Whoever's closeness nobody has noted stands with the distant."""

_RINGS = {"close": CLOSE, "regular": REGULAR, "distant": DISTANT}
_MOST_DRAWN = 3
"""Lines between the same two nodes; one picture needs no more to say that there are several."""
_STRENGTHS = ("strong", "weak", "tenuous", "broken")
_TALK = ("regularly", "once", "never")


class NodeKind(StrEnum):
    """What a node is."""

    CLIENT = "client"
    WORKER = "worker"
    PERSONAL = "personal"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Node:
    """One node: `code` are the letters in its mark, `past` that it had ended by the day of the map."""

    id: str
    kind: NodeKind
    name: str
    code: str
    ring: int
    organisation: str = ""
    sector: str = ""
    past: bool = False
    lead: bool = False
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One tie to be drawn; `of` is how many the two have between them, `at` which of those drawn it is."""

    tie: str
    one: str
    other: str
    strength: str
    stressed: bool
    to_one: bool
    to_other: bool
    talk: str
    past: bool
    at: int = 0
    drawn: int = 1
    of: int = 1

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both ends."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Network:
    """Everything that there is to draw: nodes by id, in the order of their ids, and lines."""

    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]

    @property
    def inner_lines(self) -> tuple[Line, ...]:
        """The lines that do not end at the client."""
        return tuple(line for line in self.lines if CLIENT_ID not in line.ends)

    def members(self) -> tuple[tuple[str, str], ...]:
        """Each person of an organisation that is drawn, with it."""
        return tuple(
            (node.id, node.organisation) for node in self.nodes.values() if node.organisation in self.nodes
        )


def network_of(case: Case, on: date, *, wanted: frozenset[str] | None = None) -> Network:
    """The network as it was on a day: who had begun by then, those who had ended among them marked past.

    With `wanted`, only these ids and the client. An organisation whose people have all not begun yet, and
    that has no tie of its own, is not there yet either.
    """
    people = [person for person in case.people.values() if has_begun(person, on)]
    tied = {end for tie in case.ties.values() if has_begun(tie, on) for end in (tie.one_end, tie.other_end)}
    organisations = [
        organisation
        for organisation in case.organisations.values()
        if organisation.id in tied
        or not (staff := case.people.by("organisation", organisation.id))
        or any(has_begun(person, on) for person in staff)
    ]
    return _network(case, on, people, organisations, wanted)


def whole_network(case: Case) -> Network:
    """Everybody who ever was, is or will be there: what is laid out, so that all days share their places."""
    return _network(case, date.max, case.people.values(), case.organisations.values(), None)


def _network(
    case: Case,
    on: date,
    people: Iterable[Person],
    organisations: Iterable[Organisation],
    wanted: frozenset[str] | None,
) -> Network:
    codes = _codes(case.organisations.values())
    nodes = [_client(case)]
    nodes += [_person(case, person, codes, on) for person in people]
    nodes += [_organisation(organisation, codes) for organisation in organisations]
    ordered = sorted(nodes, key=lambda node: node.id)
    kept = {node.id: node for node in ordered if _is_wanted(node.id, wanted)}
    return Network(MappingProxyType(kept), _lines(case, kept, on))


def one_line(text: str) -> str:
    """A text without line breaks, control characters and marks that turn the writing round.

    Of one that is too long for a line, only as much as a line holds.
    """
    text = text[:LONGEST_LINE]
    if not text.isprintable():
        text = text.translate(_PLAIN)
    return " ".join(text.split())


class _Plain(dict[int, str]):
    """What stands on one line for a character, worked out at its first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
        self[code] = " " if char.isspace() else char if kept else ""
        return self[code]


_PLAIN = _Plain()


def _is_wanted(item: str, wanted: frozenset[str] | None) -> bool:
    return wanted is None or item == CLIENT_ID or item in wanted


def _client(case: Case) -> Node:
    return Node(CLIENT_ID, NodeKind.CLIENT, one_line(case.client.title) or "Client", "", 0)


def _person(case: Case, person: Person, codes: Mapping[str, str], on: date) -> Node:
    organisation = case.organisations.get(person.organisation)
    worker = bool(person.professional) or (person.professional is None and organisation is not None)
    name = one_line(person.name) or one_line(person.role) or one_line(person.relationship) or "No name yet"
    return Node(
        id=person.id,
        kind=NodeKind.WORKER if worker else NodeKind.PERSONAL,
        name=name,
        code=codes.get(person.organisation, "") if worker else initials(name),
        ring=_RINGS.get(person.closeness, DISTANT),
        organisation=organisation.id if organisation else "",
        sector=organisation.sector if organisation and worker else "",
        past=is_over(person, on),
        lead=bool(person.is_lead),
        trusted=bool(person.trusted_by_client),
    )


def _organisation(organisation: Organisation, codes: Mapping[str, str]) -> Node:
    return Node(
        id=organisation.id,
        kind=NodeKind.ORGANISATION,
        name=one_line(organisation.name) or "No name yet",
        code=codes[organisation.id],
        ring=ORGANISATIONS,
        sector=organisation.sector,
    )


def initials(name: str) -> str:
    """At most two letters for a name: of its first and last word that begin with one."""
    words = [word for word in name.split("(", maxsplit=1)[0].split() if word[0].isalnum()]
    if not words:
        return name[:1].upper()
    if ord(words[0][0]) > 0x2E7F:
        return words[0][0]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


_SMALL_WORDS = {"and", "of", "the", "for", "in", "to", "a", "at", "on"}


def _codes(organisations: Iterable[Organisation]) -> dict[str, str]:
    """Two letters (three where two are taken) for each organisation, no two alike as far as letters go."""
    codes: dict[str, str] = {}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for organisation in sorted(organisations, key=lambda one: one.id):
        name = one_line(organisation.name)
        code = next((code for code in _code_choices(name) if code not in taken), "")
        first = name[:1].upper()
        while not code or code in taken:
            numbers[first] = numbers.get(first, 1) + 1
            code = f"{first}{numbers[first]}"
        taken.add(code)
        codes[organisation.id] = code
    return codes


def _code_choices(name: str) -> Iterable[str]:
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    telling = [word for word in words if word.casefold() not in _SMALL_WORDS] or words
    if not telling:
        return
    heads = [word[0].upper() for word in telling]
    if len(heads) > 1:
        yield heads[0] + heads[1]
        yield "".join(heads[:3])
        yield heads[0] + heads[-1]
    yield from (telling[0][0].upper() + letter.lower() for letter in telling[0][1:] if letter.isalnum())


def _lines(case: Case, nodes: Mapping[str, Node], on: date) -> tuple[Line, ...]:
    """The ties by pair of ends; of many between the same two, those that say most of today."""
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in case.ties.values():
        ends = tie.one_end, tie.other_end
        if ends[0] != ends[1] and ends[0] in nodes and ends[1] in nodes and has_begun(tie, on):
            pairs.setdefault((min(ends), max(ends)), []).append(tie)
    found: list[Line] = []
    for ties in pairs.values():
        ties.sort(key=lambda tie: _weight(tie, on))
        drawn = ties[:_MOST_DRAWN]
        found += [_line(tie, nodes, on, at, len(drawn), len(ties)) for at, tie in enumerate(drawn)]
    return tuple(sorted(found, key=lambda line: line.tie))


def _weight(tie: Tie, on: date) -> tuple[bool, int, int, str]:
    talk = _TALK.index(tie.talk_about_client) if tie.talk_about_client in _TALK else len(_TALK)
    strength = _STRENGTHS.index(tie.strength) if tie.strength in _STRENGTHS else len(_STRENGTHS)
    return is_over(tie, on), talk, strength, tie.id


def _line(tie: Tie, nodes: Mapping[str, Node], on: date, at: int, drawn: int, of: int) -> Line:
    return Line(
        tie=tie.id,
        one=tie.one_end,
        other=tie.other_end,
        strength=tie.strength,
        stressed=bool(tie.under_stress),
        to_one=tie.support_flows in ("to_one", "both"),
        to_other=tie.support_flows in ("to_other", "both"),
        talk=tie.talk_about_client,
        past=is_over(tie, on) or nodes[tie.one_end].past or nodes[tie.other_end].past,
        at=at,
        drawn=drawn,
        of=of,
    )
