"""A frame: one wording of the lexicon at one place in a parse, with the tokens of its roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.extract.lexicon import Wording
from communique.model.statement import Modality
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

CARRIERS = word_set("extract/lexicon", "carrier-verbs")
"""Verbs that lend themselves to the one after them: “began to declare” declares."""
COPULAS = word_set("extract/lexicon", "copulas")


@dataclass(slots=True)
class Frame:
    """One wording at one place, its roles filled with tokens.

    `head` is the verb (or copula) that carries it; `cue` its words; `by` the doers' head
    words, `to` the addressees'; `content` the words of what is said or done. `names` where
    something is called something: “called it ‘illegal’”; `noun` where a noun alone tells the
    act; `adjective` where a participle is one (“is opposed to”); `by_speaker` where whoever
    speaks does it (“a ceasefire is out of the question, he said”); `turned` the preposition before
    the doer where the subject is the one it is done to (“received assurances *from* X”); `listed` where the
    content is a list of items.
    """

    wording: Wording
    head: Token
    cue: list[Token]
    by: list[Token] = field(default_factory=list)
    to: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    source: Token | None = None
    impersonal: bool = False
    modality: Modality = "actual"
    names: bool = False
    noun: bool = False
    adjective: bool = False
    by_speaker: bool = False
    turned: str = ""
    listed: bool = False
