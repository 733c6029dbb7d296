"""Commands on watched sources and their archive."""
