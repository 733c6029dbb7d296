"""Commands that write what goes out: briefs, digests, sites."""
