"""The parts of the Sharing view: what may be shared today, a page for somebody, and what was told to whom.

Rule of this folder: what may go is decided in `summary.sharing` and made in `summary`; here it is shown, and
what is shown as a page is the file itself.
"""
