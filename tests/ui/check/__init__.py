"""Tests of `navigator/ui/check` and the views made of it."""
