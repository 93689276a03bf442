"""Timeline: its parts have a folder of their own, `ui/timeline`."""

from navigator.ui.timeline.view import TimelineView

__all__ = ["TimelineView"]
