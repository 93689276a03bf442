"""The one place where the parts of the app are put together."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.cli.main import run
from navigator.cli.parts import Parts

if TYPE_CHECKING:
    from navigator.layout.display_list import Picture


def start(arguments: Sequence[str]) -> int:
    """Run the app with the words of its command line; returns the exit code."""
    return run(arguments, Parts(default_profile, open_window, draw_png))


def default_profile() -> Path:
    """Where this system keeps the data of an app: the vault's folder, unless another is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Case Navigator", appauthor=False, roaming=False))


def open_window(profile: Path, demo: bool) -> int:
    """Open the desktop app on a vault, or on the example case; returns when its window is closed."""
    from navigator.ui.start import run_window

    return run_window(profile, demo)


def draw_png(picture: "Picture") -> bytes:
    """A picture as a PNG; needs no screen."""
    from navigator.ui.offscreen import png_without_a_screen

    return png_without_a_screen(picture)
