"""The client's needs, how each agency sees them, and whether things get better."""

from typing import ClassVar

from navigator.casefile.fields import choice, day, line, number, prose, ref
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Need(Item):
    """Something that the client, or somebody, says has to change."""

    KIND: ClassVar[str] = "need"
    PLURAL: ClassVar[str] = "needs"
    TITLE: ClassVar[tuple[str, ...]] = ("what", "in_the_clients_words", "topic")

    topic: str = choice("Topic", "topics")
    what: str = line("What it is")
    in_the_clients_words: str = prose("In the client's words")
    rank: float | None = number("Rank to the client", least=1, most=999, hint="1 matters most")
    raised_by: str = ref("Who raised it", "client", "person", "organisation")
    lead: str = ref("Lead", "person", "organisation")
    wanted_outcome: str = line("Wanted outcome")
    status: str = choice("Status", "need_statuses")
    opened: PartialDate | None = day("Opened")
    closed: PartialDate | None = day("Closed")
    sensitivity: str = choice("Sensitivity", "sensitivities")


@entity
class View(Item):
    """One agency's own assessment of a need, kept beside the others."""

    KIND: ClassVar[str] = "view"
    PLURAL: ClassVar[str] = "views"
    TITLE: ClassVar[tuple[str, ...]] = ("formulation",)

    need: str = ref("Need", "need")
    organisation: str = ref("Organisation", "organisation")
    person: str = ref("Person", "person")
    date: PartialDate | None = day("Date")
    severity: float | None = number("Severity", least=0, most=10, hint="0 none, 10 as bad as can be")
    formulation: str = prose("Formulation")


@entity
class Score(Item):
    """A measure of a need or topic on one day, by one who scored it."""

    KIND: ClassVar[str] = "score"
    PLURAL: ClassVar[str] = "scores"
    TITLE: ClassVar[tuple[str, ...]] = ("note",)

    need: str = ref("Need", "need")
    topic: str = choice("Topic", "topics")
    scale: str = choice("Scale", "scales")
    value: float | None = number("Value")
    by: str = choice("By", "scorers")
    organisation: str = ref("Organisation", "organisation")
    date: PartialDate | None = day("Date")
    note: str = prose("Note")


@entity
class Target(Item):
    """A shared outcome that several organisations sign up to."""

    KIND: ClassVar[str] = "target"
    PLURAL: ClassVar[str] = "targets"
    TITLE: ClassVar[tuple[str, ...]] = ("name", "indicator")

    name: str = line("Name")
    area: str = choice("Area", "target_areas")
    indicator: str = line("Indicator")
    organisations: tuple[str, ...] = ref("Organisations signed up", "organisation", many=True)
    needs: tuple[str, ...] = ref("Needs", "need", many=True)
    start_value: float | None = number("Start value")
    aim: float | None = number("Aim")
