"""What every entity has in common."""

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
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
        for field in self.TITLE:
            value: Any = getattr(self, field)
            if value:
                return value if isinstance(value, str) else str(value)
        return ""
