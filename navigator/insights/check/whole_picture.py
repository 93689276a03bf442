"""A case on a day, read once for all rules: who is there, which needs are open, who has a part in which.

Everything is made when it is first asked for, from the indexes of the shelves, so that a check of a case
with thousands of entries goes over them once.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import itemgetter

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry
from navigator.casefile.needs import Need, View
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.presence import is_there
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.thresholds import Thresholds, thresholds
from navigator.insights.plan_words import PlanWords
from navigator.insights.sequencing import Plan, plan_of
from navigator.insights.talking import workers

OVER = ("done", "stopped", "declined")
_NOT_OPEN = ("met", "closed", "held")
_REMEMBERED_DAYS = 366
"""A year: no rule looks further back into the journal."""


class WholePicture:
    """What the rules read. `today` is the day of the check, `limits` from where on a rule speaks."""

    def __init__(self, case: Case, today: date, limits: Thresholds | None = None) -> None:
        self.case = case
        self.today = today
        self.limits = limits or thresholds()

    # When

    def is_past(self, moment: PartialDate | None) -> bool:
        """Whether it is certainly over."""
        return moment is not None and moment.latest < self.today

    def older_than(self, moment: PartialDate | None, days: float) -> bool:
        """Whether it is known, and certainly more than so many days ago."""
        return moment is not None and (self.today - moment.latest).days > days

    def within(self, moment: PartialDate | None, days: float) -> bool:
        """Whether it began at most so many days ago, and not after today."""
        return moment is not None and 0 <= (self.today - moment.earliest).days <= days

    # Who

    @cached_property
    def client(self) -> str:
        """What to call the client."""
        return self.case.client.preferred_name or self.case.client.full_name or "the client"

    @property
    def client_first(self) -> str:
        """The client at the beginning of a sentence."""
        return self.client[:1].upper() + self.client[1:]

    @cached_property
    def words(self) -> PlanWords:
        """How steps read within a sentence."""
        return PlanWords(self.case)

    def name(self, item_id: str) -> str:
        """What to call an item; "" for no id."""
        if not item_id:
            return ""
        item = self.case.find(item_id)
        if isinstance(item, Step):
            return PlanWords.name(item)
        if isinstance(item, Need):
            return _need_name(item)
        if isinstance(item, Person | Organisation):
            return item.title or f"somebody without a name{_at(self.case, item)}"
        return item.title if item else "something that was removed"

    def marked(self, item_id: str) -> str:
        """The name in quotation marks, as needs and steps stand in a sentence."""
        return f"“{self.name(item_id)}”"

    def one(self, item_id: str) -> str:
        """The first of those that are linked as the same person or organisation; an id."""
        return self._linked.get(item_id, item_id)

    @cached_property
    def _linked(self) -> Mapping[str, str]:
        """For each person and organisation that is linked as the same as another, the first of them."""
        items: dict[str, Person | Organisation] = {**self.case.people, **self.case.organisations}
        found: dict[str, str] = {}
        for item in items.values():
            first, seen = item, {item.id}
            while first.same_as in items and first.same_as not in seen:
                seen.add(first.same_as)
                first = items[first.same_as]
            if first is not item:
                found[item.id] = first.id
        return found

    def is_there(self, item: Person | Tie) -> bool:
        """Whether a person or a tie has begun, and is not over."""
        return is_there(item, self.today)

    @cached_property
    def workers(self) -> Mapping[str, Person]:
        """The professionals who are there, by id."""
        return {person.id: person for person in workers(self.case, self.today)}

    def organisation_of(self, person_id: str) -> str:
        """The id of the organisation somebody works for, or ""."""
        person = self.case.people.get(person_id)
        return self.one(person.organisation) if person is not None and person.organisation else ""

    # What

    @cached_property
    def open_needs(self) -> tuple[Need, ...]:
        """The needs that are neither met, closed nor held, first those that matter most to the client."""
        found = [need for need in self.case.needs.values() if need.status not in _NOT_OPEN]
        return tuple(sorted(found, key=lambda need: (need.rank is None, need.rank or 0, need.id)))

    @staticmethod
    def is_live(step: Step) -> bool:
        """Whether something is left to do of a step; of a held one there is."""
        return step.status not in OVER

    @cached_property
    def live_steps(self) -> tuple[Step, ...]:
        """The steps of which something is left to do, held ones among them."""
        return tuple(step for step in self.case.steps.values() if self.is_live(step))

    def live_steps_for(self, need: str) -> tuple[Step, ...]:
        """Those of one need."""
        return tuple(step for step in self.case.steps.by("needs", need) if self.is_live(step))

    @cached_property
    def plan(self) -> Plan:
        """Where each step stands."""
        return plan_of(self.case, self.today)

    def latest_views(self, need: str) -> tuple[View, ...]:
        """The latest view of each organisation on a need that says how severe it is."""
        latest: dict[str, View] = {}
        for view in self.case.views.by("need", need):
            if view.severity is None:
                continue
            key = self.one(view.organisation) if view.organisation else view.person
            before = latest.get(key)
            if before is None or _day(before.date) <= _day(view.date):
                latest[key] = view
        return tuple(latest.values())

    @cached_property
    def knowing(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each open need, the organisations that know of it, each with its views and steps."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for need in self.open_needs:
            by_whom: dict[str, list[str]] = {}
            items: tuple[View | Step, ...] = (
                *self.case.views.by("need", need.id),
                *self.case.steps.by("needs", need.id),
            )
            for item in items:
                if item.organisation:
                    by_whom.setdefault(self.one(item.organisation), []).append(item.id)
            found[need.id] = {organisation: tuple(items) for organisation, items in by_whom.items()}
        return found

    @cached_property
    def _remembered(self) -> tuple[tuple[int, Entry], ...]:
        """The entries of the last year, each with its day as an ordinal, oldest first."""
        last = self.today.toordinal()
        found: list[tuple[int, int, str, Entry]] = []
        for entry in self.case.entries.values():
            when = entry.when
            if when is not None and last - _REMEMBERED_DAYS <= (day := when.earliest.toordinal()) <= last:
                found.append((day, when.minute or 0, entry.id, entry))
        found.sort(key=itemgetter(0, 1, 2))
        return tuple((day, entry) for day, _, _, entry in found)

    def entries(self, days: float) -> Iterator[Entry]:
        """The entries of the last so many days, at most a year, latest first."""
        first = self.today.toordinal() - days
        for day, entry in reversed(self._remembered):
            if day < first:
                return
            yield entry

    def entries_of(self, need: str, days: float) -> Iterator[Entry]:
        """The entries about a need of the last so many days, at most a year, latest first."""
        first = self.today.toordinal() - days
        for day, entry in reversed(self._by_need.get(need, ())):
            if day < first:
                return
            yield entry

    @cached_property
    def _by_need(self) -> Mapping[str, list[tuple[int, Entry]]]:
        found: dict[str, list[tuple[int, Entry]]] = {}
        for pair in self._remembered:
            for need in pair[1].needs:
                found.setdefault(need, []).append(pair)
        return found


def _need_name(need: Need) -> str:
    return need.what or vocabulary("topics").label(need.topic) or "A need without a name"


def _at(case: Case, item: Person | Organisation) -> str:
    organisation = case.title_of(item.organisation) if isinstance(item, Person) else ""
    return f" at {organisation}" if organisation else ""


def _day(moment: PartialDate | None) -> int:
    return moment.latest.toordinal() if moment is not None else 0
