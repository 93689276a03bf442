"""Two windows, one share."""
