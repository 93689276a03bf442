"""Parts of the views Check and Outcomes: cards of findings, setting aside, scoring, drawn pictures.

Rule of this folder: it shows what `insights/` finds and commits what `actions/` makes of it; nothing is
found or decided here.
"""
