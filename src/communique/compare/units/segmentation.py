"""Where one sentence of an account makes several claims: reports joined by “and”, and lists of things.

Takes the tokens of a sentence and where reports begin in it, gives its stretches in order and without gaps. A tail
(who, where, with what end, under what condition) stays with its head. A `weak` cut parts two things of
one report: they stand apart only where the other account tells of one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.compare.units.dependencies import (
    STANDS,
    SUBJECTS,
    commas,
    content_of,
    depth_of,
    described,
    edge_of,
    first_of,
    in_subject,
    items_of,
    own_words,
    report_above,
    topical,
)
from communique.compare.units.heads import LONGEST_HEAD, Cut, doer_of, head_of, speaks_itself
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

FEWEST = 3
"""Words of content that a clause needs to stand by itself."""
_ABOUT = frozenset({"about", "regarding", "concerning", "on"})
_PARTNERS = frozenset({"with", "between", "among"})
"""What leads a list of those who take part, not of what is done."""
_JOINS = word_set("compare/data", "joins")
_DESCRIBED = 2
"""Words that two things of a list inside a claim need at least: “tea, coffee and fruit free of duty” is one thing."""
_BEFORE_THINGS = _JOINS | word_set("compare/data", "before-listed-things")
_THINGS = frozenset({"NOUN", "PROPN", "NUM", "VERB"})
_TO_SAY = word_set("compare/data", "talking-verbs")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_DEEPEST = 2
_MEANS = word_set("compare/data", "means-of-talking")
"""What follows “on” in a sentence that tells how they talked, not of what."""
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
"""Words that open what is asked or discussed (“how urgent it is”): nobody's claim without the verb before it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of one claim. `head` are those of the sentence that it needs before it, `subject` those of who does it.

    `weak`: it may be told in one with the stretch before it. `report` is its verb on the level of the sentence.
    """

    tokens: tuple[Token, ...]
    head: tuple[Token, ...] = ()
    subject: tuple[Token, ...] = ()
    report: Token | None = None
    weak: bool = False
    lead: bool = False


def stretches(tokens: Sequence[Token], reports: AbstractSet[int], lead: bool) -> list[Stretch]:
    """The claims of one sentence (its tokens, white space left out).

    `reports` are the offsets of tokens at which the reading has a report begin; `lead` marks the sentence that tells
    of the contact itself: there, what it was about is parted from who spoke with whom.
    """
    place = {t.i: n for n, t in enumerate(tokens)}
    top = _reports(tokens)
    cuts: dict[int, Cut] = {}
    for token in [] if _quoted(tokens) else tokens[_told_before(tokens, top) :]:
        found = _cut(token, tokens, place, top, reports, lead)
        if found and found.start > 0 and (found.start not in cuts or cuts[found.start].weak):
            cuts[found.start] = found
    for start in [] if lead or _quoted(tokens) else _listed(tokens, top):
        cuts.setdefault(start, Cut(start, tokens[start], weak=False, fewest=2, besides=True))
    opening = _opening(tokens, top, reports) if lead else None
    if lead:
        since = opening.start if opening else len(tokens)
        cuts = {n: c for n, c in cuts.items() if n > since or c.first in top or c.first.tag_ == "VBG"}
        cuts |= {since: opening} if opening else {}
    begins = _main_start(tokens, top)
    cuts = {n: c for n, c in cuts.items() if n > begins}
    besides = {n + k for n, c in cuts.items() if c.besides for k in (1, 2, 3)}
    kept = _kept(tokens, [cuts[n] for n in sorted(cuts) if n not in besides])
    bounds = [0, *(c.start for c in kept), len(tokens)]
    out = [Stretch(tuple(_closed(tokens[: bounds[1]])), (), *doer_of(_main(tokens[: bounds[1]], top), top), lead=lead)]
    for cut, end in zip(kept, bounds[2:], strict=True):
        part = _closed(_opened(tokens[cut.start : end]))
        above = report_above(cut.first, top)
        subject, report = doer_of(above, top)
        itself = speaks_itself(cut.first) and part[0].tag_ not in _ASKING
        if itself:
            subject, report = doer_of(cut.first, [cut.first])
        head = () if itself else head_of(tokens, above, cut, part)
        if opening is not None and (
            cut == opening or (lead and cut.first.pos_ == "VERB" and above == tokens[0].sent.root)
        ):
            subject, head = (), _shortened(tuple(_closed(tokens[: opening.start])), top)
        elif lead and opening is not None and opening.first.lower_ in _ABOUT and above == top[0] and not _own(cut, top):
            subject, head = (), (*_shortened(tuple(_closed(tokens[: opening.start])), top), opening.first)
        if part[0].lower_ == "that" and not head:
            subject, report = doer_of(top[0], top)
            head = (top[0],)
        out.append(Stretch(tuple(part), head, subject, report, cut.weak))
    return out


def _main_start(tokens: Sequence[Token], top: Sequence[Token]) -> int:
    """Where the doer of a sentence's first report stands: what leads up to it is no claim of its own."""
    doer = next((c for c in top[0].children if c.dep_ in SUBJECTS and c.i < top[0].i), None) if top else None
    return doer.i - tokens[0].i if doer is not None else 0


