"""Frozen dataclasses with slots, of which only what differs from class to class is compiled.

The standard decorator writes and compiles six methods for each class, which for the seventy classes that the
first window needs takes a sixth of the time until it shows. Here it is told to leave them out: one is
compiled for each class, and the others stand here once. `replace` and `fields` work as with any dataclass.
"""

import dataclasses
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class _Shared:
    """The methods that every frozen class has."""

    _values: "attrgetter[Any]"
    """Gives the values that are compared, in the order of the fields."""

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._values(self) == self._values(other))

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self: Any) -> str:
        said = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
        return f"{type(self).__qualname__}({', '.join(said)})"


_METHODS = ("__eq__", "__hash__", "__setattr__", "__delattr__", "__repr__")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """A class whose instances never change, and are equal to others of it with the same values."""
    return cast(type[T], _made(cls, kw_only=False))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def entity(cls: type[T]) -> type[T]:
    """A frozen class whose fields are given by their names."""
    return cast(type[T], _made(cls, kw_only=True))


def _made(cls: Any, *, kw_only: bool) -> Any:
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    fields = dataclasses.fields(made)
    made._values = attrgetter(*(field.name for field in fields if field.compare))
    made.__init__ = _init(fields, hasattr(made, "__post_init__"))
    for name in _METHODS:
        if name not in made.__dict__:
            setattr(made, name, _Shared.__dict__[name])
    return made


def _init(fields: Sequence[dataclasses.Field[Any]], checked: bool) -> Any:
    """The method that sets all fields, written out since a loop would take three times as long."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": dataclasses.MISSING}
    given, named, lines = ["self"], list[str](), list[str]()
    for field in fields:
        value, default = field.name, f"_{field.name}"
        asked = value
        if field.default is not dataclasses.MISSING:
            known[default] = field.default
            asked = f"{value}={default}"
        elif field.default_factory is not dataclasses.MISSING:
            known[default] = field.default_factory
            asked = f"{value}=_none"
            value = f"{default}() if {value} is _none else {value}"
        (named if field.kw_only else given).append(asked)
        lines.append(f"    _set(self, {field.name!r}, {value})")
    if checked:
        lines.append("    self.__post_init__()")
    exec(
        "\n".join((f"def __init__({', '.join([*given, *(['*', *named] if named else [])])}):", *lines)), known
    )
    return known["__init__"]
