"""`meeting`: the meetings of a case, an agenda proposed, an ask as it is spoken, the note, the calendar."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from navigator.casefile.case import Case
    from navigator.casefile.journal import Meeting
    from navigator.store.open_case import OpenCase

_FILE = click.Path(path_type=Path)


@click.command("meeting")
@click.argument("case")
@click.argument("meeting", required=False, default="")
@click.option("--propose", is_flag=True, help="What a meeting could be about now, and whom it takes.")
@click.option(
    "--ask", "line", metavar="LINE", default="", help="Keep an ask or offer, written as it is spoken."
)
@click.option("--note", "note_file", type=_FILE, metavar="FILE", help="Write the action note as a PDF.")
@click.option("--ics", "ics_file", type=_FILE, metavar="FILE", help="Write the meeting for a calendar.")
@as_json
@pass_session
def meeting_command(
    session: Session,
    case: str,
    meeting: str,
    propose: bool,
    line: str,
    note_file: Path | None,
    ics_file: Path | None,
    as_json: bool,
) -> None:
    """List the meetings of a case, or show MEETING: an id, the start of one, a purpose, "last" or "next".

    An ask is kept only when nobody in it is in doubt:
    --ask 'Probation asks Housing for a deposit letter by Friday: accepted'.
    """
    if (line or note_file or ics_file) and not meeting:
        raise WrongWords("Say which meeting: its id, its purpose, last or next.")
    with session.case(case) as opened:
        if propose:
            _propose(opened.case, session.today, as_json)
            return
        if not meeting:
            _list(opened.case, as_json)
            return
        found = _meeting(opened.case, meeting, session.today)
        if line:
            _keep(session, opened, found, line, as_json)
        elif note_file or ics_file:
            _write(session, opened, found, note_file, ics_file)
        else:
            _show(opened.case, found, as_json)


def _meeting(case: "Case", words: str, today: "date") -> "Meeting":
    from navigator.actions.references import find_item
    from navigator.casefile.journal import Meeting
    from navigator.errors import UnknownItem

    dated = [one for one in case.meetings.dated("when") if one.when is not None]
    chosen = {
        "last": [one for one in dated if one.when is not None and one.when.latest <= today][-1:],
        "next": [one for one in dated if one.when is not None and one.when.latest >= today][:1],
    }
    if words in chosen:
        if not chosen[words]:
            raise UnknownItem(f"There is no {words} meeting in this case.", "Nothing was changed.")
        return chosen[words][0]
    item = find_item(case, words, (Meeting.KIND,))
    assert isinstance(item, Meeting)
    return item


def _propose(case: "Case", today: "date", as_json: bool) -> None:
    from navigator.insights.agenda import proposed_agenda, proposed_invitations

    agenda = proposed_agenda(case, today)
    people = proposed_invitations(case, agenda, today)
    if as_json:
        say_json(
            {
                "agenda": [{"line": a.words, "why": str(a.reason), "items": list(a.items)} for a in agenda],
                "invite": [{"person": one.person, "why": one.why} for one in people],
            }
        )
        return
    say("Agenda")
    say(
        "\n".join(f"  {one.reason}: {one.words}" for one in agenda)
        or "  Nothing is blocked, late or unanswered."
    )
    say("Whom it takes")
    for one in people:
        say(f"  {case.title_of(one.person) or 'The client'}: {one.why}")


def _list(case: "Case", as_json: bool) -> None:
    from navigator.casefile.date_words import say_moment
    from navigator.cli.json_shapes import item_shape

    meetings = case.meetings.dated("when")
    if as_json:
        say_json([item_shape(one) for one in meetings])
        return
    for one in meetings:
        parts = (say_moment(one.when) or "no day yet", one.purpose or "a meeting", one.where)
        say(f"{one.id}  {', '.join(part for part in parts if part)}")
    if not meetings:
        say("There are no meetings yet.")


def _show(case: "Case", meeting: "Meeting", as_json: bool) -> None:
    from navigator.cli.json_shapes import item_shape

    asks = case.asks.by("meeting", meeting.id)
    if as_json:
        say_json({**item_shape(meeting), "asks": [item_shape(one) for one in asks]})
    else:
        say("\n".join(_lines(case, meeting)))


def _lines(case: "Case", meeting: "Meeting") -> "Iterator[str]":
    from navigator.casefile.date_words import say_moment
    from navigator.insights.meeting_lines import lines_of
    from navigator.summary.content import ask_line

    yield ", ".join(
        part for part in (meeting.purpose or "A meeting", say_moment(meeting.when), meeting.where) if part
    )
    for heading, ids in (("Invited", meeting.invited), ("Came", meeting.came)):
        if ids:
            yield f"{heading}: {', '.join(case.title_of(one) or 'the client' for one in ids)}"
    for heading, lines in (("Agenda", lines_of(meeting.agenda)), ("Decided", lines_of(meeting.decisions))):
        if lines:
            yield heading
            yield from (f"  {one}" for one in lines)
    asks = case.asks.by("meeting", meeting.id)
    if asks:
        yield "Asks and offers"
        for one in asks:
            said = ask_line(case, one, _day(meeting))
            yield f"  {said.who}: {said.what}{f', by {said.by_when}' if said.by_when else ''} ({said.answer})"
    if meeting.next_review:
        yield f"Next review: {say_moment(meeting.next_review)}"


def _day(meeting: "Meeting") -> "date":
    from datetime import date

    return meeting.when.earliest if meeting.when else date.today()


def _keep(session: Session, opened: "OpenCase", meeting: "Meeting", line: str, as_json: bool) -> None:
    from navigator.actions.asks import keep_ask
    from navigator.cli.json_shapes import act_shape
    from navigator.errors import InvalidValue
    from navigator.insights.spoken_ask import read_spoken
    from navigator.insights.who_is_meant import Names

    names = Names(opened.case, session.today, frozenset(meeting.came or meeting.invited))
    one = read_spoken(line, names, session.today)
    if one.unclear:
        # Which of the words is in doubt would name somebody: errors never do.
        raise InvalidValue(
            "It is not clear who asks whom, or for what.",
            "Write it as it is spoken, with names of this case: A asks B for C by Friday: accepted.",
        )
    draft = keep_ask(
        opened.case,
        session.ids,
        kind=one.kind,
        from_whom=one.from_whom.id,
        to_whom=one.to_whom.id,
        what=one.what,
        by_when=one.by_when,
        state=one.state,
        answer=one.answer,
        meeting=meeting.id,
    )
    done = opened.commit(draft)
    if as_json:
        say_json(act_shape(opened, done))
    else:
        say(f"Done: {draft.name}.")


def _write(
    session: Session, opened: "OpenCase", meeting: "Meeting", note_file: Path | None, ics_file: Path | None
) -> None:
    from navigator.actions.meeting_pages import action_note_page
    from navigator.actions.records import record_export
    from navigator.interchange.ics_out import export_meeting_ics

    if note_file:
        page = action_note_page(opened.case, session.ids, meeting, session.today, page_by=opened.author)
        write_output(note_file, page.pdf, lambda: opened.commit(page.record))
        note(f"Wrote the action note: {page.marking}, {page.shared.held_back} left out.")
        if page.shared.without:
            number = len(page.shared.without)
            note(f"It is not for {number} of those who came: nothing is agreed with them.")
    if ics_file:
        content: Any = export_meeting_ics(opened.case, meeting, session.today)
        write_output(ics_file, content, lambda: opened.commit(record_export("ICS")))
