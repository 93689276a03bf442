"""A warning or error in Python's log that the test did not expect fails the test.

Qt's own messages are watched by pytest-qt (`qt_log_level_fail` in pyproject.toml). A test that means to
cause a warning says so, and then the warning has to come:

    def test_a_read_only_folder(expect_log):
        with expect_log("cannot be written"):
            ...
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

ExpectLog = Callable[[str], AbstractContextManager[None]]


class LogWatch(logging.Handler):
    """Keeps every record of level WARNING and above that nobody expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as the line that a person would read."""
        self.unexpected.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    @contextmanager
    def expect(self, pattern: str) -> Iterator[None]:
        """A record matching the regular expression must come inside the block, and is then no fault."""
        before = len(self.unexpected)
        yield
        inside = self.unexpected[before:]
        others = [line for line in inside if not re.search(pattern, line)]
        assert len(others) < len(inside), f"No log line matched {pattern!r}; there were: {inside}"
        self.unexpected[before:] = others


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fails the test at its end if something was logged that it did not expect."""
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    if watch.unexpected:
        pytest.fail("Logged, and not expected:\n" + "\n".join(watch.unexpected), pytrace=False)


@pytest.fixture
def expect_log(log_watch: LogWatch) -> ExpectLog:
    """`with expect_log(pattern):` says that a warning or error matching the pattern will be logged."""
    return log_watch.expect
