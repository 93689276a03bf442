"""With NAVIGATOR_NO_SKIPS=1, as on the build machine, a test that did not run is a failure, by name.

A test that lacks its tool is skipped on a person's machine. On the build machine everything is installed,
so a skip there means that something stopped being tested, and nobody would notice.
"""

import os

import pytest


class SkipsAreFailures:
    """Collects what was skipped or excused (`xfail`), and fails the run for it."""

    def __init__(self) -> None:
        self.skipped: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test; xdist sends the reports of its workers here too."""
        if report.skipped:
            self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """One file; a whole file is skipped while it is read."""
        if report.skipped:
            self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        where_and_why = report.longrepr
        reason = where_and_why[2] if isinstance(where_and_why, tuple) else getattr(report, "wasxfail", "")
        self.skipped[report.nodeid] = str(reason)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn a run that would have passed into one that failed."""
        if self.skipped and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name what was skipped, and why."""
        if not self.skipped:
            return
        terminalreporter.section("Skipped, and here that is a failure", red=True)
        for name, reason in self.skipped.items():
            terminalreporter.line(f"{name}: {reason}")


def pytest_configure(config: pytest.Config) -> None:
    """Watch in the process that decides the exit status, not in xdist's workers."""
    if os.environ.get("NAVIGATOR_NO_SKIPS") == "1" and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipsAreFailures(), "navigator-skips-are-failures")
