"""From a fresh machine: what dev.py finds out, decides and says, and the environment that it makes."""

import subprocess
import sys
from pathlib import Path

import commands
import environment
import pytest
import system_libraries
from environment import MARK, STAMP, State
from long_runs import LONG_RUNS, LongRun

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\n'
UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
MINT = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE='ubuntu debian'\n"
FEDORA = 'NAME="Fedora Linux"\nID=fedora\nPRETTY_NAME="not debian"\n'


# Which system libraries


@pytest.mark.parametrize(
    ("os_release", "answer"), [(DEBIAN, True), (UBUNTU, True), (MINT, True), (FEDORA, False), ("", False)]
)
def test_debian_and_its_descendants_are_known(os_release: str, answer: bool) -> None:
    assert system_libraries.is_debian_like(os_release) is answer


def test_what_is_missing_is_named_in_the_order_asked_for() -> None:
    listing = "libegl1\tinstalled\t\nqpdf\tconfig-files\t\nxvfb\tunpacked\t\nbash\tinstalled\t\n"
    assert system_libraries.missing(("xvfb", "libegl1", "qpdf", "samba"), listing) == [
        "xvfb",
        "qpdf",
        "samba",
    ]


def test_a_renamed_library_counts_by_what_it_provides() -> None:
    listing = "libglib2.0-0t64\tinstalled\tlibglib2.0-0 (= 2.80.0-6ubuntu3), libglib2.0-zero\n"
    assert system_libraries.missing(("libglib2.0-0", "libglib2.0-zero"), listing) == []


def test_what_a_package_that_is_gone_provided_does_not_count() -> None:
    assert system_libraries.missing(("libglib2.0-0",), "libglib2.0-0t64\tconfig-files\tlibglib2.0-0\n") == [
        "libglib2.0-0"
    ]


def test_one_command_installs_what_is_missing() -> None:
    assert system_libraries.command_for(["qpdf", "xvfb"]) == "sudo apt-get install qpdf xvfb"


def test_another_linux_is_told_which_libraries_and_which_tests() -> None:
    sentence = system_libraries.elsewhere(
        "Linux", "Fedora Linux", (*system_libraries.QT, *system_libraries.TESTS)
    )
    assert sentence.startswith("On Fedora Linux dev.py does not install system libraries.")
    assert "libegl1" in sentence and "skipped by name" in sentence
    assert "skipped" not in system_libraries.elsewhere("Linux", "Fedora Linux", system_libraries.QT)


def test_windows_and_macos_need_nothing_to_open_the_app() -> None:
    for system in ("Windows", "Darwin"):
        assert system_libraries.elsewhere(system, system, system_libraries.QT) == ""
        assert "skipped by name" in system_libraries.elsewhere(system, system, system_libraries.TESTS)


