"""The encrypted case files and the vault that holds their keys: all that is ever written to this disk.

Rule of this folder: SQLAlchemy and sqlcipher3 are named here and nowhere else, no database row leaves
it, and what it says was written is on the disk. It knows nothing of screens, commands or the share.
"""
