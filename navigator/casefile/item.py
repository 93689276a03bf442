"""What every entity has in common."""

from typing import ClassVar

from navigator.casefile.fields import fields_of
from navigator.casefile.frozen import entity
from navigator.casefile.values import say_one

_LONGEST_TITLE = 200
"""Characters: a title is one line among others."""


@entity
class Item:
    """One thing in a case, with an id; what is not known about it is left empty."""

    KIND: ClassVar[str] = ""
    PLURAL: ClassVar[str] = ""
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    """The fields that say in a line which one it is: the first that is not empty is used."""

    id: str

    @property
    def title(self) -> str:
        """A line that says which one it is, or "" when nothing that would say so is known."""
        for name in self.TITLE:
            words = say_one(fields_of(type(self))[name], getattr(self, name)).lstrip()
            if words:
                line = words[: _LONGEST_TITLE + 1].splitlines()[0].rstrip()
                return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…"
        return ""
