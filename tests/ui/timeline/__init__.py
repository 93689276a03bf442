"""Tests of the timeline on the screen."""
