"""Commands on what the ledger shows over time."""
