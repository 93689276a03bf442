"""Change sets to and from plain JSON data, the form in which the log is written down and travels.

Fields that are not known here (a newer version's) are ignored on reading; the change itself, whatever
kind and field it names, is kept.
"""

from typing import Any

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp


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
    try:
        replica, number = data["replica"], data["number"]
        stamp = Stamp(int(data["at"][0]), int(data["at"][1]), replica)
        changes = tuple(
            _change_from_data(f"{replica}:{number}:{index}", row, stamp)
            for index, row in enumerate(data["changes"])
        )
        sane = isinstance(replica, str) and ":" not in replica and type(number) is int and number > 0
        if not sane or not isinstance(data["author"], str) or not isinstance(data["name"], str):
            raise TypeError("not a change set")
        return ChangeSet(
            replica, number, stamp, data["author"], data["name"], changes, str(data.get("undoes", ""))
        )
    except (TypeError, KeyError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableFile("A change set in the log is not as it should be.") from error


def _change_from_data(change_id: str, row: list[Any], stamp: Stamp) -> Change:
    kind, item, field, member, value, parents, *rest = row
    seen = rest[0] if rest else ()
    words = (kind, item, field, member, *parents, *seen)
    if not all(isinstance(word, str) for word in words) or not isinstance(
        value, str | int | float | bool | None
    ):
        raise TypeError("not a change")
    return Change(change_id, Register(kind, item, field, member), value, tuple(parents), stamp, tuple(seen))
