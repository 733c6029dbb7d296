"""Whom words mean that name nobody: “we”, “they”, “the two sides”, “his French counterpart”, “the Alliance”.

Takes the parse of a passage, the mentions found by name and office, and the sets of actors that the text
speaks of; gives mentions by rules. What the wordings mean is in tables (`self_designations.csv`, `representation.csv`;
`group_nouns.csv` of `mentions/`). What the learnt ranking makes of them is in `extract/coreference/`.
"""
