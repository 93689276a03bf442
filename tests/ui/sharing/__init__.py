"""The Sharing view, as a keyworker uses it."""
