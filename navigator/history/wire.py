"""Change sets to and from plain JSON data, each by itself; how many of them travel is in packed.py.

Fields that are not known here (a newer version's) are ignored on reading; the change itself, whatever
kind and field it names, is kept. What every reader checks of what it finds stands here too.
"""

import re
from typing import Any, NoReturn

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register, Value
from navigator.history.stamp import MOST_COUNTER, MOST_MS, Stamp

MOST_NUMBER = 2**53
"""No number of the log is larger: beyond it JSON readers round, and a database has no room."""

_HALF = re.compile(r"[\ud800-\udfff]")
REPLICA = re.compile(r"[^:\s]+")
SET_ID = re.compile(r"[^:\s]+:[0-9]{1,16}")
CHANGE_ID = re.compile(r"[^:\s]+:[0-9]{1,16}:[0-9]{1,9}")


def to_data(change_set: ChangeSet) -> dict[str, Any]:
    """A change set as plain data."""
    data: dict[str, Any] = {
        "replica": change_set.replica,
        "number": change_set.number,
        "at": [change_set.stamp.ms, change_set.stamp.counter],
        "author": change_set.author,
        "name": change_set.name,
        "changes": [_change_to_data(change) for change in change_set.changes],
    }
    if change_set.undoes:
        data["undoes"] = change_set.undoes
    return data


def _change_to_data(change: Change) -> list[Any]:
    kind, item, field, member = change.register
    row = [kind, item, field, member, change.value, list(change.parents)]
    return [*row, list(change.seen)] if change.seen else row


def from_data(data: Any) -> ChangeSet:
    """A change set out of plain data; UnreadableFile when it is not one."""
    if not isinstance(data, dict):
        refuse()
    at = as_list(data.get("at"))
    if len(at) != 2:
        refuse()
    replica, number = as_id(data.get("replica"), REPLICA), as_whole(data.get("number"), MOST_NUMBER)
    if number == 0:
        refuse()
    stamp = Stamp(as_whole(at[0], MOST_MS), as_whole(at[1], MOST_COUNTER), replica)
    changes = tuple(
        _change_from_data(f"{replica}:{number}:{index}", as_list(row), stamp)
        for index, row in enumerate(as_list(data.get("changes")))
    )
    author, name, undoes = as_text(data.get("author")), as_text(data.get("name")), data.get("undoes", "")
    if undoes != "":
        as_id(undoes, SET_ID)
    return ChangeSet(replica, number, stamp, author, name, changes, undoes)


def _change_from_data(change_id: str, row: list[Any], stamp: Stamp) -> Change:
    if len(row) < 6:
        refuse()
    kind, item, field, member, value, named = row[:6]
    for text in (kind, item, field, member):
        if type(text) is not str or not text.isascii():
            as_text(text)
    register = Register(kind, item, field, member)
    parents = tuple(as_id(word, CHANGE_ID) for word in as_list(named)) if named != [] else ()
    seen = tuple(as_id(word, CHANGE_ID) for word in as_list(row[6])) if len(row) > 6 else ()
    return Change(change_id, register, as_value(value), parents, stamp, seen)


def refuse() -> NoReturn:
    """Raise what is raised for anything that is no change set."""
    # Says nothing of what was found: it may be client data.
    raise UnreadableFile("A change set in the log is not as it should be.")


def as_list(found: Any) -> list[Any]:
    """A list; UnreadableFile for anything else."""
    return found if isinstance(found, list) else refuse()


def as_text(found: Any) -> str:
    """Text that UTF-8 can write: half a surrogate pair comes out of JSON, and goes into no file."""
    return found if isinstance(found, str) and (found.isascii() or not _HALF.search(found)) else refuse()


def as_id(found: Any, form: re.Pattern[str]) -> str:
    """Text of this form; UnreadableFile for anything else."""
    if isinstance(found, str) and form.fullmatch(found) and (found.isascii() or not _HALF.search(found)):
        return found
    return refuse()


def as_whole(found: Any, most: int) -> int:
    """A whole number from 0 to the most; UnreadableFile for anything else."""
    return found if type(found) is int and 0 <= found <= most else refuse()


def as_value(found: Any) -> Value:
    """What a change may set; UnreadableFile for anything else."""
    if isinstance(found, str):
        return as_text(found)
    if found is None or isinstance(found, bool):
        return found
    if isinstance(found, int | float) and abs(found) <= MOST_NUMBER:  # so neither NaN nor infinite
        return found
    return refuse()
