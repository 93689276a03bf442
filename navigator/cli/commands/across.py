"""`across`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from navigator.insights.across import Across


@click.command("across")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .csv or .pdf for others, from which nobody can be told: small numbers are hidden.",
)
@as_json
@pass_session
def across_command(session: Session, output: Path | None, as_json: bool) -> None:
    """Count across all cases on this laptop: what is due, what blocks most, how outcomes move.

    Without -o the numbers are for your own eyes, and small ones stand as they are.
    """
    from navigator.insights.across import across
    from navigator.insights.case_facts import facts_of

    if output is not None and output.suffix.lower() not in (".csv", ".pdf"):
        raise click.UsageError("The file is to end in .csv or .pdf.")
    with session.every_case() as cases:
        found = across(facts_of(opened.case, session.today) for _, opened in cases)
    if output is not None:
        content = _content(found, output.suffix.lower(), session.today)
        write_output(output, content, lambda: _record(session))
        note(
            "Nobody can be told from it, so long as you do not give one away each time a case comes or goes."
        )
    elif as_json:
        say_json(_shape(found))
    else:
        say("\n".join(_lines(found)))


def _content(found: "Across", ending: str, today: "date") -> bytes:
    from navigator.insights.suppression import suppressed

    safe = suppressed(found)
    if ending == ".csv":
        from navigator.interchange.across_csv import across_csv

        return across_csv(safe, today)
    from navigator.summary.across import across_pdf

    return across_pdf(safe, today=today)


def _record(session: Session) -> None:
    """Every case keeps that it was counted in numbers that went out."""
    from navigator.actions.records import record_counting

    with session.every_case() as cases:
        for _, opened in cases:
            opened.commit(record_counting())


def _lines(found: "Across") -> "Iterator[str]":
    yield f"{found.cases} {'case' if found.cases == 1 else 'cases'}. For your own eyes: nothing is hidden."
    for name, value in found.middle.items():
        yield f"  {name}, median: {value:g}"
    for table in found.tables:
        rows = [row for row in table.rows if any(table.cell(row, column) for column in table.columns)]
        if not rows:
            continue
        yield ""
        yield table.name
        for row in rows:
            numbers = [(column, table.cell(row, column)) for column in table.columns]
            said = ", ".join(f"{column.lower()} {number}" for column, number in numbers if number)
            yield f"  {row}: {said}" if row != "Cases" else f"  {said}"


def _shape(found: "Across") -> dict[str, object]:
    """{"cases", "medians", "tables": [{"name", "rows": [{"group", each column}]}]}."""
    return {
        "cases": found.cases,
        "medians": dict(found.middle),
        "tables": [
            {
                "name": table.name,
                "rows": [
                    {"group": row, **{column: table.cell(row, column) for column in table.columns}}
                    for row in table.rows
                ],
            }
            for table in found.tables
        ],
    }
