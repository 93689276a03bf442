"""What the house stands on: the dependencies, the lock file, and the one version that must not come in."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement

from tests.source import ROOT, imported, name_of, python_files

# Comes with the package beside it, in the version that this asks for, and is no choice of its own.
COMES_WITH = {
    "shiboken6": "pyside6-essentials",
    "secretstorage": "keyring",
    "botocore": "s3fs",
    "boto3": "moto",
    "werkzeug": "moto",
}


def to_run() -> list[Requirement]:
    """What pyproject.toml asks for to run the app, the extras with it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [text for extra in project["optional-dependencies"].values() for text in extra]
    return [Requirement(text) for text in (*project["dependencies"], *extras)]


def to_develop() -> list[Requirement]:
    """What pyproject.toml asks for besides, to test and to check."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(text) for text in project["dependency-groups"]["dev"]]


def dependencies() -> list[Requirement]:
    """Everything that pyproject.toml asks for."""
    return [*to_run(), *to_develop()]


def lock_blocks() -> dict[str, str]:
    """What the lock file says of each package, by its normal name: the version, then its hashes."""
    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    _comment, *blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {block.partition("==")[0]: block.partition("==")[2] for block in blocks}


def locked() -> dict[str, str]:
    """The locked version of each package, by its normal name."""
    return {name: block.split()[0] for name, block in lock_blocks().items()}


def normal(name: str) -> str:
    """A package's name as the lock file writes it."""
    return name.lower().replace("_", "-").replace(".", "-")


def test_the_lock_file_has_what_pyproject_asks_for() -> None:
    pins = locked()
    wrong = [
        str(wanted)
        for wanted in dependencies()
        if not wanted.specifier.contains(pins.get(normal(wanted.name), "0"))
    ]
    assert not wrong, "python3 packaging/dev.py lock"


@pytest.mark.parametrize("folder", ["navigator", "tests"])
def test_what_is_imported_is_asked_for(folder: str) -> None:
    # What only happens to be there, because something else needs it, is gone one day.
    asked_for = {normal(wanted.name) for wanted in (to_run() if folder == "navigator" else dependencies())}
    asked_for |= {name for name, brought_by in COMES_WITH.items() if brought_by in asked_for}
    ours = {
        "navigator",
        "tests",
        *(path.stem for path in python_files("packaging")),
        *sys.stdlib_module_names,
    }
    providers = packages_distributions()
    strays = {
        f"{name_of(path)} imports {name}"
        for path in python_files(folder)
        for name in imported(path)
        if name not in ours and asked_for.isdisjoint(map(normal, providers.get(name, ())))
    }
    assert not strays


def test_every_locked_package_has_its_hashes() -> None:
    blocks = lock_blocks()
    assert len(blocks) > len(dependencies())
    assert not [name for name, block in blocks.items() if "--hash=sha256:" not in block]


def test_the_lock_file_does_not_say_where_packages_come_from() -> None:
    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    assert not [word for word in ("://", "--index", "--extra-index", "--find-links", "@ ") if word in text]


def test_pyside_is_kept_below_the_version_that_crashes() -> None:
    (pyside,) = [wanted for wanted in dependencies() if wanted.name == "PySide6-Essentials"]
    assert (
        "6.11.3" in pyside.specifier and "6.12.0" not in pyside.specifier and "6.12.1" not in pyside.specifier
    )
    assert locked()["pyside6-essentials"] in pyside.specifier


def test_a_void_qt_call_takes_no_reference_to_none() -> None:
    """Why PySide6 stays below 6.12.

    6.12.0 returns None from each call of a void function without taking a reference to it. On Python 3.11,
    where None is counted, 2,000 calls lower the count by exactly 2,000, and when it is nought, after some
    five thousand calls, Python ends with "Fatal Python error: none_dealloc: deallocating None". From 3.12 on
    None is immortal, its count does not move, and nothing is seen. When a later PySide6 passes this on 3.11,
    the limit in pyproject.toml may go.
    """
    script = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(2_000): thing.setObjectName('x')\n"
        "print(before - sys.getrefcount(None))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 50
