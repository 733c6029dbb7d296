"""Records over time: pure functions that take records of many readings and give what became of them."""

from communique.follow.agenda import agenda
from communique.follow.commitments.lives import Followed, follow_commitments, followed, on_day, track_records
from communique.follow.doubts import doubts
from communique.follow.records import deeds, namings, publication, tellings, topical, undertakings, wordings
from communique.follow.revisions.versions import revise, revise_texts
from communique.follow.silences import unspoken, untold
from communique.follow.successions import successions
from communique.follow.wording.formulas import formulas

__all__ = [
    "Followed", "agenda", "deeds", "doubts", "follow_commitments", "followed", "formulas", "namings", "on_day",
    "publication", "revise", "revise_texts", "successions",
    "tellings", "topical", "track_records", "undertakings", "unspoken", "untold", "wordings",
]  # fmt: skip
