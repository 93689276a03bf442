"""The window: what a keyworker sees and types into. Qt and nothing but Qt.

Rule of this folder: PySide6 is named here and nowhere else; views read the immutable Case and never
query; all writing goes through `actions/` and one worker thread; nothing is decided here that the
command line would have to decide again.
"""
