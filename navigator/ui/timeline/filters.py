"""What of a timeline is lit: by kind and by words. The rest is dimmed, and nothing moves."""

from collections.abc import Mapping

from navigator.casefile.case import Case
from navigator.casefile.folding import fold
from navigator.layout.time_items import Look, TimeItem
from navigator.layout.timeline_frame import Lit

EVERYTHING = "Everything"

_KINDS: Mapping[str, Lit] = {
    "What is open": lambda item: item.look is Look.BAR and item.state not in ("done", "stopped", "declined"),
    "What is blocked or held": lambda item: item.state in ("blocked", "held") and item.look is Look.BAR,
    "What is late": lambda item: item.late,
    "Steps": lambda item: item.look is Look.BAR,
    "Milestones and meetings": lambda item: item.look is Look.DIAMOND or item.state == "meeting",
    "Incidents and no-shows": lambda item: item.state in ("incident", "no_show"),
}
KINDS = (EVERYTHING, *_KINDS)
"""The choices, in order."""


def lit_by(case: Case, kind: str, typed: str) -> Lit | None:
    """A filter for one of KINDS and for words typed; None when everything is lit."""
    of_kind = _KINDS.get(kind)
    words = fold(typed).split()
    if not words:
        return of_kind

    def lit(item: TimeItem) -> bool:
        if of_kind is not None and not of_kind(item):
            return False
        text = fold(f"{item.words} {_names(case, item.id)}")
        return all(word in text for word in words)

    return lit


def _names(case: Case, item_id: str) -> str:
    """Who has to do with an item."""
    step = case.steps.get(item_id)
    if step is not None:
        return f"{case.title_of(step.organisation)} {case.title_of(step.person)}"
    entry = case.entries.get(item_id)
    if entry is None:
        return ""
    return " ".join(case.title_of(one) for one in (*entry.people, *entry.organisations))
