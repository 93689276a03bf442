"""The people and organisations around the client, the ties between them, and where the map draws them."""

from typing import ClassVar

from navigator.casefile.fields import (
    choice,
    day,
    email_list,
    line,
    number,
    phone_list,
    prose,
    ref,
    web,
    yes_no,
)
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Organisation(Item):
    """An agency, service, charity or firm that has to do with the client."""

    KIND: ClassVar[str] = "organisation"
    PLURAL: ClassVar[str] = "organisations"

    name: str = line("Name")
    sector: str = choice("Sector", "sectors")
    what_it_does: str = prose("What it does")
    phones: tuple[str, ...] = phone_list()
    emails: tuple[str, ...] = email_list()
    website: str = web("Website")
    address: str = prose("Address")
    out_of_hours: str = line("Out of hours")
    how_to_refer: str = prose("How to refer")
    source: str = line("Source", hint="Where the record comes from, such as an Open Referral id")
    same_as: str = ref("The same organisation as", "organisation")
    confirmed_on: PartialDate | None = day("Details confirmed on")


@entity
class Person(Item):
    """Somebody in the client's life, professional or personal."""

    KIND: ClassVar[str] = "person"
    PLURAL: ClassVar[str] = "people"
    TITLE: ClassVar[tuple[str, ...]] = ("name", "role", "relationship")

    name: str = line("Name")
    professional: bool | None = yes_no("Professional", hint="Yes for a worker, no for family and friends")
    role: str = line("Role")
    organisation: str = ref("Organisation", "organisation")
    relationship: str = line("Relationship to the client")
    phones: tuple[str, ...] = phone_list()
    emails: tuple[str, ...] = email_list()
    when_to_reach: str = line("When to reach")
    closeness: str = choice("Closeness", "closeness")
    started: PartialDate | None = day("Started")
    ended: PartialDate | None = day("Ended")
    is_lead: bool | None = yes_no("Is the lead")
    trusted_by_client: bool | None = yes_no("Trusted by the client")
    same_as: str = ref("The same person as", "person")
    confirmed_on: PartialDate | None = day("Details confirmed on")


@entity
class Tie(Item):
    """What holds two of client, people and organisations together. Several ties between two are fine."""

    KIND: ClassVar[str] = "tie"
    PLURAL: ClassVar[str] = "ties"
    TITLE: ClassVar[tuple[str, ...]] = ("strength",)

    one_end: str = ref("One end", "client", "person", "organisation")
    other_end: str = ref("Other end", "client", "person", "organisation")
    strength: str = choice("Strength", "tie_strengths")
    under_stress: bool | None = yes_no("Under stress")
    support_flows: str = choice("Which way support flows", "support_flows")
    talk_about_client: str = choice("Talk about the client", "talk")
    last_talked: PartialDate | None = day("Last talked")
    started: PartialDate | None = day("Started")
    ended: PartialDate | None = day("Ended")


@entity
class Place(Item):
    """Where a node of the map stands: in map units from the centre, x to the right, y down."""

    KIND: ClassVar[str] = "place"
    PLURAL: ClassVar[str] = "places"
    TITLE: ClassVar[tuple[str, ...]] = ()

    node: str = ref("Node", "client", "person", "organisation")
    x: float | None = number("x")
    y: float | None = number("y")
    pinned: bool | None = yes_no("Pinned")
