"""`add`, `set` and `remove`."""

from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import note, say, say_json

if TYPE_CHECKING:
    from navigator.casefile.item import Item
    from navigator.store.open_case import OpenCase

_FIELDS = "[FIELD=VALUE]..."


@click.command("add")
@click.argument("case")
@click.argument("kind")
@click.argument("fields", metavar=_FIELDS, nargs=-1)
@as_json
@pass_session
def add_command(session: Session, case: str, kind: str, fields: tuple[str, ...], as_json: bool) -> None:
    """Add an item to a case: a person, organisation, tie, need, view, step, entry and so on.

    A field that points to another item takes its id or its whole name: organisation='Harbour House'.
    Several members are parted by semicolons: phones='07700 900123; 07700 900124'. Dates are taken as
    they are said: 'about 2015', 'March 2019', yesterday.
    """
    from navigator.actions.items import add_item, added_id
    from navigator.actions.typed_values import read_values
    from navigator.cli.field_arguments import entity_meant, typed_meant

    entity = entity_meant(kind)
    typed = typed_meant(entity, fields)
    with session.case(case) as opened:
        values = read_values(opened.case, entity, typed, session.today)
        draft = add_item(opened.case, session.ids, entity.KIND, values)
        opened.commit(draft)
        _tell(session, opened, opened.case.get(added_id(draft)), f"Done: {draft.name}.", as_json)


@click.command("set")
@click.argument("case")
@click.argument("item", metavar="ID")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@as_json
@pass_session
def set_command(session: Session, case: str, item: str, fields: tuple[str, ...], as_json: bool) -> None:
    """Set fields of an item; ID is its id, the start of one, or its whole name, or "client".

    FIELD= empties a field; FIELD+=VALUE and FIELD-=VALUE add and take away members.
    """
    from navigator.actions.items import change_item
    from navigator.actions.references import find_item
    from navigator.actions.typed_values import read_values
    from navigator.cli.field_arguments import typed_meant

    with session.case(case) as opened:
        old = find_item(opened.case, item)
        values = read_values(opened.case, type(old), typed_meant(type(old), fields), session.today, old)
        done = opened.commit(change_item(opened.case, old.id, values))
        said = f"Done: {done.name}." if done else "Nothing to change: it says so already."
        _tell(session, opened, opened.case.get(old.id), said, as_json)


@click.command("remove")
@click.argument("case")
@click.argument("item", metavar="ID")
@as_json
@pass_session
def remove_command(session: Session, case: str, item: str, as_json: bool) -> None:
    """Remove an item, and what cannot stand without it, such as its ties. One undo brings all of it back."""
    from navigator.actions.items import falls_with, remove_item
    from navigator.actions.references import find_item
    from navigator.cli.json_shapes import act_shape

    with session.case(case) as opened:
        found = find_item(opened.case, item)
        falling = falls_with(opened.case, found.id)
        done = opened.commit(remove_item(opened.case, found.id))
        if as_json:
            say_json(act_shape(opened, done))
        elif done:
            say(f"Done: {done.name}{_with_it(falling)}.")


def _with_it(falling: "tuple[Item, ...]") -> str:
    from navigator.interchange.imported import say_counts

    counts: dict[str, int] = {}
    for item in falling:
        counts[item.PLURAL] = counts.get(item.PLURAL, 0) + 1
    return f", and with it {say_counts(counts)}" if counts else ""


def _tell(session: Session, opened: "OpenCase", item: "Item", said: str, as_json: bool) -> None:
    """Say what was done, and what about the item somebody may want to look at again."""
    from navigator.casefile.remarks import remarks
    from navigator.cli.json_shapes import item_shape

    if as_json:
        say_json(item_shape(item))
    else:
        say(said)
        say(f"  id {item.id}")
    for remark in remarks(opened.case, item, session.today):
        note(f"Look again: {remark.says}")
