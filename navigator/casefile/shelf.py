"""One shelf of a case: all items of one kind, unchangeable, with indexes made when first asked for."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar

from navigator.casefile.item import Item

T = TypeVar("T", bound=Item)


class Shelf(Mapping[str, T], Generic[T]):
    """Items by id, in the order of their ids: that of their making, and the same on every replica.

    Two shelves with the same items are equal. The hash is the object's own, so that a Case can be a key
    where somebody keeps what was worked out for it.
    """

    __slots__ = ("_indexes", "_items", "_ordered")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: dict[str, T] = {item.id: item for item in sorted(items, key=attrgetter("id"))}
        self._indexes: dict[str, dict[Any, tuple[T, ...]]] = {}
        self._ordered: dict[str, tuple[T, ...]] = {}

    def __getitem__(self, item_id: str) -> T:
        return self._items[item_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return id(self)

    @property
    def all(self) -> tuple[T, ...]:
        """Every item of the shelf."""
        return tuple(self._items.values())

    def by(self, field: str, value: Any) -> tuple[T, ...]:
        """The items whose field is this value, or has it among its members."""
        index = self._indexes.get(field)
        if index is None:
            groups: dict[Any, list[T]] = {}
            for item in self._items.values():
                held = getattr(item, field)
                for key in held if isinstance(held, tuple) else (held,):
                    groups.setdefault(key, []).append(item)
            index = {key: tuple(items) for key, items in groups.items()}
            self._indexes[field] = index
        return index.get(value, ())

    def dated(self, field: str) -> tuple[T, ...]:
        """All items, oldest first by a date field; those without a date come last."""
        found = self._ordered.get(field)
        if found is None:
            known = [item for item in self._items.values() if getattr(item, field) is not None]
            unknown = [item for item in self._items.values() if getattr(item, field) is None]
            found = (*sorted(known, key=lambda item: (getattr(item, field).sort_key, item.id)), *unknown)
            self._ordered[field] = found
        return found

    def changed(self, items: Mapping[str, T | None]) -> "Shelf[T]":
        """A shelf with these items put in or replaced, and those given as None taken out.

        It is this very shelf when that changes nothing.
        """
        fresh = {
            item_id: items[item_id] for item_id in sorted(items) if self._items.get(item_id) != items[item_id]
        }
        if not fresh:
            return self
        new = dict(self._items)
        for item_id, item in fresh.items():
            if item is None:
                del new[item_id]
            else:
                new[item_id] = item
        last = next(reversed(self._items), "")
        if any(item_id < last and item_id not in self._items for item_id in fresh):
            new = dict(sorted(new.items(), key=itemgetter(0)))
        shelf: Shelf[T] = Shelf()
        shelf._items = new
        return shelf