def _own(cut: Cut, top: Sequence[Token]) -> bool:
    """Whether a stretch has a report of its own."""
    return cut.first in top or cut.first.tag_ == "VBG" or speaks_itself(cut.first)


def _shortened(head: tuple[Token, ...], top: Sequence[Token]) -> tuple[Token, ...]:
    """Who spoke and that they did, where the sentence takes long to say with whom."""
    if len(head) <= LONGEST_HEAD or not top:
        return head
    doer, verb = doer_of(top[0], top)
    if not doer or verb is None or doer[-1].i > verb.i:
        return head
    held = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return (*doer, verb, *(() if held is None else [t for t in held.subtree if t.i <= held.i]))


def _reports(tokens: Sequence[Token]) -> list[Token]:
    """The verbs on the level of the sentence: its root and what is joined to it."""
    roots = [t for t in tokens if t.dep_ == "ROOT" or (t.dep_ == "parataxis" and t.pos_ in ("VERB", "AUX"))]
    return [
        t for t in tokens
        if t in roots or (t.dep_ == "conj" and first_of(t) in roots and t.pos_ in ("VERB", "AUX") and not _bare(t))
    ]  # fmt: skip


def _bare(token: Token) -> bool:
    """Whether a verb joined to a report has a form that a report has not: “agreed … to support and hold”."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in token.children)
    return token.tag_ == "VB" and not helped and first_of(token).tag_ in ("VBD", "VBZ")


def _cut(
    token: Token, tokens: Sequence[Token], place: dict[int, int], top: Sequence[Token], reports: AbstractSet[int],
    lead: bool,
) -> Cut | None:  # fmt: skip
    here = place[token.i]
    start = place.get(token.left_edge.i, here)
    before = tokens[start - 1].text if start else ""
    if (
        token.pos_ == "NOUN"
        and before == "and"
        and token.lemma_.lower() in STANDS
        and own_words(token) > FEWEST
        and _after(token, top)
    ):
        return Cut(start, tokens[start], weak=True, fewest=FEWEST, besides=True)
    if token.dep_ == "conj" and not in_subject(token) and not _negated_join(tokens, start):
        return _joined(token, place, top, reports, lead)
    if token.tag_ == "VBG" and token.idx in reports and before in (",", ";") and not _led(token):
        return Cut(place.get(token.i, start), token, weak=False, fewest=FEWEST)
    if here and tokens[here - 1].text == ";":
        return Cut(here, token, weak=False, fewest=FEWEST)
    if here > 2 and token.lower_ == "as" and [t.lower_ for t in tokens[here : here + 3]] == ["as", "well", "as"]:
        return (
            Cut(here, tokens[min(here + 3, len(tokens) - 1)], weak=True, fewest=2, besides=True)
            if top and top[0].i < token.i
            else None
        )
    return None


def _after(token: Token, top: Sequence[Token]) -> bool:
    """Whether a thing stands behind a report's verb, no doer itself."""
    return bool(top) and top[0].i < token.left_edge.i and not in_subject(token)


