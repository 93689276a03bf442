"""The virtual environment in the checkout: whether it can be used as it is, and making it.

It holds the locked dependencies and nothing of the project itself, which runs from the checkout. A stamp is
written last, so that one whose making was interrupted is known by its missing stamp and made again.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

import system_libraries
from system_libraries import CannotGoOn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"

# Written first, and says that the folder is ours to remove.
MARK = "made-by-dev.py"
# Written last, and says what it was made from.
STAMP = "made-from"


class State(Enum):
    """What stands where the virtual environment should be."""

    ABSENT = "absent"
    READY = "ready"
    OUTDATED = "outdated"  # half-made, or made from another lock file or by another Python
    FOREIGN = "foreign"  # not made by dev.py, so not ours to remove


def stamp(lock: bytes, python: str) -> str:
    """What a virtual environment is made from: the lock file and the Python, as one line."""
    return f"{hashlib.sha256(lock).hexdigest()} {' '.join(python.split())}"


def state_of(venv: Path, wanted: str) -> State:
    """Whether the folder `venv` can be used as an environment made from `wanted` (a stamp)."""
    if not venv.exists() or (venv.is_dir() and not any(venv.iterdir())):
        return State.ABSENT
    if not (venv / MARK).exists():
        return State.FOREIGN
    made_from = venv / STAMP
    if python_of(venv).exists() and made_from.exists() and made_from.read_text(encoding="utf-8") == wanted:
        return State.READY
    return State.OUTDATED


def python_of(venv: Path, windows: bool = os.name == "nt") -> Path:
    """The Python inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def ready() -> Path:
    """The Python of an environment with the locked dependencies; made here if it has to be."""
    wanted = stamp(LOCK.read_bytes(), f"{sys.version} {sys.base_prefix}")
    state = state_of(VENV, wanted)
    if state is State.READY:
        return python_of(VENV)
    if state is State.FOREIGN:
        raise CannotGoOn(
            f"{VENV} was not made by dev.py, so it is left as it is. "
            "Move it out of the way, and start this again."
        )
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise CannotGoOn(
            "The lock file has changed, so .venv has to be made again, and this is .venv's own Python. "
            "Start dev.py with the Python that you installed on the machine."
        )
    if importlib.util.find_spec("ensurepip") is None:
        system_libraries.see_to_venv()
    if state is State.OUTDATED:
        shutil.rmtree(VENV)
    _make(wanted)
    return python_of(VENV)


def _make(wanted: str) -> None:
    print(
        "Setting up .venv with the locked dependencies. This is done once and takes a minute or two.",
        flush=True,
    )
    VENV.mkdir(exist_ok=True)
    (VENV / MARK).write_text(
        "packaging/dev.py removes and makes this folder as it needs to.\n", encoding="utf-8"
    )
    _must([sys.executable, "-m", "venv", str(VENV)], "The virtual environment could not be made.")
    install = [
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
    ]
    _must(
        [str(python_of(VENV)), "-m", "pip", *install, "--requirement", str(LOCK)],
        "The locked dependencies could not be installed. Look at pip's lines above; if the network was away, "
        "start this again.",
    )
    (VENV / STAMP).write_text(wanted, encoding="utf-8")


def _must(command: list[str], otherwise: str) -> None:
    # A PYTHONPATH meant for something else would put its modules in front of pip's.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")
    }
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode:
        raise CannotGoOn(otherwise)
