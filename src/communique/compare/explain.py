"""One plain sentence a point, as an editor would write it: what each account says, in its words.

Takes the tellings of a point, its verdict and its differences, each with the account it is with;
gives a sentence that a reader can check against the spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.actors import registry
from communique.compare.accounts import Chosen
from communique.compare.units import Unit
from communique.model import Difference
from communique.model.prose import listed

_BOTH = {
    "kind": "{a} writes “{x}”, {b} “{y}”", "strength": "{a} puts it as “{x}”, {b} as “{y}”",
    "modality": "{a} says “{x}”, {b} “{y}”", "polarity": "{a} says “{x}”, {b} “{y}”",
    "actors": "for {a} it is {x}, for {b} {y}", "scope": "{a} names “{x}”, {b} “{y}”",
    "condition": "{a} makes it hang on “{x}”, {b} on “{y}”", "number": "{a} gives {x}, {b} {y}",
    "date": "{a} says “{x}”, {b} “{y}”", "naming": "{a} names “{x}”, {b} “{y}”",
    "order": "{a} has it “{x}”, {b} “{y}”",
}  # fmt: skip
_ALONE = {
    "condition": "only {a} makes it hang on “{x}”", "number": "only {a} gives a figure: {x}",
    "date": "only {a} says when: “{x}”", "order": "only {a} tells the order: “{x}”", "scope": "{a} adds “{x}”",
    "polarity": "only {a} denies it: “{x}”",
}  # fmt: skip
_TOLD_AS = {
    "actual": "as done", "denied": "as not so", "possible": "as possible", "conditional": "as hanging on a condition",
    "intended": "as still to come", "questioned": "as a question",
}  # fmt: skip
_WITH_ARTICLE = frozenset({"kremlin", "elysee", "élysée", "pentagon", "vatican"})
_MOST, _WORDS, _LONGEST = 3, 5, 24


@dataclass(frozen=True, slots=True)
class Apart:
    """One difference, with the accounts (their numbers) whose words stand before and after."""

    first: int
    second: int
    difference: Difference


def explain(units: Sequence[Unit], verdict: str, found: Sequence[Apart], chosen: Sequence[Chosen]) -> str:
    """The explanation of one point."""
    text = _explained(units, verdict, found, chosen)
    return text[:1].upper() + text[1:]


def _explained(units: Sequence[Unit], verdict: str, found: Sequence[Apart], chosen: Sequence[Chosen]) -> str:
    names = speakers(chosen)
    tellers = [names[i] for i in dict.fromkeys(u.account for u in units)]
    if verdict == "only":
        unit = units[0]
        return f"only {tellers[0]} tells this: {_short(unit.span.of(chosen[unit.account].reading.text))}"
    subject = _subject(units)
    whole = "both" if len(chosen) == 2 else listed(tellers)
    if verdict == "shared":
        return f"{whole} tell alike of {subject}."
    said = list(_told(found, names))[:_MOST]
    if not said:
        return f"{whole} tell of {subject}, in other words."
    opening = f"they contradict each other on {subject}" if verdict == "conflicts" else f"{whole} tell of {subject}"
    return f"{opening}; " + "; ".join(said) + "."


def speakers(chosen: Sequence[Chosen]) -> list[str]:
    """What each account is called: its issuer's name; a letter besides where two share one."""
    known = registry()
    names = []
    for one in chosen:
        actor = known.actor(one.account.issuer) if one.account.issuer else None
        name = actor.name.replace("-", " ") if actor else "an unnamed issuer"
        article = actor and actor.kind == "organisation" and (" " in name or name.lower() in _WITH_ARTICLE)
        names.append(f"the {name}" if article and not name.startswith("the ") else name)
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]


