"""What tells this computer from another: an id the operating system keeps, to notice a copied vault.

It is not secret and not a person's, and it is only ever stored hashed with a key (replica_mark.py).
"""

import sys
from pathlib import Path


def machine_id() -> str:
    """The system's own id of this installation; empty where there is none to be had."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    for place in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            return place.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue
    return ""
