"""The computer's own keyring opens the vault: gnome-keyring, on a session bus of the test's own."""

import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory

import pytest

from tests.end_to_end.laptop import Laptop

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
SESSION = """
printf 'login words' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
"$1" -m navigator setup --name Alex >/dev/null || exit 3
"$1" -m navigator new Sam >/dev/null || exit 4
unset NAVIGATOR_PASSPHRASE
exec "$1" -m navigator cases
"""


def test_after_setup_no_passphrase_is_asked_for(new_laptop: Laptop) -> None:
    # The bus puts its socket here, and a socket's path may have 107 characters.
    with TemporaryDirectory(dir="/tmp") as runtime:
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", SESSION, "session", sys.executable],
            cwd=new_laptop.folder,
            env={**new_laptop.environment, "XDG_RUNTIME_DIR": runtime},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert done.returncode == 0, done
    assert done.stdout.endswith("  Sam\n")
