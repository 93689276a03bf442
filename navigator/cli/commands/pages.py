"""`demo`: the example case and its pages, without a vault."""

from pathlib import Path

import click

from navigator.cli.options import pass_session
from navigator.cli.output_file import make_folder, write_output
from navigator.cli.pictures import FORMS, PEOPLE_MAP, TIMELINE
from navigator.cli.session import Session
from navigator.cli.terminal import say


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