def _quoted(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is somebody's own words: what is quoted is not cut."""
    return tokens[0].text in _QUOTES or sum(t.text in _QUOTES for t in tokens) % 2 == 1


def _told_before(tokens: Sequence[Token], top: Sequence[Token]) -> int:
    """Where what is told ends of which the sentence says only afterwards who told it: “…, the minister said”."""
    said = next((t for t in top if any(c.dep_ == "ccomp" and c.i < t.i for c in t.children)), None)
    return said.i - tokens[0].i if said is not None else 0


def _listed(tokens: Sequence[Token], top: Sequence[Token]) -> list[int]:
    """Items of “…, the A of B, and C of D”: described things after commas, the last after “, and”.

    The parser loses such lists when their first item is a clause (“discussed how …”).
    """
    commas = [n for n, t in enumerate(tokens) if t.text == "," and top and t.i > top[0].i]
    if commas and any(t.lower_ == "including" for t in tokens[: commas[-1]]):
        return []
    last = next((n for n in reversed(commas) if [t.lower_ for t in tokens[n + 1 : n + 2]] == ["and"]), None)
    items = [n + 1 for n in commas if last is not None and last - n > 5 and _opens_phrase(tokens[n + 1 :])]
    led = next((t.lower_ for t in reversed(tokens[: items[0]]) if t.pos_ == "ADP"), "") if items else ""
    if led in _PARTNERS:
        return []
    return [*items, last + 1] if items and last is not None and _opens_phrase(tokens[last + 2 :]) else []


def _opens_phrase(rest: Sequence[Token]) -> bool:
    """Whether a described thing (determiner or adjective, then a noun), and no clause, comes next."""
    opening = [t.pos_ for t in rest[:5]]
    participle = bool(opening) and (opening[0] in ("DET", "ADJ") or rest[0].tag_ == "VBN")
    described = participle and "NOUN" in opening
    return described and not any(t.dep_ in SUBJECTS for t in rest[: opening.index("NOUN") + 1])


def _led(token: Token) -> bool:
    return any(c.dep_ in ("mark", "prep") or (c.dep_ == "advmod" and c.lower_ == "when") for c in token.lefts)


def _opening(tokens: Sequence[Token], top: Sequence[Token], reports: AbstractSet[int]) -> Cut | None:
    """Where the sentence that tells who spoke with whom begins to tell of what: “about …”, “to discuss …”."""
    for number, token in enumerate(tokens):
        if not top or token.i <= top[0].i or number + 2 >= len(tokens):
            continue
        following = tokens[number + 1]
        between = tokens[top[0].i - tokens[0].i + 1 : number]
        if token.lower_ in _ABOUT and _things(token) and not any(t.pos_ in ("VERB", "AUX") for t in between):
            return Cut(number, token, weak=False, fewest=2)
        if (
            token.lower_ == "to"
            and following.tag_ == "VB"
            and (following.lemma_.lower() in _TO_SAY or following.head in top)
        ):
            return Cut(number, following, weak=False, fewest=2)
    return None


def _things(token: Token) -> bool:
    """Whether a preposition of the opening names what was spoken of, not a day or a line."""
    if token.lower_ != "on":
        return True
    things = (c for c in token.children if c.pos_ == "NOUN" and c.ent_type_ not in ("DATE", "TIME"))
    return any(c.lemma_.lower() not in _MEANS for c in things)


def _joined(
    token: Token, place: dict[int, int], top: Sequence[Token], reports: AbstractSet[int], lead: bool
) -> Cut | None:  # fmt: skip
    """Where a thing joined by “and” or a comma begins to be a claim."""
    first = first_of(token)
    start = place.get(edge_of(token).i, place[token.i])
    if token in top:
        own = any(c.dep_ in SUBJECTS for c in token.children)
        if token.tag_ == "VB" and not own and token.idx not in reports:
            return None  # “should guide … and shoulder …”
        return Cut(start, token, weak=token.idx not in reports and not own, fewest=FEWEST)
    items = items_of(first)
    if token.pos_ in ("VERB", "AUX") and first.pos_ in ("VERB", "AUX"):
        if token.tag_ == "VBD" and first.tag_ not in ("VBD", "VBN", "VBG") and token.idx in reports and top:
            return Cut(start, report_above(first, top) or top[0], weak=False, fewest=FEWEST)
        if lead and first.dep_ in ("xcomp", "advcl", "acl", "relcl"):
            return Cut(start, token, weak=False, fewest=2)
        if first.dep_ not in ("xcomp", "ccomp") or report_above(first, top) != first.head or not _alike(first, token):
            return None
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts)
        return Cut(start, token, not (marked or len(items) > 2), FEWEST)
    if token.pos_ not in _THINGS or first.pos_ not in _THINGS or not topical(first, top) or not _led_by_join(token):
        return None
    if any(c.dep_ == "case" for i in items for c in i.children) or first.head.lower_ in _PARTNERS:
        return None
    depth = depth_of(first, top)
    report = report_above(first, top)
    words = [own_words(i) for i in items]
    bare = depth > 0 and sorted(words)[-2] < _DESCRIBED
    if len(items) > 2 and commas(first, items) and max(words) >= FEWEST and not bare:
        return Cut(start, token, weak=depth > 0, fewest=1)
    least = 2 if depth == 0 and report is not None and report.idx in reports else FEWEST
    enough = all(described(i, token) for i in (first, token)) and min(own_words(first), own_words(token)) >= least
    return Cut(start, token, weak=True, fewest=2) if enough and depth < _DEEPEST else None


