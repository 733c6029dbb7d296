"""Parts of speech and lemmas: the pipeline's rules for them, asked once for each form.

Takes tagged and parsed documents, sets each token's part of speech and lemma (and, on white space,
tag and relation) as the pipeline's attribute ruler and lemmatizer would. Their rules look at a
token's text, tag and relation, so that a token met before needs no rule again; the few rules over
several tokens are put together from what each token fits by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CACHED = 60_000
_KEY = ["ORTH", "TAG", "DEP"]
_SET = ["TAG", "POS", "DEP", "LEMMA"]
_LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE", "ORTH", "TEXT"}

Key = tuple[int, int, int]
Row = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    """What one form is: its `row` (tag, part of speech, relation, lemma), the numbers of the rules
    that it meets alone, and its places in rules over several tokens.
    """

    row: Row
    rules: tuple[int, ...]
    places: frozenset[tuple[int, int]]


class Forms:
    """The rules of one pipeline; make one with `forms_of`.

    `lemmas`: forms whose lemma the rules mistake, lower case; for verbs only.
    """

    mends = True

    def __init__(self, ruler: Any, lemmatizer: Any, lemmas: Mapping[str, str]) -> None:
        from spacy.matcher import Matcher

        self._vocab, self._lemmatizer, self._lemmas = ruler.vocab, lemmatizer, lemmas
        self._attrs, self._indices = ruler.attrs, ruler.indices
        self._matcher = Matcher(self._vocab, validate=False)
        self._longer: list[tuple[int, int]] = []  # (number of the rule, its tokens) of each rule over several
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                self._add(number, pattern)
        self._known: dict[Key, _Form] = {}
        self._together: dict[tuple[Key, tuple[int, ...]], Row] = {}

    def _add(self, number: int, pattern: Sequence[Mapping[str, Any]]) -> None:
        if len(pattern) == 1:
            self._matcher.add(f"{number} alone", [[dict(pattern[0])]])
            return
        for place, token in enumerate(pattern):
            self._matcher.add(f"{len(self._longer)} {place}", [[dict(token)]])
        self._longer.append((number, len(pattern)))

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set parts of speech and lemmas of `docs`."""
        if len(self._known) > _CACHED:
            self._known, self._together = {}, {}
        keyed = [[tuple(row) for row in doc.to_array(_KEY).tolist()] for doc in docs]
        fresh = {key for keys in keyed for key in keys if key not in self._known}
        if fresh:
            self._learn(sorted(fresh))
        for doc, keys in zip(docs, keyed, strict=True):
            if not len(doc):
                continue
            forms = [self._known[key] for key in keys]
            rows = [form.row for form in forms]
            for at, rules in self._over_several(forms).items():
                rows[at] = self._together_row(keys[at], rules)
            doc.from_array(_SET, np.array(rows, dtype=np.uint64))

    def _over_several(self, forms: Sequence[_Form]) -> dict[int, tuple[int, ...]]:
        """Token → all rules it meets, for tokens that meet one over several tokens."""
        met: dict[int, set[int]] = {}
        for start, form in enumerate(forms):
            for longer, place in form.places:
                if place:
                    continue
                number, size = self._longer[longer]
                here = forms[start : start + size]
                if len(here) == size and all((longer, i) in one.places for i, one in enumerate(here)):
                    at = start + self._indices[number] % size
                    met.setdefault(at, set(forms[at].rules)).add(number)
        return {at: tuple(sorted(rules)) for at, rules in met.items()}

    def _learn(self, keys: Sequence[Key]) -> None:
        alone: list[set[int]] = [set() for _ in keys]
        places: list[set[tuple[int, int]]] = [set() for _ in keys]
        made = self._made(keys)
        for name, start, _ in self._matcher(made, allow_missing=True):
            number, what = self._vocab.strings[name].split()
            if what == "alone":
                alone[start].add(int(number))
            else:
                places[start].add((int(number), int(what)))
        for key, token, mine, fits in zip(keys, made, alone, places, strict=True):
            rules = tuple(sorted(mine))
            self._known[key] = _Form(self._row(token, rules), rules, frozenset(fits))

    def _together_row(self, key: Key, rules: tuple[int, ...]) -> Row:
        """As `_row`, for a form that meets a rule over several tokens besides its own."""
        known = self._together.get((key, rules))
        if known is None:
            known = self._together[key, rules] = self._row(self._made([key])[0], rules)
        return known

    def _row(self, token: Token, rules: tuple[int, ...]) -> Row:
        """What the rules and the lemmatizer make of a form, later rules over earlier ones."""
        from spacy.pipeline.attributeruler import set_token_attrs

        for number in rules:
            set_token_attrs(token, self._attrs[number])
        if token.lemma == 0:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        if token.tag_.startswith("VB") and token.lower_ in self._lemmas:
            token.lemma_ = self._lemmas[token.lower_]
        return (token.tag, token.pos, token.dep, token.lemma)

    def _made(self, keys: Sequence[Key]) -> Doc:
        """A document of these tokens, tagged and related as given, without a tree."""
        from spacy.tokens import Doc

        strings = self._vocab.strings
        doc = Doc(self._vocab, words=[strings[orth] for orth, _, _ in keys])
        return doc.from_array(["TAG", "DEP"], np.array([key[1:] for key in keys], dtype=np.uint64))


def forms_of(ruler: Any, lemmatizer: Any, lemmas: Mapping[str, str]) -> Forms | None:
    """The rules of `ruler` and `lemmatizer` by form; None where they look at more than a form."""
    if type(ruler).__name__ != "AttributeRuler" or not hasattr(lemmatizer, "lemmatize"):
        return None
    if getattr(lemmatizer, "mode", "") != "rule" or lemmatizer.overwrite:
        return None
    tokens = [t for rule in ruler.patterns for pattern in rule["patterns"] for t in pattern]
    if any(set(token) - _LOOKED_AT for token in tokens):
        return None
    return Forms(ruler, lemmatizer, lemmas)
