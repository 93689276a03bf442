"""How a rule says what could be done: an ask, a step, an item for the next meeting, an edit."""

from datetime import date
from typing import Any

from navigator.casefile.partial_date import PartialDate
from navigator.insights.check.finding import Does, HowCanWe

WEEK = 7
FORTNIGHT = 14


def in_days(today: date, days: int) -> PartialDate:
    """A day ahead of today, as a value."""
    return PartialDate.on(date.fromordinal(min(today.toordinal() + days, date.max.toordinal())))


def ask(words: str, to_whom: str, what: str, by_when: PartialDate) -> HowCanWe:
    """Ask somebody for something; who asks is whoever clicks."""
    values = (("kind", "ask"), ("to_whom", to_whom), ("what", what), ("by_when", by_when), ("state", "asked"))
    return HowCanWe(words, Does.ASK, values)


def step(words: str, what: str, **values: Any) -> HowCanWe:
    """Propose a step."""
    return HowCanWe(words, Does.STEP, (("what", what), ("status", "proposed"), *values.items()))


def meeting_item(words: str, line: str) -> HowCanWe:
    """Put a line on the agenda of the next meeting."""
    return HowCanWe(words, Does.MEETING_ITEM, (("agenda", line),))


def edit(words: str, item: str, field: str, **values: Any) -> HowCanWe:
    """Change an item: with values at once, without them by hand, beginning at the field."""
    return HowCanWe(words, Does.EDIT, tuple(values.items()), item, field)


def score(words: str, need: str) -> HowCanWe:
    """Score a need, with the client looking on."""
    return HowCanWe(words, Does.SCORE, item=need)
