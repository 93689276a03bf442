"""The Meetings view, as a keyworker uses it."""
