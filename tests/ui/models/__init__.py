"""Tests of `navigator/ui/models`."""
