"""Tests of the plan on the screen."""
