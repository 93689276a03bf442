"""Tests of `navigator/ui/views`."""
