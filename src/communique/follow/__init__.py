"""Records over time: pure functions that take records of many readings and give what became of them."""

from communique.follow.agenda import agenda
from communique.follow.commitments import follow_commitments, track_records
from communique.follow.formulas import formulas, recurring
from communique.follow.records import deeds, namings, publication, tellings, topical, undertakings, wordings
from communique.follow.revisions import revise, revise_texts
from communique.follow.silences import unspoken, untold
from communique.follow.successions import successions

__all__ = [
    "agenda", "deeds", "follow_commitments", "formulas", "namings", "publication", "recurring",
    "revise", "revise_texts", "successions",
    "tellings", "topical", "track_records", "undertakings", "unspoken", "untold", "wordings",
]  # fmt: skip
