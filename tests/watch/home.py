"""A home of its own for each test run, so that no test reads or writes a real person's files or keyring.

What a single test needs (a vault, a case file) comes from fixtures and stands in its `tmp_path`.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

# The folders that platformdirs and Qt look up, on all three systems, under the home made for the run.
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "NAVIGATOR_PROFILE": "profile",
}

# What would change a test's outcome from one person's machine to the next, or reach out of the home: the
# session bus leads to the real keyring, a screen to the real screen. End-to-end tests start their own.
_LEFT_BEHIND = ("NAVIGATOR_PASSPHRASE", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")

_MEMORY = Path("/dev/shm")
_ENOUGH_BYTES = 6 * 2**30
"""Of memory, for all that a whole run leaves lying about until its end, several times over."""


def make_home() -> Path:
    """Make an empty home folder and point this process, and all that it starts, to it."""
    _write_to_memory()
    home = Path(tempfile.mkdtemp(prefix="navigator-tests-"))
    for name, inside in _FOLDERS.items():
        folder = home / inside
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(folder)
    for name in _LEFT_BEHIND:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "linux":
        # Qt warns, and a warning fails the test, where the locale is not UTF-8.
        os.environ["LC_ALL"] = "C.UTF-8"
    else:
        # On macOS and Windows the keyring is reached without a session bus; it is a person's own.
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if sys.platform != "win32":
        os.environ["TZ"] = "Europe/London"
        time.tzset()
    return home


def _write_to_memory() -> None:
    """Let temporary files stand in memory, where there is enough: flushing a disk is a good part of a run."""
    if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and _free(_MEMORY) > _ENOUGH_BYTES:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def _free(folder: Path) -> int:
    """Bytes: what may be written there, and is there as memory now."""
    known = dict(line.split(":") for line in Path("/proc/meminfo").read_text("ascii").splitlines())
    return min(shutil.disk_usage(folder).free, int(known["MemAvailable"].split()[0]) * 1024)


def remove_home(home: Path) -> None:
    """Remove the home that `make_home` made; a file still held open by a dying process may keep it there."""
    shutil.rmtree(home, ignore_errors=True)
