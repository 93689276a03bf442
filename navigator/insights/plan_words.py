"""How steps and conditions are named within a sentence about the plan.

Only wording: what waits for what is decided in `sequencing`.
"""

import re
from datetime import date
from functools import cached_property

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.plan import Dependency, Step
from navigator.casefile.vocabulary import vocabulary

_CONDITION = "condition: "
_CAPITAL_ANYWAY = re.compile(
    "i|english|welsh|scottish|irish|british|polish"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)

_NO_NAMES = frozenset(("a", "an", "and", "for", "of", "the", "to"))


class PlanWords:
    """Words about the steps of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._said: dict[str, str] = {}

    @staticmethod
    def node_of(condition: str) -> str:
        """What stands for a condition in the graph: the same for the same words, however capitalised."""
        return _CONDITION + " ".join(condition.casefold().split())

    @staticmethod
    def name(step: Step | None) -> str:
        """A step's name at the beginning of a sentence; None is one that is no longer there."""
        if step is None:
            return "A step that was removed"
        if step.what:
            return step.what
        return vocabulary("step_kinds").label(step.kind) if step.kind else "A step without a name"

    def awaited(self, dependency: Dependency, step: Step | None) -> str:
        """What a dependency waits for, within a sentence."""
        condition = self.inside(dependency.condition)
        if not dependency.waits_for:
            return condition
        name = self._with_status(step)
        return f"{condition} ({name})" if condition else name

    def held(self, step: Step, today: date) -> str:
        """Why a step is held and until when, as a sentence."""
        why = step.why_held.strip().rstrip(".")
        sentence = f"Held: {why}." if why else "Held, and no reason is written down."
        if step.review_on is None:
            return f"{sentence} No review date is set."
        overdue = " (overdue)" if step.review_on.latest < today else ""
        return f"{sentence} Review on {say_date(step.review_on)}{overdue}."

    def inside(self, text: str) -> str:
        """A name as it reads in the middle of a sentence: "Proof of identity" becomes "proof of identity".

        The first capital stays where it may belong to a name: of somebody in the case, of a day or a
        language, an abbreviation, or where the second word has a capital too ("Universal Credit claim").
        """
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = self._lowered(text)
        return said

    def _lowered(self, text: str) -> str:
        words = re.match(r"([^\W\d_]+)(?:\W+(\w))?", text)
        if words is None:
            return text
        first, second = words[1], words[2] or ""
        known = first.casefold() in self._names or _CAPITAL_ANYWAY.fullmatch(first.casefold())
        if known or first[1:] != first[1:].lower() or second.isupper():
            return text
        return text[0].lower() + text[1:]

    def _with_status(self, step: Step | None) -> str:
        name = self.inside(self.name(step))
        if step and step.status in ("held", "stopped", "declined"):
            return f"{name} ({'on hold' if step.status == 'held' else step.status})"
        return name

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words of people's names, and the first words of organisations' names, in lower case."""
        client = self._case.client
        people = [client.preferred_name, client.full_name]
        people += [person.name for person in self._case.people.values()]
        words = [word for name in people for word in re.findall(r"[^\W\d_]+", name.casefold())]
        for organisation in self._case.organisations.values():
            words += re.findall(r"[^\W\d_]+", organisation.name.casefold())[:1]
        return frozenset(words) - _NO_NAMES
