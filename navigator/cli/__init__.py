"""The command line: the same actions as the window's, without a screen.

Rule of this folder: click is named here and nowhere else; each command is a thin piece that asks the
parts below and says what came of it. Exit codes: 0 done, 1 the request failed, 2 wrong words.
"""
