"""The one way out: a case in any of the standards that it can be given out in, as bytes.

Who may have it, and that it was given out, is not decided here but by whoever asks for it; nor is the
file written here.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.errors import InvalidValue
from navigator.interchange.csv_out import export_csv
from navigator.interchange.fhir_out import export_fhir
from navigator.interchange.graphml_out import export_graphml
from navigator.interchange.ics_out import export_ics
from navigator.interchange.json_out import export_json
from navigator.interchange.open_referral_out import export_open_referral
from navigator.interchange.vcard_out import export_vcard

EXPORTS: Mapping[str, str] = MappingProxyType(
    {
        "json": "everything, as this app reads it back",
        "csv": "the people and organisations, as a table",
        "vcard": "the people and organisations, as cards for an address book",
        "ics": "what is planned, for a calendar",
        "fhir": "people, needs, plan and journal, as a FHIR R4 bundle for health and care systems",
        "open-referral": "the organisations, as Open Referral data",
        "graphml": "who is tied to whom, for programs that draw networks",
    }
)
"""What a case can be given out as: the word for it, and what goes."""


def export_case(case: Case, form: str, today: date) -> bytes:
    """The case in a form of EXPORTS; InvalidValue for another form. `today` is where a calendar begins."""
    match form:
        case "json":
            return export_json(case)
        case "csv":
            return export_csv(case)
        case "vcard":
            return export_vcard(case)
        case "ics":
            return export_ics(case, today)
        case "fhir":
            return export_fhir(case, today)
        case "open-referral":
            return export_open_referral(case)
        case "graphml":
            return export_graphml(case)
    raise InvalidValue("A case is not exported in that form.", f"Known: {', '.join(EXPORTS)}.", field="form")
