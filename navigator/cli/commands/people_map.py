"""`map`: the people around the client as a picture, as of any day."""

from datetime import date
from pathlib import Path

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import output_file, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.pictures import PEOPLE_MAP
from navigator.cli.session import Session
from navigator.cli.terminal import say

FORMS = (".svg", ".png", ".pdf")


@click.command("map")
@click.argument("case")
@output_file
@click.option(
    "--as-at",
    "as_at",
    default="",
    metavar="DATE",
    help="The network as it was on a day, such as 3 March 2025.",
)
@click.option(
    "--paper", type=click.Choice(("a4", "a3")), default="a4", help="The size of the sheet, landscape."
)
@click.option("--clusters", is_flag=True, help="By who talks to whom, instead of by closeness.")
@click.option("--islands", is_flag=True, help="Outline the islands of those who talk with one another.")
@pass_session
def map_command(
    session: Session, case: str, output: Path, as_at: str, paper: str, clusters: bool, islands: bool
) -> None:
    """Draw the people and organisations around the client, as FILE.svg, FILE.png or FILE.pdf."""
    from navigator.actions.records import record_picture
    from navigator.layout.map_picture import A3, A4
    from navigator.summary.people_map import MapWish, people_map

    form = output.suffix.lower()
    if form not in FORMS:
        raise WrongWords(f"The name of the file has to end in {', '.join(FORMS[:-1])} or {FORMS[-1]}.")
    wish = MapWish(
        as_at=_day(as_at, session.today), size=A3 if paper == "a3" else A4, clusters=clusters, islands=islands
    )
    with session.case(case) as opened:
        picture = people_map(opened.case, today=session.today, wish=wish)
        if form == ".png":
            content = session.parts.draw_png(picture)
        else:
            content = PEOPLE_MAP.file_of(form, picture, session.today)
        write_output(output, content, lambda: opened.commit(record_picture(PEOPLE_MAP.word)))
    say(f"Drew the map into {output}.")


def _day(words: str, today: date) -> date | None:
    """The day that is meant; of a month or a year its last."""
    from navigator.casefile.date_words import read_date

    if not words:
        return None
    found = read_date(words, today)
    if found is None:
        raise WrongWords("--as-at wants a date, such as 3 March 2025.")
    return found.latest
