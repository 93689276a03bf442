"""Tests of the store: the vault and its keys, the encrypted case files."""
