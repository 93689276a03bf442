"""In which views besides the side panel an item can be seen, and as which item there."""

from collections.abc import Mapping

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.plan import Dependency, Reliance, Step
from navigator.casefile.step_days import begins, ends

MAP, TIMELINE = "map", "timeline"
LABELS: Mapping[str, str] = {MAP: "Show on map", TIMELINE: "Show on timeline"}


def where_shown(case: Case, item: Item) -> Mapping[str, str]:
    """By the key of a view, the id of what to select there; nothing for what is a record only."""
    if isinstance(item, Person | Organisation | Tie):
        return {MAP: item.id}
    if isinstance(item, Entry | Meeting):
        return {TIMELINE: item.id} if item.when is not None else {}
    step = case.steps.get(item.step) if isinstance(item, Dependency | Reliance) else item
    if isinstance(step, Step) and (begins(step) is not None or ends(step) is not None):
        return {TIMELINE: step.id}
    return {}
