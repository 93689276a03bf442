"""`timeline`: what happened and when, and what comes next, as a picture."""

from datetime import date
from pathlib import Path

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import output_file, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import say

FORMS = (".svg", ".png", ".pdf")


@click.command("timeline")
@click.argument("case")
@output_file
@click.option(
    "--by",
    type=click.Choice(("need", "organisation", "person", "topic")),
    default="need",
    help="What each lane stands for.",
)
@click.option(
    "--from", "first", default="", metavar="DATE", help="From this day on; else from the beginning."
)
@click.option("--to", "last", default="", metavar="DATE", help="Until this day; else to the end.")
@pass_session
def timeline_command(session: Session, case: str, output: Path, by: str, first: str, last: str) -> None:
    """Draw what happened and what comes next, as FILE.svg, FILE.png or FILE.pdf (sheets of A4)."""
    from navigator.actions.records import record_picture
    from navigator.layout.lanes import By
    from navigator.summary.timeline import TimelineWish, timeline_picture, timeline_sheets

    form = output.suffix.lower()
    if form not in FORMS:
        raise WrongWords(f"The name of the file has to end in {', '.join(FORMS[:-1])} or {FORMS[-1]}.")
    today = session.today
    wish = TimelineWish(By(by), _day(first, today, "--from"), _day(last, today, "--to"))
    with session.case(case) as opened:
        if form == ".pdf":
            from navigator.summary.page import paper_measure, pictures_to_pdf

            sheets = timeline_sheets(opened.case, today=today, wish=wish, measure=paper_measure())
            content = pictures_to_pdf(sheets, today=today, title="Timeline")
        elif form == ".png":
            content = session.parts.draw_png(timeline_picture(opened.case, today=today, wish=wish))
        else:
            from navigator.layout.svg_pen import picture_to_svg

            content = picture_to_svg(timeline_picture(opened.case, today=today, wish=wish)).encode("utf-8")
        write_output(output, content, lambda: opened.commit(record_picture("timeline")))
    say(f"Drew the timeline into {output}.")


def _day(words: str, today: date, option: str) -> date | None:
    """The day that is meant: the first of a month or a year with --from, and with --to the last."""
    from navigator.casefile.date_words import read_date

    if not words:
        return None
    found = read_date(words, today)
    if found is None:
        raise WrongWords(f"{option} wants a date, such as 3 March 2025.")
    return found.earliest if option == "--from" else found.latest
