"""Laptops for journeys."""

from pathlib import Path

import pytest

from tests.end_to_end.laptop import Laptop


@pytest.fixture
def new_laptop(tmp_path: Path) -> Laptop:
    """A laptop on which nothing was ever set up."""
    return Laptop(tmp_path)


@pytest.fixture
def laptop(new_laptop: Laptop) -> Laptop:
    """A laptop with a vault and one case, Sam."""
    return new_laptop.with_quick_vault()
