"""The long runs: tests of what must survive, done far more often than each run of the tests has time for.

The simulated team has a command of its own, `simulate`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class LongRun:
    """A file of tests, the variable that says how often, and how often a long run is."""

    tests: str
    variable: str
    times: int


LONG_RUNS = {
    "machines": LongRun("tests/sync/test_real_team.py", "NAVIGATOR_MACHINES", 20_000),
    "power-cuts": LongRun("tests/store/test_power_cut.py", "NAVIGATOR_POWER_CUTS", 50_000),
    "kills": LongRun("tests/store/test_kill.py", "NAVIGATOR_KILLS", 2_000),
    "sync-kills": LongRun("tests/end_to_end/test_sync_killed.py", "NAVIGATOR_SYNC_KILLS", 2_000),
    "samba": LongRun("tests/sync/transports/test_three_laptops.py", "NAVIGATOR_SAMBA_FAULTS", 1_000),
    "bytes": LongRun("tests/sync/test_damaged_files.py", "NAVIGATOR_FLIPS", 100_000),
}
