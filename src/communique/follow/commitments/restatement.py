"""Whether a commitment said again is stronger, weaker, or of the same force."""

from __future__ import annotations

from communique.model import Undertaking
from communique.model.life import State

_MODALITY = {"denied": 0, "questioned": 0, "possible": 1, "conditional": 2, "intended": 3, "actual": 4}


def change_of(before: Undertaking, now: Undertaking) -> tuple[State, str]:
    """The state that the later words bring, and one sentence that says why.

    Compared in this order: a condition taken up or left off, the modality, the force of the
    wording (an act's strength), the day by which.
    """
    had, has = before.commitment.condition is not None, now.commitment.condition is not None
    if had != has:
        return ("strengthened", "The condition is gone.") if had else ("weakened", "A condition is added.")
    old, new = _MODALITY[before.act.modality], _MODALITY[now.act.modality]
    if old != new:
        words = f"It is told as {now.act.modality} where it was {before.act.modality}."
        return ("strengthened" if new > old else "weakened"), words
    if before.act.strength != now.act.strength:
        words = f"“{_plain(now.cue)}” where it was “{_plain(before.cue)}”."
        return ("strengthened" if now.act.strength > before.act.strength else "weakened"), words
    due, was = now.commitment.due, before.commitment.due
    if due and was and due.end != was.end:
        words = f"By {due.end} where it was by {was.end}."
        return ("strengthened" if due.end < was.end else "weakened"), words
    if due and not was:
        return "strengthened", f"A day is named: {due.end}."
    return "restated", "Said again" + (" in the same words." if _plain(before.what) == _plain(now.what) else ".")


def _plain(words: str) -> str:
    return " ".join(words.split())
