"""What the entities, their values and the immutable Case promise."""