def _told(found: Sequence[Apart], names: Sequence[str]) -> Iterator[str]:
    """Each difference in words; who does what as one, where doer and act both differ."""
    pairs = {(f.first, f.second, f.difference.aspect): f.difference for f in found}
    for apart in found:
        a, b = names[apart.first], names[apart.second]
        difference = apart.difference
        act = pairs.get((apart.first, apart.second, "kind"))
        who = pairs.get((apart.first, apart.second, "actors"))
        if act is not None and who is not None and difference in (act, who):
            if difference is act:
                yield f"for {a} {_people(who.before)} “{act.before}”, for {b} {_people(who.after)} “{act.after}”"
            continue
        manner = pairs.get((apart.first, apart.second, "modality"))
        if difference.aspect == "polarity" and manner is not None and "denied" in (manner.before, manner.after):
            continue  # told as not so already
        cues = frozenset(f"{act.before} {act.after}".lower().split()) if act is not None else frozenset[str]()
        people = frozenset(f"{who.before}, {who.after}".lower().split(", ")) if who is not None else frozenset[str]()
        told = _in_words(difference, a, b, cues | people)
        if told:
            yield told


def _in_words(difference: Difference, a: str, b: str, cues: frozenset[str]) -> str:
    """One difference; words that the act has told already (`cues`) are not told again."""
    aspect = difference.aspect
    if aspect == "actors":
        before, after = _people(difference.before), _people(difference.after)
    else:
        before, after = _some(difference.before, cues), _some(difference.after, cues)
    if not before and not after:
        return ""
    if before in _TOLD_AS and after in _TOLD_AS:
        return f"{a} tells it {_TOLD_AS[before]}, {b} {_TOLD_AS[after]}"
    if before and after:
        return _BOTH[aspect].format(a=a, b=b, x=before, y=after)
    return _ALONE.get(aspect, "only {a} says “{x}”").format(a=a if before else b, x=before or after)


def _people(names: str) -> str:
    return listed(names.split(", "))


def _some(words: str, without: frozenset[str]) -> str:
    """The first few of several words."""
    parts = [part for part in words.split(", ") if part.lower() not in without]
    return ", ".join(parts[:_WORDS]) + (" …" if len(parts) > _WORDS else "")


def _subject(units: Sequence[Unit]) -> str:
    """What a point is about: the longest words that its tellings share, else single ones, else the
    shortest telling.
    """
    if units[0].lead:
        return "the contact itself"
    shared = frozenset.intersection(*(u.words | u.names for u in units))
    core = min((u.core for u in units), key=len)
    run = _common([_bare(u.core) for u in units], shared) if shared else []
    if len(run) > 1:
        return f"“{' '.join(run)}”"
    words = [w for w in _bare(core) if any(s in w.lower() for s in sorted(shared))]
    if words:
        return listed([f"“{w}”" for w in dict.fromkeys(words)][:3])
    return f"“{_short(core)}”"


def _bare(core: str) -> list[str]:
    return [w for word in core.split() if (w := word.strip('.,;:“”"()‘’–—'))]


def _common(tellings: Sequence[list[str]], shared: frozenset[str]) -> list[str]:
    """The longest run of words that two tellings share, from a word of content to one."""
    best: list[str] = []
    for one, other in pairwise(tellings):
        folded = [w.lower() for w in other]
        for i in range(len(one)):
            for j in range(len(other)):
                n = 0
                while i + n < len(one) and j + n < len(other) and one[i + n].lower() == folded[j + n]:
                    n += 1
                run = _trimmed(one[i : i + n], shared) if n > len(best) else []
                best = run if len(run) > len(best) else best
    return best


def _trimmed(run: list[str], shared: frozenset[str]) -> list[str]:
    def meant(word: str) -> bool:
        return any(word.lower().startswith(s[:-1] or s) for s in sorted(shared))

    while run and not meant(run[0]):
        run = run[1:]
    while run and not meant(run[-1]):
        run = run[:-1]
    return run


def _short(text: str) -> str:
    words = text.split()
    cut = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    return cut[:1].upper() + cut[1:] if not cut.startswith(("and ", "or ", "but ")) else cut
