"""The parts of the Meetings view: preparing one, what is asked and decided in it, and what comes after.

Rule of this folder: what a line means, what an agenda could hold and what may be shown to whom is decided
below; here it is only typed, shown and handed on.
"""
