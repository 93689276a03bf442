"""The rules of the join-up check, a file for each or for two that are closely related.

Each file says in RULES what it looks for and why it matters; `registry` puts them in order.
"""
