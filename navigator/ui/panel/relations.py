"""Which items point to one of a kind, under what heading, and which of them one adds from there.

Found out of the declarations: every reference field that may name the kind is a relation.
"""

from dataclasses import dataclass
from functools import cache

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES


@dataclass(frozen=True, slots=True)
class Relation:
    """Items of `entity` whose `field` names the item that shows."""

    entity: type[Item]
    field: str
    many: bool
    heading: str
    adds: str
    """What the button says that adds one from here; "" for none."""


_ADDED_FROM = {
    ("need", "view", "need"): ("How agencies see it", "Add a view"),
    ("need", "score", "need"): ("Scores", "Add a score"),
    ("need", "step", "needs"): ("Steps for it", "Add a step"),
    ("need", "entry", "needs"): ("In the journal", "Add an entry"),
    ("need", "target", "needs"): ("Targets", "Add a target"),
    ("step", "dependency", "step"): ("Waits for", "Add what it waits for"),
    ("step", "dependency", "waits_for"): ("Others wait for it", ""),
    ("step", "reliance", "step"): ("Relies on", "Add whom it relies on"),
    ("step", "entry", "steps"): ("In the journal", "Add an entry"),
    ("person", "tie", "one_end"): ("Ties", "Add a tie"),
    ("person", "tie", "other_end"): ("Ties from others", ""),
    ("person", "entry", "people"): ("In the journal", "Add an entry"),
    ("person", "ask", "from_whom"): ("Asked by them", ""),
    ("person", "ask", "to_whom"): ("Asked of them", "Add an ask"),
    ("person", "step", "person"): ("Steps they do", "Add a step"),
    ("person", "need", "lead"): ("Leads on", ""),
    ("organisation", "person", "organisation"): ("People", "Add a person"),
    ("organisation", "step", "organisation"): ("Steps it provides", "Add a step"),
    ("organisation", "view", "organisation"): ("Views of needs", "Add a view"),
    ("organisation", "agreement", "organisation"): ("Agreements to share", "Add an agreement"),
    ("organisation", "disclosure", "to_whom"): ("Disclosures", "Add a disclosure"),
    ("organisation", "tie", "one_end"): ("Ties", "Add a tie"),
    ("organisation", "tie", "other_end"): ("Ties from others", ""),
    ("organisation", "entry", "organisations"): ("In the journal", "Add an entry"),
    ("organisation", "ask", "to_whom"): ("Asked of it", "Add an ask"),
    ("organisation", "reliance", "organisation"): ("Relied on for", ""),
    ("organisation", "target", "organisations"): ("Targets signed up to", "Add a target"),
    ("client", "tie", "one_end"): ("Ties", "Add a tie"),
    ("client", "tie", "other_end"): ("Ties from others", ""),
    ("meeting", "ask", "meeting"): ("Asks and offers", "Add an ask"),
    ("agreement", "attachment", "item"): ("Papers", ""),
}


@cache
def relations_of(kind: str) -> tuple[Relation, ...]:
    """Every relation to a kind; those that one adds from here come first, places on the map not at all."""
    found = []
    for entity in ENTITIES:
        for name, field in fields_of(entity).items():
            if field.type is FieldType.REF and kind in field.targets and entity.KIND != "place":
                words = entity.PLURAL.capitalize()
                heading, adds = _ADDED_FROM.get(
                    (kind, entity.KIND, name), (f"{words}: {field.label.lower()}", "")
                )
                found.append(Relation(entity, name, field.many, heading, adds))
    order = {key: at for at, key in enumerate(_ADDED_FROM)}
    return tuple(sorted(found, key=lambda one: order.get((kind, one.entity.KIND, one.field), len(order))))


def related(case: Case, relation: Relation, item_id: str) -> tuple[Item, ...]:
    """The items of one relation; journal entries newest first."""
    found = case.shelf(relation.entity).by(relation.field, item_id)
    if relation.entity.KIND == "entry":
        return tuple(sorted(found, key=_entry_key, reverse=True))
    return found


def _entry_key(entry: Item) -> tuple[bool, tuple[int, int, int]]:
    when = getattr(entry, "when", None)
    return (when is not None, when.sort_key if when is not None else (0, 0, 0))
