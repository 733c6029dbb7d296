"""What hostile input is, where it can go in, and what no answer may show of it."""
