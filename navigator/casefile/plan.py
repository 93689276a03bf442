"""The plan: steps, what they wait for, and whose cooperation they rely on.

Whether a step is ready or blocked is derived in `insights/`, never kept here.
"""

from decimal import Decimal
from typing import ClassVar

from navigator.casefile.fields import choice, day, line, money, prose, ref, yes_no
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Step(Item):
    """One intervention: who does what for which needs, when, and at whose cost."""

    KIND: ClassVar[str] = "step"
    PLURAL: ClassVar[str] = "steps"
    TITLE: ClassVar[tuple[str, ...]] = ("what", "kind")

    what: str = line("What")
    kind: str = choice("Kind", "step_kinds")
    needs: tuple[str, ...] = ref("Needs", "need", many=True)
    organisation: str = ref("Provider", "organisation")
    person: str = ref("Who does it", "person", "client")
    status: str = choice("Status", "step_statuses")
    planned_start: PartialDate | None = day("Planned start")
    planned_end: PartialDate | None = day("Planned end")
    actual_start: PartialDate | None = day("Actual start")
    actual_end: PartialDate | None = day("Actual end")
    why_held: str = prose("Why held")
    review_on: PartialDate | None = day("Review on")
    cost: Decimal | None = money("Cost")
    paid_by: str = ref("Paid by", "organisation", "client", "person")
    expected_outcome: str = prose("Expected outcome")
    cost_of_not_doing: Decimal | None = money("Cost of not doing it")


@entity
class Dependency(Item):
    """A step waits for another step, or for a condition in words such as "somewhere safe to live"."""

    KIND: ClassVar[str] = "dependency"
    PLURAL: ClassVar[str] = "dependencies"
    TITLE: ClassVar[tuple[str, ...]] = ("condition",)

    step: str = ref("Step", "step")
    waits_for: str = ref("Waits for step", "step")
    condition: str = line("Waits for condition")
    met_on: PartialDate | None = day("Met on")


@entity
class Reliance(Item):
    """A step needs another organisation's cooperation."""

    KIND: ClassVar[str] = "reliance"
    PLURAL: ClassVar[str] = "reliances"
    TITLE: ClassVar[tuple[str, ...]] = ("for_what",)

    step: str = ref("Step", "step")
    organisation: str = ref("Organisation", "organisation")
    for_what: str = line("For what")
    agreed: bool | None = yes_no("Agreed")
    funded_by: str = ref("Funded by", "organisation")
