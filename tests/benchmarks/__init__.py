"""Figures for the numbers in the design; they are measured by `dev.py bench`, and are not timed tests."""
