"""A meeting reduced to what those who sat in it may see: what the projector and the action note are made of.

Colleagues of whoever makes it know the case anyway, and the client is who it is about; what is asked of
agreements is everybody else in the room.
"""

from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Meeting
from navigator.errors import NavigatorError
from navigator.insights.meeting_lines import lines_of
from navigator.summary.action_note import ActionNote, action_note, attendees
from navigator.summary.sharing.agreements import Allowed
from navigator.summary.sharing.deciding import own_organisations, recipient
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.what_may_go import Sharing, what_may_go

_PURPOSE = "Action note"


class NobodyMaySee(NavigatorError):
    """Somebody in the room may see nothing, so there is nothing that all may see."""


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """What all of the readers may see of a meeting; `meeting` is None when that is nothing.

    `without` are the names of those in the room with whom nothing is agreed. They are not among the readers
    of a note, which is not for them; a screen that everybody looks at shows nothing while they are there.
    """

    sharing: Sharing
    meeting: Meeting | None
    readers: tuple[str, ...]
    without: tuple[str, ...]
    held_back: int

    @property
    def items(self) -> frozenset[str]:
        """The ids of what a note of it shows."""
        asks = self.case.asks.by("meeting", self.meeting.id) if self.meeting else ()
        return frozenset(one.id for one in (*asks, *((self.meeting,) if self.meeting else ())))

    @property
    def case(self) -> Case:
        """The reduced case."""
        return self.sharing.shown


def for_those_who_came(case: Case, meeting: Meeting, today: date, *, made_by: str) -> SharedMeeting:
    """For a note: what all who came may see, but for those with whom nothing is agreed, who get none."""
    return _shared(case, meeting, meeting.came, today, made_by, everybody=False)


def for_everybody_present(case: Case, meeting: Meeting, today: date, *, made_by: str) -> SharedMeeting:
    """For a screen: what all in the room may see; nothing at all while somebody is there who may see nothing.

    Before it is said who came, those who are invited count.
    """
    return _shared(case, meeting, meeting.came or meeting.invited, today, made_by, everybody=True)


def note_of(case: Case, shared: SharedMeeting, meeting_id: str, today: date, *, page_by: str) -> ActionNote:
    """The action note of a shared meeting; `case` is the whole case. NobodyMaySee when there is nothing."""
    if not case.meetings[meeting_id].came:
        raise NobodyMaySee(
            "It is not said yet who came, so the note is for nobody.",
            "Nothing was written.",
            "Mark who came first.",
        )
    if shared.meeting is None:
        raise NobodyMaySee(
            "With nobody who came is an agreement in force, so there is nothing to write a note of.",
            "Nothing was written.",
            "Make an agreement first, under Sharing, or mark who came.",
        )
    return action_note(
        shared.case,
        shared.meeting,
        attendees(case, case.meetings[meeting_id]),
        today=today,
        page_by=page_by,
        readers=shared.readers,
        held_back=shared.held_back,
    )


def _shared(
    case: Case, meeting: Meeting, present: tuple[str, ...], today: date, made_by: str, *, everybody: bool
) -> SharedMeeting:
    own = own_organisations(case, made_by)
    others = [one for one in present if one in case.people and one not in own]
    allowed = Allowed(case, today)
    agreed = [one for one in others if allowed.in_force(recipient(case, one).organisation)]
    without = tuple(
        case.people[one].title or "somebody without a name" for one in others if one not in agreed
    )
    readers = others if everybody else agreed
    if readers:
        sharing = what_may_go(case, readers, _PURPOSE, today, made_by=made_by)
    elif CLIENT_ID in present:
        sharing = for_the_client(case, today)
    else:
        sharing = what_may_go(case, (), _PURPOSE, today, made_by=made_by)
    nothing = bool(without) and (everybody or not readers)
    seen = None if nothing else sharing.shown.meetings.get(meeting.id)
    names = tuple(case.people[one].title for one in readers)
    return SharedMeeting(sharing, seen, names, without, _held_back(case, sharing, meeting, seen))


def _held_back(case: Case, sharing: Sharing, meeting: Meeting, seen: Meeting | None) -> int:
    """How many asks, decisions and lines of the agenda of this meeting are not seen, in whole or in part."""
    asks = sum(one.id not in sharing.shown.asks for one in case.asks.by("meeting", meeting.id))
    decided = set(lines_of(meeting.decisions)) - set(lines_of(seen.decisions) if seen else ())
    agenda = set(lines_of(meeting.agenda)) - set(lines_of(seen.agenda) if seen else ())
    return asks + len(decided) + len(agenda)
