"""What the item tables of a file were made for, in one word."""

import hashlib

from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import ENTITIES


def items_digest() -> str:
    """A digest of the entities as this version declares them; when it differs, item tables are made anew."""
    lines = [
        f"{entity.KIND}.{field.name}:{field.type}:{field.many}"
        for entity in ENTITIES
        for field in fields_of(entity).values()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
