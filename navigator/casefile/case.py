"""The immutable Case: everything about one client. Changing something gives a new Case.

What did not change is shared between the two, indexes included, so that a screen can keep an old
Case beside a new one at no cost. Only `history/` decides what a Case holds.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from navigator.casefile.checking import SetAside
from navigator.casefile.client import Client
from navigator.casefile.frozen import frozen
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Alert, Ask, Entry, Meeting
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.casefile.needs import Need, Score, Target, View
from navigator.casefile.network import Organisation, Person, Place, Tie
from navigator.casefile.plan import Dependency, Reliance, Step
from navigator.casefile.sharing import Agreement, Attachment, Disclosure
from navigator.casefile.shelf import Shelf
from navigator.errors import UnknownItem

T = TypeVar("T", bound=Item)


@frozen
class Case:
    """All items of one case: a shelf, by id, for each kind, under its plural."""

    clients: Shelf[Client] = Shelf()
    organisations: Shelf[Organisation] = Shelf()
    people: Shelf[Person] = Shelf()
    ties: Shelf[Tie] = Shelf()
    needs: Shelf[Need] = Shelf()
    views: Shelf[View] = Shelf()
    steps: Shelf[Step] = Shelf()
    dependencies: Shelf[Dependency] = Shelf()
    reliances: Shelf[Reliance] = Shelf()
    entries: Shelf[Entry] = Shelf()
    scores: Shelf[Score] = Shelf()
    targets: Shelf[Target] = Shelf()
    meetings: Shelf[Meeting] = Shelf()
    asks: Shelf[Ask] = Shelf()
    alerts: Shelf[Alert] = Shelf()
    agreements: Shelf[Agreement] = Shelf()
    disclosures: Shelf[Disclosure] = Shelf()
    places: Shelf[Place] = Shelf()
    attachments: Shelf[Attachment] = Shelf()
    set_asides: Shelf[SetAside] = Shelf()

    @classmethod
    def of(cls, *items: Item) -> "Case":
        """A case of these items."""
        return cls().with_items({(item.KIND, item.id): item for item in items})

    def shelf(self, entity: type[T]) -> Shelf[T]:
        """All items of one kind."""
        return cast("Shelf[T]", getattr(self, entity.PLURAL))

    def items(self) -> Iterator[Item]:
        """Every item of every kind."""
        for entity in ENTITIES:
            yield from self.shelf(entity).values()

    @property
    def client(self) -> Client:
        """The client; an empty one when nothing is known yet."""
        return self.clients.get(CLIENT_ID) or Client(id=CLIENT_ID)

    def find(self, item_id: str) -> Item | None:
        """The item of this id, of whatever kind, or None."""
        for entity in ENTITIES:
            item = self.shelf(entity).get(item_id)
            if item is not None:
                return item
        return None

    def get(self, item_id: str) -> Item:
        """The item of this id; UnknownItem when the case has none."""
        item = self.find(item_id)
        if item is None:
            raise UnknownItem(
                "There is no such item in this case.", "", "It may have been removed: see the history."
            )
        return item

    def title_of(self, item_id: str) -> str:
        """A line that says which item it is, such as a name; "" for none or for one without a name."""
        item = self.find(item_id) if item_id else None
        return item.title if item else ""

    def with_items(self, items: Mapping[tuple[str, str], Item | None]) -> "Case":
        """A case with these items, by (kind, id), put in or replaced, and those given as None taken out.

        Shelves on which nothing changes are shared with this case; it is this very case when none changes.
        """
        by_kind: dict[str, dict[str, Any]] = {}
        for (kind, item_id), item in items.items():
            by_kind.setdefault(kind, {})[item_id] = item
        shelves: dict[str, Any] = {}
        for kind, changes in by_kind.items():
            before = self.shelf(KINDS[kind])
            after = before.changed(changes)
            if after is not before:
                shelves[KINDS[kind].PLURAL] = after
        return dataclasses.replace(self, **shelves) if shelves else self
