"""Who in an import may be in the case already, or twice in the file: suggested to the person, never merged.

Two contacts are alike when their names are alike and they share a phone number or an email address, or
when their names are all but the same. Names are compared by rapidfuzz without regard to the order of
their words; phone numbers by phonenumbers, so that "07700 900123" and "+44 7700 900123" are one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.interchange.folding import folded

COUNTRY = "GB"
"""Where a phone number without a country code is taken to be from."""
ALIKE = 75.0
"""Out of 100: how alike names have to be when a phone number or an email address is shared."""
ALMOST_THE_SAME = 92.0
"""Out of 100: how alike names have to be when nothing else is shared."""
MOST_COMPARISONS = 200_000
"""Beyond this many pairs, only those with a phone number, an email or the very same name in common."""

MOST_LINES = 100
"""Nobody looks through more suggestions than these."""

_MOST_PER_KEY = 50
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir"])
_Contact = Person | Organisation


class _Known(NamedTuple):
    contact: _Contact
    name: str
    where: str


def likenesses(new: Sequence[_Contact], case: Case) -> list[str]:
    """A sentence for each new contact that is like one of the case, or like one before it in the file."""
    finder = _Finder(case, len(new))
    lines = []
    for contact in new:
        if line := finder.line_for(contact):
            lines.append(line)
        if len(lines) == MOST_LINES:
            return [*lines, "There may be more of these: only the first were looked for."]
        finder.add(contact, "also in this file")
    return lines


class _Finder:
    def __init__(self, case: Case, how_many: int) -> None:
        self._known: list[_Known] = []
        self._by_key: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        client = case.client
        for name in dict.fromkeys(filter(None, (client.full_name, client.preferred_name))):
            self.add(
                Person(id=CLIENT_ID, name=name, phones=client.phones, emails=client.emails), "the client"
            )
        for person in case.people.values():
            self.add(person, "already in the case")
        for organisation in case.organisations.values():
            self.add(organisation, "already in the case")
        self._compares_all = how_many * (how_many + len(self._known)) <= MOST_COMPARISONS

    def add(self, contact: _Contact, where: str) -> None:
        index = len(self._known)
        self._known.append(_Known(contact, plain_name(contact), where))
        for key in keys_of(contact):
            if len(self._by_key[key]) < _MOST_PER_KEY:  # a switchboard's number says nothing after so many
                self._by_key[key].append(index)

    def line_for(self, contact: _Contact) -> str:
        from rapidfuzz import fuzz

        name = plain_name(contact)
        best, best_score, best_why = None, 0.0, ""
        for known, may_share in self._candidates(contact) if name else ():
            score = fuzz.ratio(name, known.name)
            shared = shared_with(contact, known.contact) if may_share and score >= ALIKE else ""
            if score >= ALMOST_THE_SAME or shared:
                score += 100 * bool(shared)
                if score > best_score:
                    best, best_score, best_why = known, score, shared
        if best is None:
            return ""
        why = f"they share {best_why}" if best_why else "the names are almost the same"
        return f"“{contact.name}” may be “{best.contact.name}”, {best.where}: {why}."

    def _candidates(self, contact: _Contact) -> Iterator[tuple[_Known, bool]]:
        indexes = {index: True for key in keys_of(contact) for index in self._by_key.get(key, ())}
        if self._compares_all:
            indexes.update((index, False) for index in range(len(self._known)) if index not in indexes)
        for index, may_share in indexes.items():
            if type(self._known[index].contact) is type(contact):
                yield self._known[index], may_share


def keys_of(contact: _Contact) -> Iterator[tuple[str, str]]:
    """What two contacts that may be one have in common: a whole name, an email, the end of a number."""
    if name := plain_name(contact):
        yield "name", name
    for email in contact.emails:
        yield "email", email.casefold()
    for phone in contact.phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= 6:
            yield "phone", digits[-6:]


def shared_with(one: _Contact, other: _Contact) -> str:
    """What both can be reached by, in words: "a phone number"; "" for nothing."""
    if {email.casefold() for email in one.emails} & {email.casefold() for email in other.emails}:
        return "an email address"
    same = {_dialled(phone) for phone in one.phones[:20]} & {_dialled(phone) for phone in other.phones[:20]}
    return "a phone number" if same - {""} else ""


@lru_cache(maxsize=4096)
def _dialled(phone: str) -> str:
    """The number as it would be dialled from abroad, however it was written; "" when it has no digits."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone[:40], COUNTRY)
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", phone)
    return f"+{number.country_code}{number.national_number}"


def plain_name(contact: _Contact) -> str:
    """The name as it is compared: folded, without titles, its words in order."""
    words = folded(contact.name).split()
    return " ".join(sorted(word for word in words if word not in _TITLES) or words)
