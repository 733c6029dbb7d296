"""Which row of which table made a frame: the lexicon's wordings by file and line."""

from __future__ import annotations

from functools import cache

from communique.extract.acts.frame import Frame
from communique.extract.lexicon import Wording, places, rows
from communique.extract.parsed import Parsed
from communique.model import Span


def wording_of(frame: Frame) -> str:
    """The row of a frame's wording: `verbs.csv:12 “urge” → demand`."""
    wording = frame.wording
    where = _exact().get(wording) or _by_words().get((wording.head, wording.tail))
    words = " ".join((wording.head, *wording.tail))
    if where is None:
        return f"“{words}”"
    if frame.names:
        return f"{where[0]} “{words}”, its kind by judgements.csv ({wording.kind})"
    place = next((one for one in where if one.startswith(_tables(frame))), where[0])
    carried = "" if place.startswith(("verbs", "deeds")) else _carrier(frame)
    return f"{place} “{words}” → {wording.kind or 'no act, a statement only'}{carried}"


def _tables(frame: Frame) -> tuple[str, ...]:
    if frame.head.lemma_.lower() == frame.wording.head and not frame.noun:
        return ("verbs", "deeds")
    return ("nouns", "adjectives")


def _carrier(frame: Frame) -> str:
    """The light verb that carries a noun: “*express* readiness”."""
    verb = frame.head.lemma_.lower()
    where = _light().get(verb) or next((place for v, place in _light().items() if v.split()[0] == verb), None)
    return f", carried by {where} “{verb}”" if where and not frame.noun else ""


def contact_rows(one: Parsed, evidence: tuple[Span, ...]) -> list[str]:
    """The rows of contacts.csv whose wordings stand in a contact's evidence."""
    found: dict[str, None] = {}
    for span in evidence:
        tokens = one.tokens_in(span)
        for at, token in enumerate(tokens):
            for words, place, part, channel in _contacts().get(token.lemma_.lower(), ()):
                held = [t.lemma_.lower() for t in tokens[at : at + len(words)]]
                if part == ("verb" if token.pos_ == "VERB" else "noun") and (held == list(words) or part == "verb"):
                    found[f"{place} “{' '.join(words)}” → {channel}"] = None
    return list(found)


@cache
def _exact() -> dict[Wording, list[str]]:
    out: dict[Wording, list[str]] = {}
    for place, wording in places():
        out.setdefault(wording, []).append(place)
    return out


@cache
def _by_words() -> dict[tuple[str, tuple[str, ...]], list[str]]:
    out: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for place, wording in places():
        out.setdefault((wording.head, wording.tail), []).append(place)
    return out


@cache
def _light() -> dict[str, str]:
    return {row["verb"]: place for place, row in rows("light.csv", ("verb", "nouns", "doer"))}


@cache
def _contacts() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for place, row in rows("contacts.csv", ("wording", "part", "channel")):
        if row["channel"]:
            words = tuple(row["wording"].split())
            out.setdefault(words[0], []).append((words, place, row["part"], row["channel"]))
    return {head: sorted(found, key=lambda row: -len(row[0])) for head, found in out.items()}
