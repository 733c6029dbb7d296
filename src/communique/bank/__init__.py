"""The Readout Bank: what careful readers marked in official texts, kept apart from the texts.

A bank is a folder: `documents.csv` names each text by its address and the SHA-256 of its characters,
`marks/READER.jsonl` holds a line for each document that a reader marked, with offsets and no words.
"""

from communique.bank.agreement import Agreement, Figure, agreement
from communique.bank.checking import Fault, faults
from communique.bank.entering import entered
from communique.bank.folder import Bank, Entry, load_bank, save_bank
from communique.bank.marks import Marked
from communique.bank.measuring import Measured, measure
from communique.bank.texts import Texts, texts_of

__all__ = [
    "Agreement", "Bank", "Entry", "Fault", "Figure", "Marked", "Measured", "Texts", "agreement", "entered", "faults",
    "load_bank", "measure", "save_bank", "texts_of",
]  # fmt: skip
