"""`summary` and `demo`: what is drawn for paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, output_file, pass_session
from navigator.cli.output_file import STANDARD_OUTPUT, make_folder, write_output
from navigator.cli.pictures import FORMS, PEOPLE_MAP, TIMELINE
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json

if TYPE_CHECKING:
    from navigator.summary.page import Page


@click.command("summary")
@click.argument("case")
@output_file
@as_json
@pass_session
def summary_command(session: Session, case: str, output: Path, as_json: bool) -> None:
    """Write the one page about a case as a PDF: one sheet of A4, marked for the keyworker only."""
    from navigator.actions.records import record_summary
    from navigator.summary.page import make_page

    with session.case(case) as opened:
        page = make_page(opened.case, today=session.today, page_by=opened.author)
        write_output(output, page.pdf, lambda: opened.commit(record_summary()))
    if output == STANDARD_OUTPUT:
        return
    if as_json:
        say_json(_page_shape(page, output))
    else:
        say(f"Wrote the one page to {output}. It is for the keyworker only.")
    if page.undrawable:
        note(f"No font here can write all of: {', '.join(page.undrawable)}.")


def _page_shape(page: "Page", output: Path) -> dict[str, object]:
    """{"file", "shown", "left_out", "undrawable"}: items on the page and left out, by section."""
    return {
        "file": str(output),
        "shown": dict(page.shown),
        "left_out": dict(page.left_out),
        "undrawable": list(page.undrawable),
    }


@click.command("demo")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder for the files; it is made if need be.",
)
@pass_session
def demo_command(session: Session, output: Path) -> None:
    """Write the example case and its pages, without a screen and without a vault.

    The example is fictional: 15 organisations, 52 people, three years.
    """
    from navigator.interchange.example import example_case
    from navigator.interchange.json_out import export_json
    from navigator.summary.page import make_page

    case, today = example_case(session.today), session.today
    make_folder(output)

    def write(name: str, content: bytes, what: str) -> None:
        write_output(output / name, content)
        say(f"{output / name}: {what}")

    write("example-case.json", export_json(case), "the example case, complete")
    page = make_page(case, today=today, page_by="Case Navigator, the example case")
    write("summary.pdf", page.pdf, "the one page")
    for drawing in (PEOPLE_MAP, TIMELINE):
        for form in FORMS:
            content = drawing.content(form, case, today)
            write(f"{drawing.word}{form}", content, f"the {drawing.title.lower()}")
