"""The kinds of act, with the PLOVER event type and the CAMEO code each stands for by default.

Sources: PLOVER 0.8 codebook (Open Event Data Alliance), CAMEO 1.1b3 codebook (Schrodt 2012), line by line in
docs/events.md. A wording may decide a closer CAMEO code than its kind does; the lexicon then says so. The type of an
act is that of its code (extract/lexicon/cameo.csv). CAMEO’s statements (01) have no type in PLOVER.
`binding` kinds make commitments.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of act: PLOVER type and CAMEO code (None where the codebook has none)."""

    plover: str | None
    cameo: str | None
    binding: bool = False


KINDS: dict[str, Kind] = {
    "discuss": Kind("CONSULT", "040"),
    "inform": Kind("CONSULT", "040"),
    "state": Kind(None, "010"),
    "note": Kind(None, "010"),
    "announce": Kind(None, "010"),
    "emphasise": Kind(None, "010"),
    "reaffirm": Kind(None, "010"),
    "thank": Kind("SUPPORT", "051"),
    "praise": Kind("SUPPORT", "051"),
    "welcome": Kind("SUPPORT", "051"),
    "congratulate": Kind("SUPPORT", "051"),
    "condole": Kind(None, "018"),
    "wish": Kind(None, "010"),
    "support": Kind("SUPPORT", "051"),
    "recognise": Kind("SUPPORT", "054"),
    "apologise": Kind("SUPPORT", "055"),
    "agree": Kind("AGREE", "030", binding=True),
    "accept": Kind("AGREE", "030", binding=True),
    "promise": Kind("AGREE", "030", binding=True),
    "plan": Kind("AGREE", "030", binding=True),
    "offer": Kind("AGREE", "030", binding=True),
    "invite": Kind("AGREE", "036", binding=True),
    "sign": Kind("SUPPORT", "057"),
    "propose": Kind("REQUEST", "020"),
    "call-for": Kind("REQUEST", "020"),
    "demand": Kind("REQUEST", "100"),
    "ask": Kind("REQUEST", "020"),
    "express-concern": Kind("ACCUSE", "110"),
    "criticise": Kind("ACCUSE", "111"),
    "condemn": Kind("ACCUSE", "111"),
    "accuse": Kind("ACCUSE", "112"),
    "reject": Kind("REJECT", "120"),
    "deny": Kind(None, "016"),
    "warn": Kind("THREATEN", "130"),
    "threaten": Kind("THREATEN", "130"),
    "cooperate": Kind("COOPERATE", "060"),
    "aid": Kind("AID", "070"),
    "concede": Kind("CONCEDE", "080"),
    "retreat": Kind("RETREAT", "087"),
    "investigate": Kind("ACCUSE", "090"),
    "protest": Kind("PROTEST", "140"),
    "sanction": Kind("SANCTION", "160"),
    "suspend": Kind("SANCTION", "160"),
    "expel": Kind("SANCTION", "166"),
    "mobilise": Kind("MOBILIZE", "150"),
    "coerce": Kind("COERCE", "170"),
    "attack": Kind("ASSAULT", "190"),
    "appoint": Kind(None, None),
    "keep-silent": Kind(None, "011"),
}
