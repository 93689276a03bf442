"""A value in its written form, as the log holds it, in words that a person reads."""

from navigator.actions.naming import shortened, title_of
from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.kinds import KINDS
from navigator.casefile.values import say_one, scalar_from_json
from navigator.errors import InvalidValue
from navigator.history.change import Register, Value

NOTHING = "nothing"
LONGEST = 200
"""Characters of a value that a line repeats."""

_NO_NOUNS = frozenset(
    {
        *("how", "what", "when", "where", "which", "who", "why", "please", "is", "was"),
        *("by", "to", "for", "from", "until", "under", "in", "out"),
        *("met", "came", "paid", "funded", "talk", "trusted", "belongs", "waits", "born", "started", "ended"),
        *("opened", "closed", "agreed", "invited", "pinned", "withdrawn"),
    }
)
"""A label that begins with one of these is a question or half a sentence."""


def field_of_register(register: Register) -> Field | None:
    """The declared field that a register belongs to; None for one that this version does not know."""
    entity = KINDS.get(register.kind)
    return fields_of(entity).get(register.field) if entity else None


def label_of(register: Register) -> str:
    """What people call the field of a register."""
    field = field_of_register(register)
    return field.label if field else register.field


def field_in_a_sentence(register: Register) -> str:
    """The field of a register as part of a sentence: "the role", but "“When to reach”", which is no noun."""
    label = label_of(register)
    first = label.split(maxsplit=1)[0].casefold() if label else ""
    if first in _NO_NOUNS:
        return f"“{label}”"
    is_a_name = not label[1:2].islower() and label[1:2].isalnum()
    return f"the {label if is_a_name else label[:1].lower() + label[1:]}"


def value_in_words(case: Case, field: Field | None, value: Value, longest: int = LONGEST) -> str:
    """The value as a person reads it; one that this version cannot read, as it is; "nothing" for none."""
    if field is None:
        return shortened(str(value), longest)
    try:
        read = scalar_from_json(field, value)
    except InvalidValue:
        return shortened(str(value), longest)
    said = title_of(case, str(read)) if field.type is FieldType.REF and read else say_one(field, read)
    return shortened(said, longest) or NOTHING
