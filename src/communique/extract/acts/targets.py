"""Whom blame, thanks and praise are for: the doer of the deed that they name, never its victim, place or topic.

“condemned Iran's attack on Israel” is to Iran, “the attack on Israel” to nobody. Takes a frame, gives actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.affected import acts, is_human, with_countries
from communique.extract.acts.frame import Frame
from communique.extract.lexicon import lexicon
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed

if TYPE_CHECKING:
    from communique.language import Token

JUDGING = frozenset({"criticise", "condemn", "accuse", "express-concern", "praise", "thank", "welcome"})
"""Kinds of act that are about a deed, and for whoever does it."""
_DEPTH = 4
_NOT_STATES = frozenset({"private", "listener"})


def blamed(parsed: Parsed, frame: Frame, by: tuple[str, ...], mentions: Mentions) -> tuple[str, ...]:
    """Whose deed the content of a judging frame names; whom support is for."""
    if frame.wording.kind not in JUDGING | {"support", "reject"}:
        return ()
    own = with_countries(by, mentions)
    found: list[str] = []
    for head in _heads(frame):
        if frame.wording.kind == "support":
            found += _itself(parsed, head, mentions)
        elif head.tag_.startswith("VB"):
            found += _subject(parsed, head, mentions)
        else:
            found += _doers(parsed, head, mentions, _DEPTH)
    return tuple(dict.fromkeys(a for a in found if a not in own and not a.startswith("region:")))


def _heads(frame: Frame) -> Iterator[Token]:
    """The nouns, or the verb of the clause, that the content hangs on."""
    inside = {t.i for t in frame.content}
    tops = [t for t in frame.content if t.head.i not in inside or t.head.i == t.i]
    nouns = frame.to or [t for t in tops if t.dep_ == "dobj"][:1] or tops[:1]
    for top in nouns:
        meant = tree.governed(top) if top.pos_ in ("ADP", "SCONJ") else top
        if meant is None:
            continue
        yield from (tree.with_conjuncts(meant) if not meant.tag_.startswith("VB") else [meant])
        yield from (c for c in meant.children if c.dep_ == "appos")


def _subject(parsed: Parsed, verb: Token, mentions: Mentions) -> tuple[str, ...]:
    """“deplored that *Russia* had …”; of a passive whoever does it."""
    doer = tree.agent(verb) if tree.is_passive(verb) else tree.own_subject(verb)
    return _doers(parsed, doer, mentions, _DEPTH) if doer is not None else ()


def named(parsed: Parsed, noun: Token, mentions: Mentions) -> tuple[str, ...]:
    """The actors of a noun; “the Government of Egypt” is Egypt, “Egyptian investors” are not."""
    private = _people(noun) in _NOT_STATES and mentions.at(parsed.offset(noun)) is None
    return () if private else parsed.actors(noun, mentions) or _itself(parsed, noun, mentions)


def unnamed_addressee(parsed: Parsed, noun: Token, mentions: Mentions) -> tuple[str, ...]:
    """“called on *the military forces* to …”: people or a body that an official text addresses and nobody knows."""
    hears = _people(noun) == "listener"
    if parsed.passage.kind == "commentary" or noun.pos_ != "NOUN" or hears or not acts(noun) or is_set(noun):
        return ()
    return (mentions.strangers.named(parsed, noun),)


def _people(noun: Token) -> str | None:
    """What the table of nouns for people says of a noun; None where it does not stand there."""
    return lexicon().people.get(noun.lemma_.lower())


def _itself(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """The actors that the noun itself names; for people of a country (“the Belarusian authorities”) the country."""
    mention = mentions.at(parsed.offset(head))
    if mention is not None:
        return mention.actors
    people = is_human(head) or lexicon().doings.get(head.lemma_.lower()) == "people"
    if not people or _people(head) in _NOT_STATES:
        return ()
    attributes = [c for c in head.children if c.dep_ in ("amod", "compound", "nmod", "poss")]
    found = tuple(a for c in attributes for a in _country(parsed, c, mentions))
    of = tree.preposition(head, "of")
    whose = tree.governed(of) if of is not None else None
    return found or (parsed.actors(whose, mentions) if whose is not None else ())


def _doers(parsed: Parsed, head: Token, mentions: Mentions, depth: int) -> tuple[str, ...]:
    found = _itself(parsed, head, mentions)
    if found or depth == 0 or is_human(head):
        return found
    if by := _agent_within(parsed, head, mentions):
        return by
    for c in head.children:
        if found:
            break
        found = _doer_at(parsed, head, c, mentions, depth)
    return found


def _doer_at(parsed: Parsed, head: Token, c: Token, mentions: Mentions, depth: int) -> tuple[str, ...]:
    """Whom one of the words that hang on a noun of doing names as its doer."""
    if c.dep_ == "poss":
        return _itself(parsed, c, mentions) or _doers(parsed, c, mentions, depth - 1)
    if c.dep_ in ("amod", "compound", "nmod"):
        return _attribute(parsed, c, mentions)
    if c.dep_ == "prep" and c.lower_ == "of" and (of := tree.governed(c)) is not None:
        use = lexicon().doings.get(head.lemma_.lower())
        if use == "series":
            return _doers(parsed, of, mentions, depth - 1)
        return _all(parsed, of, mentions) if use == "deed" else ()
    if c.dep_ in ("acl", "relcl"):
        doer = tree.agent(c) if tree.is_passive(c) else tree.own_subject(c)
        return _all(parsed, doer, mentions) if doer is not None and doer.pos_ != "PRON" else ()
    return ()


def _agent_within(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """“the attack on the port *by X*”: wherever in the phrase the parse has hung it, or behind it on the verb."""
    end = head.right_edge.i + 1
    for word in (*head.subtree, *head.doc[end : end + 1]):
        if word.lower_ == "by" and word.i > head.i and word.dep_ in ("prep", "agent"):
            return _all(parsed, tree.governed(word), mentions)
    return ()


def _attribute(parsed: Parsed, word: Token, mentions: Mentions) -> tuple[str, ...]:
    """“*Russian* aggression”, “*US* efforts”, “the *Hamas* attack”; a country's name before a noun is its topic
    (“the Iran deal”).
    """
    if word.pos_ == "ADJ" or word.tag_.startswith("JJ"):
        return _country(parsed, word, mentions)
    named = parsed.actors(word, mentions)
    abbreviated = word.text.replace(".", "").isupper()
    return tuple(a for a in named if abbreviated or not a.startswith(("country:", "region:")))


def _country(parsed: Parsed, word: Token, mentions: Mentions) -> tuple[str, ...]:
    return parsed.actors(word, mentions) or tuple(mentions.strangers.countries(parsed.tokens_span(word, word)))


def _all(parsed: Parsed, noun: Token | None, mentions: Mentions) -> tuple[str, ...]:
    return tuple(a for n in tree.with_conjuncts(noun) for a in _itself(parsed, n, mentions))
