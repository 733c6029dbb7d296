"""Actors: listed, one in full, and who a stranger is."""
