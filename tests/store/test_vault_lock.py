"""One app to a vault: the second is told so, a dead one's lock frees itself, a short wait is possible."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from navigator.errors import CannotWrite, VaultInUse
from navigator.store.vault_lock import VaultLock
from tests.store.vaults import FakeClock

HOLDER = """
import sys, time
from pathlib import Path
from navigator.store.vault_lock import VaultLock
lock = VaultLock(Path(sys.argv[1]), 0.0, time.monotonic, time.sleep)
print("held", flush=True)
sys.stdin.read()
"""


def take(path: Path, wait: float = 0.0, clock: FakeClock | None = None) -> VaultLock:
    """Take the lock, by a clock of the test's own."""
    clock = clock or FakeClock()
    return VaultLock(path, wait, clock, clock.sleep)


def holder(path: Path) -> "subprocess.Popen[str]":
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_holder_is_told_and_a_third_comes_after_release(tmp_path: Path) -> None:
    first = take(tmp_path / "lock")
    with pytest.raises(VaultInUse, match="using this vault") as told:
        take(tmp_path / "lock")
    assert "Close or lock it there" in told.value.next_step
    first.release()
    first.release()
    take(tmp_path / "lock").release()


def test_another_process_excludes_us_until_it_is_killed(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as process:
        with pytest.raises(VaultInUse):
            take(tmp_path / "lock")
        process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait()
        take(tmp_path / "lock").release()


def test_it_waits_as_long_as_it_was_told_to_and_no_longer(tmp_path: Path) -> None:
    first = take(tmp_path / "lock")
    clock = FakeClock()
    with pytest.raises(VaultInUse):
        take(tmp_path / "lock", 2.0, clock)
    assert 2.0 <= sum(clock.slept) < 2.2
    first.release()


def test_it_gets_the_lock_as_soon_as_the_other_lets_go(tmp_path: Path) -> None:
    first = take(tmp_path / "lock")
    clock = FakeClock()

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)
        if len(clock.slept) == 3:
            first.release()

    second = VaultLock(tmp_path / "lock", 60.0, clock, sleep)
    assert len(clock.slept) == 3
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="flock is not Windows's")
def test_a_disk_that_knows_no_locks_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    with monkeypatch.context() as patch:
        patch.setattr("fcntl.flock", no_locks)
        with pytest.raises(CannotWrite, match="no locks available"):
            take(tmp_path / "lock")
    take(tmp_path / "lock").release()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        take(tmp_path / "nowhere" / "lock")
