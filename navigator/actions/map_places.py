"""What can be done with the people map: putting somebody somewhere, tidying up, moving to another ring.

A place belongs to a node. Where a case has several for one node, which two laptops may have made, the one
that counts is changed (`layout.places`). An act that moves also keeps the places of those who only had
one in passing, so that nobody moves later.
"""

import dataclasses
from collections.abc import Mapping

from navigator.actions.naming import title_of
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.network import Place
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, Edit, changing, making
from navigator.layout.places import FARTHEST, stored_places
from navigator.layout.ring_space import Spot

_PLACES = 2
"""Decimals of a stored place: hundredths of a map unit."""


def move_on_map(
    case: Case, ids: Ids, moved: Mapping[str, Spot], keep: Mapping[str, Spot] | None = None
) -> Draft:
    """Pin nodes where somebody put them. `keep` are the passing places of others, which stay unpinned."""
    edits = list(_placing(case, ids, moved, pinned=True))
    edits += _placing(case, ids, {n: spot for n, spot in (keep or {}).items() if n not in moved}, pinned=None)
    return Draft(f"Move {_who(case, tuple(moved))} on the map", tuple(edits))


def unpin(case: Case, ids: Ids, nodes: tuple[str, ...]) -> Draft:
    """Let tidying up move these again."""
    stored = stored_places(case)
    edits: list[Edit] = []
    for node in nodes:
        if node in stored and stored[node].pinned:
            edits += changing(stored[node], dataclasses.replace(stored[node], pinned=False))
    return Draft(f"Unpin {_who(case, nodes)} on the map", tuple(edits))


def tidy_map(case: Case, ids: Ids, spots: Mapping[str, Spot]) -> Draft:
    """Take over the places of a new layout; pins stay as they are."""
    pinned = {node for node, place in stored_places(case).items() if place.pinned}
    fresh = {node: spot for node, spot in spots.items() if node not in pinned}
    return Draft("Tidy up the map", tuple(_placing(case, ids, fresh, pinned=None)))


def keep_places(case: Case, ids: Ids, spots: Mapping[str, Spot]) -> Draft:
    """Keep the places of a first layout, so that no later change moves anybody."""
    return Draft("Lay out the map", tuple(_placing(case, ids, spots, pinned=None)))


def move_to_ring(case: Case, ids: Ids, person_id: str, closeness: str, spot: Spot) -> Draft:
    """Somebody is closer, or less close: the field says so, and they stand on that ring."""
    person = case.people.get(person_id)
    if person is None:
        raise UnknownItem("There is no such person in this case.", "Nothing was changed.")
    if closeness not in vocabulary("closeness").terms:
        raise InvalidValue("There is no such ring on the map.", "Nothing was changed.", field="closeness")
    ring = vocabulary("closeness").label(closeness).lower()
    edits = [*changing(person, dataclasses.replace(person, closeness=closeness))]
    edits += _placing(case, ids, {person_id: spot}, pinned=None)
    return Draft(f"Move {title_of(case, person_id)} to the ring {ring}", tuple(edits))


def _placing(case: Case, ids: Ids, spots: Mapping[str, Spot], *, pinned: bool | None) -> tuple[Edit, ...]:
    """The edits that put nodes somewhere; `pinned` None leaves it as it was."""
    stored = stored_places(case)
    edits: list[Edit] = []
    for node, (x, y) in spots.items():
        if node == CLIENT_ID or (node not in case.people and node not in case.organisations):
            continue
        x, y = (round(max(-FARTHEST, min(FARTHEST, value)), _PLACES) for value in (x, y))
        old = stored.get(node)
        if old is None:
            edits += making(Place(id=ids.new(), node=node, x=x, y=y, pinned=pinned))
        else:
            kept = old.pinned if pinned is None else pinned
            edits += changing(old, dataclasses.replace(old, x=x, y=y, pinned=kept))
    return tuple(edits)


def _who(case: Case, nodes: tuple[str, ...]) -> str:
    return title_of(case, nodes[0]) if len(nodes) == 1 else f"{len(nodes)} people and organisations"
