"""What holds for `navigator/sync`: see the module of the same name there."""
