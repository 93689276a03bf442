"""Tests of `navigator/ui/panel`."""
