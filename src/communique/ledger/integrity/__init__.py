"""Whether a ledger is sound: checks, repair, backup."""
