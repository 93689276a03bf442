"""Adding, changing and removing an item of any kind. Acts with a meaning of their own have their own files.

Removing takes along what cannot stand without the item, in the same change set, so that one undo brings
everything back: a tie without an end says nothing. What can stand, such as a journal entry about a person
who was removed, stays as it was.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from navigator.actions.naming import article, entry_in_words, listed, name_of
from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.kinds import KINDS
from navigator.casefile.plan import Dependency, Step
from navigator.errors import InvalidValue
from navigator.history.draft import Draft, Edit, changing, making, purging, putting_back, removing
from navigator.insights.sequencing import loop_made_by

_CANNOT_STAND_WITHOUT: Mapping[str, tuple[str, ...]] = {
    "tie": ("one_end", "other_end"),
    "place": ("node",),
    "dependency": ("step", "waits_for"),
    "reliance": ("step", "organisation"),
    "view": ("need",),
    "score": ("need",),
}
_UNLESS = {("dependency", "waits_for"): "condition", ("score", "need"): "topic"}
"""What lets an item stand although that reference is gone."""


def add_item(case: Case, ids: Ids, kind: str, values: Mapping[str, Any]) -> Draft:
    """Make an item of a kind out of field values. `added_id` tells which id it got.

    The client of a case is made once: InvalidValue when there is one. RingRefused when a dependency
    would close a ring.
    """
    entity = KINDS[kind]
    return add_made(case, entity(id=CLIENT_ID if entity is Client else ids.new(), **values))


def add_made(case: Case, item: Item) -> Draft:
    """As `add_item`, for an item that has its id already, such as one out of a form."""
    if isinstance(item, Client):
        if item.id in case.clients:
            raise InvalidValue("A case has one client, and this case has one.", "Change the client instead.")
        return _made("Add the client", item)
    refuse_loop(case, item)
    return _made(_name_of_adding(case, item), item)


def added_id(draft: Draft) -> str:
    """The id of the first item that a draft makes."""
    return draft.edits[0].register.item


def change_item(case: Case, item_id: str, values: Mapping[str, Any]) -> Draft:
    """Set fields of an item; those that are not named stay. A case without a client gets one.

    UnknownItem when there is no such item, RingRefused when a dependency would close a ring.
    """
    old = case.client if item_id == CLIENT_ID else case.get(item_id)
    new = dataclasses.replace(old, **values)
    if item_id == CLIENT_ID and item_id not in case.clients:
        return _made("Add the client", new)
    if isinstance(old, Dependency) and _same_wait(old, new):
        return _changed(case, old, new)
    refuse_loop(case, new)
    return _changed(case, old, new)


def remove_item(case: Case, item_id: str) -> Draft:
    """Remove an item and what cannot stand without it (see `falls_with`); it can all be put back."""
    item = case.get(item_id)
    if isinstance(item, Client):
        raise InvalidValue(
            "The client cannot be removed from their own case.", "Empty the fields, or purge the whole case."
        )
    gone = (item, *falls_with(case, item_id))
    return Draft(f"Remove {name_of(case, item)}", _edits(removing(one.KIND, one.id) for one in gone))


def falls_with(case: Case, item_id: str) -> tuple[Item, ...]:
    """What else goes when an item is removed: ties without an end, dependencies without a step and so on."""
    gone = {item_id}
    found: list[Item] = []
    todo = [item_id]
    while todo:
        current = todo.pop()
        for kind, names in _CANNOT_STAND_WITHOUT.items():
            for name in names:
                for item in case.shelf(KINDS[kind]).by(name, current):
                    spared = getattr(item, _UNLESS.get((kind, name), ""), "")
                    if item.id not in gone and not spared:
                        gone.add(item.id)
                        found.append(item)
                        todo.append(item.id)
    return tuple(found)


def put_back(kind: str, item_id: str, name: str = "") -> Draft:
    """Put back an item that was removed, as it was; `name` is what it was called, where that is known."""
    return Draft(f"Put back {name or f'{article(kind)} {kind}'}", putting_back(kind, item_id))


def purge_item(case: Case, kind: str, item_id: str) -> Draft:
    """Erase an item's values for good, here and on every replica, and those of what falls with it.

    It may have been removed before. The act is named by the kind only: a name would outlive the purge.
    """
    if kind == Client.KIND:
        raise InvalidValue("The client cannot be purged from their own case.", "Purge the whole case.")
    gone = [(kind, item_id), *((item.KIND, item.id) for item in falls_with(case, item_id))]
    return Draft(f"Purge {article(kind)} {kind}", _edits(purging(*one) for one in gone))


def refuse_loop(case: Case, item: Item) -> None:
    """RingRefused when with this dependency steps would wait for each other."""
    if not isinstance(item, Dependency) or not item.waits_for or item.met_on is not None:
        return
    if _is_done(case, item.waits_for):
        return
    without = case.with_items({(item.KIND, item.id): None})
    ring = loop_made_by(without, item.step, item.waits_for)
    if not ring:
        return
    raise RingRefused(ring_in_words(case, ring))


class RingRefused(InvalidValue):
    """A dependency that would let steps wait for each other. `ring` spells it out.

    The ring is kept out of the error's own sentences, because it names steps of the case: show it to
    whoever is making the dependency, and to nobody else.
    """

    def __init__(self, ring: str) -> None:
        super().__init__(
            "With that, steps would wait for each other in a ring, and none of them could ever start.",
            "Nothing was changed. Take away one of those dependencies first, or wait for a condition.",
            field="waits_for",
        )
        self.ring = ring


def ring_in_words(case: Case, ring: Iterable[str]) -> str:
    """ "Flat waits for Benefit, which waits for Flat." """
    names = [name_of(case, case.get(step)) for step in ring]
    return f"{names[0]} waits for {', which waits for '.join((*names[1:], names[0]))}."


def _is_done(case: Case, step_id: str) -> bool:
    step: Step | None = case.steps.get(step_id)
    return step is not None and step.status == "done"


def _same_wait(old: Dependency, new: Item) -> bool:
    """Whether the change leaves alone what waits for what: a ring that came by sync may still be mended."""
    return (
        isinstance(new, Dependency)
        and (old.step, old.waits_for) == (new.step, new.waits_for)
        and (old.met_on is None) == (new.met_on is None)
    )


def _name_of_adding(case: Case, item: Item) -> str:
    if isinstance(item, Entry):
        return f"Log {entry_in_words(case, item)}"
    return f"Add {name_of(case, item)}"


def _made(name: str, item: Item) -> Draft:
    return Draft(name, making(item))


def _changed(case: Case, old: Item, new: Item) -> Draft:
    edits = changing(old, new)
    fields = fields_of(type(old))
    names = list(dict.fromkeys(_label(fields[edit.register.field]) for edit in edits))
    return Draft(f"Change {name_of(case, old if old.title else new)}: {listed(names)}", edits)


def _label(field: Field) -> str:
    """A field's label in the middle of a sentence: "phones", but "NHS number"."""
    label = field.label
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _edits(parts: Iterable[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    return tuple(edit for part in parts for edit in part)


def pointing_to(case: Case, item_id: str) -> tuple[Item, ...]:
    """Every item with a reference to this one, whether it can stand without it or not."""
    found: dict[str, Item] = {}
    for entity in KINDS.values():
        shelf = case.shelf(entity)
        for name, field in fields_of(entity).items():
            if field.type is FieldType.REF:
                found.update({item.id: item for item in shelf.by(name, item_id)})
    return tuple(found.values())
