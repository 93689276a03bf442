"""Shared targets: beginning with the usual ones."""

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.needs import Target
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue
from navigator.history.draft import Draft, making


def usual_areas(case: Case) -> tuple[str, ...]:
    """The areas that have a usual target, and no target in this case yet; by key."""
    there = {target.area for target in case.targets.values()}
    terms = vocabulary("target_areas").terms
    return tuple(key for key, term in terms.items() if "indicator" in term.more and key not in there)


def add_usual_targets(case: Case, ids: Ids) -> Draft:
    """The usual target of each area that has none yet, for organisations to sign up to.

    InvalidValue when every area has one.
    """
    targets = []
    for key in usual_areas(case):
        more = vocabulary("target_areas").terms[key].more
        aim = float(more["aim"]) if "aim" in more else None
        name, indicator = str(more.get("name", "")), str(more["indicator"])
        targets.append(Target(id=ids.new(), name=name, area=key, indicator=indicator, aim=aim))
    if not targets:
        raise InvalidValue("Every usual target is in the case already.", "Nothing was changed.")
    edits = tuple(edit for target in targets for edit in making(target))
    return Draft("Add the usual shared targets", edits)
