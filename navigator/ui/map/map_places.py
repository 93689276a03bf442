"""Where everybody stands on the screen: stored places as they are, and the rest worked out beside.

A first layout takes a moment, so the worker's thread does it; it is then kept in the case, once, so that no
later change moves anybody. A few new ones get the best free places at once. Those stay in memory until
somebody's next act on the map keeps them too: an act of their own would stand in the way of Undo.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from navigator.actions.map_places import keep_places
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.history.change import ChangeSet
from navigator.layout.clusters import clusters
from navigator.layout.free_place import free_place
from navigator.layout.labels import rooms_of
from navigator.layout.network import whole_network
from navigator.layout.places import Placed, is_many, lacking, placed, stored_places, tidied
from navigator.layout.ring_space import Spot
from navigator.ui.context import Context
from navigator.ui.worker import Query

NOWHERE = Placed({}, frozenset(), frozenset())


class MapPlaces(QObject):
    """The places of the open case."""

    changed = Signal()
    """There are places now, or others."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids = Ids()
        self._case_id = ""
        self._kept: set[str] = set()
        self._clusters: tuple[Case, Mapping[str, Spot]] | None = None
        self.now = NOWHERE
        self.is_busy = False

    def follow(self) -> None:
        """Take in the case as it is now; `changed` follows, at once where it can."""
        session = self._context.session
        case_id = session.state.case_id if session.state else ""
        if case_id != self._case_id:
            self._case_id, self.now, self._clusters = case_id, NOWHERE, None
        case = session.case
        known = self.now.spots
        if is_many(lacking(case, known), len(case.people) + len(case.organisations) + 1):
            self._work(lambda: placed(case, known), self._on_placed)
        else:
            self.now = placed(case, known)
            self.changed.emit()

    def moved_rings(self, change_set: ChangeSet) -> None:
        """Whoever became closer or less close stands on another ring, unless they are pinned."""
        case = self._context.session.case
        touched = {c.register.item for c in change_set.changes if c.register.field == "closeness"}
        put = {c.register.item for c in change_set.changes if c.register.kind == "place"}
        nodes = [n for n in touched if n in self.now.spots and n in case.people and n not in self.now.pinned]
        if not nodes or put:
            return
        spots = dict(self.now.spots)
        for node in nodes:
            spots[node] = self.place_on_ring(case, node, spots)
        self.now = Placed(spots, self.now.pinned, self.now.fresh | frozenset(nodes))

    def place_on_ring(self, case: Case, node: str, spots: Mapping[str, Spot] | None = None) -> Spot:
        """The best free place on the ring that the case puts a node on."""
        network = whole_network(case)
        return free_place(network, node, spots or self.now.spots, rooms_of(network))

    def fresh(self) -> dict[str, Spot]:
        """The places that are not in the case yet."""
        return {node: self.now.spots[node] for node in self.now.fresh if node in self.now.spots}

    def put(self, spots: Mapping[str, Spot]) -> None:
        """Show these at once, while their act is being saved."""
        self.now = Placed({**self.now.spots, **spots}, self.now.pinned, self.now.fresh)

    def ask_tidied(self, then: Callable[[Mapping[str, Spot]], None]) -> None:
        """Work out a new layout that keeps pins."""
        case = self._context.session.case
        self._work(lambda: tidied(case), then)

    def ask_clusters(self, then: Callable[[Mapping[str, Spot]], None]) -> None:
        """Work out the second view, once for a case as it is."""
        case = self._context.session.case
        if self._clusters is not None and self._clusters[0] is case:
            then(self._clusters[1])
            return

        def keep(spots: Mapping[str, Spot]) -> None:
            self._clusters = (case, spots)
            then(spots)

        self._work(lambda: clusters(whole_network(case)), keep)

    def _work(self, act: Callable[[], object], then: Callable[..., None]) -> None:
        case_id = self._case_id
        self.is_busy = True

        def taken(result: object) -> None:
            self.is_busy = False
            if case_id == self._case_id:
                then(result)

        self._context.session.worker.give(Query(self, lambda _: act(), taken))

    def _on_placed(self, found: Placed) -> None:
        """Take the layout that the worker made; what changed meanwhile is caught up with."""
        case = self._context.session.case
        self.now = placed(case, found.spots)
        self.changed.emit()
        if self._case_id not in self._kept and not stored_places(case) and self.now.fresh:
            self._kept.add(self._case_id)
            self._context.session.commit(keep_places(case, self._ids, self.fresh()))
