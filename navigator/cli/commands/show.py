"""`show`."""

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json


@click.command("show")
@click.argument("case")
@click.argument("item", metavar="[ID]", required=False)
@click.option("--kind", metavar="KIND", help="Only items of this kind, such as people or steps.")
@as_json
@pass_session
def show_command(session: Session, case: str, item: str | None, kind: str | None, as_json: bool) -> None:
    """Show a case, or one item of it. ID is an item's id, the start of one, or its whole name."""
    from navigator.actions.references import find_item
    from navigator.cli.field_arguments import entity_meant
    from navigator.cli.item_lines import case_lines, item_line, item_lines
    from navigator.cli.json_shapes import case_shape, item_shape

    entity = entity_meant(kind) if kind else None
    with session.case(case) as opened:
        found = find_item(opened.case, item, (entity.KIND,) if entity else ()) if item else None
        whole, case_id = opened.case, opened.case_id
    if found is not None:
        say_json(item_shape(found)) if as_json else say("\n".join(item_lines(whole, found)))
    elif entity is not None:
        listed = tuple(whole.shelf(entity).values())
        if as_json:
            say_json([item_shape(one) for one in listed])
        else:
            say(
                "\n".join(f"{one.id}  {item_line(whole, one)}" for one in listed)
                or f"No {entity.PLURAL} yet."
            )
    elif as_json:
        say_json(case_shape(case_id, whole))
    else:
        say("\n".join(case_lines(whole, case_id)))
