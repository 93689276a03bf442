"""What the keyworker decided about the findings of the join-up check; the findings themselves are derived."""

from typing import ClassVar

from navigator.casefile.fields import day, line, prose, ref
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate

_FOUND_ON = (
    "client", "organisation", "person", "tie", "need", "view", "step", "dependency", "reliance",
    "entry", "target", "meeting", "ask", "alert", "agreement", "disclosure",
)  # fmt: skip


@entity
class SetAside(Item):
    """A finding that is not to be told for now: which one, why, and until when.

    A finding is known by its rule and by what it is about. Without a day it is set aside for good.
    """

    KIND: ClassVar[str] = "set_aside"
    PLURAL: ClassVar[str] = "set_asides"
    TITLE: ClassVar[tuple[str, ...]] = ("reason", "rule")

    rule: str = line("Rule", hint="The name of the rule, as the join-up check gives it")
    items: tuple[str, ...] = ref("What it is about", *_FOUND_ON, many=True)
    reason: str = prose("Reason")
    until: PartialDate | None = day("Until", hint="When it is to be told again; empty for not again")
