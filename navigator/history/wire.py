"""Change sets to and from plain JSON data, the form in which the log is written down and travels.

Fields that are not known here (a newer version's) are ignored on reading; the change itself, whatever
kind and field it names, is kept.
"""

import re
from typing import Any, NoReturn

from navigator.errors import UnreadableFile
from navigator.history.change import Change, ChangeSet, Register, Value
from navigator.history.stamp import MOST_COUNTER, MOST_MS, Stamp

_MOST_NUMBER = 2**53
"""No number of the log is larger: beyond it JSON readers round, and a database has no room."""

_HALF = re.compile(r"[\ud800-\udfff]")
_REPLICA = re.compile(r"[^:\s]+")
_SET_ID = re.compile(r"[^:\s]+:[0-9]{1,16}")
_CHANGE_ID = re.compile(r"[^:\s]+:[0-9]{1,16}:[0-9]{1,9}")


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
        _refuse()
    at = _list(data.get("at"))
    if len(at) != 2:
        _refuse()
    replica, number = _id(data.get("replica"), _REPLICA), _whole(data.get("number"), _MOST_NUMBER)
    if number == 0:
        _refuse()
    stamp = Stamp(_whole(at[0], MOST_MS), _whole(at[1], MOST_COUNTER), replica)
    changes = tuple(
        _change_from_data(f"{replica}:{number}:{index}", _list(row), stamp)
        for index, row in enumerate(_list(data.get("changes")))
    )
    author, name, undoes = _text(data.get("author")), _text(data.get("name")), data.get("undoes", "")
    if undoes != "":
        _id(undoes, _SET_ID)
    return ChangeSet(replica, number, stamp, author, name, changes, undoes)


def _change_from_data(change_id: str, row: list[Any], stamp: Stamp) -> Change:
    if len(row) < 6:
        _refuse()
    kind, item, field, member, value, named = row[:6]
    for text in (kind, item, field, member):
        if type(text) is not str or not text.isascii():
            _text(text)
    register = Register(kind, item, field, member)
    parents = tuple(_id(word, _CHANGE_ID) for word in _list(named)) if named != [] else ()
    seen = tuple(_id(word, _CHANGE_ID) for word in _list(row[6])) if len(row) > 6 else ()
    return Change(change_id, register, _value(value), parents, stamp, seen)


def _refuse() -> NoReturn:
    # Says nothing of what was found: it may be client data.
    raise UnreadableFile("A change set in the log is not as it should be.")


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else _refuse()


def _text(found: Any) -> str:
    """Text that UTF-8 can write: half a surrogate pair comes out of JSON, and goes into no file."""
    return found if isinstance(found, str) and (found.isascii() or not _HALF.search(found)) else _refuse()


def _id(found: Any, form: re.Pattern[str]) -> str:
    text = _text(found)
    return text if form.fullmatch(text) else _refuse()


def _whole(found: Any, most: int) -> int:
    return found if type(found) is int and 0 <= found <= most else _refuse()


def _value(found: Any) -> Value:
    if found is None or isinstance(found, bool):
        return found
    if isinstance(found, str):
        return _text(found)
    if isinstance(found, int | float) and abs(found) <= _MOST_NUMBER:  # so neither NaN nor infinite
        return found
    return _refuse()
