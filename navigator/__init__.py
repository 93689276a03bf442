"""Case Navigator: one encrypted case file per client, with the whole support network in it.

Arrows between the folders point down only; see the README for how the house is laid out.
"""

__version__ = "0.1.0"
