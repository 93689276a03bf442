"""The small values of FHIR R4: dates, periods, texts, references, telecoms and narratives.

What is empty is left out, because FHIR allows no empty strings, lists or objects (R4, ele-1).
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate

Resource = dict[str, Any]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XHTML = "http://www.w3.org/1999/xhtml"


def filled(values: Mapping[str, Any]) -> Resource:
    """The same without what is empty; False and 0 are not empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, ())}


def date_of(moment: PartialDate | None) -> str | None:
    """A date or dateTime: a day, a month or a year.

    A time of day is left out, because FHIR wants a time zone with it and a diary has none; of a span, the
    year or the month that all of it lies in is told, or nothing.
    """
    if moment is None:
        return None
    first, last = moment.earliest, moment.latest
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return f"{first.year:04d}-{first.month:02d}" if first.month == last.month else f"{first.year:04d}"


def period(start: PartialDate | None, end: PartialDate | None) -> Resource:
    """A Period; its start is not after its end (R4, per-1), or the end is left out."""
    begins, ends = date_of(start), date_of(end)
    if start is not None and end is not None and end.latest < start.earliest:
        ends = None
    return filled({"start": begins, "end": ends})


def text(words: str) -> Resource:
    """A CodeableConcept in words alone: no terminology is claimed that nobody chose."""
    said = clean(words)
    return {"text": said} if said else {}


def coded(system: str, code: str, display: str = "") -> Resource:
    """A CodeableConcept out of one of HL7's own code systems."""
    return {"coding": [filled({"system": system, "code": code, "display": display})]}


def clean(words: str) -> str:
    """The words without characters that neither XML nor FHIR can hold."""
    return _NOT_XML.sub("\ufffd", words).strip()


def notes(*lines: str) -> list[Resource]:
    """Annotations, one for each line that says something."""
    return [{"text": said} for line in lines if (said := clean(line))]


def narrative(lines: Iterable[tuple[str, str]]) -> Resource:
    """A Narrative of headings and what stands under them; {} for nothing."""
    parts = [
        f"<p><b>{escape(heading)}:</b> {escape(clean(words)).replace(chr(10), '<br/>')}</p>"
        for heading, words in lines
        if clean(words)
    ]
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{"".join(parts)}</div>'} if parts else {}


def telecoms(phones: Iterable[str], emails: Iterable[str], website: str = "") -> list[Resource]:
    """ContactPoints, in their order."""
    found = [("phone", one) for one in phones] + [("email", one) for one in emails] + [("url", website)]
    return [{"system": system, "value": said} for system, value in found if (said := clean(value))]


def second_id(item_id: str, what: str) -> str:
    """The id of a further resource made of the same item; always the same."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{item_id} {what}"))


def url_of(resource_id: str) -> str:
    """What an entry of the bundle is called, and a reference names."""
    return f"urn:uuid:{resource_id}"


class References:
    """References to what is in the case, and to nothing else: one to a removed item is left out."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def to(self, item_id: str, *kinds: str) -> Resource:
        """A reference to an item, if it is in the case and of one of these kinds (if any are named)."""
        item = self._case.find(item_id) if item_id else None
        if item is None or (kinds and item.KIND not in kinds):
            return {}
        return filled({"reference": url_of(item.id), "display": clean(item.title)})

    def to_all(self, item_ids: Iterable[str], *kinds: str) -> list[Resource]:
        """References to those of the items that are there."""
        return [found for one in item_ids if (found := self.to(one, *kinds))]
