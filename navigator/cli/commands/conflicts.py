"""`conflicts` and `duplicates`."""

import time
from typing import TYPE_CHECKING, Any

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from navigator.actions.disputes import Dispute
    from navigator.history.draft import Draft
    from navigator.store.open_case import OpenCase

_ALL = 1_000_000
_NONE = "There is nothing to choose: nobody disagrees."


@click.command("conflicts")
@click.argument("case")
@click.option(
    "--resolve", metavar="CONFLICT", help="Settle this one, by the eight digits that the list gives it."
)
@click.option("--take", metavar="CHANGE", help="... on one of its values: the id of its change, or 1, 2, ...")
@click.option("--both", is_flag=True, help="... on both texts, one after the other.")
@click.option("--value", metavar="TEXT", help="... on another value.")
@as_json
@pass_session
def conflicts_command(
    session: Session,
    case: str,
    resolve: str | None,
    take: str | None,
    both: bool,
    value: str | None,
    as_json: bool,
) -> None:
    """List the fields that two people set at the same time, with both values; or settle one.

    Until one is settled the newer value shows, and both are kept. `navigator undo` takes a choice back.
    """
    ways = [way for way in (take, both or None, value) if way is not None]
    if (resolve is None and ways) or (resolve is not None and len(ways) != 1):
        raise WrongWords("Say --resolve CONFLICT, and with it one of --take, --both and --value.")
    with session.case(case) as opened:
        found = _disputes(opened)
        if resolve is not None:
            _settle(opened, found, resolve, take, value, as_json)
        elif as_json:
            say_json([dispute_shape(dispute) for dispute in found])
        else:
            say("\n".join(_lines(found)) or _NONE)


@click.command("duplicates")
@click.argument("case")
@click.option("--link", nargs=2, metavar="ID ID", help="These two are one: link them. `undo` takes it back.")
@click.option("--apart", nargs=2, metavar="ID ID", help="These two are two: do not ask again.")
@as_json
@pass_session
def duplicates_command(
    session: Session,
    case: str,
    link: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """List people and organisations that may stand in the case twice; link two, or say that they are two."""
    from navigator.actions.duplicates import duplicates, say_apart
    from navigator.actions.network import link_same
    from navigator.actions.references import find_item

    if link and apart:
        raise WrongWords("Say --link or --apart, not both.")
    with session.case(case) as opened:
        if link or apart:
            one, other = (find_item(opened.case, words).id for words in (link or apart or ()))
            draft = (
                link_same(opened.case, one, other)
                if link
                else say_apart(opened.case, session.ids, one, other)
            )
            _commit(opened, draft, as_json)
            return
        found = duplicates(opened.case)
        whole = opened.case
    if as_json:
        say_json(
            [{"entity": pair.kind, "one": pair.one, "other": pair.other, "why": pair.why} for pair in found]
        )
    else:
        lines = (
            f"{whole.title_of(pair.one)} ({pair.one}) may be {whole.title_of(pair.other)} ({pair.other}). "
            f"{pair.why}"
            for pair in found
        )
        say("\n".join(lines) or "Nobody seems to stand in this case twice.")


def dispute_shape(dispute: "Dispute") -> dict[str, Any]:
    """{"id", "entity", "item", "field", "member", "title", "removal", "both", "values": [...]}.

    Each of "values" has "change", "value", "words", "author", "at" and "clock"; the last one shows.
    """
    from navigator.cli.json_shapes import moment

    register = dispute.register
    return {
        "id": dispute.key,
        "entity": register.kind,
        "item": register.item,
        "field": register.field,
        "member": register.member,
        "title": dispute.title,
        "removal": dispute.is_removal,
        "both": dispute.both,
        "values": [
            {
                "change": choice.change,
                "value": choice.value,
                "words": choice.words,
                "author": choice.author,
                "at": moment(choice.at_ms),
                "clock": choice.clock,
            }
            for choice in dispute.choices
        ],
    }


def _disputes(opened: "OpenCase") -> "tuple[Dispute, ...]":
    from navigator.actions.disputes import disputes

    items = {conflict.register.item for conflict in opened.conflicts}
    authors = {line.set_id: line.author for item in items for line in opened.history(item, limit=_ALL)}
    return disputes(opened.case, opened.conflicts, authors, time.time_ns() // 1_000_000)


def _settle(
    opened: "OpenCase",
    found: "Sequence[Dispute]",
    key: str,
    taken: str | None,
    value: str | None,
    as_json: bool,
) -> None:
    from navigator.actions.disputes import keep_both, take, write_third
    from navigator.errors import UnknownItem

    dispute = next((one for one in found if one.key == key.lower()), None)
    if dispute is None:
        raise UnknownItem(
            "There is no such conflict in this case.", "Nothing was changed.", "It may be settled by now."
        )
    if taken is not None:
        place = int(taken) if taken.isascii() and taken.isdigit() else 0
        change = dispute.choices[place - 1].change if 0 < place <= len(dispute.choices) else taken
        draft = take(dispute, change)
    elif value is not None:
        draft = write_third(dispute, value)
    else:
        draft = keep_both(dispute)
    _commit(opened, draft, as_json)


def _commit(opened: "OpenCase", draft: "Draft", as_json: bool) -> None:
    from navigator.cli.json_shapes import act_shape

    done = opened.commit(draft)
    if as_json:
        say_json(act_shape(opened, done))
    else:
        say(f"Done: {done.name}." if done else "Nothing changed.")


def _lines(found: "Sequence[Dispute]") -> "Iterator[str]":
    from datetime import datetime

    from navigator.casefile.date_words import say_moment
    from navigator.casefile.partial_date import PartialDate

    for dispute in found:
        yield f"{dispute.key}  {dispute.title}"
        for place, choice in enumerate(dispute.choices, 1):
            when = say_moment(PartialDate.at(datetime.fromtimestamp(choice.at_ms / 1000)))
            shows = " (shows now)" if choice is dispute.choices[-1] and not dispute.is_removal else ""
            yield f"  {place}. {choice.words}{shows}: {choice.author or 'a colleague'}, {when}"
            if choice.clock:
                yield f"     {choice.clock}"
