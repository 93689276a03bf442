"""What is kept about one client: the entities and the immutable Case that holds them.

Rule of this folder: standard library only, and nothing here changes, stores, draws or sends anything.
"""
