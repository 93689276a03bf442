"""Organisations out of Open Referral data, with their services in words and the people one can ask for.

The shapes are in `open_referral_shape`. An organisation comes once, however many of its services the
file lists; a service whose organisation is not in the file stands for it, so that nothing is lost.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.ids import Ids
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person
from navigator.errors import UnreadableFile
from navigator.interchange.contacts import Contact, Gatherer
from navigator.interchange.folding import folded
from navigator.interchange.imported import Import, make_import
from navigator.interchange.open_referral_shape import Record, is_organisation, is_service, records_of

_DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip
_ADDRESS = ("attention", "address_1", "address_2", "city", "region", "state_province", "postal_code")
_REFERRING = ("application_process", "eligibility_description", "fees_description", "fees", "wait_time")


@dataclass
class _Organisation:
    """What the file says of one organisation so far. Dictionaries keep each thing once, in order."""

    where: str
    name: str
    source: str = ""
    website: str = ""
    does: dict[str, None] = field(default_factory=dict)
    refer: dict[str, None] = field(default_factory=dict)
    phones: dict[str, None] = field(default_factory=dict)
    emails: dict[str, None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    people: dict[str, Record] = field(default_factory=dict)

    def contact(self) -> Contact:
        """The organisation, in the words of the fields."""
        values = {
            "name": (self.name,),
            "what_it_does": ("\n".join(self.does),),
            "how_to_refer": ("\n".join(self.refer),),
            "phones": tuple(self.phones),
            "emails": tuple(self.emails),
            "website": (self.website,),
            "address": ("\n\n".join(self.addresses),),
            "source": (self.source,),
        }
        return Contact(self.where, True, values)


def read_open_referral(data: Any, file_name: str, case: Case, ids: Ids, today: date) -> Import:
    """The Import of Open Referral data; UnreadableFile when nothing in them is an organisation or service."""
    gatherer = Gatherer(case, ids, today, file_name)
    reader = _Reader()
    records = records_of(data)
    for number, record in enumerate(records, 1):
        reader.take(record, f"Record {number:,}")
    if not reader.organisations:
        raise UnreadableFile(
            "No organisation in this file has a name.", "Nothing was imported.", "Choose another file."
        )
    for organisation in reader.organisations.values():
        gatherer.take(organisation.contact())
        for person in organisation.people.values():
            gatherer.take(_person(person, organisation))
    gathered, remarks = gatherer.finish()
    items, known = _onto_known(gathered, case)
    services = f"{reader.services:,} service{'' if reader.services == 1 else 's'}"
    told = [f"{services} in the file, told of in what the organisation does."] if reader.services else []
    return make_import(
        case,
        "open-referral",
        file_name,
        items,
        read=len(records),
        guesses=[*told, *gatherer.guesses],
        not_taken=[*reader.not_taken, *gatherer.not_taken],
        remarks=[
            *known.values(),
            *(line for line in remarks if not any(line.startswith(name) for name in known)),
        ],
    )


def _onto_known(items: tuple[Item, ...], case: Case) -> tuple[list[Item], dict[str, str]]:
    """Put what the file says of an organisation that came from the same source onto the one in the case.

    Nothing that stands there is overwritten: empty fields are filled, numbers and addresses added. Also
    gives, by the beginning of the remark that takes its place, what there is to say of each.
    """
    standing = {org.source: org for org in case.organisations.values() if org.source}
    same = {
        item.id: standing[item.source]
        for item in items
        if isinstance(item, Organisation) and item.source in standing
    }
    put: list[Item] = []
    for item in items:
        if item.id in same:
            put.append(_filled(same[item.id], item))
        elif isinstance(item, Person) and item.organisation in same:
            put.append(
                _person_known(case, dataclasses.replace(item, organisation=same[item.organisation].id))
            )
        else:
            put.append(item)
    told = {
        f"“{org.name}” may be": f"“{org.name}” is in the case from the same source: only gaps are filled in."
        for org in same.values()
    }
    return put, told


def _person_known(case: Case, person: Person) -> Person:
    """The person of the case who has all that the file says of this one, or else this one."""
    for known in case.people.by("organisation", person.organisation):
        reach = set(person.phones) <= set(known.phones) and set(person.emails) <= set(known.emails)
        if reach and (known.name, known.role) == (person.name, person.role):
            return known
    return person


def _filled(standing: Organisation, new: Item) -> Organisation:
    values: dict[str, Any] = {}
    for name, of in fields_of(Organisation).items():
        old, other = getattr(standing, name), getattr(new, name)
        values[name] = tuple(dict.fromkeys((*old, *other))) if of.many else old or other
    return dataclasses.replace(standing, **values)


class _Reader:
    """Goes through the records and gathers what they say of each organisation."""

    def __init__(self) -> None:
        self.organisations: dict[str, _Organisation] = {}
        self.not_taken: list[str] = []
        self.services = 0

    def take(self, data: Any, where: str) -> None:
        """Take one record."""
        problems: list[str] = []
        if is_service(data):
            self._service(Record(data, problems), where)
        elif is_organisation(data):
            self._organisation(Record(data, problems), where)
        else:
            self.not_taken.append(f"{where}: not taken, because it is neither an organisation nor a service.")
        self.not_taken.extend(f"{where}: {problem}." for problem in dict.fromkeys(problems))

    def _organisation(self, record: Record, where: str) -> _Organisation | None:
        name = record.words("name", "alternate_name")
        if not name:
            self.not_taken.append(f"{where}: not taken, because the organisation has no name.")
            return None
        source = record.words("id")
        key = source or folded(name)
        found = self.organisations.setdefault(key, _Organisation(where, name))
        found.source = found.source or (f"Open Referral {source}" if source else "")
        found.website = found.website or record.words("website", "url", "uri")
        _add(found.does, record.words("description"))
        _reach(found, record)
        for service in record.many("services"):
            self._tell(found, service)
        return found

    def _service(self, record: Record, where: str) -> None:
        held = record.one("organization")
        organisation = self._organisation(held, where) if held else None
        if organisation is None:
            by_id = self.organisations.get(record.words("organization_id"))
            organisation = by_id or self._stand_in(record, where)
        if organisation is not None:
            self._tell(organisation, record)

    def _stand_in(self, record: Record, where: str) -> _Organisation | None:
        name = record.words("name")
        if not name:
            self.not_taken.append(f"{where}: not taken, because neither service nor organisation has a name.")
            return None
        self.not_taken.append(
            f"{where}: its organisation is not in the file; the service was taken in its place."
        )
        found = self.organisations.setdefault(f"service {folded(name)}", _Organisation(where, name))
        source = record.words("id")
        found.source = f"Open Referral {source}" if source else ""
        return found

    def _tell(self, organisation: _Organisation, service: Record) -> None:
        self.services += 1
        name = service.words("name")
        described = service.words("description")
        same = folded(name) == folded(organisation.name)
        line = described if same else ": ".join(part for part in (name, described) if part)
        _add(organisation.does, line)
        _add(organisation.does, service.words("alert"))
        for hours in _hours(service):
            _add(organisation.does, f"Open: {hours}")
        for told in _REFERRING:
            text = service.words(told)
            if text not in ("", told, "fees_description"):  # as the specification's own examples have it
                _add(organisation.refer, text)
        organisation.website = organisation.website or service.words("url")
        _reach(organisation, service)


def _reach(organisation: _Organisation, record: Record) -> None:
    """Where and how the organisation is reached, from all the levels at which the standard may say it."""
    _add(organisation.emails, record.words("email"))
    places = [*record.many("locations")]
    for at in record.many("service_at_locations"):
        organisation_part = at.one("location")
        _numbers(organisation, at)
        places += [organisation_part] if organisation_part else []
    location = record.one("location")
    for place in [*places, *([location] if location else [])]:
        _numbers(organisation, place)
        for address in place.many("addresses", "physical_addresses", "postal_addresses"):
            lines = (address.words(part) for part in _ADDRESS)
            _add(organisation.addresses, "\n".join(dict.fromkeys(line for line in lines if line)))
    _numbers(organisation, record)


def _numbers(organisation: _Organisation, record: Record) -> None:
    for phone in record.many("phones"):
        _add(organisation.phones, _phone(phone))
    for contact in record.many("contacts"):
        name = contact.words("name")
        if name:
            organisation.people.setdefault(contact.words("id") or folded(name), contact)
        else:
            _add(organisation.emails, contact.words("email"))
            for phone in contact.many("phones"):
                _add(organisation.phones, _phone(phone))


def _phone(record: Record) -> str:
    number, extension = record.words("number"), record.words("extension")
    return f"{number} ext {extension}" if number and extension not in ("", "0") else number


def _person(contact: Record, organisation: _Organisation) -> Contact:
    values = {
        "name": (contact.words("name"),),
        "role": (contact.words("title", "department"),),
        "phones": tuple(_phone(phone) for phone in contact.many("phones")),
        "emails": (contact.words("email"),),
    }
    return Contact(organisation.where, False, values, organisation=organisation.name)


def _hours(service: Record) -> Iterator[str]:
    for schedule in service.many("schedules", "regular_schedules"):
        described = schedule.words("description")
        if described:
            yield described
            continue
        days = [_DAYS.get(part.strip()[-2:].upper(), "") for part in schedule.words("byday").split(",")]
        times = [time[:5] for time in (schedule.words("opens_at"), schedule.words("closes_at")) if time]
        said = " ".join(part for part in (", ".join(day for day in days if day), " to ".join(times)) if part)
        if said:
            yield said


def _add(to: dict[str, None], words: str) -> None:
    if words:
        to.setdefault(words)
