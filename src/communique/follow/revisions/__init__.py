"""Versions of one document: which words correspond, what an edit changes, and how much that matters."""
