"""Document → passages: who is speaking where."""

from communique.passages.split import find_passages

__all__ = ["find_passages"]
