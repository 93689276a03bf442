"""Carries the changes of a case between replicas through a dumb share; the merge itself is in `history/`.

Knows the store below it. Knows nothing of pages, standards or screens, and imports none of them.
"""
