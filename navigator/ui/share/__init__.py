"""Working on a case with colleagues, as the window shows it: syncing beside the work, and the team.

What is synced and who is in a team is decided in `sync/`; here it gets buttons and words.
"""
