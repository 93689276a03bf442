"""What each organisation may know today, topic by topic, by the agreements: the base of every verdict.

Dates are read so that less is shared: an agreement "from March" begins when March is over, one "until March"
ends when March begins, and a withdrawal counts from when it is written down. An agreement that was withdrawn
on or before its first day, or that has no first day, was never given: the client said no. A no stands until
an agreement begins after it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary

SOON = timedelta(days=30)
"""An agreement that ends within this time runs out soon."""


class Force(StrEnum):
    """Where an agreement stands on a day."""

    IN_FORCE = "in force"
    NOT_YET = "not yet begun"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "the client said no"
    NEVER = "ends before it starts"
    NO_BASIS = "no lawful basis"


def force_of(agreement: Agreement, today: date) -> Force:
    """Where the agreement stands today."""
    start, end, taken_back = agreement.valid_from, agreement.until, agreement.withdrawn_on
    if taken_back is not None:
        never_given = start is None or taken_back.earliest <= start.earliest
        return Force.REFUSED if never_given else Force.WITHDRAWN
    if start is not None and end is not None and end.earliest < start.latest:
        return Force.NEVER
    if start is not None and start.latest > today:
        return Force.NOT_YET
    if end is not None and end.earliest < today:
        return Force.EXPIRED
    return Force.IN_FORCE if agreement.lawful_basis else Force.NO_BASIS


def level_of(sensitivity: str) -> int:
    """0 for ordinary or nothing said, and so on up; an unknown word is above everything."""
    terms = vocabulary("sensitivities").terms
    if sensitivity not in terms:
        return 0 if not sensitivity else len(terms)
    return int(terms[sensitivity].more.get("level", len(terms)))


def highest_level(agreement: Agreement) -> int:
    """Up to which level it goes; nothing said, or an unknown word, is ordinary."""
    level = level_of(agreement.highest_sensitivity)
    return level if level < len(vocabulary("sensitivities").terms) else 0


def condition_asked_for(topic: str) -> str:
    """ "special" or "criminal" where UK GDPR (articles 9 and 10) asks for a second condition, else ""."""
    term = vocabulary("topics").terms.get(topic)
    return str(term.more.get("data", "")) if term else ""


def meets_condition(agreement: Agreement, topic: str) -> bool:
    """Whether its second condition is one for data of this topic, where one is asked for."""
    asked = condition_asked_for(topic)
    if not asked:
        return True
    term = vocabulary("second_conditions").terms.get(agreement.second_condition)
    article = str(term.more.get("article", "")) if term else ""
    return article.startswith("9") if asked == "special" else article.startswith("10")


def linked(case: Case, organisation: str) -> frozenset[str]:
    """The organisation and all that are linked with it as the same."""
    found, todo = {organisation}, [organisation]
    while todo:
        one = todo.pop()
        item = case.organisations.get(one)
        beside = [other.id for other in case.organisations.by("same_as", one)]
        for other in (*beside, *([item.same_as] if item and item.same_as else [])):
            if other not in found:
                found.add(other)
                todo.append(other)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Covered:
    """How far one organisation may know of one topic today: `level` is -1 for not at all.

    `by` are the agreements that say so, those that reach furthest first. `stopped` are those that would
    have, and why they do not; the one that was in force last comes first.
    """

    level: int = -1
    by: tuple[Agreement, ...] = ()
    stopped: tuple[tuple[Agreement, Force | str], ...] = ()


NO_CONDITION = "no second condition"
"""Why one in force does not reach special category or criminal data: it names no condition that fits."""


class Allowed:
    """What the organisations of a case may know on a day."""

    def __init__(self, case: Case, today: date) -> None:
        self.case, self.today = case, today
        self._agreements: dict[str, tuple[Agreement, ...]] = {}
        self._covered: dict[tuple[str, str], Covered] = {}

    def agreements_with(self, organisation: str) -> tuple[Agreement, ...]:
        """All agreements with an organisation, or with one linked as the same."""
        found = self._agreements.get(organisation)
        if found is None:
            with_it = linked(self.case, organisation) if organisation else frozenset()
            shelf = self.case.agreements
            found = tuple(one for org in sorted(with_it) for one in shelf.by("organisation", org))
            self._agreements[organisation] = found
        return found

    def in_force(self, organisation: str) -> tuple[Agreement, ...]:
        """Its agreements in force, without those that a later no stands against."""
        return tuple(
            one
            for one in self.agreements_with(organisation)
            if any(one in self.covered(organisation, topic).by for topic in one.topics)
        )

    def covered(self, organisation: str, topic: str) -> Covered:
        """How far the organisation may know of the topic."""
        key = (organisation, topic)
        found = self._covered.get(key)
        if found is None:
            found = self._covered[key] = self._work_out(organisation, topic)
        return found

    def _work_out(self, organisation: str, topic: str) -> Covered:
        about = [one for one in self.agreements_with(organisation) if topic in one.topics]
        noes = [one for one in about if force_of(one, self.today) is Force.REFUSED]
        by: list[Agreement] = []
        stopped: list[tuple[Agreement, Force | str]] = []
        for one in about:
            force = force_of(one, self.today)
            if force is not Force.IN_FORCE:
                stopped.append((one, force))
            elif any(not _begins_after(one, no) for no in noes):
                continue
            elif not meets_condition(one, topic):
                stopped.append((one, NO_CONDITION))
            else:
                by.append(one)
        by.sort(key=lambda one: (-highest_level(one), one.id))
        stopped.sort(key=_last_day, reverse=True)
        return Covered(highest_level(by[0]) if by else -1, tuple(by), tuple(stopped))


def _begins_after(agreement: Agreement, no: Agreement) -> bool:
    start, said = agreement.valid_from, no.withdrawn_on
    return start is not None and said is not None and start.earliest > said.latest


def _last_day(stopped: tuple[Agreement, Force | str]) -> tuple[date, str]:
    agreement, _ = stopped
    day = agreement.withdrawn_on or agreement.until or agreement.valid_from
    return (day.latest if day else date.min), agreement.id


@dataclass(frozen=True, slots=True)
class Cell:
    """What one organisation may know of one topic today.

    `highest` is a key of the sensitivities, "" for nothing. `bases` are lawful bases. `until` is the last day
    of the agreement that lasts longest, None without an end. `why_not` says in a few words what stopped.
    """

    highest: str = ""
    bases: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    until: PartialDate | None = None
    runs_out_soon: bool = False
    why_not: str = ""

    @property
    def may_know(self) -> bool:
        """Whether anything of the topic may be shared."""
        return bool(self.agreements)

    def in_words(self) -> str:
        """ "Up to sensitive; consent; until 31 March 2027", or why not, or "No agreement"."""
        if not self.may_know:
            return self.why_not or "No agreement"
        parts = [f"Up to {vocabulary('sensitivities').label(self.highest).lower()}"]
        parts += [vocabulary("lawful_bases").label(basis).lower() for basis in self.bases]
        if self.until:
            parts.append(f"until {say_date(self.until)}{', soon' if self.runs_out_soon else ''}")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organisations (by name) by topics (in the vocabulary's order), and what may be shared today."""

    organisations: tuple[str, ...]
    topics: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, organisation: str, topic: str) -> Cell:
        """One cell; an empty one where there is no agreement."""
        return self.cells.get((organisation, topic), Cell())


