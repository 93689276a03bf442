"""The action note as a page that goes out: made for those who may have it, and kept in the log."""

import hashlib
from dataclasses import dataclass
from datetime import date

from navigator.actions.disclosing import record_disclosure
from navigator.actions.records import record_action_note
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Meeting
from navigator.history.draft import Draft
from navigator.summary.action_note import known_words, make_action_note
from navigator.summary.meeting_sharing import SharedMeeting, for_those_who_came, note_of
from navigator.summary.read_back import verify


@dataclass(frozen=True, slots=True)
class NotePage:
    """The file, whom it is for, and the act that records it: a disclosure when it is for anybody outside."""

    pdf: bytes
    marking: str
    shared: SharedMeeting
    record: Draft


def action_note_page(case: Case, ids: Ids, meeting: Meeting, today: date, *, page_by: str) -> NotePage:
    """The action note of a meeting. Raises NobodyMaySee, and Leak when it holds something held back."""
    shared = for_those_who_came(case, meeting, today, made_by=page_by)
    note = note_of(case, shared, meeting.id, today, page_by=page_by)
    pdf = make_action_note(note, today=today).pdf
    verify(pdf, shared.sharing.needles, known=known_words(note))
    sha256 = hashlib.sha256(pdf).hexdigest()
    if shared.readers:
        record = record_disclosure(ids, shared.sharing, items=shared.items, sha256=sha256)
    else:
        record = record_action_note()
    return NotePage(pdf, note.marking, shared, record)
