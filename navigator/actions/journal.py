"""Writing the journal."""

from collections.abc import Iterable

from navigator.actions.items import add_item
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.partial_date import PartialDate
from navigator.history.draft import Draft


def log_entry(
    case: Case,
    ids: Ids,
    kind: str,
    text: str,
    when: PartialDate | None,
    *,
    people: Iterable[str] = (),
    organisations: Iterable[str] = (),
    needs: Iterable[str] = (),
    steps: Iterable[str] = (),
    **more: str,
) -> Draft:
    """ "Log a call with Probation": one dated line. `kind` is a key of the entry kinds; the rest are ids.

    `more` are the entry's other fields, such as voice, sensitivity, topic or what_was_done.
    """
    values = {
        "kind": kind,
        "text": text,
        "when": when,
        "people": tuple(people),
        "organisations": tuple(organisations),
        "needs": tuple(needs),
        "steps": tuple(steps),
    }
    return add_item(case, ids, "entry", {**values, **more})
