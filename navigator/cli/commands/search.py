"""`search`."""

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="At most so many from each case.")
@as_json
@pass_session
def search_command(session: Session, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find the items that hold all the words, in all cases; each word from its first letters."""
    from navigator.actions.naming import shortened, title_of
    from navigator.cli.item_lines import with_kind

    found = []
    with session.every_case() as cases:
        for record, opened in cases:
            for hit in opened.search(" ".join(words), limit):
                found.append(
                    {
                        "case": record.id,
                        "case_name": record.name,
                        "entity": hit.kind,
                        "id": hit.item,
                        "name": title_of(opened.case, hit.item),
                        "snippet": hit.snippet,
                    }
                )
    if as_json:
        say_json(found)
        return
    for one in found:
        say(f"{one['case_name']}: {with_kind(one['entity'], one['name'])}")
        say(f"  {one['id']}  {shortened(one['snippet'], 100)}")
    if not found:
        say("Nothing was found.")