@pytest.mark.parametrize(
    ("system", "variables", "answer"),
    [
        ("Linux", {}, False),
        ("Linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, False),
        ("Linux", {"DISPLAY": ":0"}, True),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("Windows", {}, True),
        ("Darwin", {}, True),
    ],
)
def test_a_screen_is_known_by_what_leads_to_it(system: str, variables: dict[str, str], answer: bool) -> None:
    assert system_libraries.has_screen(system, variables) is answer


# The environment in the checkout


def test_the_stamp_changes_with_the_lock_file_and_with_the_python() -> None:
    stamps = {environment.stamp(lock, python) for lock in (b"a", b"b") for python in ("3.11", "3.12")}
    assert len(stamps) == 4
    assert environment.stamp(b"a", "3.11\n[GCC]") == environment.stamp(b"a", "3.11 [GCC]")


def made(venv: Path, *, mark: bool = True, python: bool = True, stamp: str | None = None) -> Path:
    """A folder as dev.py leaves it, complete or interrupted."""
    inside = environment.python_of(venv)
    inside.parent.mkdir(parents=True)
    if python:
        inside.touch()
    if mark:
        (venv / MARK).touch()
    if stamp is not None:
        (venv / STAMP).write_text(stamp, encoding="utf-8")
    return venv


def test_an_environment_is_used_only_if_it_is_whole_and_made_from_the_same(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert environment.state_of(tmp_path / "nowhere", "now") is State.ABSENT
    assert environment.state_of(tmp_path / "empty", "now") is State.ABSENT
    assert environment.state_of(made(tmp_path / "whole", stamp="now"), "now") is State.READY
    assert environment.state_of(tmp_path / "whole", "later") is State.OUTDATED
    assert environment.state_of(made(tmp_path / "interrupted"), "now") is State.OUTDATED
    assert (
        environment.state_of(made(tmp_path / "no python", python=False, stamp="now"), "now") is State.OUTDATED
    )
    assert environment.state_of(made(tmp_path / "own", mark=False), "now") is State.FOREIGN


def test_python_stands_where_each_system_puts_it(tmp_path: Path) -> None:
    assert environment.python_of(tmp_path, windows=True) == tmp_path / "Scripts" / "python.exe"
    assert environment.python_of(tmp_path, windows=False) == tmp_path / "bin" / "python"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the real set-up files, whose lock file asks for nothing and so needs no network."""
    folder = tmp_path / "checkout" / "packaging"
    folder.mkdir(parents=True)
    for file in PACKAGING.glob("*.py"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    return folder.parent


def dev(checkout: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run dev.py as a person would."""
    return subprocess.run(
        [sys.executable, str(checkout / "packaging" / "dev.py"), *words],
        capture_output=True,
        text=True,
        check=False,
    )


def navigator_that_says(checkout: Path, code: str) -> None:
    """Put a `navigator` into the checkout that stands for the app."""
    (checkout / "navigator").mkdir()
    (checkout / "navigator" / "__main__.py").write_text(code, encoding="utf-8")


def test_the_environment_is_made_once_and_again_after_an_interruption(checkout: Path) -> None:
    navigator_that_says(checkout, "import sys; print(sys.prefix, *sys.argv[1:])")
    said = f"{checkout / '.venv'} demo --output {checkout / 'out'}"

    first = dev(checkout, "run", "--no-screen")
    assert first.returncode == 0, first.stderr
    assert "Setting up" in first.stdout and "There is no screen" in first.stdout and said in first.stdout

    second = dev(checkout, "run", "--no-screen")
    assert "Setting up" not in second.stdout and said in second.stdout

    (checkout / ".venv" / STAMP).unlink()
    (checkout / ".venv" / "left over").touch()
    third = dev(checkout, "run", "--no-screen")
    assert "Setting up" in third.stdout and said in third.stdout
    assert not (checkout / ".venv" / "left over").exists()


def test_a_folder_that_somebody_else_made_is_left_as_it_is(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "mine").touch()
    done = dev(checkout, "run", "--no-screen")
    assert done.returncode == 1
    assert "was not made by dev.py, so it is left as it is." in done.stderr and "Traceback" not in done.stderr
    assert (checkout / ".venv" / "mine").exists()


# The commands


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 14), (3, 15, 0)])
def test_another_python_is_told_which_one_is_needed(version: tuple[int, ...]) -> None:
    script = (
        f"import runpy, sys; sys.version_info = {version!r}; "
        f"runpy.run_path({str(PACKAGING / 'dev.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Case Navigator needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python")
    assert "Traceback" not in done.stderr


def test_words_that_mean_nothing_are_answered_with_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["tets"], "run, test, lint") == 2
    assert commands.main([], "run, test, lint") == 2
    assert commands.main(["--help"], "run, test, lint") == 0
    output = capsys.readouterr()
    assert "There is no command 'tets'." in output.err
    assert output.out.count("run, test, lint") == 2


WRONG_WORDS = [
    "run --sreen",
    "simulate",
    "simulate many",
    "soak",
    "soak rain",
    "soak kills often",
    "lint now",
]


@pytest.mark.parametrize("words", [one.split() for one in WRONG_WORDS])
def test_wrong_words_of_a_command_are_one_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(words, "") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("run", LONG_RUNS.values(), ids=list(LONG_RUNS))
def test_a_long_run_is_of_tests_that_listen_to_how_often(run: LongRun) -> None:
    assert run.variable in (PACKAGING.parent / run.tests).read_text(encoding="utf-8")


def test_every_command_is_in_the_explanation() -> None:
    explanation = (PACKAGING / "dev.py").read_text(encoding="utf-8")
    assert not [name for name in commands.COMMANDS if f"packaging/dev.py {name} " not in explanation]


def test_tests_are_spread_over_the_cores_unless_one_process_is_asked_for() -> None:
    def words(*given: str, cores: int = 2, ci: str = "") -> str:
        return " ".join(commands.pytest_words(given, cores, {"CI": ci}))

    assert words("-k", "map") == "-n 2 --dist loadgroup -k map"
    assert words(cores=1) == ""
    assert words("-n0") == "-n0"
    assert words("--pdb") == "--pdb"
    assert words(ci="true").startswith("--hypothesis-profile=ci ")


def test_only_a_build_machine_counts_a_skipped_test_as_failed() -> None:
    assert commands.variables_for_tests({"CI": "true"}) == {"NAVIGATOR_NO_SKIPS": "1"}
    assert commands.variables_for_tests({"CI": "false"}) == commands.variables_for_tests({}) == {}
