"""`due`: what is overdue, due today and this week, over all cases."""

from typing import TYPE_CHECKING, Any

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from navigator.insights.due import Reminder

_HEADINGS = {"overdue": "Overdue", "today": "Today", "this week": "This week"}


@click.command("due")
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    default=7,
    metavar="NUMBER",
    help="How many days to look ahead, today among them; else a week.",
)
@as_json
@pass_session
def due_command(session: Session, days: int, as_json: bool) -> None:
    """Show what is to be done or looked at in all cases: overdue, today, and in the days to come."""
    from navigator.insights.due import due

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
