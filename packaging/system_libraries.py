"""What has to come from the operating system: which packages, which are missing, and who may install them.

On Debian and Ubuntu they are looked for with dpkg-query. Root installs what is missing; anybody else is given
the one command. On other systems a sentence says what is not seen to.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# What Qt's libraries are linked with, even where it draws without a screen.
QT = ("libgl1", "libegl1", "libglib2.0-0", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
# What a real window adds under X11.
WINDOW = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
# What the end-to-end tests drive: a screen and its window manager, a keyring, PDF tools, a share, a database,
# a clock that is wrong.
TESTS = (
    *("xvfb", "xauth", "openbox", "xdotool", "at-spi2-core", "dbus", "gnome-keyring"),
    *("poppler-utils", "qpdf", "samba", "postgresql", "faketime"),
)

_QUERY = ("dpkg-query", "--show", "--showformat", "${Package}\t${db:Status-Status}\t${Provides}\n")
# Nobody is there to answer questions; and another apt may be at work for a while.
_INSTALL = ("install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")
_SILENT = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}


class CannotGoOn(Exception):
    """Setting up has to stop here; the text is what the person reads."""


def is_debian_like(os_release: str) -> bool:
    """Whether the text of /etc/os-release is that of Debian, Ubuntu or one of their descendants."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").replace("'", "").split()
    return not {"debian", "ubuntu"}.isdisjoint(names)


def missing(wanted: Iterable[str], listing: str) -> list[str]:
    """Those of the wanted packages that are not installed, in the order given.

    `listing` has a line per package: name, status and what else it provides, with tabs between. The last
    counts too: newer systems have libglib2.0-0t64, which provides libglib2.0-0.
    """
    there = set()
    for line in listing.splitlines():
        name, status, provides = line.split("\t")
        if status == "installed":
            there |= {name, *(provided.split()[0] for provided in provides.split(",") if provided.strip())}
    return [package for package in wanted if package not in there]


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be opened: on Linux that takes X11 or Wayland; elsewhere there is a screen."""
    return system != "Linux" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def command_for(packages: Iterable[str]) -> str:
    """The one command that a person who is not root can give."""
    return f"sudo apt-get install {' '.join(packages)}"


def elsewhere(system: str, name: str, wanted: Iterable[str]) -> str:
    """What is not seen to on a system without apt-get; nothing where nothing is needed."""
    tests = not set(TESTS).isdisjoint(wanted)
    sentences = []
    if system == "Linux":
        sentences.append(
            f"On {name} dev.py does not install system libraries. If Qt does not start, install those that "
            f"Debian calls {', '.join(package for package in wanted if package not in TESTS)}."
        )
    if tests:
        sentences.append(
            f"On {name} dev.py does not install what the end-to-end tests drive ({', '.join(TESTS)}). "
            "A test that lacks its tool is skipped by name."
        )
    return " ".join(sentences)


def see_to(wanted: tuple[str, ...]) -> None:
    """Install the wanted Debian packages that are missing, or say what is missing, and go on."""
    if not is_debian_like(_os_release()):
        sentence = elsewhere(platform.system(), _system_name(), wanted)
        if sentence:
            print(sentence, flush=True)
        return
    lacking = missing(wanted, _installed())
    if not lacking:
        return
    if _is_root():
        _install(lacking)
    else:
        print(f"Some system libraries are missing. This installs them: {command_for(lacking)}", flush=True)


def see_to_venv() -> None:
    """Debian and Ubuntu leave out of Python what makes virtual environments: install it, or say how."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not is_debian_like(_os_release()):
        raise CannotGoOn(
            "This Python cannot make a virtual environment, because its module ensurepip is missing. "
            "Install the full Python from your system, or from python.org."
        )
    if not _is_root():
        raise CannotGoOn(
            "This Python cannot make a virtual environment yet. "
            f"Give this command, and start again: {command_for([package])}"
        )
    _install([package])


def _install(packages: list[str]) -> None:
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    environment = {**os.environ, **_SILENT}
    # The lists of a fresh machine are empty. If some of them cannot be fetched, the others may be enough.
    for words in (("update",), (*_INSTALL, *packages)):
        done = subprocess.run(
            ["apt-get", "--quiet", "--quiet", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    if done.returncode:
        print(done.stdout, flush=True)
        raise CannotGoOn(
            "apt-get could not install them; its own words are above. "
            f"When that is put right, start this again, or first give this command: {command_for(packages)}"
        )


def _installed() -> str:
    return subprocess.run(_QUERY, stdout=subprocess.PIPE, text=True, check=True).stdout


def _os_release() -> str:
    file = Path("/etc/os-release")
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _system_name() -> str:
    if _os_release():
        return platform.freedesktop_os_release().get("NAME", "this Linux")
    return {"Darwin": "macOS", "Linux": "this Linux"}.get(platform.system(), platform.system())


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0
