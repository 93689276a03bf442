"""The matrix of needs and organisations: who knows of which need, and by what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.needs import Need
from navigator.insights.check.whole_picture import WholePicture


@dataclass(frozen=True, slots=True)
class Cell:
    """What one organisation has to do with one need: its latest view's severity, and its steps.

    `items` are the views and steps that show it; () when it knows nothing of the need.
    """

    severity: float | None = None
    live_steps: int = 0
    items: tuple[str, ...] = ()
    leads: bool = False

    @property
    def knows(self) -> bool:
        """Whether it has a view or a step."""
        return bool(self.items)

    @property
    def lines(self) -> tuple[str, ...]:
        """ "Leads", "8 of 10", "2 steps": short enough for a cell of a grid; () when it knows nothing."""
        if not self.items and not self.leads:
            return ()
        parts = ["leads"] if self.leads else []
        if self.severity is not None:
            parts.append(f"{self.severity:g} of 10")
        if self.live_steps:
            parts.append(f"{self.live_steps} {'step' if self.live_steps == 1 else 'steps'}")
        elif not parts:
            parts.append("was part")
        return (f"{parts[0][:1].upper()}{parts[0][1:]}", *parts[1:])

    def in_words(self) -> str:
        """ "Leads; says 8 of 10; 2 steps", or "" when it knows nothing of the need."""
        words = {"was part": "no longer active", "Was part": "No longer active"}
        parts = [f"says {one}" if one.endswith(" of 10") else words.get(one, one) for one in self.lines]
        said = "; ".join(parts)
        return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Open needs in the client's order, organisations with the largest share first, and their cells."""

    needs: tuple[Need, ...]
    organisations: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    shares: Mapping[str, int]
    """For each organisation, how many of the needs it knows of."""

    def cell(self, need: str, organisation: str) -> Cell:
        """What an organisation has to do with a need; an empty cell for nothing."""
        return self.cells.get((need, organisation), Cell())


def who_knows(case: Case, today: date) -> Matrix:
    """The matrix of a case today; organisations that know of no open need are left out."""
    picture = WholePicture(case, today)
    cells: dict[tuple[str, str], Cell] = {}
    shares: dict[str, int] = {}
    for need in picture.open_needs:
        severity = {picture.one(view.organisation): view.severity for view in picture.latest_views(need.id)}
        lead = picture.organisation_of(need.lead) or picture.one(need.lead)
        for organisation, items in picture.knowing[need.id].items():
            steps = [case.steps[item] for item in items if item in case.steps]
            live = sum(picture.is_live(step) for step in steps)
            cells[need.id, organisation] = Cell(severity.get(organisation), live, items, organisation == lead)
            shares[organisation] = shares.get(organisation, 0) + 1
    ordered = sorted(shares, key=lambda one: (-shares[one], picture.name(one).casefold(), one))
    return Matrix(picture.open_needs, tuple(ordered), cells, shares)
