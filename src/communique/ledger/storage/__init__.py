"""Where a ledger lies: the two engines, the tables and their migrations, how contents are written into them."""
