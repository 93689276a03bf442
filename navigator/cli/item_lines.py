"""Items as lines of text for a person at a terminal."""

from collections.abc import Iterator

from navigator.actions.items import pointing_to
from navigator.actions.naming import entry_in_words, name_of, shortened, title_in_words, title_of
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.network import Person
from navigator.casefile.plan import Step
from navigator.casefile.values import say

_HIDDEN = ("client", "place")


def case_lines(case: Case, case_id: str) -> Iterator[str]:
    """The whole case: the client's own fields, and a line for each item of each kind."""
    yield f"{name_of(case, case.client)}  (case {case_id})"
    yield from field_lines(case, case.client)
    for entity in ENTITIES:
        if entity.KIND in _HIDDEN:
            continue
        shelf = case.shelf(entity)
        if shelf:
            yield ""
            yield f"{entity.PLURAL.capitalize()} ({len(shelf):,})"
            items = case.entries.dated("when") if entity is Entry else tuple(shelf.values())
            for item in items:
                yield f"  {item.id}  {item_line(case, item)}"


def item_lines(case: Case, item: Item) -> Iterator[str]:
    """One item: what is known of it, and what points to it."""
    yield f"{name_of(case, item)}  ({item.KIND} {item.id})"
    yield from field_lines(case, item)
    pointing = [other for other in pointing_to(case, item.id) if other.KIND != "place"]
    if pointing:
        yield ""
        yield "Named in"
        for other in pointing:
            yield f"  {other.id}  {with_kind(other.KIND, item_line(case, other))}"


def with_kind(kind: str, name: str) -> str:
    """ "person Dana Whitlock"; the kind only once where the name begins with it."""
    return name if name.split(" ", 1)[0] == kind else f"{kind} {name}"


def item_line(case: Case, item: Item) -> str:
    """What an item is, in one line."""
    parts = [name_of(case, item)]
    match item:
        case Entry():
            parts = [say_moment(item.when) or "no date", entry_in_words(case, item), shortened(item.text, 80)]
        case Person():
            organisation = case.organisations.get(item.organisation)
            parts += [item.role if item.name else "", organisation.name if organisation else ""]
            parts += [
                item.relationship,
                *item.phones[:1],
                f"ended {say_moment(item.ended)}" if item.ended else "",
            ]
        case Step():
            parts += [say(fields_of(Step)["status"], item.status)]
        case _:
            title = shortened(title_in_words(item))
            parts += [title if title and title != parts[0] else ""]
    return ", ".join(part for part in parts if part)


def field_lines(case: Case, item: Item) -> Iterator[str]:
    """The fields of which something is known, a line each; longer texts indented under their label."""
    for name, field in fields_of(type(item)).items():
        said = value_in_words(case, field, getattr(item, name))
        if "\n" in said:
            said = "\n    ".join(["", *said.splitlines()])
        if said:
            yield f"  {field.label}: {said}"


def value_in_words(case: Case, field: Field, value: object) -> str:
    """A field's value as a person reads it; the names of items in place of their ids."""
    if field.type is not FieldType.REF:
        return say(field, value)
    members = value if isinstance(value, tuple) else (value,)
    return ", ".join(title_of(case, str(member)) for member in members if member)
