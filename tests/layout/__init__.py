"""What the geometry and the look promise."""
