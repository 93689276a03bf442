"""What importing each part of the house adds to starting Python.

Every start of the app and of the command line pays this before anything else happens, so a dear library that
is imported too early shows here, at the folder that did it.
"""

import pkgutil
from pathlib import Path

import navigator
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import python_program, side_by_side

ROUNDS = 15


def measure() -> list[Figure]:
    """One figure for each folder of `navigator/`, beside a Python that imports nothing."""
    return [_importing(module.name) for module in pkgutil.iter_modules(navigator.__path__) if module.ispkg]


def _importing(folder: str) -> Figure:
    # Named from the file list and not by importing them here: this process stays out of it.
    path = [str(Path(root) / folder) for root in navigator.__path__]
    inside = [module.name for module in pkgutil.iter_modules(path, f"navigator.{folder}.")]
    imports = f"import {', '.join([f'navigator.{folder}', *inside])}"
    ours, bare = side_by_side(python_program("-c", imports), python_program("-c", "pass"), ROUNDS)
    return Figure(
        name=f"start Python and import all of navigator/{folder}",
        value=ours * 1000,
        unit="ms",
        baseline="bare Python",
        baseline_value=bare * 1000,
    )
