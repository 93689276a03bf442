"""The few widgets of our own that all screens are made of. They know the theme and nothing of a case."""
