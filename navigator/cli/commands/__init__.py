"""The commands, a file for those that belong together; `main` imports one when it is called.

A command is called NAME_command, as `main` looks it up.
"""
