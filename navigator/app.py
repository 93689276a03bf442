"""The one place where the parts of the app are put together."""

from collections.abc import Sequence
from pathlib import Path

from navigator.cli.main import run
from navigator.cli.parts import Parts


def start(arguments: Sequence[str]) -> int:
    """Run the app with the words of its command line; returns the exit code."""
    return run(arguments, Parts(default_profile=default_profile, open_window=open_window))


def default_profile() -> Path:
    """Where this system keeps the data of an app: the vault's folder, unless another is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Case Navigator", appauthor=False, roaming=False))


def open_window(profile: Path, demo: bool) -> int:
    """Open the desktop app on a vault, or on the example case; returns when its window is closed."""
    from navigator.ui.start import run_window

    return run_window(profile, demo)
