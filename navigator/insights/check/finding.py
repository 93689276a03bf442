"""What the join-up check finds: a finding, what could be done about it, and the rule that it comes from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from navigator.casefile.checking import SetAside

if TYPE_CHECKING:
    from navigator.insights.check.whole_picture import WholePicture


class Severity(StrEnum):
    """How soon it is worth looking at. Words, so that nothing hangs on a colour."""

    FIRST = "first"
    SOON = "soon"
    LATER = "later"

    @property
    def label(self) -> str:
        """As a heading."""
        return {"first": "Look at first", "soon": "Soon", "later": "When there is time"}[self.value]

    @property
    def place(self) -> int:
        """0 for what comes first."""
        return tuple(Severity).index(self)


class Does(StrEnum):
    """What one click makes of a "how can we"."""

    ASK = "ask"
    STEP = "step"
    MEETING_ITEM = "meeting item"
    EDIT = "edit"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class HowCanWe:
    """A concrete next act, as data. `values` are field values of what it makes or changes.

    An ask or a step is made with them; a meeting item is the line `agenda` for the next meeting; an edit
    sets them on `item`. An edit without values is one that only a person can make: `field` is where. A
    score is given to the need `item` by those who are asked.
    """

    words: str
    does: Does
    values: tuple[tuple[str, Any], ...] = ()
    item: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule hands back: `about` are the items that the finding is known by, `evidence` the others.

    Everything that the title names is among the two, or is the client.
    """

    title: str
    about: tuple[str, ...]
    how_can_we: HowCanWe
    evidence: tuple[str, ...] = ()
    severity: Severity = Severity.SOON


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for: its name, the failure it belongs to, and why it matters, in one sentence.

    `may_be_told` is False where the finding itself must not go on a page for others.
    """

    name: str
    failure: str
    looks_for: str
    why: str
    find: "Callable[[WholePicture], Iterable[Found]]"
    may_be_told: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule. `set_aside` is the decision that keeps it quiet, if there is one."""

    rule: str
    failure: str
    title: str
    severity: Severity
    about: tuple[str, ...]
    evidence: tuple[str, ...]
    why: str
    how_can_we: HowCanWe
    may_be_told: bool = True
    set_aside: SetAside | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """All that it stands on, once each, what it is about first."""
        return tuple(dict.fromkeys((*self.about, *self.evidence)))
