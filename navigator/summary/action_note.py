"""The action note: one sheet of A4 after a meeting, with what was decided and asked in it and nothing else.

It is made from a case that was already reduced to what all who came may see, and says how much of the meeting
is left out for that. Agenda, journal and the client's history have no place on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_moment
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Meeting
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.insights.meeting_lines import lines_of
from navigator.summary.content import ask_line
from navigator.summary.page import Page
from navigator.summary.page_content import AskLine
from navigator.summary.short_words import NO_NAME, one_line, who

_FOR_THOSE_WHO_CAME = "For those who came"
_MOST_NAMES = 4
"""Readers named in the marking; with more of them it says what they have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who came: the name, and what they do where."""

    item: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNote:
    """Everything that the note says."""

    marking: str
    about: str
    """The client's name."""
    purpose: str
    when: str
    where: str
    came: tuple[Attendee, ...]
    decisions: tuple[str, ...]
    asks: tuple[AskLine, ...]
    next_review: str
    held_back: int
    date: str
    page_by: str


def action_note(
    case: Case,
    meeting: Meeting,
    came: Sequence[Attendee],
    *,
    today: date,
    page_by: str,
    readers: Sequence[str] = (),
    held_back: int = 0,
) -> ActionNote:
    """What the note of this meeting says. `case` and `meeting` are reduced to what those who came may see.

    Those who came know each other, so `came` is said in full; see `attendees`. `readers` are the names of
    those whom it is for.
    """
    asks = sorted(case.asks.by("meeting", meeting.id), key=lambda ask: (ask.state == "declined", ask.id))
    named = 0 < len(readers) <= _MOST_NAMES
    return ActionNote(
        marking=f"For {', '.join(map(one_line, readers))}" if named else _FOR_THOSE_WHO_CAME,
        about=one_line(case.client.preferred_name or case.client.full_name) or "No name yet",
        purpose=one_line(meeting.purpose) or "A meeting",
        when=say_moment(meeting.when) or "no date",
        where=one_line(meeting.where),
        came=tuple(came),
        decisions=lines_of(meeting.decisions),
        asks=tuple(ask_line(case, ask, today) for ask in asks),
        next_review=f"Next review {say_moment(meeting.next_review)}."
        if meeting.next_review
        else "No next review is set yet.",
        held_back=held_back,
        date=say_date(PartialDate.on(today)),
        page_by=one_line(page_by),
    )


def attendees(case: Case, meeting: Meeting) -> tuple[Attendee, ...]:
    """Those who came, the client first, then by name; `case` is the whole case."""
    found = []
    for item in meeting.came:
        person = case.people.get(item)
        found.append(Attendee(item=item, name=who(case, item) or NO_NAME, role=_role(case, person)))
    return tuple(sorted(found, key=lambda one: (one.item != CLIENT_ID, one.name.casefold(), one.item)))


def _role(case: Case, person: Person | None) -> str:
    if person is None:
        return ""
    return ", ".join(part for part in (one_line(person.role), who(case, person.organisation)) if part)


def make_action_note(note: ActionNote, *, today: date) -> Page:
    """The note as the bytes of a PDF of one page, and how much of it there was room for."""
    from navigator.summary.action_note_drawing import draw_action_note

    drawn = draw_action_note(note, today)
    return Page(
        pdf=drawn.pdf,
        shown={name: count.shown for name, count in drawn.counts.items()},
        left_out={name: count.left_out for name, count in drawn.counts.items()},
        undrawable=drawn.lacking,
    )


def known_words(note: ActionNote) -> list[str]:
    """What the note says of itself and of those who came, who know each other: no leak, whoever reads it."""
    people = [f"{one.name} {one.role}" for one in note.came]
    return [note.marking, note.page_by, note.date, note.when, note.next_review, *people, *_OWN_WORDS]


_OWN_WORDS = (
    "Action note. Who came. What was decided. Asks and offers. Who asks whom. What. By. Answer. About.",
    "It is not written down who came. Nothing was decided. Nobody asked for anything, and nobody offered.",
    "Things were left out: not everybody whom this is for may see it. Next review. note by. note made. late",
    "asks offers asked accepted declined done somebody more",
)
"""Words of the note itself, headings and such."""
