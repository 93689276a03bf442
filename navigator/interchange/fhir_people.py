"""The client, organisations and people of a case as FHIR R4 resources.

A worker is a Practitioner with a PractitionerRole at their organisation, anybody else a RelatedPerson. The
client's own words about themselves stand in the Patient's narrative, for which FHIR has no fields.
"""

from collections.abc import Iterator

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.fhir_values import (
    References,
    Resource,
    clean,
    date_of,
    filled,
    narrative,
    period,
    second_id,
    telecoms,
    text,
    url_of,
)

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
_ABOUT_ME = (
    "pronouns", "interpreter", "how_i_communicate", "what_matters_to_me", "important_about_me", "please_do",
    "please_do_not", "when_and_how_to_support_me", "safe_contact_how", "safe_contact_when",
    "safe_contact_must_not_answer",
)  # fmt: skip


def people_resources(case: Case) -> Iterator[Resource]:
    """The Patient first, then organisations, then people."""
    references = References(case)
    yield _patient(case.client)
    for organisation in case.organisations.values():
        yield _organisation(organisation)
    for person in case.people.values():
        if person.professional:
            yield from _worker(person, references)
        else:
            yield _related(person)


def _patient(client: Client) -> Resource:
    fields = fields_of(Client)
    names = [("usual", client.preferred_name), ("official", client.full_name)]
    identifiers: list[Resource] = [
        {"system": NHS_NUMBER, "value": clean(client.nhs_number).replace(" ", "")},
        {"type": text("PNC"), "value": clean(client.pnc)},
        {"type": text("National Insurance number"), "value": clean(client.ni_number)},
        {"type": text("Local id"), "value": clean(client.local_id)},
    ]
    return filled(
        {
            "resourceType": "Patient",
            "id": client.id,
            "text": narrative((fields[name].label, getattr(client, name)) for name in _ABOUT_ME),
            "identifier": [one for one in identifiers if one["value"]],
            "name": [{"use": use, "text": clean(name)} for use, name in names if clean(name)],
            "telecom": telecoms(client.phones, client.emails),
            "birthDate": date_of(client.born),
            "address": [text(client.address)] if clean(client.address) else [],
            "communication": [{"language": text(one)} for one in client.languages if clean(one)],
        }
    )


def _organisation(organisation: Organisation) -> Resource:
    more = (("What it does", organisation.what_it_does), ("Out of hours", organisation.out_of_hours))
    return filled(
        {
            "resourceType": "Organization",
            "id": organisation.id,
            "text": narrative((*more, ("How to refer", organisation.how_to_refer))),
            "active": True,
            "type": [text(vocabulary("sectors").label(organisation.sector))] if organisation.sector else [],
            # An organisation has a name or an identifier (R4, org-1).
            "name": clean(organisation.name) or "An organisation without a name",
            "telecom": telecoms(organisation.phones, organisation.emails, organisation.website),
            "address": [text(organisation.address)] if clean(organisation.address) else [],
        }
    )


def _worker(person: Person, references: References) -> Iterator[Resource]:
    yield filled(
        {
            "resourceType": "Practitioner",
            "id": person.id,
            "active": person.ended is None,
            "name": [text(person.name)] if clean(person.name) else [],
            "telecom": telecoms(person.phones, person.emails),
        }
    )
    yield filled(
        {
            "resourceType": "PractitionerRole",
            "id": second_id(person.id, "role"),
            "active": person.ended is None,
            "period": period(person.started, person.ended),
            "practitioner": {"reference": url_of(person.id)},
            "organization": references.to(person.organisation, "organisation"),
            "code": [text(person.role)] if clean(person.role) else [],
            "availabilityExceptions": clean(person.when_to_reach),
        }
    )


def _related(person: Person) -> Resource:
    words = person.relationship or person.role
    return filled(
        {
            "resourceType": "RelatedPerson",
            "id": person.id,
            "active": person.ended is None,
            "patient": {"reference": url_of(CLIENT_ID)},
            "relationship": [text(words)] if clean(words) else [],
            "name": [text(person.name)] if clean(person.name) else [],
            "telecom": telecoms(person.phones, person.emails),
            "period": period(person.started, person.ended),
        }
    )
