"""Wordings over time: words as they are seen, variants of one wording, formulas and when they came and went."""
