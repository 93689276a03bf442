"""How items are named in a line on the screen. Words only: no Qt, and nothing is decided here."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_time
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.kinds import KINDS
from navigator.casefile.needs import Need, Score, View
from navigator.casefile.network import Place, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Reliance, Step
from navigator.casefile.sharing import Agreement, Disclosure
from navigator.casefile.values import say_one
from navigator.casefile.vocabulary import vocabulary

NOBODY = "Somebody without a name"
_LONGEST_TITLE = 90


def kind_word(kind: str) -> str:
    """One of a kind, such as "Person"; an unknown kind as it is."""
    return kind.replace("_", " ").capitalize()


def plural_word(kind: str) -> str:
    """Many of a kind, such as "People"."""
    return KINDS[kind].PLURAL.replace("_", " ").capitalize()


def title_of(case: Case, item: Item) -> str:
    """A line that says which one it is; never empty."""
    telling = _TITLES.get(type(item))
    words = telling(case, item) if telling else item.title
    if isinstance(item, Need | Entry | Step) and not _says_more(item):
        words = _label(item, item.TITLE[-1])
    words = " ".join(words.split())
    if not words:
        return f"{kind_word(item.KIND)} without a name"
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"


def name_of(case: Case, item_id: str) -> str:
    """The title of an item by its id; "" for no id, and plain words for one that is gone."""
    if not item_id:
        return ""
    item = case.find(item_id)
    return title_of(case, item) if item is not None else "something removed"


def names_of(case: Case, ids: tuple[str, ...]) -> str:
    """The titles of several items in a line."""
    return ", ".join(name_of(case, item_id) for item_id in ids)


def _says_more(item: Item) -> bool:
    return any(getattr(item, field) for field in item.TITLE[:-1])


def _label(item: Item, name: str) -> str:
    return say_one(fields_of(type(item))[name], getattr(item, name))


def say_field(case: Case, field: Field, value: Any) -> str:
    """A field's value in words, references by their titles."""
    members = value if field.many else (value,)
    if field.type is FieldType.REF:
        return names_of(case, tuple(member for member in members if member))
    return ", ".join(say_one(field, member) for member in members)


def _tie(case: Case, item: Any) -> str:
    ends = [name_of(case, end) or "?" for end in (item.one_end, item.other_end)]
    strength = _label(item, "strength").lower()
    return f"{ends[0]} and {ends[1]}" + (f": {strength}" if strength else "")


def _view(case: Case, item: Any) -> str:
    who = name_of(case, item.organisation) or name_of(case, item.person) or "Somebody"
    what = name_of(case, item.need)
    return f"{who} on {what}" if what else f"{who}: {item.formulation}"


def _score(case: Case, item: Any) -> str:
    what = name_of(case, item.need) or _label(item, "topic") or "Score"
    value = "not scored" if item.value is None else f"{item.value:g}"
    return f"{what}: {value}"


def _dependency(case: Case, item: Any) -> str:
    waits = name_of(case, item.waits_for) or item.condition
    step = name_of(case, item.step)
    return f"{step or 'A step'} waits for {waits or 'something'}"


def _reliance(case: Case, item: Any) -> str:
    who, what = name_of(case, item.organisation), item.for_what
    return f"{who or 'An organisation'}: {what}" if what else f"Relies on {who}" if who else ""


def _place(case: Case, item: Any) -> str:
    return f"Place of {name_of(case, item.node)}" if item.node else ""


def _agreement(case: Case, item: Any) -> str:
    who = name_of(case, item.organisation)
    return f"Agreement with {who}" if who else item.title


def _disclosure(case: Case, item: Any) -> str:
    who = names_of(case, item.to_whom)
    return f"{_label(item, 'decision') or 'Disclosure'}: {who or item.purpose}".rstrip(": ")


_TITLES: Mapping[type[Item], Callable[[Case, Any], str]] = {
    Tie: _tie,
    View: _view,
    Score: _score,
    Dependency: _dependency,
    Reliance: _reliance,
    Place: _place,
    Agreement: _agreement,
    Disclosure: _disclosure,
}


def term(name: str, key: str) -> str:
    """The label of a vocabulary's key; "" for none."""
    return vocabulary(name).label(key) if key else ""


def initials(name: str) -> str:
    """A name as it may be seen in public: "Sam Okafor" as "S. O."."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalnum()) or "–"


def say_ago(day: PartialDate | None, today: date) -> str:
    """How long ago or ahead a day is, roughly: "yesterday", "3 weeks ago", "in 5 days"; "" for none."""
    if day is None:
        return ""
    if not day.is_day:
        return say_date(day)
    days = (day.earliest - today).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(days)
    if near:
        return near
    size = abs(days)
    for unit, length in (("year", 365), ("month", 30), ("week", 7), ("day", 1)):
        if size >= (2 * length if length > 1 else 1):
            number = size // length
            words = f"{number} {unit}{'s' if number > 1 else ''}"
            return f"{words} ago" if days < 0 else f"in {words}"
    return say_date(day)


def say_clock(at_ms: int) -> str:
    """A moment of today or lately in this laptop's own time: "2:14pm"; with the day when not today."""
    at = datetime.fromtimestamp(at_ms / 1000)
    clock = say_time(at.hour * 60 + at.minute)
    return clock if at.date() == date.today() else f"{say_date(PartialDate.on(at.date()))}, {clock}"


def say_saved(at_ms: int) -> str:
    """When it was last saved, in this laptop's own time: "Saved 2:14pm"; with the day when not today."""
    if not at_ms:
        return "Nothing to save yet"
    at = datetime.fromtimestamp(at_ms / 1000)
    time = say_time(at.hour * 60 + at.minute)
    return (
        f"Saved {time}"
        if at.date() == date.today()
        else f"Saved {say_date(PartialDate.on(at.date()))}, {time}"
    )


def say_when(at_ms: int) -> str:
    """A moment of the log in this laptop's own time: "16 October 2023, 5:30pm"."""
    at = datetime.fromtimestamp(at_ms / 1000)
    return f"{say_date(PartialDate.on(at.date()))}, {say_time(at.hour * 60 + at.minute)}"


def joined_phones(item: Any) -> str:
    """An item's telephone numbers in a line that breaks between them only."""
    return ", ".join(phone.replace(" ", "\u00a0") for phone in item.phones)


def bare_name(act: str) -> str:
    """An act's name without what its being undone or redone has put before it."""
    return act.removeprefix("Undo: ").removeprefix("Redo: ")
