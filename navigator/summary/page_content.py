"""What the one page may say: everything that was chosen, in the order of its weight, before any drawing.

Plain values; each line carries the id of the item that it stands for, so that a disclosure can list what
went. How much of it there is room for, the page finds out. `content` fills these in.
"""

from dataclasses import dataclass

from navigator.summary.page_words import FOR_WORKERS, PageWords

FOR_THE_KEYWORKER = "For the keyworker only"
"""The marking of a page that was not reduced for anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something short under a label, such as "When: after 2pm"."""

    item: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """One thing that whoever meets the client must know."""

    item: str
    what: str
    level: str
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody who can be called. `why` says in a few words what makes them the one to call."""

    item: str
    name: str
    role: str
    phones: tuple[str, ...]
    when: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Two scores on one scale by one scorer: the first and the latest; `then` is None when there is but one.

    `trend` is "better", "worse", "same" or "" where the scale does not say. `others` are the latest scores
    of others who see it otherwise, in words.
    """

    now: float
    then: float | None
    least: float
    most: float
    trend: str
    by: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One need, with what comes next for it."""

    item: str
    rank: str
    what: str
    in_their_words: str
    status: str
    progress: Progress | None
    lead: str
    next_step: str
    waits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step of the plan: what, who does it and when, and `why` it does not go ahead, as sentences."""

    item: str
    what: str
    who: str
    when: str
    why: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """One thing asked of somebody, or offered, and what came of it."""

    item: str
    who: str
    what: str
    by_when: str
    answer: str
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """What does not join up, and how we could mend it; `items` are all that it stands on."""

    items: tuple[str, ...]
    title: str
    how_can_we: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowsLine:
    """An organisation, and what it may know of the client."""

    item: str
    who: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a page for others says of itself: who is to have it, what for, on what ground, what is not on it.

    `held_back` says how much is held back, and as much of the reasons as may be told.
    """

    recipients: str
    purpose: str
    basis: str
    held_back: str
    findings: tuple[FindingLine, ...] = ()
    who_knows: tuple[KnowsLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """Everything that the page would say if it were long enough.

    `shared` stands on a page that is not for the keyworker; `words` are its headings.
    """

    marking: str
    name: str
    pronouns: str
    about: tuple[str, ...]
    date: str
    page_by: str
    review: str
    alerts: tuple[AlertLine, ...] = ()
    safe_contact: tuple[Fact, ...] = ()
    in_their_words: tuple[Fact, ...] = ()
    please_do: str = ""
    please_do_not: str = ""
    contacts: tuple[Contact, ...] = ()
    unreachable: int = 0
    needs: tuple[NeedLine, ...] = ()
    needs_met: int = 0
    next_steps: tuple[StepLine, ...] = ()
    blocked: tuple[StepLine, ...] = ()
    asks: tuple[AskLine, ...] = ()
    shared: Shared | None = None
    words: PageWords = FOR_WORKERS
