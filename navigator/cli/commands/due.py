"""`due`: what is overdue, due today and this week, over all cases; and own appointments as a calendar."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from navigator.insights.due import Reminder
    from navigator.store.vault import Vault

_HEADINGS = {"overdue": "Overdue", "today": "Today", "this week": "This week"}


@click.command("due")
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    default=7,
    metavar="NUMBER",
    help="How many days to look ahead, today among them; else a week.",
)
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write your own appointments in all cases into this calendar file instead, without anybody's name.",
)
@as_json
@pass_session
def due_command(session: Session, days: int, ics: Path | None, as_json: bool) -> None:
    """Show what is to be done or looked at in all cases: overdue, today, and in the days to come."""
    from navigator.insights.due import due

    if ics is not None:
        if as_json:
            raise WrongWords("A calendar and --json cannot both be written.")
        _write_calendar(session, ics)
        return
    found: list[tuple[str, str, Reminder]] = []
    with session.every_case() as cases:
        for record, opened in cases:
            found += [(record.id, record.name, one) for one in due(opened.case, session.today, days)]
    found.sort(key=lambda row: (list(_HEADINGS).index(row[2].urgency), row[2].when.latest, row[1]))
    if as_json:
        say_json([_shape(*row) for row in found])
    elif not found:
        say("Nothing is due.")
    else:
        _print(found, days)


def _write_calendar(session: Session, path: Path) -> None:
    from navigator.actions.records import record_appointments
    from navigator.interchange.ics_file import events_to_ics
    from navigator.interchange.own_calendar import Own, own_appointments
    from navigator.store.cases import open_case

    found = {}
    with session.vault() as vault:
        own = Own(vault.name, vault.organisation)
        for record in vault.cases():
            with open_case(vault, record.id) as opened:
                ahead = own_appointments(opened.case, own, session.today)
            if ahead:
                found[record.id] = ahead

        def put_on_record(vault: "Vault" = vault) -> None:
            for case_id in found:
                with open_case(vault, case_id) as opened:
                    opened.commit(record_appointments())

        appointments = [one for some in found.values() for one in some]
        write_output(path, events_to_ics(appointments, session.today), put_on_record)
    count = f"{len(appointments):,} appointment{'' if len(appointments) == 1 else 's'}"
    say(f"Wrote {count} of yours into {path}, without names.")


def _print(found: "list[tuple[str, str, Reminder]]", days: int) -> None:
    from navigator.casefile.date_words import say_moment

    for urgency, heading in _HEADINGS.items():
        rows = [row for row in found if row[2].urgency == urgency]
        if rows:
            ahead = f"The next {days} days" if urgency == "this week" and days != 7 else heading
            say(f"{ahead} ({len(rows)})")
            for _, name, one in rows:
                say(f"  {name or 'A case without a name'}: {one.words}, {say_moment(one.when)}")


def _shape(case_id: str, name: str, one: "Reminder") -> dict[str, Any]:
    """{"case", "name", "item", "act", "what", "when", "urgency"}; `when` in the written form of dates."""
    return {
        "case": case_id,
        "name": name,
        "item": one.item,
        "act": one.act,
        "what": one.what,
        "when": str(one.when),
        "urgency": str(one.urgency),
    }
