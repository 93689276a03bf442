"""The screens before a case is open: set-up, unlocking, and the words where there is no case yet."""
