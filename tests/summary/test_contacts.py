"""Who to call first."""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.summary.contacts import contacts
from navigator.summary.page_content import Contact

TODAY = date(2026, 11, 22)
PHONE = ("07700 900123",)


def found(*items: Item) -> tuple[list[Contact], int]:
    some, unreachable = contacts(Case.of(*items), TODAY)
    return list(some), unreachable


def names(*items: Item) -> list[str]:
    return [contact.name for contact in found(*items)[0]]


def test_the_lead_comes_first_then_who_leads_on_a_need_whom_the_client_trusts_and_who_is_close() -> None:
    assert names(
        Person(id="1", name="Distant", phones=PHONE, closeness="distant"),
        Person(id="2", name="Close", phones=PHONE, closeness="close"),
        Person(id="3", name="Trusted", phones=PHONE, trusted_by_client=True),
        Person(id="4", name="Need", phones=PHONE),
        Person(id="5", name="Lead", phones=PHONE, is_lead=True),
        Person(id="6", name="Step", phones=PHONE),
        Need(id="n", what="A home", lead="4"),
        Need(id="m", what="Teeth", lead="1", status="met"),
        Step(id="s", person="6"),
    ) == ["Lead", "Need", "Trusted", "Close", "Step", "Distant"]


def test_who_has_left_is_not_called() -> None:
    left = PartialDate.on(date(2026, 11, 21))
    leaves = PartialDate.on(date(2027, 1, 15))
    assert names(
        Person(id="1", name="Gone", phones=PHONE, ended=left),
        Person(id="2", name="Going", phones=PHONE, ended=leaves),
    ) == ["Going"]


def test_who_has_no_number_is_reached_by_the_office_or_by_email_or_is_counted() -> None:
    some, unreachable = found(
        Organisation(id="o", name="Probation", phones=("01632 960000",)),
        Person(id="1", name="Dana", organisation="o", role="Practitioner"),
        Person(id="2", name="Ben", emails=("ben@example.org",)),
        Person(id="3", name="Nobody knows"),
    )
    assert {contact.name: contact.phones for contact in some} == {
        "Dana": ("01632\u00a0960000 (office)",),
        "Ben": ("ben@example.org",),
    }
    assert unreachable == 1
    assert next(contact.role for contact in some if contact.name == "Dana") == "Practitioner, Probation"


def test_two_records_of_one_person_are_called_once_even_when_the_links_run_in_a_ring() -> None:
    assert names(
        Person(id="1", name="Dana W", phones=PHONE, same_as="2"),
        Person(id="2", name="Dana Whitlock", phones=PHONE),
        Person(id="3", name="Ring", phones=PHONE, same_as="4"),
        Person(id="4", name="Ring too", phones=PHONE, same_as="3"),
    ) == ["Dana Whitlock", "Ring"]


def test_somebody_without_a_name_is_called_by_what_they_do() -> None:
    (contact,), _ = found(Person(id="1", role="Duty worker", phones=PHONE))
    assert (contact.name, contact.role) == ("Duty worker", "")