def agreements_today(case: Case, today: date, soon: timedelta = SOON) -> Matrix:
    """The matrix of all organisations of the case; of those linked as the same, the first stands for all."""
    allowed = Allowed(case, today)
    firsts = sorted(
        {min(linked(case, one) & case.organisations.keys()) for one in case.organisations},
        key=lambda one: (case.organisations[one].title.casefold(), one),
    )
    unknown = {topic for one in case.agreements.values() for topic in one.topics}
    topics = tuple(dict.fromkeys((*vocabulary("topics").terms, *sorted(unknown))))
    cells = {
        (organisation, topic): cell_of(covered, today, soon)
        for organisation in firsts
        for topic in topics
        if (covered := allowed.covered(organisation, topic)) != Covered()
    }
    return Matrix(tuple(firsts), topics, cells)


def cell_of(covered: Covered, today: date, soon: timedelta = SOON) -> Cell:
    """One cell of the matrix."""
    if not covered.by:
        agreement, why = covered.stopped[0] if covered.stopped else (None, "")
        return Cell(why_not=stopped_in_words(agreement, why) if agreement else "")
    open_ended = any(one.until is None for one in covered.by)
    ends = [one.until for one in covered.by if one.until is not None]
    until = None if open_ended else max(ends, key=lambda day: day.earliest)
    return Cell(
        highest=_key_of(covered.level),
        bases=tuple(dict.fromkeys(one.lawful_basis for one in covered.by)),
        agreements=tuple(one.id for one in covered.by),
        until=until,
        runs_out_soon=until is not None and until.earliest - today <= soon,
    )


def stopped_in_words(agreement: Agreement, why: Force | str) -> str:
    """ "Expired on 4 December 2026", "The client said no on 3 March 2026" and so on."""
    match why:
        case Force.EXPIRED:
            return f"Expired on {say_date(agreement.until)}"
        case Force.WITHDRAWN:
            return f"Withdrawn on {say_date(agreement.withdrawn_on)}"
        case Force.REFUSED:
            return f"The client said no on {say_date(agreement.withdrawn_on)}"
        case Force.NOT_YET:
            return f"Not before {say_date(agreement.valid_from)}"
        case Force.NEVER:
            return "The agreement ends before it starts"
        case Force.NO_BASIS:
            return "The agreement names no lawful basis"
        case _:
            return "The agreement names no second condition that fits"


@dataclass(frozen=True, slots=True)
class Ending:
    """An agreement that ends within so many days."""

    agreement: str
    organisation: str
    until: PartialDate
    days: int


def ending_soon(case: Case, today: date, soon: timedelta = SOON) -> tuple[Ending, ...]:
    """The agreements in force that end soon, the first to end first."""
    return tuple(sorted(_ending(case, today, soon), key=lambda one: (one.days, one.agreement)))


def _ending(case: Case, today: date, soon: timedelta) -> Iterator[Ending]:
    for one in case.agreements.values():
        if one.until is not None and force_of(one, today) is Force.IN_FORCE:
            left = one.until.earliest - today
            if left <= soon:
                yield Ending(one.id, one.organisation, one.until, left.days)


def _key_of(level: int) -> str:
    for key, term in vocabulary("sensitivities").terms.items():
        if term.more.get("level") == level:
            return key
    return ""
