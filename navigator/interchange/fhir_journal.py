"""Entries, meetings, alerts and agreements of a case as FHIR R4 resources.

A call, text or letter is a Communication; a visit, meeting or missed appointment an Encounter, with its text
as the narrative because an Encounter has no notes; any other entry an Observation in words. An alert is a
Flag. An agreement to share is a Consent, with the lawful basis named: it is not always consent.
"""

from collections.abc import Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Alert, Entry, Meeting
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.fhir_values import (
    References,
    Resource,
    clean,
    coded,
    date_of,
    filled,
    narrative,
    notes,
    period,
    text,
    url_of,
)

_CLIENT = {"reference": url_of(CLIENT_ID)}
_ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
_RECIPIENT = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
_FLAG = "http://terminology.hl7.org/CodeSystem/flag-category"
_LOINC = "http://loinc.org"
_TOLD = ("call", "text", "letter")
_SEEN = ("visit", "meeting", "no_show")


def journal_resources(case: Case, today: date) -> Iterator[Resource]:
    """Entries, meetings, alerts, agreements; `today` tells agreements that are over from those that hold."""
    references = References(case)
    for entry in case.entries.values():
        if entry.kind in _TOLD:
            yield _communication(entry, references)
        elif entry.kind in _SEEN:
            yield _encounter(entry, references)
        else:
            yield _observation(entry, references)
    for meeting in case.meetings.values():
        yield _meeting(meeting, references, today)
    for alert in case.alerts.values():
        yield _flag(alert)
    for agreement in case.agreements.values():
        yield _consent(agreement, references, today)


def _kind(entry: Entry) -> Resource:
    return text(vocabulary("entry_kinds").label(entry.kind) or "Entry")


def _done(entry: Entry) -> str:
    return f"What was done about it: {entry.what_was_done}" if entry.what_was_done.strip() else ""


def _communication(entry: Entry, references: References) -> Resource:
    return filled(
        {
            "resourceType": "Communication",
            "id": entry.id,
            "status": "completed",
            "medium": [_kind(entry)],
            "subject": _CLIENT,
            "topic": text(vocabulary("topics").label(entry.topic)) if entry.topic else {},
            "about": references.to_all([*entry.people, *entry.organisations, *entry.steps]),
            "sent": date_of(entry.when),
            "reasonReference": references.to_all(entry.needs, "need"),
            "payload": [{"contentString": said} for said in [clean(entry.text)] if said],
            "note": notes(_done(entry), _voice(entry)),
        }
    )


def _voice(entry: Entry) -> str:
    return vocabulary("voices").label(entry.voice) if entry.voice else ""


def _encounter(entry: Entry, references: References) -> Resource:
    came = entry.kind != "no_show"
    people = references.to_all(entry.people, "person")
    where = references.to_all(entry.organisations, "organisation")
    said = (("When", say_moment(entry.when) if entry.when else ""), ("Text", entry.text))
    more = (("What was done about it", entry.what_was_done), ("Voice", _voice(entry)))
    return filled(
        {
            "resourceType": "Encounter",
            "id": entry.id,
            "text": narrative((*said, *more)),
            "status": "finished" if came else "cancelled",
            "class": {"system": _ACT, "code": "AMB", "display": "ambulatory"},
            "type": [_kind(entry)],
            "subject": _CLIENT,
            "participant": [{"individual": person} for person in people],
            "period": period(entry.when, entry.when),
            "reasonReference": references.to_all(entry.needs, "need"),
            "serviceProvider": where[0] if where else {},
        }
    )


def _observation(entry: Entry, references: References) -> Resource:
    return filled(
        {
            "resourceType": "Observation",
            "id": entry.id,
            "status": "final",
            "code": _kind(entry),
            "subject": _CLIENT,
            "focus": references.to_all(entry.needs, "need"),
            "effectiveDateTime": date_of(entry.when),
            "performer": [_CLIENT] if entry.voice == "client_said" else [],
            "valueString": clean(entry.text),
            "note": notes(_done(entry), _voice(entry)),
        }
    )


def _meeting(meeting: Meeting, references: References, today: date) -> Resource:
    over = meeting.when is not None and meeting.when.latest < today
    came = meeting.came or meeting.invited
    said = (
        ("When", say_moment(meeting.when) if meeting.when else ""),
        ("Where", meeting.where),
        ("Purpose", meeting.purpose),
        ("Agenda", meeting.agenda),
        ("Decisions", meeting.decisions),
    )
    return filled(
        {
            "resourceType": "Encounter",
            "id": meeting.id,
            "text": narrative(said),
            "status": "finished" if over or meeting.came else "planned",
            "class": {"system": _ACT, "code": "AMB", "display": "ambulatory"},
            "type": [text("Meeting about the client")],
            "subject": _CLIENT,
            "participant": [{"individual": person} for person in references.to_all(came, "person")],
            "period": period(meeting.when, meeting.when),
        }
    )


def _flag(alert: Alert) -> Resource:
    level = vocabulary("alert_levels").label(alert.level)
    return filled(
        {
            "resourceType": "Flag",
            "id": alert.id,
            "status": "active",
            "category": [one for one in (coded(_FLAG, "safety"), text(level)) if one],
            "code": text(alert.what or "An alert without words"),
            "subject": _CLIENT,
        }
    )


def _consent(agreement: Agreement, references: References, today: date) -> Resource:
    over = agreement.until is not None and agreement.until.latest < today
    basis = vocabulary("lawful_bases")
    term = basis.terms.get(agreement.lawful_basis)
    article = f"UK GDPR, article {term.more['article']}" if term and "article" in term.more else "UK GDPR"
    words = f"{article}: {basis.label(agreement.lawful_basis)}" if agreement.lawful_basis else article
    second = vocabulary("second_conditions").label(agreement.second_condition)
    to = references.to(agreement.organisation, "organisation")
    topics = [text(vocabulary("topics").label(topic)) for topic in agreement.topics]
    return filled(
        {
            "resourceType": "Consent",
            "id": agreement.id,
            "text": narrative((("Purpose", agreement.purpose), ("How given", agreement.how_given))),
            "status": "inactive" if agreement.withdrawn_on is not None or over else "active",
            "scope": coded(_SCOPE, "patient-privacy"),
            "category": [coded(_LOINC, "59284-0", "Patient Consent")],
            "patient": _CLIENT,
            "dateTime": date_of(agreement.valid_from),
            "policyRule": text(f"{words}; {second}" if second else words),
            "provision": filled(
                {
                    "type": "permit",
                    "period": period(agreement.valid_from, agreement.withdrawn_on or agreement.until),
                    "actor": [{"role": coded(_RECIPIENT, "IRCP"), "reference": to}] if to else [],
                    "code": topics,
                }
            ),
        }
    )
