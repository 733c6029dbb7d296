"""Commitments over time: which are worth following, what was said again, and what became of them."""
