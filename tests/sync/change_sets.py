"""Change sets for the tests of what travels."""

from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp

MINE, THEIRS = "a" * 16, "b" * 16


def one_set(number: int, replica: str = MINE) -> ChangeSet:
    """A set with one name in it, in a script that is not ASCII."""
    stamp = Stamp(1_790_000_000_000 + number, 0, replica)
    register = Register("person", f"item{number}", "name")
    change = Change(f"{replica}:{number}:0", register, f"Łukasz {number}", (), stamp)
    return ChangeSet(replica, number, stamp, "Ada Obi", "Add", (change,))


def set_with_ids(number: int) -> ChangeSet:
    """A set that names items by their ids, and other changes."""
    stamp = Stamp(1_790_000_000_000 + number, 0, MINE)
    person, step = (f"01a1f640-bc00-7707-8731-5079a2ae04{end}" for end in ("15", "16"))
    changes = (
        Change(
            f"{MINE}:{number}:0",
            Register("step", step, "removed"),
            True,
            (f"{THEIRS}:7:0",),
            stamp,
            ("a:1:0",),
        ),
        Change(f"{MINE}:{number}:1", Register("step", step, "person"), person, (f"{MINE}:1:0",), stamp),
    )
    return ChangeSet(MINE, number, stamp, "Ada Obi", "Change", changes, f"{MINE}:1")
