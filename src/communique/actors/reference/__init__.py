"""Whom words mean that name nobody: “we”, “they”, “the two sides”, “his French counterpart”, “the Alliance”.

Takes the parse of a passage, the mentions found by name and office, and the sets of actors that the text
speaks of; gives mentions. What the wordings mean is in tables (groups.csv, selves.csv, behalf.csv).
"""
