"""The organisations of a case as Open Referral data: a page of organizations of HSDS 3.0.

Only the organisations go out, and of them only what a directory would hold: nobody of the case and
nothing about the client. Field names are those of the specification (docs.openreferral.org, HSDS 3.0).
"""

import json
import uuid
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation

SOURCE = "Open Referral "
"""What the source of an organisation begins with that came from such data; its id there follows."""


def export_open_referral(case: Case) -> bytes:
    """The page, as JSON in UTF-8."""
    contents = [_organization(organisation) for organisation in case.organisations.values()]
    page = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def _organization(organisation: Organisation) -> dict[str, Any]:
    own = organisation.source.removeprefix(SOURCE) if organisation.source.startswith(SOURCE) else ""
    data: dict[str, Any] = {
        "id": own or organisation.id,
        "name": organisation.name,
        "description": organisation.what_it_does,
    }
    if organisation.emails:
        data["email"] = organisation.emails[0]
    if organisation.website:
        data["website"] = organisation.website
    if organisation.phones:
        data["phones"] = [{"id": _id(organisation, phone), "number": phone} for phone in organisation.phones]
    if organisation.emails[1:]:
        data["contacts"] = [
            {"id": _id(organisation, email), "email": email} for email in organisation.emails[1:]
        ]
    if organisation.address:
        data["locations"] = [_location(organisation)]
    if organisation.how_to_refer:
        data["services"] = [_service(organisation)]
    return data


def _location(organisation: Organisation) -> dict[str, Any]:
    """Where it is. The specification wants a city and the like apart, which nobody parted for us."""
    first, _, rest = organisation.address.partition("\n")
    address = {
        "id": _id(organisation, "address"),
        "address_1": first,
        "address_2": rest,
        "city": "",
        "state_province": "",
        "postal_code": "",
        "country": "GB",
        "address_type": "physical",
    }
    return {"id": _id(organisation, "location"), "location_type": "physical", "addresses": [address]}


def _service(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": _id(organisation, "service"),
        "name": organisation.name,
        "status": "active",
        "application_process": organisation.how_to_refer,
    }


def _id(organisation: Organisation, of: str) -> str:
    """An id for a part of an organisation that is the same in every export."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{organisation.id}/{of}"))
