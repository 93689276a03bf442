"""`import`, `export` and `schema`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, output_file, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from navigator.interchange.imported import Import

_EXPORTS = ("json", "csv", "vcard", "ics", "fhir", "open-referral", "graphml")
_WHAT = (
    "json: everything. csv: people and organisations, as a table. vcard: the same, as cards. "
    "ics: what is planned, for a calendar. fhir: a FHIR R4 bundle, for health and care systems. "
    "open-referral: the organisations. graphml: who is tied to whom."
)


@click.command("import")
@click.argument("case")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Only show what would come in; change nothing.")
@click.option("--form", default="", metavar="FORM", help="What the files are, where their content misleads.")
@as_json
@pass_session
def import_command(
    session: Session, case: str, files: tuple[Path, ...], preview: bool, form: str, as_json: bool
) -> None:
    """Take contacts, organisations, a whole case or the places of its map out of files into a case.

    Each file is one act, which one undo takes back. What could not be taken is listed with why.
    """
    from navigator.actions.importing import take_import
    from navigator.cli.json_shapes import import_shape
    from navigator.interchange.import_file import FORMS, import_file

    if form and form not in FORMS:
        raise WrongWords(f"Files are not imported in that form. Known: {', '.join(FORMS)}.")
    shapes: list[dict[str, object]] = []
    with session.case(case) as opened:
        try:
            for file in files:
                imported = import_file(file, opened.case, session.ids, session.today, form)
                done = None if preview else opened.commit(take_import(opened.case, imported))
                if as_json:
                    shapes.append(import_shape(imported, file.name, done))
                else:
                    say("\n".join(_lines(imported, preview)))
        finally:
            # What came in before a file that could not be read is in the case, and has to be told.
            if shapes:
                say_json(shapes)


def _lines(imported: "Import", preview: bool) -> Iterator[str]:
    yield f"{'Would do' if preview else 'Done'}: {imported.name}."
    if imported.unchanged:
        yield f"  {imported.unchanged:,} were here already, just so."
    for heading, lines in (
        ("How the file was understood", imported.guesses),
        ("Not taken", imported.not_taken),
        ("Look again", imported.remarks),
    ):
        if lines:
            yield f"{heading}:"
            yield from (f"  {line}" for line in lines)
    if preview and imported.items:
        yield "Items:"
        yield from (f"  {item.KIND}: {item.title}" for item in imported.items)


@click.command("export")
@click.argument("case")
@click.option("--format", "form", type=click.Choice(_EXPORTS), required=True, help=_WHAT)
@output_file
@pass_session
def export_command(session: Session, case: str, form: str, output: Path) -> None:
    """Write a case to a file that other programs can read. It is not encrypted any more."""
    from navigator.actions.records import record_export
    from navigator.interchange.export_case import export_case

    with session.case(case) as opened:
        content = export_case(opened.case, form, session.today)
        record = record_export(form.upper())
        write_output(output, content, lambda: opened.commit(record))


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of an exported case."""
    from navigator.interchange.json_schema import schema_text

    say(schema_text())
