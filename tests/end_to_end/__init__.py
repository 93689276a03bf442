"""Journeys through the whole app as a person takes them: the real process, nothing in its place."""
