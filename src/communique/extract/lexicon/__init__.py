"""The wordings of acts and attributions, as data, and the table of what each means.

Eleven tables: cameo.csv (the codes, see cameo.py), verbs.csv (a verb's lemma with the words that must
follow it), deeds.csv (the same for what is done rather than said: attack, aid, protest), nouns.csv (what a
light verb's object names: “express *readiness*”), light.csv (which verbs carry which nouns; where the
doer stands if the verb turns the act round: “received assurances *from*”), adjectives.csv (“is *ready*
to”), judgements.csv (what calling something so makes of it), things.csv (nouns that neither say nor do:
“the *trip* focused on …”), doings.csv (what “of” names behind a noun: who does the deed, “the actions
of …”; the deeds themselves, “a series of …”; and nouns for those who act for a country), operators.csv
(verbs that change what hangs on them: what is “stopped” is over, what something does not “mean” is
denied, what is “hoped” is not done, what one is “glad to” do is), owned.csv (nouns that stand for
whose they are), people.csv (nouns for people and bodies: whoever is named by another noun does nothing; `recipient`
where deeds are done to them, `private` where they do not stand for their country either, `listener` where they
only hear what is said). Adding a wording is a line in one of them. A row that breaks the schema raises
LexiconError with its file and line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import get_args

from communique.errors import LexiconError
from communique.model.kinds import KINDS
from communique.model.statement import Stance

MATERIAL = frozenset({
    "cooperate", "aid", "concede", "retreat", "investigate", "protest", "sanction", "suspend", "expel", "mobilise",
    "coerce", "attack",
})  # fmt: skip
"""Kinds of act that are done rather than said."""
_STANCES = frozenset(get_args(Stance))
_USES = frozenset({"deed", "series", "people"})
_EFFECTS = frozenset({"ended", "implied", "wanted", "planned", "done", "gesture"})
_COLUMNS = ("kind", "strength", "stance", "to", "content", "cameo")


@dataclass(frozen=True, slots=True)
class Wording:
    """What one wording means.

    `head` is the lemma it hangs on, `tail` the words that must follow. `kind` is empty for
    attributions that do nothing but attribute (“believe”); `stance` is empty for acts that
    attribute nothing (“met with”). `to` says where the addressee stands (object, or a
    preposition), `content` where the content does: clause, infinitive, object, after (the
    object of the tail's last preposition), or a preposition. A `deed` is done, not said: it
    attacks, aids, protests.
    """

    head: str
    tail: tuple[str, ...]
    kind: str
    strength: int
    stance: str
    to: tuple[str, ...]
    content: tuple[str, ...]
    cameo: str
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All wordings by head lemma, the longest first."""

    verbs: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    adjectives: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    light: dict[str, frozenset[str]] = field(default_factory=dict)
    converse: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, str] = field(default_factory=dict)
    things: frozenset[str] = frozenset()
    doings: dict[str, str] = field(default_factory=dict)
    operators: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def carries(self, verb: str, noun: Wording) -> bool:
        """Whether `verb` with `noun` as its object makes the noun's act."""
        nouns = self.light.get(verb)
        return nouns is not None and ("*" in nouns or " ".join((noun.head, *noun.tail)) in nouns)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon shipped with the program, read at the first call."""
    return Lexicon(
        _wordings("wording", "verbs.csv", "deeds.csv"),
        _wordings("noun", "nouns.csv"),
        _wordings("adjective", "adjectives.csv"),
        *_light(),
        _judgements(),
        frozenset(row["noun"] for _, row in rows("things.csv", ("noun",))),
        _several_words("doings.csv", "noun", "use", _USES),
        _several_words("operators.csv", "word", "effect", _EFFECTS),
        {row["noun"]: row["recipient"] for _, row in rows("people.csv", ("noun", "recipient"))},
    )


def rows(name: str, columns: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """The rows of one table, each with its place (`file:line`) for messages."""
    reader = csv.DictReader((files(__name__) / name).read_text("utf-8").splitlines(), strict=True)
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{name}: columns must be {','.join(columns)}")
    out = []
    for row in reader:
        place = f"{name}:{reader.line_num}"
        if None in row or None in row.values():
            raise LexiconError(f"{place}: wrong number of cells")
        out.append((place, row))
    return out


def _wordings(first: str, *names: str) -> dict[str, tuple[Wording, ...]]:
    made: dict[str, list[Wording]] = {}
    for _, wording in _placed(first, *names):
        made.setdefault(wording.head, []).append(wording)
    return {head: tuple(sorted(found, key=lambda w: -len(w.tail))) for head, found in made.items()}


def _placed(first: str, *names: str) -> Iterator[tuple[str, Wording]]:
    for name in names:
        for place, row in rows(name, (first, *_COLUMNS)):
            yield place, _checked(place, row, first)


def places() -> Iterator[tuple[str, Wording]]:
    """Every wording of the lexicon with its table and line (`verbs.csv:12`)."""
    yield from _placed("wording", "verbs.csv", "deeds.csv")
    yield from _placed("noun", "nouns.csv")
    yield from _placed("adjective", "adjectives.csv")


def _checked(place: str, row: dict[str, str], first: str) -> Wording:
    words = row[first].split()
    if not words:
        raise LexiconError(f"{place}: no wording")
    if row["kind"] and row["kind"] not in KINDS:
        raise LexiconError(f"{place}: unknown kind {row['kind']!r}")
    if row["stance"] and row["stance"] not in _STANCES:
        raise LexiconError(f"{place}: unknown stance {row['stance']!r}")
    if row["strength"] not in set("012345"):
        raise LexiconError(f"{place}: strength must be 0 to 5")
    if not row["kind"] and not row["stance"]:
        raise LexiconError(f"{place}: neither an act nor an attribution")
    return Wording(
        words[0], tuple(words[1:]), row["kind"], int(row["strength"]), row["stance"],
        _several(row["to"]), _several(row["content"]), row["cameo"],
        not row["stance"] and (place.startswith("deeds") or row["kind"] in MATERIAL),
    )  # fmt: skip


def _judgements() -> dict[str, str]:
    out: dict[str, str] = {}
    for place, row in rows("judgements.csv", ("word", "kind")):
        if row["kind"] not in KINDS:
            raise LexiconError(f"{place}: unknown kind {row['kind']!r}")
        out[row["word"]] = row["kind"]
    return out


def _several_words(name: str, word: str, meaning: str, known: frozenset[str]) -> dict[str, str]:
    """A table of two columns, whose second holds one of the `known` meanings."""
    out: dict[str, str] = {}
    for place, row in rows(name, (word, meaning)):
        if row[meaning] not in known:
            raise LexiconError(f"{place}: {meaning} must be one of {', '.join(sorted(known))}")
        out[row[word]] = row[meaning]
    return out


def _light() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The nouns that each light verb carries; and for those that turn an act round, where its doer stands."""
    table = rows("light.csv", ("verb", "nouns", "doer"))
    carried = {row["verb"]: frozenset(_several(row["nouns"])) for _, row in table}
    return carried, {row["verb"]: row["doer"] for _, row in table if row["doer"]}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
