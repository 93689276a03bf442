"""Choosing between the values that two people gave a field at the same time.

A choice replaces all of them and syncs like any other change, so that everybody sees it chosen.
"""

from navigator.actions.naming import article
from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import KINDS
from navigator.history.change import REMOVED, Register, Value
from navigator.history.draft import Draft, Edit


def resolve_conflict(register: Register, chosen: Value, whose: str = "") -> Draft:
    """Settle a field, or a member of one, on a value in its written form: one of the heads or another.

    `whose` is what the item is called, if it is called anything.
    """
    entity = KINDS.get(register.kind)
    field = fields_of(entity).get(register.field) if entity else None
    label = field.label.lower() if field else register.field
    of = whose or f"{article(register.kind)} {register.kind}"
    return Draft(f"Choose {label} of {of}", (Edit(register, chosen),))


def resolve_removal(kind: str, item_id: str, *, keep: bool) -> Draft:
    """Settle whether an item that one removed while another changed it stays or goes."""
    verb = "Keep" if keep else "Remove"
    register = Register(kind, item_id, REMOVED)
    return Draft(f"{verb} {article(kind)} {kind} that was changed and removed", (Edit(register, not keep),))
