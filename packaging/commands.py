"""What each command of dev.py does, once the environment is there."""

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import environment
import system_libraries
from environment import ROOT
from long_runs import LONG_RUNS
from system_libraries import CannotGoOn

OUT = ROOT / "out"

LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy", "--strict", "navigator", "tests", "packaging"),
    ("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"),
)

LOCKING = (
    *(
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--output-file",
        "packaging/requirements.lock",
        "--quiet",
    ),
    # One file for every system and every Python that the project says it runs on, tests and extras with it.
    *("--universal", "--python-version", "3.11", "--all-extras", "--group", "dev", "--generate-hashes"),
    # Where the packages come from is each machine's own affair and never stands in the file.
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "python3 packaging/dev.py lock"),
)


def run(words: Sequence[str]) -> int:
    """Open the app on the example case, or without a screen write the example's pages."""
    if not set(words) <= {"--no-screen"}:
        raise CannotGoOn("`run` takes one word only: --no-screen")
    if words or not system_libraries.has_screen(platform.system(), os.environ):
        print(
            "There is no screen here, so the example's summary, map and timeline go to ./out instead.",
            flush=True,
        )
        return _python("-m", "navigator", "demo", "--output", str(OUT))
    system_libraries.see_to((*system_libraries.QT, *system_libraries.WINDOW))
    _qt_must_load()
    status = _python("-m", "navigator", "--demo")
    if status < 0:
        print("The window could not be shown. Without a screen: python3 packaging/dev.py run --no-screen")
    return status


def test(words: Sequence[str]) -> int:
    """Lint, then the tests; both are always run, so that one go shows all there is to put right."""
    system_libraries.see_to((*system_libraries.QT, *system_libraries.WINDOW, *system_libraries.TESTS))
    linted = lint(())
    _qt_must_load()
    tested = _python(
        "-m", "pytest", *pytest_words(words, _cores(), os.environ), more=variables_for_tests(os.environ)
    )
    print(f"Lint: {_outcome(linted)}. Tests: {_outcome(tested)}.")
    return tested or linted


def lint(words: Sequence[str]) -> int:
    """Style, layout, types and the arrows between the folders."""
    _no_words("lint", words)
    # A list, so that each of them runs, whatever the one before it found.
    return max([abs(_python(*linter)) for linter in LINTERS])


def bench(words: Sequence[str]) -> int:
    """Measure, one benchmark after the other, nothing beside it."""
    system_libraries.see_to(system_libraries.QT)
    _qt_must_load()
    return _python("-m", "tests.benchmarks.run", *words)


def pictures(words: Sequence[str]) -> int:
    """A picture of every screen, light and dark."""
    _no_words("pictures", words)
    system_libraries.see_to(system_libraries.QT)
    _qt_must_load()
    return _module("tests.pictures", str(OUT / "pictures"))


def simulate(words: Sequence[str]) -> int:
    """The long runs of a team that shares through a share that fails in every way."""
    seeded = len(words) == 3 and words[1] == "--seed" and words[2].isdigit()
    if not words or not words[0].isdigit() or not (len(words) == 1 or seeded):
        raise CannotGoOn("Say how many runs, for example: python3 packaging/dev.py simulate 2000 [--seed 1]")
    return _module("tests.sync.simulated", *words)


def soak(words: Sequence[str]) -> int:
    """A long run of one kind of trouble, as often as it is said or as the long run is."""
    what, *times = words or [""]
    if what not in LONG_RUNS or len(times) > 1 or not all(one.isdigit() for one in times):
        raise CannotGoOn(f"Say which long run, and how often if not in full: {', '.join(LONG_RUNS)}")
    system_libraries.see_to((*system_libraries.QT, *system_libraries.TESTS))
    chosen = LONG_RUNS[what]
    more = {chosen.variable: times[0] if times else str(chosen.times)}
    wanted = pytest_words(["--timeout=0", chosen.tests], _cores(), os.environ)
    return _python("-m", "pytest", *wanted, more=more)


def lock(words: Sequence[str]) -> int:
    """Write the lock file anew; versions stay as they are unless --upgrade is said."""
    return _python(*LOCKING, *words)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command for command in (run, test, lint, bench, pictures, simulate, soak, lock)
}


def main(words: Sequence[str], explanation: str | None) -> int:
    """Do what the words say; the exit status is that of the program that did it, and 2 for unknown words."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(explanation)
        return 0 if words else 2
    if words[0] not in COMMANDS:
        print(f"There is no command {words[0]!r}.\n\n{explanation}", file=sys.stderr)
        return 2
    try:
        return abs(COMMANDS[words[0]](words[1:]))
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def is_build_machine(variables: Mapping[str, str]) -> bool:
    """Whether this is a build machine, which says so by setting CI."""
    return variables.get("CI", "").lower() not in ("", "0", "false", "no")


def pytest_words(words: Sequence[str], cores: int, variables: Mapping[str, str]) -> list[str]:
    """The words for pytest: the person's own, spread over the cores unless they want to watch one process."""
    ours = ["--hypothesis-profile=ci"] if is_build_machine(variables) else []
    alone = any(word in ("-s", "--pdb", "--trace", "--co", "--collect-only") for word in words)
    chosen = any(word.startswith(("-n", "--numprocesses", "-pno:xdist")) for word in words)
    if cores > 1 and not alone and not chosen:
        # Tests that share one screen, keyring or server say so with `xdist_group`, and keep to one process.
        ours += ["-n", str(cores), "--dist", "loadgroup"]
    return [*ours, *words]


def variables_for_tests(variables: Mapping[str, str]) -> dict[str, str]:
    """What the tests are told by the environment: on a build machine a skipped test is a failure."""
    return {"NAVIGATOR_NO_SKIPS": "1"} if is_build_machine(variables) else {}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _outcome(status: int) -> str:
    return "passed" if status == 0 else "FAILED"


def _no_words(command: str, words: Sequence[str]) -> None:
    if words:
        raise CannotGoOn(f"`{command}` takes no further words.")


def _module(name: str, *words: str) -> int:
    path = ROOT.joinpath(*name.split("."))
    if not (path.with_suffix(".py").exists() or path.joinpath("__main__.py").exists()):
        raise CannotGoOn(f"This checkout has no {name}, so there is nothing to do.")
    return _python("-m", name, *words)


def _qt_must_load() -> None:
    # Asked of Qt itself: which libraries a system has to give it, and under which names, differs.
    load = "try: import PySide6.QtWidgets\nexcept ImportError as error: raise SystemExit(str(error))"
    if _python("-c", load):
        raise CannotGoOn(
            "Qt cannot be loaded, because of what stands in the line above. "
            "Install the system libraries that are missing, and start this again."
        )


def _python(*words: str, more: Mapping[str, str] | None = None) -> int:
    """Run the environment's Python in the checkout; below zero is the signal that ended it."""
    # Compiled files are kept: without them each of the many processes compiles everything anew.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    variables = {**kept, "PYTHONPATH": str(ROOT), **(more or {})}
    variables.pop("PYTHONHOME", None)
    return subprocess.run([str(environment.ready()), *words], cwd=ROOT, env=variables, check=False).returncode
