"""What can be done with the people, organisations and ties around the client.

Whoever leaves is ended, not removed: a returning client's old worker can be found. Duplicates are linked,
not merged, so that a wrong link can be taken back.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

from navigator.actions.items import add_item
from navigator.actions.naming import name_of
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing


def add_tie(case: Case, ids: Ids, one_end: str, other_end: str, values: Mapping[str, Any]) -> Draft:
    """Tie two of client, people and organisations, by id; `values` are the tie's other fields."""
    return add_item(case, ids, "tie", {"one_end": one_end, "other_end": other_end, **values})


def end_tie(case: Case, tie_id: str, on: PartialDate) -> Draft:
    """The tie is over; it stays, greyed."""
    tie = case.ties.get(tie_id)
    if tie is None:
        raise UnknownItem("There is no such tie in this case.", "Nothing was changed.")
    return Draft(f"End {name_of(case, tie)}", changing(tie, dataclasses.replace(tie, ended=on)))


def end_person(case: Case, person_id: str, on: PartialDate) -> Draft:
    """The person is no longer involved, and their ties end with that; all of it stays, greyed."""
    person = case.people.get(person_id)
    if person is None:
        raise UnknownItem("There is no such person in this case.", "Nothing was changed.")
    ties: dict[str, Tie] = {}
    for end in ("one_end", "other_end"):
        ties.update({tie.id: tie for tie in case.ties.by(end, person_id) if tie.ended is None})
    edits = changing(person, dataclasses.replace(person, ended=on))
    for tie in ties.values():
        edits += changing(tie, dataclasses.replace(tie, ended=on))
    return Draft(f"End {name_of(case, person)}", edits)


def link_same(case: Case, item_id: str, other_id: str) -> Draft:
    """Two people, or two organisations, are one and the same. The links of all their duplicates lead to one.

    InvalidValue when they are of two kinds or one item.
    """
    item, other = _can_be_linked(case, item_id), _can_be_linked(case, other_id)
    if type(item) is not type(other):
        raise InvalidValue("A person and an organisation cannot be the same.", field="same_as")
    first, last = same_as_first(case, item), same_as_first(case, other)
    if item.id == other.id:
        raise InvalidValue("An item cannot be linked to itself.", field="same_as")
    linked = dataclasses.replace(first, same_as=last.id) if first.id != last.id else first
    name = f"Link {name_of(case, item)} as the same as {name_of(case, other)}"
    return Draft(name, changing(first, linked))


def unlink(case: Case, item_id: str) -> Draft:
    """The item stands for itself again."""
    item = _can_be_linked(case, item_id)
    return Draft(f"Unlink {name_of(case, item)}", changing(item, dataclasses.replace(item, same_as="")))


def same_as_first(case: Case, item: Person | Organisation) -> Person | Organisation:
    """The one to which an item's links lead in the end; the item itself when it has none.

    Links that lead round in a ring (two colleagues linked both ways) end where they would come back.
    """
    seen = {item.id}
    shelf = case.shelf(type(item))
    while item.same_as and item.same_as not in seen:
        following = shelf.get(item.same_as)
        if following is None:
            break
        seen.add(following.id)
        item = following
    return item


def _can_be_linked(case: Case, item_id: str) -> Person | Organisation:
    item: Item | None = case.people.get(item_id) or case.organisations.get(item_id)
    if item is None:
        raise UnknownItem("There is no such person or organisation in this case.", "Nothing was changed.")
    return cast("Person | Organisation", item)
