"""Plan: its parts have a folder of their own, `ui/plan`."""

from navigator.ui.plan.board import PlanBoard

__all__ = ["PlanBoard"]
