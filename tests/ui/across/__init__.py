"""Tests of `navigator/ui/across`."""
