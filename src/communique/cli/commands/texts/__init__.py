"""Commands on texts and files, without a ledger."""
