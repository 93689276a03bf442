"""The timeline on the screen: a canvas painted by hand, an overview of it, and the table that equals it.

Rule of this folder: where things stand and what they mean is decided in `layout/` and `insights/`; here they
are painted, pointed at and moved.
"""
