"""What the log promises, whatever order it comes in."""