def _led_by_join(token: Token) -> bool:
    """Whether a thing of a list stands behind a comma or an “and”: “Section 301 tariffs” is one thing."""
    edge = edge_of(token).i
    return edge > 0 and token.doc[edge - 1].lower_ in _BEFORE_THINGS


def _alike(first: Token, token: Token) -> bool:
    """Whether two verbs have one form, so that what stands before the first can stand before the second."""
    return (first.tag_ in _FINITE) == (token.tag_ in _FINITE) and (first.tag_ == "VBG") == (token.tag_ == "VBG")


def _negated_join(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].lower_ in ("nor", "or", "not", "rather", "than")


def _kept(tokens: Sequence[Token], cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts on both sides of which enough is said; nobody is cut off inside quotation marks' first words."""
    out: list[Cut] = []
    for number, cut in enumerate(cuts):
        end = cuts[number + 1].start if number + 1 < len(cuts) else len(tokens)
        before = tokens[out[-1].start if out else 0 : cut.start]
        enough = content_of(tokens[cut.start : end]) >= cut.fewest or (cut.fewest == 1 and end > cut.start)
        if enough and content_of(before) >= (1 if cut.fewest == 1 else 2):
            out.append(cut)
    return out


def _opened(part: Sequence[Token]) -> Sequence[Token]:
    """Without what joins a stretch to the one before it."""
    while len(part) > 1 and part[0].lower_ in _JOINS:
        part = part[1:]
    return _opened(part[3:]) if len(part) > 4 and _as_well(part) else part


def _closed(part: Sequence[Token]) -> Sequence[Token]:
    """Without what joins a stretch to the one after it."""
    while len(part) > 2 and part[-1].lower_ in _JOINS:
        part = part[:-1]
    if len(part) > 4 and _as_well(part[-3:]):
        part = _closed(part[:-3])
    return part


def _as_well(part: Sequence[Token]) -> bool:
    return [t.lower_ for t in part[:3]] == ["as", "well", "as"]


def _main(part: Sequence[Token], top: Sequence[Token]) -> Token | None:
    return next((t for t in part if t in top), top[0] if top else None)
