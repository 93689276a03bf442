"""What can be done with the client's needs, beyond changing a field."""

import dataclasses
from collections.abc import Sequence

from navigator.casefile.case import Case
from navigator.errors import UnknownItem
from navigator.history.draft import Draft, Edit, changing


def rank_needs(case: Case, need_ids: Sequence[str]) -> Draft:
    """Put needs into the client's order: the first of these ids ranks 1. Needs not named lose their rank."""
    if any(need not in case.needs for need in need_ids):
        raise UnknownItem("One of these needs is not in the case any more.", "Nothing was changed.")
    ranks = {need: float(rank) for rank, need in enumerate(dict.fromkeys(need_ids), 1)}
    edits: list[Edit] = []
    for need in case.needs.values():
        edits.extend(changing(need, dataclasses.replace(need, rank=ranks.get(need.id))))
    return Draft("Rank the needs as the client does", tuple(edits))
