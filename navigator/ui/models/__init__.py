"""Qt models: thin adapters between a Case and Qt's tables and lists. They hold ids and decide nothing."""
