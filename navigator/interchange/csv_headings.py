"""What the heading of a column means, by the words in `resources/interchange/csv_headings.toml`.

What the columns of a table without headings hold is guessed from their content in `csv_columns`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from navigator.casefile.fields import Field, fields_of
from navigator.casefile.network import Organisation, Person
from navigator.casefile.resources import resource
from navigator.interchange.folding import folded

_ADDRESS_WORDS = re.compile(
    r"street|address|city|town|county|post\s*code|postal|code|zip|state|country|region|po box|formatted|"
    r"province|line|[\W\d_]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it stands, its heading (or what stands for one), and its part.

    A part is the name of a field of Person or Organisation, or another of the file of headings.
    """

    index: int
    heading: str
    part: str
    group: str = ""
    """What it shares with columns that belong to it, such as the 2 in "Phone 2 - Type"."""

    @property
    def says(self) -> str:
        """What it was taken for, to a person; "" when it is left out."""
        known = _headings()
        return known.says.get(self.part, self.part)


@dataclass(frozen=True, slots=True)
class _Headings:
    parts: Mapping[str, str]
    says: Mapping[str, str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _headings() -> _Headings:
    with resource("interchange/csv_headings.toml").open("rb") as file:
        data = tomllib.load(file)
    labels: dict[str, Field] = {**fields_of(Organisation), **fields_of(Person)}
    own = {"phones": "phone", "emails": "email"}
    parts = {folded(field.label): own.get(name, name) for name, field in labels.items()}
    says = {name: field.label.lower() for name, field in labels.items()}
    for part, table in data["parts"].items():
        parts.update(dict.fromkeys(table["headings"], part))
        says[part] = table.get("says", says.get(part, part))
    rules = tuple((rule["part"], re.compile(rule["pattern"])) for rule in data["rules"])
    return _Headings(MappingProxyType(parts), MappingProxyType(says), rules)


def part_of(heading: str) -> str:
    """What a heading means, or "" when nobody can say."""
    known = _headings()
    words = " ".join(word for word in folded(heading[:200]).split() if not word.isdigit())
    for said in (words, words.removesuffix(" value"), words.removesuffix(" values")):
        if said in known.parts:
            return known.parts[said]
    return next((part for part, pattern in known.rules if pattern.search(words)), "")


def column_of(index: int, heading: str) -> Column:
    """The column under a heading; one that says nothing goes into a note, so that nothing is lost."""
    part = part_of(heading)
    plain = " ".join(heading.split())[:80]
    group = "".join(re.findall(r"\d+", plain))
    if part == "address":
        words = " ".join(_ADDRESS_WORDS.sub(" ", plain).split())
        group = f"{words} {group}".strip() if words or "-" in plain else ""
    return Column(index, plain or f"column {index + 1}", part or "note", group)
