"""Why a document was read so: the rule, table row or network score behind each passage and finding."""

from communique.explain.explanation import Explanation, Reason, explain

__all__ = ["Explanation", "Reason", "explain"]
