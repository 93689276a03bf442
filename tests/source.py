"""Reading the project's own Python files, for the tests of how the house is laid out."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def python_files(*folders: str) -> list[Path]:
    """All Python files in these folders of the checkout."""
    return sorted(
        path for name in folders for path in (ROOT / name).rglob("*.py") if "__pycache__" not in path.parts
    )


def name_of(path: Path) -> str:
    """A path as it is said: from the top of the checkout, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def imported(path: Path) -> Iterator[str]:
    """The top-level names of everything that a file imports, wherever in the file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or ".").partition(".")[0]
