"""Laptops for journeys."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.laptop import Laptop
from tests.warm_parent import WarmParent


@pytest.fixture(autouse=True, scope="session")
def _ctrl_c_works() -> Iterator[None]:
    """Whatever started the tests in the background made them, and all that they start, deaf to Ctrl-C."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def new_laptop(tmp_path: Path) -> Laptop:
    """A laptop on which nothing was ever set up."""
    return Laptop(tmp_path)


@pytest.fixture
def laptop(new_laptop: Laptop) -> Laptop:
    """A laptop with a vault and one case, Sam."""
    return new_laptop.with_quick_vault()


@pytest.fixture(scope="session")
def warm_parent() -> Iterator[WarmParent]:
    """Forks processes that sync."""
    with WarmParent("tests.end_to_end.sync_until_killed", "navigator.store.log_file") as parent:
        yield parent
