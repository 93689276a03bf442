"""The command line within this process, on vaults whose passphrase costs little to check."""
