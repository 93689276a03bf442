"""How the log's tables came to be what they are, one step a file in `versions/` (alembic).

Only the log and what hangs on it is migrated. Tables of items are a reading of the log: when the
entities change, they are made anew from it (see `upgrade`).
"""
