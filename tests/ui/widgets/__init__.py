"""Tests of `navigator/ui/widgets`."""
