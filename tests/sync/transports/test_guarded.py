"""The deadline: a process of its own for every share, which ends with it."""

import sys
import time
from pathlib import Path

import psutil
import pytest

from navigator.sync.transport import ShareUnreachable
from navigator.sync.transports import opening
from navigator.sync.transports.guarded import GuardedTransport
from navigator.sync.transports.opening import ExtraMissing, transport_for


def test_it_ends_its_process(tmp_path: Path) -> None:
    before = set(psutil.Process().children())
    with transport_for(str(tmp_path), "ada") as share:
        assert share.list("") == ()
        assert set(psutil.Process().children()) - before
    assert set(psutil.Process().children()) - before == set()


def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    before = set(psutil.Process().children())
    with transport_for(str(tmp_path), "ada") as share:
        assert share.put_new("one", b"1")
        for child in set(psutil.Process().children()) - before:
            child.kill()
        assert share.get("one") == b"1"


def test_secrets_stand_on_no_command_line(tmp_path: Path) -> None:
    before = set(psutil.Process().children())
    with GuardedTransport("smb://ada:swordfish@127.0.0.1:1/share", "ada") as share:
        (child,) = set(psutil.Process().children()) - before
        assert "swordfish" not in " ".join(child.cmdline())
        assert "swordfish" not in repr(child.environ())
        with pytest.raises(ShareUnreachable) as away:
            share.list("")
    assert "swordfish" not in str(away.value)


def test_a_fault_is_told_without_its_words(tmp_path: Path) -> None:
    """A fault in the program is no trouble of the share, and goes where faults go."""
    with transport_for(str(tmp_path), "ada") as share, pytest.raises(RuntimeError) as fault:
        share.get("../client's name")
    assert "ValueError at names.py" in str(fault.value)
    assert "client" not in str(fault.value)


def test_a_call_that_takes_too_long(tmp_path: Path) -> None:
    """A Python that never answers, as a share that never does."""
    sleeper = tmp_path / "sleeper"
    sleeper.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(600)\n", encoding="utf-8")
    sleeper.chmod(0o755)
    with GuardedTransport(str(tmp_path), "ada", deadline=0.3, python=str(sleeper)) as share:
        began = time.monotonic()
        with pytest.raises(ShareUnreachable, match="did not answer in time"):
            share.list("")
        assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("address", "extra"),
    [("smb://s/x", "smb"), ("s3://x", "s3"), ("postgresql://s/x", "postgres")],
)
def test_what_is_not_installed_is_named(address: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda _: None)
    with pytest.raises(ExtraMissing, match=rf"pip install 'case-navigator\[{extra}\]'"):
        transport_for(address, "ada")
