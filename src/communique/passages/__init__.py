"""Document → passages: who is speaking where."""

from communique.passages.segmentation import find_passages, is_author

__all__ = ["find_passages", "is_author"]
