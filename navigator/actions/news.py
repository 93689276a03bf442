"""What a colleague did, as a sentence: "Ben Ito changed the phones of Dana Whitlock: with 07700 900456"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from navigator.actions.naming import listed, title_of
from navigator.actions.value_words import field_in_a_sentence, field_of_register, label_of, value_in_words
from navigator.casefile.case import Case
from navigator.history.change import REMOVED, Change, ChangeSet, Register
from navigator.history.stamp import Stamp

if TYPE_CHECKING:
    from navigator.store.trail import HistoryLine

_PAST = {
    "Add": "added", "Ask": "asked", "Attach": "attached", "Change": "changed", "Choose": "chose",
    "Count": "counted", "Draw": "drew", "End": "ended", "Export": "exported", "Hand": "handed",
    "Hold": "held", "Import": "imported", "Keep": "kept", "Lay": "laid", "Link": "linked", "Log": "logged",
    "Make": "made", "Mark": "marked", "Meet": "met", "Move": "moved", "Offer": "offered", "Pin": "pinned",
    "Purge": "purged", "Put": "put", "Rank": "ranked", "Record": "recorded", "Remove": "removed",
    "Score": "scored", "Set": "set", "Split": "split", "Start": "started", "Stop": "stopped", "Take": "took",
    "Tidy": "tidied", "Unlink": "unlinked", "Unpin": "unpinned", "Write": "wrote",
}  # fmt: skip
"""What an act is called while it is done, and after it."""


def sets_of(lines: "Iterable[HistoryLine]") -> tuple[ChangeSet, ...]:
    """The acts of a history as change sets, the oldest first: enough of them to say what was done."""
    found: dict[str, tuple[HistoryLine, list[Change]]] = {}
    for line in lines:
        _, changes = found.setdefault(line.set_id, (line, []))
        if line.kind:
            replica = line.set_id.rpartition(":")[0]
            register = Register(line.kind, line.item, line.field, line.member)
            stamp = Stamp(line.at_ms, 0, replica)
            changes.append(Change(f"{line.set_id}:{len(changes)}", register, line.after, (), stamp))
    return tuple(_set(line, changes) for line, changes in reversed(found.values()))


def _set(line: "HistoryLine", changes: list[Change]) -> ChangeSet:
    replica, _, number = line.set_id.rpartition(":")
    stamp = Stamp(line.at_ms, 0, replica)
    return ChangeSet(replica, int(number), stamp, line.author, line.set_name, tuple(changes), line.undoes)


_MOST_SPELT_OUT = 2
_LONGEST = 80


def news_line(case: Case, change_set: ChangeSet) -> str:
    """One sentence, without a full stop, about what somebody did; as it stands in the case now."""
    who = change_set.author or "A colleague"
    for undone, word in (("Undo: ", "took back"), ("Redo: ", "did again")):
        if change_set.name.startswith(undone):
            return f"{who} {word}: {change_set.name.removeprefix(undone)}"
    verb, _, rest = change_set.name.partition(" ")
    if verb == "Change" and (said := _changed(case, change_set.changes)):
        return f"{who} {said}"
    past = _PAST.get(verb)
    return f"{who} {past} {rest}" if past and rest else f"{who}: {change_set.name}"


_MOST_VALUES = 4


def values_line(case: Case, change_set: ChangeSet) -> str:
    """What somebody wrote, field by field: "Name: Lena Hart; Role: Officer"; "" where nothing was written."""
    written = [change for change in change_set.changes if change.register.field != REMOVED]
    pairs = [f"{label_of(change.register)}: {_value_of(case, change)}" for change in written]
    rest = f"; and {len(pairs) - _MOST_VALUES} more" if len(pairs) > _MOST_VALUES else ""
    return "; ".join(pairs[:_MOST_VALUES]) + rest


def _value_of(case: Case, change: Change) -> str:
    register = change.register
    value = register.member if register.member else change.value
    words = value_in_words(case, field_of_register(register), value, _LONGEST)
    return f"no longer {words}" if register.member and not change.value else words


def _changed(case: Case, changes: tuple[Change, ...]) -> str:
    """ "changed the role of Dana Whitlock to Probation officer"; "" where that would not be one sentence."""
    items = {change.register.item for change in changes}
    if len(items) != 1 or any(change.register.field == REMOVED for change in changes):
        return ""
    (item,) = items
    whose = title_of(case, item)
    fields = list(dict.fromkeys(field_in_a_sentence(change.register) for change in changes))
    if len(fields) == 1 and not changes[0].register.member:
        change = changes[-1]
        said = value_in_words(case, field_of_register(change.register), change.value, _LONGEST)
        return f"changed {fields[0]} of {whose} to {said}"
    if len(fields) == 1 and len(changes) <= _MOST_SPELT_OUT:
        said = " and ".join(
            _member(case, change) for change in sorted(changes, key=lambda one: not one.value)
        )
        return f"changed {fields[0]} of {whose}: {said}"
    return f"changed {listed(fields)} of {whose}"


def _member(case: Case, change: Change) -> str:
    said = value_in_words(case, field_of_register(change.register), change.register.member, _LONGEST)
    return f"now {said}" if change.value else f"no longer {said}"
