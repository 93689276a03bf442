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


class PlanWords:
    """Words about the steps of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case

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

        Its capital stays where it may belong to a name: of somebody in the case, of a day, an
        abbreviation, or anything with a second capital.
        """
        first = re.match(r"[^\W\d_]+", text)
        if not first or text.lower()[1:] != text[1:]:
            return text
        word = first[0].casefold()
        if word in self._names or _CAPITAL_ANYWAY.fullmatch(word):
            return text
        return text[0].lower() + text[1:]

    def _with_status(self, step: Step | None) -> str:
        name = self.inside(self.name(step))
        if step and step.status in ("held", "stopped", "declined"):
            return f"{name} ({'on hold' if step.status == 'held' else step.status})"
        return name

    @cached_property
    def _names(self) -> frozenset[str]:
        client = self._case.client
        names = [client.preferred_name, client.full_name]
        names += [person.name for person in self._case.people.values()]
        names += [organisation.name for organisation in self._case.organisations.values()]
        return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", name.casefold()))
