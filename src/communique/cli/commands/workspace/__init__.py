"""Commands that serve the ledger: to people in a browser, to programs as tools."""
