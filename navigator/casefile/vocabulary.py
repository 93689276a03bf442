"""The sets of words that an area may change: topics, sectors, kinds, scales and the like.

Each is a TOML file in `resources/vocabularies/`: one table a term, in the order in which they are
shown, with a `label` and whatever else is known of it. A value that is not in the set is shown as it
is and never lost.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from navigator.casefile.frozen import frozen
from navigator.casefile.resources import resource


@frozen
class Term:
    """One word of a set: its key in files, its label for people, and what else its table says."""

    key: str
    label: str
    more: Mapping[str, Any]


@frozen
class Vocabulary:
    """A set of words by key, in the order in which they are shown."""

    name: str
    terms: Mapping[str, Term]

    def label(self, key: str) -> str:
        """The label of a key; an unknown key as it is."""
        term = self.terms.get(key)
        return term.label if term else key

    def key_of(self, words: str) -> str | None:
        """The key that somebody means by a key or a label, in whatever case; None for neither."""
        folded = words.strip().casefold().replace("-", " ").replace("_", " ")
        for term in self.terms.values():
            if folded in (term.key.replace("_", " ").casefold(), term.label.casefold().replace("-", " ")):
                return term.key
        return None


def read_vocabulary(path: Path) -> Vocabulary:
    """Read one set from its file."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    terms = {
        key: Term(key, table["label"], MappingProxyType({k: v for k, v in table.items() if k != "label"}))
        for key, table in tables.items()
    }
    return Vocabulary(path.stem, MappingProxyType(terms))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The app's own set of this name, such as "topics"."""
    return read_vocabulary(resource(f"vocabularies/{name}.toml"))
