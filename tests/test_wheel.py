"""What is shipped: the wheel has all that the app needs besides its dependencies."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def python(*words: str, folder: Path) -> str:
    """What a Python that does not search the checkout says to these words."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with what the wheel puts on a machine."""
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    python("-c", build, str(tmp_path), folder=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    return tmp_path / "installed"


def test_the_wheel_carries_the_resources_and_finds_them(installed: Path) -> None:
    find = "from navigator.casefile.resources import resource; print(resource('vocabularies').resolve())"
    shipped = Path(python("-c", find, folder=installed))
    assert shipped == (installed / "navigator" / "_resources" / "vocabularies").resolve()
    ours = ROOT / "resources" / "vocabularies"
    assert {file.name for file in shipped.iterdir()} == {file.name for file in ours.iterdir()}


def test_the_wheel_leaves_out_what_is_only_for_the_checkout(installed: Path) -> None:
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"navigator", "case_navigator"}
