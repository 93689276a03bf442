"""What can be done with a meeting: plan it, invite, put lines on its agenda, note who came and decisions.

What is asked and offered in it stands in `asks`. Agenda and decisions are lines of text, one below the other,
so that two people who type at once each add a line.
"""

import dataclasses
from collections.abc import Iterable
from typing import Any

from navigator.actions.naming import listed, name_of, shortened, title_of
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing, making
from navigator.insights.meeting_lines import lines_of

_KIND = "meeting"


def plan_meeting(
    case: Case,
    ids: Ids,
    *,
    when: PartialDate | None = None,
    where: str = "",
    purpose: str = "",
    invited: Iterable[str] = (),
    agenda: Iterable[str] = (),
) -> Draft:
    """ "Plan a meeting on 14 December 2026". `invited` are ids of people of the case or of the client."""
    meeting = Meeting(
        id=ids.new(),
        when=when,
        where=where.strip(),
        purpose=purpose.strip(),
        invited=tuple(dict.fromkeys(invited)),
        agenda=_text(agenda),
    )
    _refuse_strangers(case, meeting.invited)
    on = f" on {say_date(when)}" if when else ""
    return Draft(f"Plan a meeting{on}", making(meeting))


def invite(case: Case, meeting_id: str, people: Iterable[str]) -> Draft:
    """Invite these too. UnknownItem for somebody who is not in the case."""
    meeting = meeting_of(case, meeting_id)
    wanted = tuple(dict.fromkeys(people))
    _refuse_strangers(case, wanted)
    names = listed([title_of(case, one) for one in wanted if one not in meeting.invited])
    after = tuple(dict.fromkeys((*meeting.invited, *wanted)))
    return _changed(case, meeting, f"Invite {names or 'nobody else'} to", invited=after)


def do_not_invite(case: Case, meeting_id: str, person: str) -> Draft:
    """Take an invitation back."""
    meeting = meeting_of(case, meeting_id)
    after = tuple(one for one in meeting.invited if one != person)
    return _changed(case, meeting, f"Do not invite {title_of(case, person)} to", invited=after)


def note_who_came(case: Case, meeting_id: str, came: Iterable[str]) -> Draft:
    """These came, and nobody else; whoever came without being invited counts as well."""
    meeting = meeting_of(case, meeting_id)
    wanted = tuple(dict.fromkeys(came))
    _refuse_strangers(case, wanted)
    return _changed(case, meeting, "Note who came to", came=wanted)


def put_on_agenda(case: Case, meeting_id: str, lines: Iterable[str]) -> Draft:
    """Add lines to the agenda; those that stand there already are not added twice."""
    meeting = meeting_of(case, meeting_id)
    standing = lines_of(meeting.agenda)
    fresh = [line for one in lines if (line := " ".join(one.split())) and line not in standing]
    words = shortened(fresh[0]) if len(fresh) == 1 else f"{len(fresh)} lines"
    return _changed(
        case, meeting, f"Put {words} on the agenda of", agenda=_text([*standing, *dict.fromkeys(fresh)])
    )


def take_off_agenda(case: Case, meeting_id: str, line: str) -> Draft:
    """Take a line off the agenda."""
    meeting = meeting_of(case, meeting_id)
    after = [one for one in lines_of(meeting.agenda) if one != line]
    return _changed(case, meeting, f"Take {shortened(line)} off the agenda of", agenda=_text(after))


def decide(case: Case, meeting_id: str, words: str) -> Draft:
    """Note a decision. InvalidValue for no words."""
    meeting = meeting_of(case, meeting_id)
    line = " ".join(words.split())
    if not line:
        raise InvalidValue(
            "Nothing was decided yet.", "Write what was decided, in a line.", field="decisions"
        )
    after = [*lines_of(meeting.decisions), line]
    return _changed(case, meeting, f"Note a decision ({shortened(line)}) of", decisions=_text(after))


def take_back_decision(case: Case, meeting_id: str, line: str) -> Draft:
    """Take a decision out again."""
    meeting = meeting_of(case, meeting_id)
    after = [one for one in lines_of(meeting.decisions) if one != line]
    return _changed(case, meeting, f"Take back a decision ({shortened(line)}) of", decisions=_text(after))


def set_next_review(case: Case, meeting_id: str, on: PartialDate | None) -> Draft:
    """When to meet again; None for no date yet."""
    meeting = meeting_of(case, meeting_id)
    words = f"Set the next review to {say_date(on)} at" if on else "Take away the next review of"
    return _changed(case, meeting, words, next_review=on)


def close_meeting(case: Case, ids: Ids, meeting_id: str, *, plan_next: bool = False) -> Draft:
    """The meeting is over: it goes into the journal; with `plan_next` the next one is planned for its review.

    InvalidValue before it is said who came, and for a meeting that is in the journal already.
    """
    meeting = meeting_of(case, meeting_id)
    if not meeting.came:
        raise InvalidValue(
            "It is not said yet who came.", "Mark those who came, then close it.", field="came"
        )
    if entry_of(case, meeting) is not None:
        raise InvalidValue("This meeting is closed already: it stands in the journal.")
    people = tuple(one for one in meeting.came if one in case.people)
    organisations = dict.fromkeys(case.people[one].organisation for one in people)
    entry = Entry(
        id=ids.new(),
        kind=_KIND,
        when=meeting.when,
        text=journal_text(meeting),
        people=people,
        organisations=tuple(one for one in organisations if one),
    )
    edits = making(entry)
    if plan_next and meeting.next_review is not None and not _is_planned(case, meeting.next_review):
        following = Meeting(
            id=ids.new(),
            when=meeting.next_review,
            where=meeting.where,
            purpose=meeting.purpose,
            invited=tuple(dict.fromkeys((*meeting.invited, *meeting.came))),
        )
        edits += making(following)
    return Draft(f"Close {name_of(case, meeting)}", edits)


def journal_text(meeting: Meeting) -> str:
    """What the journal says of a meeting: its purpose and what was decided."""
    decided = "\n".join(lines_of(meeting.decisions))
    return f"{meeting.purpose or 'A meeting'}. {f'Decided: {decided}' if decided else 'Nothing was decided.'}"


def entry_of(case: Case, meeting: Meeting) -> Entry | None:
    """The line of the journal that closed a meeting, or None while it is open."""
    opening = f"{meeting.purpose or 'A meeting'}. "
    for entry in case.entries.by("kind", _KIND):
        if entry.when == meeting.when and entry.text.startswith(opening):
            return entry
    return None


def meeting_of(case: Case, meeting_id: str) -> Meeting:
    """The meeting of this id, or UnknownItem."""
    meeting = case.meetings.get(meeting_id)
    if meeting is None:
        raise UnknownItem("There is no such meeting in this case.", "Nothing was changed.")
    return meeting


def _is_planned(case: Case, on: PartialDate) -> bool:
    return any(one.when is not None and one.when.earliest == on.earliest for one in case.meetings.values())


def _changed(case: Case, meeting: Meeting, words: str, **values: Any) -> Draft:
    return Draft(
        f"{words} {name_of(case, meeting)}", changing(meeting, dataclasses.replace(meeting, **values))
    )


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line for one in lines if (line := " ".join(one.split())))


def _refuse_strangers(case: Case, people: Iterable[str]) -> None:
    if any(one not in case.people and one != CLIENT_ID for one in people):
        raise UnknownItem("Somebody named is not in this case.", "Nothing was changed.", "Add them first.")
