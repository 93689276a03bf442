"""`history`."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from navigator.casefile.case import Case
    from navigator.store.trail import HistoryLine


@click.command("history")
@click.argument("case")
@click.argument("item", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(1), default=200, help="At most so many acts, the latest.")
@as_json
@pass_session
def history_command(session: Session, case: str, item: str | None, limit: int, as_json: bool) -> None:
    """Show who set which field to what, when, and what it said before; the latest first.

    ID is an item's id, which may have been removed, or the whole name of one that is there.
    """
    from navigator.actions.references import find_item
    from navigator.casefile.ids import is_id
    from navigator.cli.json_shapes import history_shape

    with session.case(case) as opened:
        item_id = "" if not item else item.lower() if is_id(item) else find_item(opened.case, item).id
        lines = opened.history(item_id, limit=limit)
        whole = opened.case
    if as_json:
        say_json([history_shape(line) for line in lines])
    else:
        say("\n".join(_lines(whole, lines)) or "Nothing has happened to it yet.")


def _lines(case: "Case", lines: "Iterable[HistoryLine]") -> Iterator[str]:
    from navigator.casefile.date_words import say_moment
    from navigator.casefile.partial_date import PartialDate

    for _, act in groupby(lines, key=lambda line: line.set_id):
        changes = list(act)
        head = changes[0]
        when = say_moment(PartialDate.at(datetime.fromtimestamp(head.at_ms / 1000)))
        yield f"{when}: {head.set_name} ({head.author})"
        for change in changes:
            if change.kind:
                yield f"  {_in_words(case, change)}"


def _in_words(case: "Case", line: "HistoryLine") -> str:
    from navigator.actions.naming import title_of
    from navigator.actions.value_words import field_of_register, label_of, value_in_words
    from navigator.cli.item_lines import with_kind
    from navigator.history.change import PURGED, REMOVED, Register

    there = case.find(line.item)
    which = with_kind(line.kind, title_of(case, line.item) if there else line.item)
    if line.field == PURGED:
        return f"{which}: purged"
    if line.field == REMOVED:
        return f"{which}: {'removed' if line.after else 'put back' if line.before else 'made'}"
    register = Register(line.kind, line.item, line.field, line.member)
    field, label = field_of_register(register), label_of(register)
    if line.member:
        has = "now has" if line.after else "no longer has"
        return f"{which}: {label} {has} {value_in_words(case, field, line.member)}"
    before = " and ".join(value_in_words(case, field, value) for value in line.before) or "nothing"
    return f"{which}: {label} set to {value_in_words(case, field, line.after)}; before: {before}"
