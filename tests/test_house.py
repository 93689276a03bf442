"""How the house is laid out, so far as a machine can see it: what stands where, how long, who knows whom.

What it stands on, its dependencies, is in test_dependencies.py.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.source import ROOT, imported, name_of, python_files, tree_of

TOP_LEVEL = {"navigator", "resources", "packaging", "tests", ".ci"} | {
    *("pyproject.toml", "README.md", "LICENSE", ".gitignore")
}
# Not in the repository: made by git, by dev.py and by the programs it runs.
MADE = {".git", ".venv", "out", "dist", "build", "__pycache__"} | {
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache")
}
# A name for whatever has no place: nobody finds anything in such a room.
NO_ROOM = {"util", "utils", "misc", "common", "helper", "helpers", "manager", "managers", "tools", "lib"}
# Folders of tests that mirror no folder of the house.
TESTS_OF_THEIR_OWN = {"golden", "old_casefiles", "end_to_end", "benchmarks", "watch", "data", "pictures"}
STANDARD_LIBRARY_ONLY = ("casefile", "history", "layout", "insights")

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
MOST_METHODS = 25


CODE = python_files("navigator", "packaging", "tests")


# Where things stand


def test_the_top_level_holds_only_what_the_design_names() -> None:
    strays = {path.name for path in ROOT.iterdir()} - TOP_LEVEL - MADE
    assert not strays, "put these where they belong, or into .gitignore and MADE if a program makes them"


def test_no_room_is_named_for_having_no_place() -> None:
    named = {
        name_of(path)
        for path in CODE
        for part in path.relative_to(ROOT).with_suffix("").parts
        if part in NO_ROOM
    }
    assert not named


def test_each_folder_of_the_house_states_its_rule() -> None:
    silent = [
        name_of(folder)
        for folder in [path.parent for path in python_files("navigator")]
        if not (folder / "__init__.py").exists() or not ast.get_docstring(tree_of(folder / "__init__.py"))
    ]
    assert not silent, "each folder has an __init__.py whose docstring says what may live there"


def test_the_tests_mirror_the_house() -> None:
    folders = {
        path.relative_to(ROOT / "tests").parts[0]
        for path in python_files("tests")
        if path.parent.name != "tests"
    }
    house = {path.name for path in (ROOT / "navigator").iterdir() if path.is_dir()}
    assert not folders - house - TESTS_OF_THEIR_OWN


def test_each_folder_of_tests_is_a_package() -> None:
    # Two test files of the same name in two folders are told apart only so.
    assert not [
        name_of(path.parent) for path in python_files("tests") if not (path.parent / "__init__.py").exists()
    ]


def test_packaging_stays_a_folder_and_never_becomes_a_package() -> None:
    # As a package it would stand in front of the library `packaging`, which pytest and others import.
    assert not (ROOT / "packaging" / "__init__.py").exists()


# How long


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": lines
        for path in CODE
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long


def test_no_class_has_too_many_methods() -> None:
    large = {
        f"{name_of(path)} {node.name}": methods
        for path in CODE
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        and (methods := sum(isinstance(part, ast.FunctionDef) for part in node.body)) > MOST_METHODS
    }
    assert not large


# What is said about it


def is_setter(node: ast.stmt) -> bool:
    """Whether it sets a property, which its getter documents."""
    decorators = getattr(node, "decorator_list", [])
    return any(isinstance(one, ast.Attribute) and one.attr == "setter" for one in decorators)


def undocumented(body: list[ast.stmt], of: str = "") -> Iterator[str]:
    """The public classes, functions and methods in a body of statements that have no docstring."""
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_") or (of and takes_its_meaning_from_qt(node)):
            continue
        if not ast.get_docstring(node) and not is_overload(node) and not is_setter(node):
            yield of + node.name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, f"{of}{node.name}.")


def takes_its_meaning_from_qt(node: ast.stmt) -> bool:
    """A method in camelCase overrides one of Qt's, whose documentation it has."""
    return isinstance(node, ast.FunctionDef) and node.name != node.name.lower()


def is_overload(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """One of several typed forms; the last, real one has the docstring. Also what says it overrides."""
    named = {getattr(part, "attr", getattr(part, "id", "")) for part in node.decorator_list}
    return bool(named & {"overload", "override"})


def test_every_public_name_says_what_it_is() -> None:
    silent = [
        f"{name_of(path)}: {name}"
        for path in python_files("navigator", "packaging")
        for name in undocumented(tree_of(path).body)
    ]
    assert not silent


def test_every_module_says_what_lives_in_it() -> None:
    house = python_files("navigator", "packaging")
    assert not [name_of(path) for path in house if not ast.get_docstring(tree_of(path))]


# Who may know whom


def test_the_arrows_point_down() -> None:
    script = (
        "import sys\nfrom importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("folder", STANDARD_LIBRARY_ONLY)
def test_the_core_needs_nothing_but_python(folder: str) -> None:
    foreign = {
        f"{name_of(path)} imports {name}"
        for path in python_files(f"navigator/{folder}")
        for name in imported(path)
        if name not in sys.stdlib_module_names and name != "navigator"
    }
    assert not foreign
