"""What holds for every test: a home of its own, Qt without a screen, and watches that fail a careless test.

Fixtures for the parts of the house stand in the conftest of their own folder.
"""

# Before PySide6, which pytest-qt imports: Qt's import hook makes every later import slower and larger.
import sqlalchemy  # noqa: F401
from hypothesis import Phase, settings

from tests.watch.home import make_home, remove_home

# Here and not in a fixture: modules under test may look at the environment while they are imported.
_HOME = make_home()

pytest_plugins = ["pytester", "tests.watch.leaks", "tests.watch.logs", "tests.watch.skips"]

# Times say nothing on a machine shared by several test processes, so no example has a deadline.
settings.register_profile("develop", deadline=None, print_blob=True)
# The build machine gives the same verdict for the same commit: examples do not depend on chance or memory.
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True, database=None)
# A long search, by hand: pytest --hypothesis-profile=long
settings.register_profile("long", deadline=None, print_blob=True, max_examples=5_000, phases=tuple(Phase))
settings.load_profile("develop")


def pytest_unconfigure() -> None:
    """The home goes when the last test is over."""
    remove_home(_HOME)
