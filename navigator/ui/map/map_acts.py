"""What can be done on the map, each an act of `actions` committed through the session."""

import dataclasses
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from navigator.actions import map_places as acts
from navigator.actions.network import end_tie
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.partial_date import PartialDate
from navigator.history.change import ChangeSet
from navigator.layout.ring_space import Spot
from navigator.ui.context import Context
from navigator.ui.map.canvas import Canvas
from navigator.ui.map.map_places import MapPlaces
from navigator.ui.widgets.announcing import announce


class MapActs(QObject):
    """The acts of one map."""

    open_wanted = Signal()
    """The selected item's form is wanted."""

    def __init__(
        self, context: Context, places: MapPlaces, canvas: Canvas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._places = places
        self._canvas = canvas
        self._ids = Ids()
        self.pending_at: Spot | None = None
        """Where the next one that is added shall stand, if somebody pointed there."""
        self._awaited: Spot | None = None

    def open(self, item: str) -> None:
        """The form of an item."""
        self._context.selection.select(item)
        self.open_wanted.emit()

    def move(self, spots: Mapping[str, Spot]) -> None:
        """Pin nodes where they were put."""
        case = self._context.session.case
        draft = acts.move_on_map(case, self._ids, spots, self._places.fresh())
        self._places.put(spots)
        self._places.changed.emit()
        self._context.session.commit(draft)
        announce(self._canvas, f"{draft.name}.")

    def move_to_ring(self, person: str, closeness: str) -> None:
        """Somebody is closer, or less close."""
        case = self._context.session.case
        moved = dataclasses.replace(case.people[person], closeness=closeness)
        spot = self._places.place_on_ring(case.with_items({("person", person): moved}), person)
        draft = acts.move_to_ring(case, self._ids, person, closeness, spot)
        self._context.session.commit(draft)
        announce(self._canvas, f"{draft.name}.")

    def unpin(self, node: str) -> None:
        """Let tidying up move it again."""
        self._context.session.commit(acts.unpin(self._context.session.case, self._ids, (node,)))

    def tidy(self, spots: Mapping[str, Spot]) -> None:
        """Keep a tidied map."""
        case = self._context.session.case
        self._places.put(spots)
        self._places.changed.emit()
        self._context.session.commit(acts.tidy_map(case, self._ids, spots))

    def begin_tie(self, node: str) -> None:
        """The next node that is pressed is the other end."""
        self._canvas.tying_from = node
        announce(self._canvas, "Choose the other end of the tie, or press Escape.")

    def tie(self, one: str, other: str) -> None:
        """A new tie between two, in the side panel."""
        self._context.acts.begin("tie", {"one_end": one, "other_end": other})

    def end_tie(self, tie: str) -> None:
        """The tie is over."""
        draft = end_tie(self._context.session.case, tie, PartialDate.on(date.today()))
        self._context.session.commit(draft)

    def remove(self, item: str) -> None:
        """Remove an item; undo brings it back."""
        self._context.acts.remove(item)

    def add(self, kind: str) -> None:
        """A new item of a kind, in the side panel; a tie starts at what is selected."""
        self._awaited, self.pending_at = self.pending_at, None
        nodes = self._canvas.chosen_nodes()
        if kind == "tie":
            ends = (*nodes[:2], CLIENT_ID)
            known = {"one_end": ends[0], "other_end": ends[1] if len(nodes) > 1 else ""}
            self._context.acts.begin("tie", known)
        else:
            self._context.acts.begin(kind, {})

    def place_pending(self, change_set: ChangeSet) -> None:
        """Somebody who was added where somebody had pointed stands there."""
        case = self._context.session.case
        new = [
            c.register.item
            for c in change_set.changes
            if c.register.kind in ("person", "organisation") and c.register.item not in self._places.now.spots
        ]
        if self._awaited is not None and new and (new[0] in case.people or new[0] in case.organisations):
            spot, self._awaited = self._awaited, None
            self._places.put({new[0]: spot})
            self._context.session.commit(
                acts.move_on_map(case, self._ids, {new[0]: spot}, self._places.fresh())
            )
