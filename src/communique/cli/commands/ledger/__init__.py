"""Commands that fill the ledger, ask it and take care of it."""
