"""On what ground something may be shared, what was shared, and the papers that show it."""

from typing import ClassVar

from navigator.casefile.fields import choice, day, line, number, prose, ref, yes_no
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Agreement(Item):
    """What may be shared with one organisation, on which lawful basis (UK GDPR, articles 6, 9 and 10)."""

    KIND: ClassVar[str] = "agreement"
    PLURAL: ClassVar[str] = "agreements"
    TITLE: ClassVar[tuple[str, ...]] = ("purpose",)

    organisation: str = ref("Organisation", "organisation")
    topics: tuple[str, ...] = choice("Topics", "topics", many=True)
    highest_sensitivity: str = choice("Highest sensitivity", "sensitivities")
    lawful_basis: str = choice("Lawful basis", "lawful_bases")
    second_condition: str = choice(
        "Second condition", "second_conditions", hint="Where it is special category or criminal data"
    )
    purpose: str = line("Purpose")
    how_given: str = line("How given")
    valid_from: PartialDate | None = day("From")
    until: PartialDate | None = day("Until")
    withdrawn_on: PartialDate | None = day("Withdrawn on")
    evidence: str = ref("Evidence", "attachment")


@entity
class Disclosure(Item):
    """What was shared with whom and why, or the decision not to share."""

    KIND: ClassVar[str] = "disclosure"
    PLURAL: ClassVar[str] = "disclosures"
    TITLE: ClassVar[tuple[str, ...]] = ("purpose",)

    when: PartialDate | None = day("When")
    decision: str = choice("Decision", "disclosure_decisions")
    to_whom: tuple[str, ...] = ref("To whom", "organisation", "person", "client", many=True)
    purpose: str = line("Purpose")
    basis: str = choice("Basis", "lawful_bases")
    what_went: str = prose("What went")
    held_back: str = prose("What was held back and why")
    client_told: bool | None = yes_no("Was the client told")
    sha256: str = line("SHA-256 of the file")


@entity
class Attachment(Item):
    """A file kept in the case; its bytes stand in a table of their own."""

    KIND: ClassVar[str] = "attachment"
    PLURAL: ClassVar[str] = "attachments"

    name: str = line("Name")
    media_type: str = line("Type")
    size: float | None = number("Size", least=0, hint="In bytes")
    sha256: str = line("SHA-256")
    item: str = ref(
        "Belongs to",
        *(
            "client",
            "organisation",
            "person",
            "need",
            "view",
            "step",
            "entry",
            "meeting",
            "agreement",
            "disclosure",
        ),
    )
