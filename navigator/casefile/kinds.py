"""The kinds of item that a case holds, in the order in which people think of them."""

from types import MappingProxyType

from navigator.casefile.checking import SetAside
from navigator.casefile.client import Client
from navigator.casefile.item import Item
from navigator.casefile.journal import Alert, Ask, Entry, Meeting
from navigator.casefile.needs import Need, Score, Target, View
from navigator.casefile.network import Organisation, Person, Place, Tie
from navigator.casefile.plan import Dependency, Reliance, Step
from navigator.casefile.sharing import Agreement, Attachment, Disclosure

ENTITIES: tuple[type[Item], ...] = (
    Client, Organisation, Person, Tie, Need, View, Step, Dependency, Reliance, Entry, Score,
    Target, Meeting, Ask, Alert, Agreement, Disclosure, Place, Attachment,
    SetAside,
)  # fmt: skip

KINDS = MappingProxyType({entity.KIND: entity for entity in ENTITIES})
"""Entity class by the word for one of it, such as "person"."""

PLURALS = MappingProxyType({entity.PLURAL: entity for entity in ENTITIES})
"""Entity class by the word for many, such as "people"."""
