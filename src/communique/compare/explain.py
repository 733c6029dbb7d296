"""One plain sentence a point, made from the records and the words under its spans."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors import registry
from communique.compare.accounts import Chosen
from communique.compare.units import Unit
from communique.model import Difference
from communique.model.prose import listed

_ASPECTS = {
    "kind": "the act", "strength": "the force", "modality": "how certain it is", "polarity": "whether it is denied",
    "actors": "who", "scope": "what else is named", "condition": "the condition", "number": "the figure",
    "date": "the time", "naming": "the name", "order": "the order",
}  # fmt: skip
_MOST = 3


def explain(units: Sequence[Unit], verdict: str, found: Sequence[Difference], chosen: Sequence[Chosen]) -> str:
    """The explanation of one point."""
    text = _explained(units, verdict, found, chosen)
    return text[:1].upper() + text[1:]


def _explained(units: Sequence[Unit], verdict: str, found: Sequence[Difference], chosen: Sequence[Chosen]) -> str:
    names = speakers(chosen)
    tellers = [names[i] for i in dict.fromkeys(u.account for u in units)]
    if verdict == "only":
        unit = units[0]
        return f"Only {tellers[0]} tells this: {_short(unit.span.of(chosen[unit.account].reading.text))}"
    subject = _subject(units)
    both = listed(tellers)
    if verdict == "shared":
        return f"{both} tell alike of {subject}."
    said = [f"{_ASPECTS[d.aspect]} ({_pair(d, tellers)})" for d in found[:_MOST]]
    word = (
        "contradict each other on" if verdict == "conflicts" else "both tell of" if len(tellers) == 2 else "all tell of"
    )
    return f"{both} {word} {subject}, but differ in " + "; ".join(said) + "."


def speakers(chosen: Sequence[Chosen]) -> list[str]:
    """What each account is called: its issuer's name; a letter besides where two share one."""
    known = registry()
    names = []
    for one in chosen:
        actor = known.actor(one.account.issuer) if one.account.issuer else None
        name = actor.name.replace("-", " ") if actor else "an unnamed issuer"
        names.append(f"the {name}" if actor and actor.kind == "organisation" and not name.startswith("the ") else name)
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]


def _pair(difference: Difference, tellers: Sequence[str]) -> str:
    before, after = difference.before, difference.after
    if before and after:
        return f"“{before}” / “{after}”"
    return f"only {tellers[0]}: “{before}”" if before else f"only {tellers[-1]}: “{after}”"


def _subject(units: Sequence[Unit]) -> str:
    """What a point is about: the words that its tellings share, else the shortest telling's words."""
    if units[0].lead:
        return "the contact itself"
    shared = frozenset.intersection(*(u.words | u.names for u in units))
    core = min((u.core for u in units), key=len)
    if shared:
        words = [w for w in core.split() if any(s in w.lower() for s in sorted(shared))]
        if words:
            return "“" + " … ".join(words[:5]).strip('.,;:“”"') + "”"
    return f"“{_short(core)}”"


def _short(text: str) -> str:
    words = text.split()
    cut = " ".join(words[:24]) + (" …" if len(words) > 24 else "")
    return cut[:1].upper() + cut[1:] if not cut.startswith(("and ", "or ", "but ")) else cut
