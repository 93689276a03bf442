"""A small case with something in it for every form of export, and where its exports are kept.

To write the exports anew, and then look at what changed: `python -m tests.interchange.golden_case`.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.interchange.export_case import EXPORTS, export_case

TODAY = date(2023, 10, 16)
GOLDEN = Path(__file__).parents[1] / "golden" / "interchange"
ENDINGS = {
    "json": "json",
    "csv": "csv",
    "vcard": "vcf",
    "ics": "ics",
    "open-referral": "open-referral.json",
    "fhir": "fhir.json",
    "graphml": "graphml",
}


def item_id(number: int) -> str:
    """An id that says which item of this case it is."""
    return f"018b3a00-0000-7000-8000-{number:012d}"


def golden_case() -> Case:
    """The case."""
    on = PartialDate.parse
    return Case.of(
        Client(id=CLIENT_ID, preferred_name="Jo Marsh", born=on("1984-02"), languages=("English", "Welsh")),
        Organisation(
            id=item_id(1),
            name="Quayside Hostel",
            sector="housing",
            what_it_does="Direct-access beds;\nkey work",
            phones=("0115 496 0000", "+44 115 496 0001"),
            emails=("desk@example.org", "nights@example.org"),
            website="https://example.org/quayside",
            address="4 Dock Road\nNorthside\nNS1 2AB",
            how_to_refer="Ring the desk before noon",
            source="Open Referral 5f1c",
        ),
        Organisation(id=item_id(2), name="Café Iris – drop-in"),
        Person(
            id=item_id(3),
            name="Dana Whitlock",
            professional=True,
            role="Support worker",
            organisation=item_id(1),
            relationship="Keyworker at the hostel",
            phones=("07700 900111",),
            emails=("dana@example.org",),
            started=on("2019-03"),
            is_lead=True,
        ),
        Person(
            id=item_id(4),
            name="Łucja “Lu” Marsh",
            professional=False,
            relationship="Sister",
            ended=on("2015~"),
        ),
        Tie(id=item_id(5), one_end=CLIENT_ID, other_end=item_id(3), strength="strong", under_stress=False),
        Tie(id=item_id(6), one_end=item_id(3), other_end=item_id(1), talk_about_client="regularly"),
        Step(
            id=item_id(7),
            what="Assessment for a flat",
            kind="assessment",
            organisation=item_id(1),
            status="agreed",
            planned_start=on("2023-10-20T10:30"),
            cost=Decimal("12.50"),
        ),
        Step(id=item_id(8), what="Long over", kind="check", status="done", planned_start=on("2023-10-21")),
        Step(id=item_id(9), what="Some time", kind="treatment", planned_start=on("2023-11")),
        Meeting(id=item_id(10), when=on("2023-10-18"), where="Northside Library", purpose="Housing for Jo"),
        Entry(
            id=item_id(11),
            when=on("2023-10-01T09:05"),
            kind="call",
            text="Rang.\nNo answer.",
            people=(item_id(3),),
        ),
    )


if __name__ == "__main__":
    for form in EXPORTS:
        (GOLDEN / f"case.{ENDINGS[form]}").write_bytes(export_case(golden_case(), form, TODAY))
