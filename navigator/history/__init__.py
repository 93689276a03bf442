"""The log: what a change is, how changes merge, and what a Case looks like after them.

Rule of this folder: standard library only, everything pure. The store writes the log down and sync
carries it; what it means is decided here and nowhere else.
"""
