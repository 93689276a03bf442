"""A picture of every screen, light and dark, to be looked at by somebody: `python -m tests.pictures OUT`."""
