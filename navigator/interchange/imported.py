"""What a reader made of a file: the items to add or change, and what the person has to know before that.

How each kind of file is read is in the file of its standard; here is only what all of them give back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.kinds import PLURALS
from navigator.history.draft import Draft, Edit, changing, making

_COUNTED = ("people", "organisations")
_ONE = {"people": "person", "organisations": "organisation"}


@dataclass(frozen=True, slots=True)
class Import:
    """A file, read and not yet in the case. Every line in it is for the person at the screen only."""

    form: str
    """Which standard the file was read as: "json", "csv", "vcard", "open-referral" or "graphml"."""
    name: str
    """The name of the change set, such as "Import 14 people from contacts.csv"."""
    items: tuple[Item, ...]
    """Every item to add, and every item of the case to change, as it will be."""
    guesses: tuple[str, ...]
    """How the file was understood, such as which column was taken for what; a line each."""
    not_taken: tuple[str, ...]
    """A line for each row, card or record that could not be taken, or not wholly: which, and why."""
    remarks: tuple[str, ...]
    """What to look at before saying yes, such as people who may be in the case already."""
    read: int
    """How many rows, cards or records the file has."""
    added: Mapping[str, int]
    """How many items will be added, by the plural of their kind."""
    changed: Mapping[str, int]
    """How many items of the case will be changed, by the plural of their kind."""
    unchanged: int = 0
    """How many items of the file are in the case already, just as they are."""


def make_import(
    case: Case,
    form: str,
    file_name: str,
    items: Iterable[Item],
    *,
    read: int,
    guesses: Iterable[str] = (),
    not_taken: Iterable[str] = (),
    remarks: Iterable[str] = (),
) -> Import:
    """The Import of these items: those that are in the case already, just so, are left out and counted."""
    wanted: list[Item] = []
    added: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    unchanged = 0
    for item in items:
        standing = case.shelf(type(item)).get(item.id)
        if standing == item:
            unchanged += 1
            continue
        wanted.append(item)
        (added if standing is None else changed)[item.PLURAL] += 1
    return Import(
        form=form,
        name=_name(added, changed, file_name),
        items=tuple(wanted),
        guesses=tuple(guesses),
        not_taken=tuple(not_taken),
        remarks=tuple(remarks),
        read=read,
        added=dict(added),
        changed=dict(changed),
        unchanged=unchanged,
    )


def draft_of(imported: Import, case: Case) -> Draft:
    """The one change set that takes an Import into a case: what is new made, what is there changed."""
    edits: list[Edit] = []
    for item in imported.items:
        standing = case.shelf(type(item)).get(item.id)
        edits.extend(making(item) if standing is None else changing(standing, item))
    return Draft(imported.name, tuple(edits))


def say_counts(counts: Mapping[str, int]) -> str:
    """Counts by plural in words: "14 people, 3 organisations and 2 other items"; "" for none."""
    parts = [_say_count(plural, counts[plural]) for plural in _COUNTED if counts.get(plural)]
    rest = [plural for plural in PLURALS if plural not in _COUNTED and counts.get(plural)]
    other = sum(counts[plural] for plural in rest)
    if len(rest) == 1 and rest != ["clients"]:
        parts.append(f"{other:,} {PLURALS[rest[0]].KIND if other == 1 else rest[0]}")
    elif rest == ["clients"]:
        parts.append("the client")
    elif other:
        word = ("other " if parts else "") + ("item" if other == 1 else "items")
        parts.append(f"{other:,} {word}")
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _say_count(plural: str, count: int) -> str:
    return f"{count:,} {_ONE[plural] if count == 1 else plural}"


def _name(added: Mapping[str, int], changed: Mapping[str, int], file_name: str) -> str:
    new, other = say_counts(added), say_counts(changed)
    what = f"{new}, and changes to {other}," if new and other else new or (other and f"changes to {other}")
    return f"Import {what or 'nothing'} from {' '.join(file_name.split())[:120] or 'a file'}"
