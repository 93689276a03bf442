"""`attachments`: the files of a case, and whether they are here."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.cli.ending import WrongWords
from navigator.cli.options import as_json, pass_session
from navigator.cli.output_file import write_output
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json
from navigator.errors import UnreadableFile

if TYPE_CHECKING:
    from navigator.casefile.sharing import Attachment
    from navigator.store.open_case import OpenCase

_CHUNK = 1 << 20


@click.command("attachments")
@click.argument("case")
@click.argument("attachment", metavar="[ID]", required=False)
@click.option("--add", type=click.Path(path_type=Path), metavar="FILE", help="Copy this file into the case.")
@click.option("--to", "belongs_to", metavar="ID", help="What the file belongs to, if not the client.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Save a copy of the attachment there, not encrypted any more. - for the standard output.",
)
@as_json
@pass_session
def attachments_command(
    session: Session,
    case: str,
    attachment: str | None,
    add: Path | None,
    belongs_to: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """List the files of a case and whether they are on this laptop, add one, or save a copy of one.

    In a shared case a file comes with a sync, once the colleague who attached it has sent it.
    """
    if (attachment is None) != (output is None) or (add is not None and output is not None):
        raise WrongWords("To save a copy, say which attachment and -o FILE; to add a file, only --add FILE.")
    if belongs_to is not None and add is None:
        raise WrongWords("--to is for a file that is added.")
    with session.case(case) as opened:
        if attachment is not None and output is not None:
            _save(opened, attachment, output)
            return
        shown = opened.case.attachments.all
        if add is not None:
            shown = (_add(session, opened, add, belongs_to),)
        _list(opened, shown, as_json)


def _save(opened: "OpenCase", words: str, output: Path) -> None:
    from navigator.actions.attachments import record_copy
    from navigator.actions.references import find_item

    found = find_item(opened.case, words, ("attachment",))
    content = b"".join(opened.attachment_bytes(found.id))
    write_output(output, content, lambda: opened.commit(record_copy()))


def _add(session: Session, opened: "OpenCase", path: Path, belongs_to: str | None) -> "Attachment":
    from navigator.actions.references import find_item

    item = find_item(opened.case, belongs_to or "client").id
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    done = opened.attach(path.name, media_type, item, _chunks(path), session.ids)
    assert done is not None
    return opened.case.attachments[done.changes[0].register.item]


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except (OSError, ValueError) as error:
        raise UnreadableFile("The file could not be read.", "Nothing was changed.") from error


def _list(opened: "OpenCase", shown: "tuple[Attachment, ...]", as_json: bool) -> None:
    from navigator.actions.attachments import where_words
    from navigator.store.whereabouts import whereabouts

    found = whereabouts(opened, [one.id for one in shown])
    if as_json:
        shapes = [
            {
                "id": one.id,
                "name": one.name,
                "media_type": one.media_type,
                "size": one.size,
                "sha256": one.sha256,
                "item": one.item,
                "here": found[one.id].is_here,
                "attached_by": found[one.id].attached_by,
            }
            for one in shown
        ]
        say_json(shapes)
        return
    lines = (f"{one.id}  {one.name}  {where_words(one, found[one.id], opened.author)}" for one in shown)
    say("\n".join(lines) or "Nothing is attached to this case.")
