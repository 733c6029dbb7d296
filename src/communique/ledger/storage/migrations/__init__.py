"""The history of the ledger's tables, run by `communique.ledger.storage.upgrade`."""
