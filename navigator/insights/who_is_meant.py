"""Who of the case somebody means by a name, a part of one, or what they do: "Dana", "Housing", "the GP".

It only says who may be meant, best first, and whether that leaves a doubt. Whoever asks shows what was found
before relying on it.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from navigator.casefile.case import Case
from navigator.casefile.folding import fold
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.presence import is_there
from navigator.casefile.vocabulary import vocabulary

FILLERS = frozenset(("the", "a", "an", "his", "her", "their", "my", "our", "and", "at", "of", "from"))
"""Words that stand in names and before them, and tell nobody from anybody."""

_LEAST_OF_A_WORD = 3
"""Letters: with fewer, the beginning of a name could be that of half the room."""
_MOST_WORDS = 10


class Fit(IntEnum):
    """How well words fit somebody; less is better."""

    WHOLE = 0
    WORDS = 1
    BEGINNINGS = 2
    PART_PLAYED = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What was said of somebody, and the ids of all whom it may mean, best first.

    `sure` when the first of them fits better than all others, or as well as others who are not in the room.
    """

    words: str = ""
    ids: tuple[str, ...] = ()
    sure: bool = False
    fit: Fit = Fit.PART_PLAYED

    @property
    def id(self) -> str:
        """The one who is meant; "" as long as there is a doubt."""
        return self.ids[0] if self.sure else ""


NOBODY = Meant()
"""Nobody was named."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody by all the words that fit them."""

    id: str
    whole: frozenset[str]
    words: frozenset[str]
    part: frozenset[str]
    rank: tuple[bool, bool, str]
    """Orders those who fit as well as each other: those in the room, then those still there."""


class Names:
    """Everybody of a case who can be named, and the organisations.

    `here` are the ids of those in the room: of two who fit as well, the one who is here is meant. `me` is
    the id of whoever types, for "I" and "we".
    """

    def __init__(self, case: Case, today: date, here: frozenset[str] = frozenset(), me: str = "") -> None:
        self._me = me
        here |= frozenset(case.people[one].organisation for one in here if one in case.people) - {""}
        self._known = [_client(case, here)]
        for organisation in case.organisations.values():
            sector = vocabulary("sectors").terms.get(organisation.sector)
            part = f"{organisation.sector.replace('_', ' ')} {sector.label if sector else ''}"
            rank = (organisation.id not in here, False, organisation.id)
            self._known.append(_known(organisation.id, (organisation.name,), part, rank))
        for person in case.people.values():
            rank = (person.id not in here, not is_there(person, today), person.id)
            part = f"{person.role} {person.relationship}"
            self._known.append(_known(person.id, (person.name,), part, rank))

    def meant(self, words: str, worst: Fit = Fit.PART_PLAYED) -> Meant:
        """Who is meant, fitting no worse than `worst`."""
        said = " ".join(words.split()).strip(" ,.:;!?")
        plain = fold(said).removesuffix("'s").removesuffix("’s")
        if self._me and plain in ("i", "me", "we", "us"):
            return Meant(said, (self._me,), sure=True, fit=Fit.WHOLE)
        tokens = [one for one in _tokens(plain) if one not in FILLERS]
        if not tokens or len(tokens) > _MOST_WORDS:
            return Meant(said)
        found = [(fit, one) for one in self._known if (fit := _fit(one, plain, tokens)) is not None]
        found = sorted((each for each in found if each[0] <= worst), key=lambda each: (each[0], each[1].rank))
        if not found:
            return Meant(said)
        best = [one for fit, one in found if fit == found[0][0]]
        sure = len(best) == 1 or best[0].rank[:2] < best[1].rank[:2]
        return Meant(said, tuple(one.id for _, one in found), sure, found[0][0])


def _fit(one: _Known, plain: str, tokens: list[str]) -> Fit | None:
    if plain in one.whole:
        return Fit.WHOLE
    if all(token in one.words for token in tokens):
        return Fit.WORDS
    if all(
        len(token) >= _LEAST_OF_A_WORD and any(word.startswith(token) for word in one.words)
        for token in tokens
    ):
        return Fit.BEGINNINGS
    return Fit.PART_PLAYED if all(token in one.part for token in tokens) else None


def _client(case: Case, here: frozenset[str]) -> _Known:
    client = case.client
    names = (client.preferred_name, client.full_name, "client", "the client")
    return _known(CLIENT_ID, names, "", (CLIENT_ID not in here, False, ""))


def _known(item_id: str, names: tuple[str, ...], part: str, rank: tuple[bool, bool, str]) -> _Known:
    whole = frozenset(fold(" ".join(name.split())) for name in names if name.strip())
    words = frozenset(token for name in whole for token in _tokens(name)) - FILLERS
    return _Known(item_id, whole, words, frozenset(_tokens(fold(part))) - FILLERS, rank)


def _tokens(folded: str) -> list[str]:
    return "".join(c if c.isalnum() or c in "'’&" else " " for c in folded).split()
