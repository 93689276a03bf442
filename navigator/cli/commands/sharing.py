"""`agreements`, `disclosures` and `access-pack`: on what ground what is shared, and what was."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import make_folder, write_output
from navigator.cli.recipients import organisations_meant
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from navigator.casefile.case import Case
    from navigator.summary.sharing.agreements import Matrix


@click.command("agreements")
@click.argument("case")
@as_json
@pass_session
def agreements_command(session: Session, case: str, as_json: bool) -> None:
    """Show, organisation by organisation, what may be shared of each topic today, and what runs out soon."""
    from navigator.summary.sharing.agreements import agreements_today, ending_soon

    with session.case(case) as opened:
        matrix = agreements_today(opened.case, session.today)
        ending = ending_soon(opened.case, session.today)
        if as_json:
            say_json(list(_cell_shapes(opened.case, matrix)))
            return
        lines = list(_matrix_lines(opened.case, matrix))
        say("\n".join(lines) if lines else "No agreement to share is written down yet.")
        for one in ending:
            days = "today" if one.days == 0 else f"in {one.days} {'day' if one.days == 1 else 'days'}"
            say(f"Runs out {days}: {opened.case.title_of(one.organisation)}")


def _matrix_lines(case: "Case", matrix: "Matrix") -> Iterator[str]:
    from navigator.casefile.vocabulary import vocabulary

    for organisation in matrix.organisations:
        cells = [(topic, matrix.cells.get((organisation, topic))) for topic in matrix.topics]
        known = [(topic, cell) for topic, cell in cells if cell]
        if known:
            yield case.title_of(organisation) or "An organisation without a name"
            for topic, cell in known:
                yield f"  {vocabulary('topics').label(topic)}: {cell.in_words()}"


def _cell_shapes(case: "Case", matrix: "Matrix") -> Iterator[dict[str, Any]]:
    for (organisation, topic), cell in matrix.cells.items():
        yield {
            "organisation": organisation,
            "name": case.title_of(organisation),
            "topic": topic,
            "may_know": cell.may_know,
            "highest_sensitivity": cell.highest,
            "bases": list(cell.bases),
            "agreements": list(cell.agreements),
            "until": str(cell.until) if cell.until else None,
            "runs_out_soon": cell.runs_out_soon,
            "why_not": cell.why_not,
        }


@click.command("disclosures")
@click.argument("case")
@click.option(
    "--not-shared-with",
    "refused",
    multiple=True,
    metavar="ORGANISATION",
    help="Keep a decision not to share.",
)
@click.option("--because", default="", metavar="TEXT", help="Why it was decided not to share.")
@click.option("--purpose", default="", metavar="TEXT", help="What they wanted it for.")
@as_json
@pass_session
def disclosures_command(
    session: Session, case: str, refused: tuple[str, ...], because: str, purpose: str, as_json: bool
) -> None:
    """Show what was told to whom, what was held back and why, and what was decided not to be shared.

    With --not-shared-with, keep such a decision and its reason.
    """
    from navigator.actions.disclosing import record_not_shared
    from navigator.cli.sharing_shapes import told_lines, told_shape
    from navigator.summary.sharing.told import told_whom

    with session.case(case) as opened:
        if refused:
            to = organisations_meant(opened.case, refused)
            draft = record_not_shared(
                opened.case, session.ids, to, because=because, today=session.today, purpose=purpose
            )
            opened.commit(draft)
            if not as_json:
                say("Kept: the decision not to share, and why.")
                return
        told = told_whom(opened.case)
        if as_json:
            say_json([told_shape(one) for one in told])
        elif told:
            say("\n".join(line for one in told for line in told_lines(one)))
        else:
            say("Nothing was shared yet.")


@click.command("access-pack")
@click.argument("case")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    required=True,
    help="Where the files go.",
)
@click.option(
    "--reviewed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The list of what is about third parties, given back with its first column edited.",
)
@pass_session
def access_pack_command(session: Session, case: str, output: Path, reviewed: Path | None) -> None:
    """Write all that is held on the client, for the client: as a PDF and as JSON.

    The first run writes only third-parties.csv, the list of what is about other people: look through it, put
    show or hide into its first column, and give it back with --reviewed; then the pack is written.
    """
    from navigator.summary.sharing.access import access_pack, read_review, review_list

    with session.case(case) as opened:
        if reviewed is None:
            found = access_pack(opened.case)
            make_folder(output)
            write_output(output / "third-parties.csv", review_list(found.passages))
            say(
                f"Wrote {output / 'third-parties.csv'}: {len(found.passages)} passages about other people, "
                "all hidden. Look through it, and give it back with --reviewed."
            )
            return
        from navigator.actions.disclosing import record_access_pack
        from navigator.interchange.json_out import export_json
        from navigator.summary.access_pdf import access_pdf
        from navigator.summary.read_back import verify, verify_text

        pack = access_pack(opened.case, read_review(reviewed.read_bytes()))
        pdf = access_pdf(pack.shown, today=session.today, hidden=pack.hidden)
        text = export_json(pack.shown)
        make_folder(output)

        def record() -> None:
            draft = record_access_pack(
                session.ids, today=session.today, sha256=hashlib.sha256(pdf).hexdigest(), hidden=pack.hidden
            )
            opened.commit(draft)

        known = [opened.author]

        def check(said: bytes) -> None:
            verify(said, pack.work.needles, known=known)
            verify_text(text.decode("utf-8"), pack.work.needles, known=known)

        write_output(output / "all-that-is-held.pdf", pdf, record, check)
        write_output(output / "all-that-is-held.json", text)
        say(
            f"Wrote all that is held to {output}: a PDF and a JSON file. {pack.hidden} passages are left out."
        )
