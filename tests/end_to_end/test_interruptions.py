"""Terminals, pipes and other commands, as they really are."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from navigator.store.vault import Vault
from tests.cli.runs import PASSPHRASE
from tests.end_to_end.laptop import Laptop

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals or signals of this kind")


class Terminal:
    """A real pseudo-terminal with a command running on it."""

    def __init__(self, laptop: Laptop, *words: str) -> None:
        import pty

        self._screen, line = pty.openpty()
        environment = {key: value for key, value in laptop.environment.items() if "PASSPHRASE" not in key}
        # getpass asks on the controlling terminal, which `setsid --ctty` makes of this line.
        self.process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", sys.executable, "-m", "navigator", *words],
            cwd=laptop.folder,
            env=environment,
            stdin=line,
            stdout=line,
            stderr=line,
        )
        os.close(line)
        self.shown = ""

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Read the screen until it shows this."""
        deadline = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            self._read()

    def type(self, text: str) -> None:
        """Type this, and Return."""
        os.write(self._screen, f"{text}\n".encode())

    def press(self, key: bytes) -> None:
        """Press one key."""
        os.write(self._screen, key)

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        return self.process.wait(timeout=60)

    def close(self) -> None:
        """Hang up."""
        os.close(self._screen)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _read(self) -> bool:
        try:
            some = os.read(self._screen, 4096)
        except OSError:  # Linux says EIO when nobody has the other end open any more
            return False
        self.shown += some.decode()
        return bool(some)


@contextmanager
def terminal(laptop: Laptop, *words: str) -> Iterator[Terminal]:
    opened = Terminal(laptop, *words)
    try:
        yield opened
    finally:
        opened.close()


linux = pytest.mark.skipif(sys.platform != "linux", reason="setsid --ctty is a command of Linux")


@linux
def test_on_a_terminal_the_passphrase_is_asked_for_and_not_shown(laptop: Laptop) -> None:
    with terminal(laptop, "cases") as screen:
        screen.wait_for("Passphrase: ")
        screen.type(PASSPHRASE)
        assert screen.end() == 0
        assert "Sam" in screen.shown and PASSPHRASE not in screen.shown


@linux
def test_setup_asks_twice_and_refuses_two_that_differ(new_laptop: Laptop) -> None:
    with terminal(new_laptop, "setup", "--name", "Alex", "--no-keyring") as screen:
        screen.wait_for("New passphrase: ")
        screen.type("four words of mine")
        screen.wait_for("The same again: ")
        screen.type("four words of hers")
        assert screen.end() == 1
        assert "The two passphrases differ." in screen.shown and "four words" not in screen.shown
    assert not new_laptop.profile.exists()


@linux
def test_ctrl_c_at_the_prompt_ends_it_in_one_sentence(laptop: Laptop) -> None:
    with terminal(laptop, "cases") as screen:
        screen.wait_for("Passphrase: ")
        screen.press(b"\x03")
        assert screen.end() == 1
        assert "Stopped. What had been saved stays saved." in screen.shown
        assert "Traceback" not in screen.shown


@unix
def test_a_reader_that_has_seen_enough_is_no_failure(laptop: Laptop) -> None:
    laptop.done("add", "Sam", "entry", "kind=note", f"text={'a long story ' * 8_000}")
    process = laptop.start("show", "Sam", "--json")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@unix
def test_the_help_can_be_cut_off_too(laptop: Laptop) -> None:
    process = laptop.start("--help")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()


@unix
def test_an_interrupted_command_says_that_it_stopped(laptop: Laptop) -> None:
    laptop.environment["NAVIGATOR_PASSPHRASE"] = PASSPHRASE
    with Vault.unlock(laptop.profile, passphrase=PASSPHRASE):
        # While the vault is held the command waits for it, so that the signal finds it at work.
        process = laptop.start("cases")
        _wait_until_it_has_opened(process, "vault.lock")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert err.decode().strip() == "Stopped. What had been saved stays saved."


def _wait_until_it_has_opened(process: subprocess.Popen[bytes], name: str, seconds: float = 60) -> None:
    """Until the process has a file of this name open, as Linux and macOS tell through psutil."""
    import psutil

    watched, deadline = psutil.Process(process.pid), time.monotonic() + seconds
    while not any(file.path.endswith(name) for file in watched.open_files()):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_names_come_out_somehow_on_a_terminal_of_any_encoding(laptop: Laptop, encoding: str) -> None:
    laptop.done("add", "Sam", "person", "name=Nguyễn Thị Minh")
    outcome = laptop.run("show", "Sam", PYTHONUTF8="0", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert outcome.code == 0 and outcome.err == ""


def test_two_commands_at_once_wait_for_each_other(laptop: Laptop) -> None:
    processes = [laptop.start("add", "Sam", "person", f"name=Person {number}") for number in range(3)]
    assert [process.communicate(timeout=100) and process.returncode for process in processes] == [0, 0, 0]
    assert len(laptop.done("show", "Sam", "--json").json["people"]) == 3


def test_a_vault_that_stays_in_use_says_so(laptop: Laptop) -> None:
    with Vault.unlock(laptop.profile, passphrase=PASSPHRASE):
        assert "is using this vault" in laptop.refused("cases")


def test_the_start_imports_nothing_dear(laptop: Laptop) -> None:
    process = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "navigator", "--help"],
        cwd=laptop.folder,
        env=laptop.environment,
        capture_output=True,
        check=True,
    )
    imported = {line.rsplit(b"|", 1)[-1].strip().decode() for line in process.stderr.splitlines()}
    assert "navigator.cli.main" in imported
    dear = ("sqlalchemy", "nacl", "reportlab", "PySide6", "keyring", "phonenumbers", "navigator.store")
    assert not [name for name in imported if name.split(".")[0] in dear or name.startswith("navigator.store")]
