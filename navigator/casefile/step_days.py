"""When a step began and when it ends, out of the four dates that may be known of it.

Only reading: whether a step is late, and what follows from its dates, is found in `insights/`.
"""

from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step

CLOSED = ("done", "stopped", "declined")


def is_closed(step: Step) -> bool:
    """Whether nothing is left to do of the step."""
    return step.status in CLOSED


def has_begun(step: Step) -> bool:
    """Whether somebody set the step going."""
    return step.status == "active" or step.actual_start is not None


def begins(step: Step) -> PartialDate | None:
    """When the step began, or should begin. One that was given up before its start has only its end."""
    if step.actual_start is not None:
        return step.actual_start
    planned, over = step.planned_start, step.actual_end
    if planned is not None and over is not None and over.latest < planned.earliest:
        return None
    return planned


def ends(step: Step) -> PartialDate | None:
    """When the step ended, or should end."""
    return step.actual_end or step.planned_end
