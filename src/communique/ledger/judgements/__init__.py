"""What people decide: the log of judgements, readings with them applied, corrections and what follows them, review."""
