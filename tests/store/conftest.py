"""What only the tests of the store need."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.warm_parent import WarmParent


@pytest.fixture
def power_cuts() -> int:
    """How many power cuts to try: a thousand, or as many as NAVIGATOR_POWER_CUTS says."""
    return int(os.environ.get("NAVIGATOR_POWER_CUTS", "1000"))


@pytest.fixture
def as_somebody_else() -> Callable[[str], str]:
    """Runs Python code as a user who may not override permissions; gives back what it printed."""

    def run(code: str) -> str:
        drop = "import os; os.geteuid() or (os.setgid(65534), os.setuid(65534))\n"
        preload = "import tests.store.case_files\n"
        done = subprocess.run(
            [sys.executable, "-c", preload + drop + code], capture_output=True, text=True, check=True
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def warm_parent() -> Iterator[WarmParent]:
    """Forks processes that commit."""
    # The log is imported with the first commit, which is not what the tests wait for.
    with WarmParent("tests.store.committing", "navigator.store.log_file") as parent:
        yield parent
