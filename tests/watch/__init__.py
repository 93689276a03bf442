"""Watches over every test: what it leaves running, what it logs, whether it was skipped, where it writes."""
