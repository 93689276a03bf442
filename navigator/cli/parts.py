"""What the command line is given by whoever puts the app together, because it may not reach up for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.layout.display_list import Picture

OpenWindow = Callable[[Path, bool], int]
"""Opens the desktop app on the vault of a profile folder; with True, on the example case in a vault of its
own. Returns the exit code."""

DrawPng = Callable[["Picture"], bytes]
"""Makes a PNG of a picture: pixels are the one thing that only the screen's half of the app can draw."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The rest of the app, as far as the command line needs it."""

    default_profile: Callable[[], Path]
    open_window: OpenWindow
    draw_png: DrawPng
