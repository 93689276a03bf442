"""`summary`: the one page, for the keyworker, for others, or for the client."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import STANDARD_OUTPUT, write_output
from navigator.cli.recipients import file_for, items_meant, organisations_meant
from navigator.cli.session import Session
from navigator.cli.terminal import ask_secret, note, say, say_json

if TYPE_CHECKING:
    from navigator.store.open_case import OpenCase
    from navigator.summary.page import Page
    from navigator.summary.sharing.what_may_go import Sharing

PAGE_PASSWORD = "NAVIGATOR_PAGE_PASSWORD"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for on the command line."""

    to: tuple[str, ...]
    purpose: str
    each: bool
    for_client: bool
    large: bool
    hold_back: tuple[str, ...]
    protect: tuple[str, ...]
    client_told: bool | None

    @property
    def for_others(self) -> bool:
        """Whether the page is for anybody but the keyworker."""
        return bool(self.to) or self.for_client


@click.command("summary")
@click.argument("case")
@click.option(
    "--to", multiple=True, metavar="ORGANISATION", help="Who is to have it; more than once for several."
)
@click.option("--purpose", default="", metavar="TEXT", help="What for; it stands on the page.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file; - for the output."
)
@click.option("--each", is_flag=True, help="A page for each of them, with all that this one may know.")
@click.option("--for-client", is_flag=True, help="The client's own page.")
@click.option("--large-print", "large", is_flag=True, help="On A3, with text of 14 points and more.")
@click.option(
    "--password", "locked", is_flag=True, help=f"Ask for a password ({PAGE_PASSWORD}) that opens it."
)
@click.option("--hold-back", multiple=True, metavar="ID", help="An item to hold back besides.")
@click.option(
    "--to-protect-a-life",
    "protect",
    multiple=True,
    metavar="ID=WHY",
    help="An item that goes whatever is agreed.",
)
@click.option("--client-told/--client-not-told", default=None, help="Whether the client knows; it is kept.")
@click.option("--preview", is_flag=True, help="Say what would go and what is held back, and write nothing.")
@as_json
@pass_session
def summary_command(
    session: Session,
    /,
    case: str,
    output: Path | None,
    locked: bool,
    preview: bool,
    as_json: bool,
    **words: Any,
) -> None:
    """Write the one page about a case as a PDF.

    Without --to it is for the keyworker only. With --to it holds what all of them may know, by the agreements
    that are in force; it is read back before anybody has it, and what was shared is kept in the case.
    """
    wish = _Wish(**words)
    _check_words(wish, output, preview)
    with session.case(case) as opened:
        if not wish.for_others:
            assert output is not None
            _for_the_keyworker(session, opened, output, as_json)
            return
        found = _sharings(session, opened, wish)
        if preview:
            _preview(found, as_json)
            return
        assert output is not None
        password = _password() if locked else ""
        files = [file_for(output, one, many=wish.each and len(found) > 1) for one in found]
        shapes = [
            _for_others(session, opened, one, file, wish, password)
            for one, file in zip(found, files, strict=True)
        ]
    if as_json and output != STANDARD_OUTPUT:
        say_json(shapes if wish.each else shapes[0])
    elif output != STANDARD_OUTPUT:
        for shape in shapes:
            say(f"Wrote the page for {shape['for']} to {shape['file']}. {shape['held_back']}".rstrip())


def _check_words(wish: _Wish, output: Path | None, preview: bool) -> None:
    """UsageError for words that do not go together."""
    if wish.to and wish.for_client:
        raise click.UsageError("Either --to somebody or --for-client.")
    if wish.to and not wish.purpose.strip():
        raise click.UsageError("A page for others needs its --purpose.")
    if wish.each and not wish.to:
        raise click.UsageError("--each goes with --to.")
    if preview and not wish.for_others:
        raise click.UsageError("--preview goes with --to or --for-client.")
    if output is None and not preview:
        raise click.UsageError("Name the file with -o, or ask for a --preview.")
    if output == STANDARD_OUTPUT and wish.each:
        raise click.UsageError("Several pages cannot go to the standard output.")
    if not wish.for_others and (wish.large or wish.hold_back or wish.protect):
        raise click.UsageError("That goes with --to or --for-client.")


def _sharings(session: Session, opened: "OpenCase", wish: _Wish) -> "tuple[Sharing, ...]":
    from navigator.summary.sharing.for_the_client import for_the_client
    from navigator.summary.sharing.what_may_go import one_each, what_may_go

    held = items_meant(opened.case, wish.hold_back)
    if wish.for_client:
        return (for_the_client(opened.case, session.today, held=held),)
    to = organisations_meant(opened.case, wish.to)
    vital: dict[str, str] = {}
    for words in wish.protect:
        item, sign, why = words.partition("=")
        if not sign or not why.strip():
            raise click.UsageError("--to-protect-a-life takes ID=WHY, and the reason is recorded.")
        vital[items_meant(opened.case, (item,))[0]] = why.strip()
    options: dict[str, Any] = {"held": held, "vital": vital, "made_by": opened.author}
    if wish.each:
        return one_each(opened.case, to, wish.purpose, session.today, **options)
    return (what_may_go(opened.case, to, wish.purpose, session.today, **options),)


def _for_others(
    session: Session, opened: "OpenCase", sharing: "Sharing", file: Path, wish: _Wish, password: str
) -> dict[str, Any]:
    from navigator.actions.disclosing import record_disclosure
    from navigator.summary.shared_page import shared_page, verify_page
    from navigator.summary.sharing.what_may_go import told_in_words

    made = shared_page(sharing, page_by=opened.author, large=wish.large, password=password, unverified=True)

    def record() -> None:
        told = record_disclosure(
            session.ids, sharing, items=made.items, sha256=made.sha256, client_told=wish.client_told
        )
        opened.commit(told)

    write_output(file, made.pdf, record, lambda pdf: verify_page(made, pdf, password=password))
    if made.page.undrawable:
        note(f"No font here can write all of: {', '.join(made.page.undrawable)}.")
    return {
        **_page_shape(made.page, file),
        "for": ", ".join(one.name for one in sharing.recipients),
        "sha256": made.sha256,
        "held_back": told_in_words(sharing.to_tell),
    }


def _password() -> str:
    given = os.environ.get(PAGE_PASSWORD)
    if given:
        return given
    first = ask_secret("Password for the page: ")
    if not first or first != ask_secret("Once more: "):
        raise click.UsageError("The two passwords are not the same, or empty.")
    return first


def _preview(found: "tuple[Sharing, ...]", as_json: bool) -> None:
    from navigator.cli.sharing_shapes import sharing_lines, sharing_shape

    if as_json:
        say_json([sharing_shape(one) for one in found] if len(found) > 1 else sharing_shape(found[0]))
        return
    for one in found:
        say("\n".join(sharing_lines(one)))


def _for_the_keyworker(session: Session, opened: "OpenCase", output: Path, as_json: bool) -> None:
    from navigator.actions.records import record_summary
    from navigator.summary.page import make_page

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


def _page_shape(page: "Page", output: Path) -> dict[str, Any]:
    """{"file", "shown", "left_out", "undrawable"}: items on the page and left out, by section."""
    return {
        "file": str(output),
        "shown": dict(page.shown),
        "left_out": dict(page.left_out),
        "undrawable": list(page.undrawable),
    }
