"""How a step's bar looks by where the step stands: patterns and words first, colour last.

What has happened is solid and what is to come is outlined; held is hatched, blocked is dashed, declined
is dotted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.layout.display_list import Dash


@dataclass(frozen=True, slots=True)
class BarLook:
    """The colour of the part before today ("" where nothing has happened), and of the outline after it."""

    words: str
    solid: str
    outline: str
    dash: Dash = Dash.SOLID
    hatched: bool = False


_LOOKS: Mapping[str, BarLook] = {
    "active": BarLook("Under way", "accent", "accent"),
    "ready": BarLook("Ready", "", "good"),
    "blocked": BarLook("Blocked", "", "warn", Dash.DASHED),
    "held": BarLook("Held", "", "held", hatched=True),
    "done": BarLook("Done", "muted", "muted"),
    "stopped": BarLook("Stopped", "line", "line"),
    "declined": BarLook("Declined", "", "line", Dash.DOTTED),
}
_PLANNED = BarLook("Planned", "", "ink")


def bar_look(state: str) -> BarLook:
    """The look of a step in this state."""
    return _LOOKS.get(state, _PLANNED)


LOOKS = tuple(_LOOKS)
"""The states with a look of their own, in the order of the key."""
