"""What the author of the example case meant the join-up check to find in it, for tests of the check.

The example itself is in `example`. Nothing that a person does with the app reads this.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from navigator.casefile.resources import resource
from navigator.interchange.example import NOT_CASE_DATA, example_id


@dataclass(frozen=True, slots=True)
class Meant:
    """One finding that is meant: which failure of the design's list, which rule, on what, and why.

    `items` are the ids of `keys`, in the same order.
    """

    failure: str
    rule: str
    keys: tuple[str, ...]
    items: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MeantFindings:
    """All that is meant, by rule; and the rules that should find nothing in the example beside it."""

    by_rule: Mapping[str, tuple[Meant, ...]]
    nowhere_else: frozenset[str]


def what_was_meant() -> MeantFindings:
    """Read it from `resources/example/meant.toml`."""
    tables = tomllib.loads(resource(f"example/{NOT_CASE_DATA}").read_text("utf-8"))
    nowhere_else = frozenset(tables.pop("nowhere_else"))
    by_rule = {
        rule: tuple(_meant(failure, rule, finding) for finding in findings)
        for failure, rules in tables.items()
        for rule, findings in rules.items()
    }
    return MeantFindings(MappingProxyType(by_rule), nowhere_else)


def _meant(failure: str, rule: str, finding: Mapping[str, object]) -> Meant:
    keys, why = finding["items"], finding["why"]
    if not isinstance(keys, list) or not isinstance(why, str):
        raise TypeError(f"{NOT_CASE_DATA}: {rule} needs a list of items and a sentence")
    return Meant(failure, rule, tuple(keys), tuple(map(example_id, keys)), why)
