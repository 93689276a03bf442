"""The verdict on each item by what it is: the agreements, who took part, and whose data it is.

What other items say, and what stands in free text, comes after this, in `reducing`.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.checking import SetAside
from navigator.casefile.client import Client
from navigator.casefile.folding import fold
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask, Meeting
from navigator.casefile.needs import Target
from navigator.casefile.network import Organisation, Person
from navigator.casefile.sharing import Agreement, Attachment, Disclosure
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import UnknownItem
from navigator.summary.sharing.about import CLIENT_FIELDS_ABOUT, ENOUGH_TO_KNOW_WHO, about, is_personal
from navigator.summary.sharing.agreements import (
    NO_CONDITION,
    Allowed,
    Covered,
    Force,
    condition_asked_for,
    linked,
    stopped_in_words,
)
from navigator.summary.sharing.verdicts import Reason, Recipient, Why

_RECORDS = (Agreement, Disclosure, Attachment, SetAside)
_BELONG: Mapping[str, tuple[str, ...]] = {
    "tie": ("one_end", "other_end"),
    "place": ("node",),
    "dependency": ("step",),
    "reliance": ("step", "organisation"),
    "view": ("need", "organisation"),
    "score": ("need",),
}
"""What goes only where all that it hangs on goes."""
_WHY = {
    Force.EXPIRED: Why.EXPIRED,
    Force.WITHDRAWN: Why.WITHDRAWN,
    Force.REFUSED: Why.REFUSED,
    Force.NOT_YET: Why.NOT_YET,
}


def recipient(case: Case, item_id: str) -> Recipient:
    """Who is meant by the id of an organisation or a person; UnknownItem when the case has neither."""
    item = case.organisations.get(item_id) or case.people.get(item_id)
    if item is None:
        raise UnknownItem(
            "One of those who are to have it is not in this case.",
            "Nothing was made.",
            "Add the organisation to the case first, and what may be shared with it.",
        )
    organisation = item.organisation if isinstance(item, Person) else item.id
    own = _with_workers(case, organisation) if organisation else frozenset[str]()
    return Recipient(item.id, item.title or "no name yet", organisation, own | {item.id})


def own_organisations(case: Case, made_by: str) -> frozenset[str]:
    """The organisation that is named after a comma in "Ada Obi, Harbour House", and its workers."""
    named = {fold(part.strip()) for part in made_by.split(",")[1:]} - {""}
    places = [one.id for one in case.organisations.values() if fold(one.name) in named]
    return frozenset[str]().union(*(_with_workers(case, place) for place in places))


def _with_workers(case: Case, organisation: str) -> frozenset[str]:
    places = linked(case, organisation)
    workers = {
        one.id for place in places for one in case.people.by("organisation", place) if not is_personal(one)
    }
    return places | workers


def hangs_on(item: Item) -> tuple[str, ...]:
    """The ids of what an item goes with, () for one that stands for itself."""
    return tuple(value for name in _BELONG.get(item.KIND, ()) if (value := getattr(item, name)))


class Deciding:
    """The rules for one set of recipients on one day."""

    def __init__(
        self, case: Case, recipients: tuple[Recipient, ...], today: date, known: frozenset[str] = frozenset()
    ) -> None:
        self.case, self.recipients = case, recipients
        self.allowed = Allowed(case, today)
        self._known = known
        self._own = known.union(*(one.own for one in recipients))

    def reasons(self, item: Item) -> tuple[Reason, ...]:
        """All that stands against an item by what it is itself; () when nothing does."""
        if isinstance(item, _RECORDS):
            return (Reason(Why.RECORD, "It is a record of the case itself."),)
        if isinstance(item, Organisation | Person) and item.id in self._own:
            return ()
        if item.KIND in _BELONG and hangs_on(item):
            return ()
        return tuple(reason for one in self.recipients for reason in self._against(item, one))

    def client_cuts(self, client: Client, *, only_to_protect: bool) -> Iterator[tuple[str, Reason]]:
        """The fields of the client that are held back, and why."""
        for name, topics in CLIENT_FIELDS_ABOUT.items():
            if getattr(client, name):
                found = [r for one in self.recipients for r in self._topics(topics, 0, one)]
                if found:
                    yield name, found[0]
        if only_to_protect:
            reason = Reason(Why.NO_AGREEMENT, "There is no agreement: only who the client is goes with it.")
            yield from (
                (name, reason)
                for name in Client.__dataclass_fields__
                if name not in ("id", *ENOUGH_TO_KNOW_WHO)
            )

    def agreements_for(self, item: Item) -> tuple[str, ...]:
        """The agreements on which an item goes."""
        found = about(self.case, item)
        return tuple(
            dict.fromkeys(
                agreement.id
                for one in self.recipients
                for topic in found.topics
                for agreement in self.allowed.covered(one.organisation, topic).by[:1]
            )
        )

    def is_introduced(self, item: Item) -> bool:
        """Whether some readers may know of it only because it is another reader, or works for one.

        Who the others are stands at the head of the page; what a text says of them is another matter.
        """
        if item.id not in self._own or item.id in self._known:
            return False
        return any(item.id not in one.own and self._against(item, one) for one in self.recipients)

    def closed_topics(self) -> tuple[str, ...]:
        """The topics of which at least one recipient may know nothing."""
        return tuple(
            topic
            for topic in vocabulary("topics").terms
            if any(self.allowed.covered(one.organisation, topic).level < 0 for one in self.recipients)
        )

    def is_own_words(self, item: Item, name: str) -> bool:
        """Nothing that goes to others is exempt."""
        return False

    def _against(self, item: Item, one: Recipient) -> tuple[Reason, ...]:
        if isinstance(item, Client):
            return self._client(one)
        if isinstance(item, Meeting):
            return self._meeting(item, one)
        if isinstance(item, Ask) and not item.topic:
            return self._ask(item, one)
        if isinstance(item, Target) and not item.needs:
            signed = one.own & set(item.organisations)
            return () if signed else (self._not_part(one, "signed up to the target"),)
        found = about(self.case, item)
        reasons = self._topics(found.topics, found.level, one)
        if reasons and isinstance(item, Person) and is_personal(item):
            words = f"It is about somebody else, and {one.name} has no part in the family."
            return (Reason(Why.THIRD_PARTY, words, one.id, "family"),)
        return reasons

    def _client(self, one: Recipient) -> tuple[Reason, ...]:
        if self.allowed.in_force(one.organisation):
            return ()
        return (Reason(Why.NO_AGREEMENT, f"No agreement with {one.name} is in force.", one.id),)

    def _meeting(self, meeting: Meeting, one: Recipient) -> tuple[Reason, ...]:
        if one.own & {*meeting.invited, *meeting.came}:
            return self._client(one)
        return (self._not_part(one, "invited to it"),)

    def _ask(self, ask: Ask, one: Recipient) -> tuple[Reason, ...]:
        """An ask without a topic goes to those who know of it: its two ends, and who sat in the meeting."""
        meeting = self.case.meetings.get(ask.meeting)
        if one.own & {ask.from_whom, ask.to_whom, *(meeting.came if meeting else ())}:
            return self._client(one)
        words = f"It has no topic, and {one.name} neither asked, was asked, nor was in the meeting."
        return (Reason(Why.NO_TOPIC, words, one.id),)

    def _topics(self, topics: tuple[str, ...], level: int, one: Recipient) -> tuple[Reason, ...]:
        """Why one recipient may not know of these topics up to this level; () when they may.

        Of several topics, one has to be agreed, and each that is special category or criminal, or unknown.
        """
        covered = {topic: self.allowed.covered(one.organisation, topic) for topic in topics}
        asked = [topic for topic in topics if not topic or condition_asked_for(topic)]
        short = [topic for topic in asked or topics if covered[topic].level < level or not covered[topic].by]
        if not asked and len(short) < len(topics):
            return ()
        return tuple(self._missing(topic, covered[topic], one) for topic in short)

    def _missing(self, topic: str, covered: Covered, one: Recipient) -> Reason:
        if not topic:
            words = "Nobody has said what topic it is about, so no agreement can cover it."
            return Reason(Why.NO_TOPIC, words, one.id)
        label = vocabulary("topics").label(topic).lower()
        if covered.by:
            words = f"It is above the highest sensitivity agreed with {one.name} for {label}."
            return Reason(Why.TOO_SENSITIVE, words, one.id, topic, covered.by[0].id)
        if not covered.stopped:
            return Reason(Why.NO_AGREEMENT, f"No agreement with {one.name} for {label}.", one.id, topic)
        agreement, force = covered.stopped[0]
        why = Why.NOT_VALID if force == NO_CONDITION else _WHY.get(Force(force), Why.NOT_VALID)
        words = f"{stopped_in_words(agreement, force)}: {one.name}, for {label}."
        return Reason(why, words, one.id, topic, agreement.id)

    def _not_part(self, one: Recipient, of_what: str) -> Reason:
        return Reason(Why.NOT_PART, f"{one.name} was not {of_what}.", one.id)
