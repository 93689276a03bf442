"""What the whole picture says: sequencing, the join-up check, network measures, outcomes.

Rule of this folder: standard library only; pure functions of a Case and a date.
"""
