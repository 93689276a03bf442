"""Tidying up: a new layout is worked out and shown, and only kept when somebody says so."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from navigator.layout.ring_space import Spot
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.map.map_acts import MapActs
from navigator.ui.map.map_places import MapPlaces
from navigator.ui.widgets.announcing import announce
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_WORDS = "This is how the map would be. Whoever is pinned stays. Nothing is saved yet."


class Tidying(QFrame):
    """The bar over a map that is only a suggestion; hidden while there is none."""

    changed = Signal()
    """There is a suggestion now, or there is none any more."""

    def __init__(self, places: MapPlaces, acts: MapActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._acts = acts
        self.spots: Mapping[str, Spot] | None = None
        self.setProperty("banner", "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_BETWEEN, SPACE_BETWEEN)
        row.setSpacing(SPACE_BETWEEN)
        row.addWidget(label(_WORDS), 1)
        self.keep = button("Keep it", "primary")
        self.leave = button("Leave it as it was")
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._on_leave)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        self.hide()

    def ask(self) -> None:
        """Work it out, in the background, and show it."""
        self._places.ask_tidied(self._on_tidied)

    def _on_tidied(self, spots: Mapping[str, Spot]) -> None:
        self.spots = spots
        self.show()
        self.changed.emit()
        announce(self, _WORDS)

    def _on_keep(self) -> None:
        spots, self.spots = self.spots, None
        self.hide()
        if spots is not None:
            self._acts.tidy(spots)
        self.changed.emit()

    def _on_leave(self) -> None:
        self.spots = None
        self.hide()
        self.changed.emit()
