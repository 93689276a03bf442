"""A case as one FHIR R4 bundle (HL7 FHIR release 4.0.1, a collection), for health and care systems.

What FHIR has no place for is left out: ties between people, places on the map, what was disclosed to whom,
attachments, and what the join-up check was told to set aside. Nothing is coded in a clinical terminology,
because nobody who writes a case chooses such codes: what something is stands there in words. A time of day
and "about" are lost (see `fhir_values.date_of`). The complete form is JSON (`json_out`).
"""

import json
from datetime import date

from navigator.casefile.case import Case
from navigator.interchange.fhir_journal import journal_resources
from navigator.interchange.fhir_people import people_resources
from navigator.interchange.fhir_plan import plan_resources
from navigator.interchange.fhir_values import Resource, url_of


def export_fhir(case: Case, today: date) -> bytes:
    """The bundle as JSON in UTF-8. The same case on the same day gives the same bytes."""
    text = json.dumps(fhir_bundle(case, today), ensure_ascii=False, indent=2)
    return text.encode("utf-8") + b"\n"


def fhir_bundle(case: Case, today: date) -> Resource:
    """The bundle as plain data, the client first."""
    resources = (*people_resources(case), *plan_resources(case), *journal_resources(case, today))
    entries = [{"fullUrl": url_of(resource["id"]), "resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
