"""Where one sentence of an account tells of several things: its clauses, parted by the parse.

Takes a parsed passage, gives for each sentence the tokens' ranges of its clauses, in order and
without gaps. A cut stands where a further clause, a further thing reported, or a further item
of a list begins; a stretch too short to say anything stays with its neighbour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language import Doc, Token

FEWEST = 3
"""Words (not function words) that a stretch needs to stand by itself."""
_AFTER_COMMA = frozenset({"advcl", "acl", "relcl", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_ABOUT = frozenset({"about", "regarding", "concerning"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM", "SYM", "VERB"})
_JOINS = frozenset({"and", "but", "or", "nor", "also", "while"})
_STOPS = frozenset(',;:.!?()“”"')
_EMPTY = frozenset({"DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PRON", "PUNCT", "SPACE"})


def clauses(doc: Doc, lead: int = -1) -> list[list[Token]]:
    """The clauses of every sentence of `doc`, as lists of tokens; white space is left out.

    `lead` is the number of the sentence that reports the contact itself: there, what it was
    about is parted from who spoke with whom.
    """
    out = []
    for number, sentence in enumerate(doc.sents):
        tokens = [t for t in sentence if not t.is_space]
        if tokens:
            out += _parted(tokens, _cuts(tokens, number == lead))
    return out


def _cuts(tokens: list[Token], lead: bool) -> dict[int, int]:
    """Where a stretch may begin (index into `tokens`), and the fewest words it needs there."""
    place = {t.i: n for n, t in enumerate(tokens)}
    cuts: dict[int, int] = {}
    for number, token in enumerate(tokens):
        fewest = _fewest(token, lead)
        if fewest:
            start = _whole(tokens, place.get(max(token.left_edge.i, tokens[0].i), 0))
            cuts[start] = min(fewest, cuts.get(start, 99))
        if number and (token.text == ";" or (token.lower_ == "as" and _as_well_as(tokens, number))):
            cuts[number + (token.text == ";")] = 2
    for start in [] if lead else _listed(tokens):
        cuts.setdefault(_whole(tokens, start), 2)
    cuts.pop(0, None)
    return cuts


def _whole(tokens: list[Token], start: int) -> int:
    """A stretch takes with it the conjunction before it and the first half of a hyphenated word."""
    while start > 0 and (tokens[start - 1].lower_ in _JOINS or not tokens[start - 1].whitespace_) and (
        tokens[start - 1].text not in _STOPS
    ):  # fmt: skip
        start -= 1
    return start


def _as_well_as(tokens: list[Token], at: int) -> bool:
    return [t.lower_ for t in tokens[at : at + 3]] == ["as", "well", "as"]


def _listed(tokens: list[Token]) -> list[int]:
    """Items of “…, the A of B, and C of D”: noun phrases after commas, the last after “, and”.

    The parser loses such lists when their first item is a clause (“discussed how …”).
    """
    commas = [n for n, t in enumerate(tokens) if t.text == ","]
    last = next((n for n in reversed(commas) if [t.lower_ for t in tokens[n + 1 : n + 2]] == ["and"]), None)
    if last is None:
        return []
    items = [n + 1 for n in commas if n < last and _opens_phrase(tokens[n + 1 :]) and last - n > 5]
    return [*items, last + 1] if items and _opens_phrase(tokens[last + 2 :]) else []


def _opens_phrase(rest: list[Token]) -> bool:
    """Whether a described noun phrase (determiner or adjective, then a noun) comes next."""
    opening = [t.pos_ for t in rest[:5]]
    described = bool(opening) and opening[0] in ("DET", "ADJ", "VERB") and "NOUN" in opening
    return described and not any(t.dep_ in _SUBJECTS for t in rest[: opening.index("NOUN") + 1])


def _fewest(token: Token, lead: bool) -> int:
    """How many words a stretch that begins with `token`'s phrase needs; 0 where none begins."""
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    verb = token.pos_ in ("VERB", "AUX")
    if _in_subject(token):
        return 0
    if token.dep_ == "conj":
        return FEWEST if verb else _of_list(token, lead)
    if token.dep_ == "parataxis" or (token.dep_ == "ccomp" and token.i < token.head.i):
        return FEWEST
    if token.dep_ in _AFTER_COMMA and comma and verb:
        return FEWEST
    if token.dep_ == "prep" and comma:
        return 2 if _again(token) else 0
    if lead and token.dep_ == "prep" and token.lower_ in _ABOUT:
        return FEWEST
    return FEWEST if lead and verb and token.dep_ in ("xcomp", "advcl") else 0


def _again(token: Token) -> bool:
    """Whether one preposition opens items of a list: “at NATO …, and at the OSCE”."""
    others = [t for t in token.sent if t.lower_ == token.lower_ and t.dep_ in ("prep", "conj") and t is not token]
    return any(_comma_or_and(t) for t in others)


def _comma_or_and(token: Token) -> bool:
    if token.i < 2:
        return False
    before: tuple[str, str] = (token.nbor(-2).text, token.nbor(-1).lower_)
    return before[1] == "," or before == (",", "and")


def _of_list(token: Token, lead: bool) -> int:
    """An item of a list: of three or more, a word is enough; of two, each must be described."""
    first = _root_of(token)
    if lead and not any(t.lower_ in _ABOUT or t.dep_ == "xcomp" for t in token.ancestors):
        return 0  # who took part
    if token.pos_ not in _THINGS or first.pos_ not in _THINGS:
        return 0
    items = [first, *(t for t in first.subtree if t.dep_ == "conj" and _root_of(t) is first)]
    between = token.doc[first.i : items[-1].i]
    if len(items) > 2 and any(t.text == "," for t in between):
        return 1
    if "PROPN" in (token.pos_, first.pos_):
        return 0
    before = [t for t in first.subtree if t.i < token.left_edge.i and t.pos_ not in _EMPTY and t is not first]
    own = _words([t for t in token.subtree if t.i >= token.left_edge.i])
    described = any(t.dep_ in ("amod", "nummod", "quantmod", "compound") for t in token.children)
    return 2 if (before and described and own > 1) or (described and own >= FEWEST + 2) else 0


def _root_of(token: Token) -> Token:
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _in_subject(token: Token) -> bool:
    for above in (token, *token.ancestors):
        if above.dep_ in _SUBJECTS:
            return True
        if above.pos_ in ("VERB", "AUX") and above is not token:
            return False
    return False


def _parted(tokens: list[Token], cuts: dict[int, int]) -> list[list[Token]]:
    """Cut where both sides are long enough; what is too short goes with what stands before it."""
    bounds = [0]
    for cut in sorted(cuts):
        if _words(tokens[bounds[-1] : cut]) >= _least(cuts[cut]) and _words(tokens[cut:]) >= cuts[cut]:
            bounds.append(cut)
    parts = [tokens[a:b] for a, b in zip(bounds, [*bounds[1:], len(tokens)], strict=True)]
    out: list[list[Token]] = []
    for part in parts:
        if out and _words(part) < cuts.get(tokens.index(part[0]), 1):
            out[-1] = [*out[-1], *part]
        else:
            out.append(part)
    return out


def _least(fewest: int) -> int:
    """What must stand before a cut: an item of a list is short, a clause is not."""
    return 1 if fewest == 1 else FEWEST


def _words(tokens: list[Token]) -> int:
    return sum(t.pos_ not in _EMPTY for t in tokens)
