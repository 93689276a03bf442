"""What happened and what was said: the journal, meetings, asks and offers, and must-know alerts."""

from typing import ClassVar

from navigator.casefile.fields import choice, day, line, prose, ref
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Entry(Item):
    """One dated line of the journal."""

    KIND: ClassVar[str] = "entry"
    PLURAL: ClassVar[str] = "entries"
    TITLE: ClassVar[tuple[str, ...]] = ("text", "kind")

    when: PartialDate | None = day("When")
    kind: str = choice("Kind", "entry_kinds")
    text: str = prose("Text")
    voice: str = choice("Voice", "voices")
    people: tuple[str, ...] = ref("People", "person", many=True)
    organisations: tuple[str, ...] = ref("Organisations", "organisation", many=True)
    needs: tuple[str, ...] = ref("Needs", "need", many=True)
    steps: tuple[str, ...] = ref("Steps", "step", many=True)
    what_was_done: str = prose("What was done about it", hint="Or why nothing was")
    sensitivity: str = choice("Sensitivity", "sensitivities")
    topic: str = choice("Topic", "topics")


@entity
class Meeting(Item):
    """Several agencies in one room, or on one call, about the client."""

    KIND: ClassVar[str] = "meeting"
    PLURAL: ClassVar[str] = "meetings"
    TITLE: ClassVar[tuple[str, ...]] = ("purpose", "where")

    when: PartialDate | None = day("When")
    where: str = line("Where")
    purpose: str = line("Purpose")
    invited: tuple[str, ...] = ref("Invited", "person", "client", many=True)
    came: tuple[str, ...] = ref("Came", "person", "client", many=True)
    agenda: str = prose("Agenda")
    decisions: str = prose("Decisions")
    next_review: PartialDate | None = day("Next review")


@entity
class Ask(Item):
    """Something one asks of another, or offers to another."""

    KIND: ClassVar[str] = "ask"
    PLURAL: ClassVar[str] = "asks"
    TITLE: ClassVar[tuple[str, ...]] = ("what",)

    kind: str = choice("Ask or offer", "ask_kinds")
    from_whom: str = ref("From", "person", "organisation", "client")
    to_whom: str = ref("To", "person", "organisation", "client")
    what: str = line("What")
    meeting: str = ref("Meeting", "meeting")
    by_when: PartialDate | None = day("By when")
    state: str = choice("State", "ask_states")
    answer: str = prose("Answer")
    topic: str = choice("Topic", "topics", hint="Says with whom it may be shared")


@entity
class Alert(Item):
    """A risk that whoever opens the case has to see first."""

    KIND: ClassVar[str] = "alert"
    PLURAL: ClassVar[str] = "alerts"
    TITLE: ClassVar[tuple[str, ...]] = ("what",)

    what: str = line("What")
    level: str = choice("Level", "alert_levels")
    review_on: PartialDate | None = day("Review on")
    topic: str = choice("Topic", "topics", hint="Says with whom it may be shared")
    sensitivity: str = choice("Sensitivity", "sensitivities")
