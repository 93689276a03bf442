"""The window on a small network, showing its map with everybody placed; and what is said aloud."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from tests.ui.hands import Hands
from tests.ui.map.small_case import EVERYTHING, NODES


@pytest.fixture
def hands(with_items: Callable[..., Hands]) -> Hands:
    """The window, on the map."""
    found = with_items(*EVERYTHING)
    found.show_view("map")
    found.until(lambda: len(found.case.places) == len(NODES))
    return found


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told, in order: this machine has none to ask."""
    told: list[str] = []

    class Listener(QAccessible):
        @staticmethod
        def updateAccessibility(event: object) -> None:
            assert isinstance(event, QAccessibleAnnouncementEvent)
            told.append(event.message())

    monkeypatch.setattr("navigator.ui.widgets.announcing.QAccessible", Listener)
    return told
