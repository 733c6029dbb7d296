"""The tagger's attributions joined with the statements that the lexicon found in the parse.

The tagger knows best where sources and contents begin and end and which verbs attribute in
running prose; the lexicon knows the stance, the addressees, and what stands inside a content.
In official accounts, whose wordings it was written for, the lexicon decides what is a statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon import Lexicon, lexicon
from communique.extract.parsed import Mentions, Parsed, Places
from communique.extract.statements.attributions import Told, lexical_statements, mode, nested
from communique.extract.statements.voices import voices_of
from communique.extract.tagger import Attribution
from communique.model import Span, Statement
from communique.model.ids import record_id
from communique.model.span import cover
from communique.model.spots import Spots
from communique.model.statement import Stance
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_OFFICIAL = frozenset({"readout", "statement"})
_TURNS = frozenset({"question", "answer"})
_OWN = word_set("extract/lexicon", "own-pronouns")


def find_statements(
    text: str, parsed: Sequence[Parsed], mentions: Mentions, outer: tuple[str, ...],
    tagged: Sequence[Attribution] | None,
) -> list[Told]:  # fmt: skip
    """All statements of a document. `outer` are the voices that every passage is told by; `tagged`
    the tagger's attributions, None without a tagger.
    """
    told = lexical_statements(text, parsed, mentions)
    return nested(told if tagged is None else joined(text, parsed, told, tagged, mentions), parsed, outer)


def joined(
    text: str, parsed: Sequence[Parsed], told: Sequence[Told], tagged: Sequence[Attribution], mentions: Mentions
) -> list[Told]:
    """Statements of both finders, each attribution once. Not yet nested."""
    places = Places(parsed)
    left, cues = dict(enumerate(told)), Spots((i, t.statement.cue) for i, t in enumerate(told))
    made: list[Told] = []
    signed = Spots((t.statement, (*t.statement.content, *t.statement.source)) for t in told if t.frame is None)
    tagged, apart = _parted([_whole(text, one) for one in tagged if not _of_signed(one, signed)], told)
    for one in tagged:
        home = places.at(one.cue[0].start)
        kept = (_clipped(c, places) for c in one.content if _belongs(home, places.at(c.start)))
        one = replace(one, content=tuple(c for c in kept if c.start < c.end))
        if home is None or not one.content or _only_gesture(home, one):
            continue
        same = next((i for i in cues.over(*one.cue) if i in left), None)
        if same is not None:
            made.append(_both(text, home, left.pop(same), one, mentions))
        elif home.passage.kind not in _OFFICIAL and (home.passage.kind not in _TURNS or _says(home, one)):
            made.append(Told(_new(text, home, one, mentions), None))
    outer = Spots((t, t.statement.content) for t in made)
    for t in left.values():
        home = places.at(cover(t.statement.cue).start)
        official = home is not None and home.passage.kind in _OFFICIAL
        if official or t.frame is None or _mark(t) in apart or _inside(t.statement, outer):
            made.append(t)
    return made


def _says(home: Parsed, attribution: Attribution) -> bool:
    """Whether something is said, in a clause or a quotation; a bare topic (“comment on the case”) is asked about."""
    told = any(t.pos_ in ("VERB", "AUX") for c in attribution.content for t in home.tokens_in(c))
    return told or any(c.overlaps(q) for c in attribution.content for q in home.quoted)


def _only_gesture(home: Parsed, attribution: Attribution) -> bool:
    """“…” N. *nodded*: he has said nothing."""
    cue = [t for c in attribution.cue for t in home.tokens_in(c) if not t.is_punct]
    return bool(cue) and all(lexicon().operators.get(t.lemma_.lower()) == "gesture" for t in cue)


def _of_signed(attribution: Attribution, signed: Spots[Statement]) -> bool:
    """Whether an attribution gives a signed quotation, or its signature, to somebody else."""
    near = signed.over(*attribution.content)
    return any(not any(c.within(s) for c in attribution.cue for s in signature.content) for signature in near)


def _mark(told: Told) -> tuple[str, int]:
    """What tells a statement of one frame from others."""
    return told.statement.id, id(told.frame)


def _whole(text: str, attribution: Attribution) -> Attribution:
    """A single word between two contents that is neither cue nor source belongs to them: the verb
    of a saying within what is said.
    """
    content = list(attribution.content[:1])
    for after in attribution.content[1:]:
        gap = Span(content[-1].end, after.start)
        own = any(gap.overlaps(s) for s in (*attribution.cue, *attribution.source))
        if gap.start < gap.end and not own and gap.of(text).strip().isalpha():
            content[-1] = Span(content[-1].start, after.end)
        else:
            content.append(after)
    return replace(attribution, content=tuple(content))


def _parted(tagged: Sequence[Attribution], told: Sequence[Told]) -> tuple[list[Attribution], set[tuple[str, int]]]:
    """“hopes for peace and intends to call”: where the tagger runs two attributions into one, the
    second is left to the lexicon's statement, whose mark is given too.
    """
    out: list[Attribution] = []
    apart: set[tuple[str, int]] = set()
    cues = Spots((one, one.cue) for one in tagged)
    free: dict[tuple[Span, ...], list[Told]] = {}
    for t in told:
        if not cues.over(*t.statement.cue):
            free.setdefault(t.statement.content, []).append(t)
    for one in tagged:
        kept = list(one.content[:1])
        for before, content in pairwise(one.content):
            own = [t for t in free.get((content,), ()) if _between(before, t.statement.cue, content)]
            kept += [] if own else [content]
            apart.update(map(_mark, own))
        out.append(replace(one, content=tuple(kept)))
    return out, apart


def _between(before: Span, cue: Sequence[Span], after: Span) -> bool:
    return all(before.end <= c.start and c.end <= after.start for c in cue)


def _belongs(home: Parsed | None, other: Parsed | None) -> bool:
    """A content may go on in the next passage of the same voice, as quotations over paragraphs do."""
    if home is None or other is None:
        return False
    return home is other or (home.passage.kind, home.passage.voice) == (other.passage.kind, other.passage.voice)


def _clipped(content: Span, places: Places) -> Span:
    """A content ends where another voice begins to speak."""
    inside = first = places.at(content.start)
    while inside is not None and inside.passage.span.end < content.end:
        following = places.after(inside)
        if following is None or following.base >= content.end:
            break
        if not _belongs(first, following):
            return Span(content.start, inside.passage.span.end)
        inside = following
    return content


def _inside(statement: Statement, outer: Spots[Told]) -> bool:
    at = cover(statement.cue)
    return any(at.within(c) for t in outer.over(at) for c in t.statement.content)


def _both(text: str, home: Parsed, lexical: Told, attribution: Attribution, mentions: Mentions) -> Told:
    """One attribution found twice: the tagger's words, the lexicon's stance and addressees."""
    statement = lexical.statement
    if home.passage.kind in _OFFICIAL:
        return _whole_list(home, lexical, attribution)
    shared = any(s.overlaps(o) for s in statement.source for o in attribution.source)
    speakers = statement.speakers if shared or not attribution.source else sources_of(home, attribution, mentions)
    return Told(
        replace(
            statement, id=record_id("s", statement.passage, attribution.cue, attribution.content), speakers=speakers,
            mode=mode(text, attribution.content, home.quoted), source=attribution.source or statement.source,
            cue=attribution.cue, content=attribution.content,
        ),
        lexical.frame,
    )  # fmt: skip


def _whole_list(home: Parsed, lexical: Told, attribution: Attribution) -> Told:
    """“discussed the flood, *the need for boats, and the harvest*”: where the parse loses the later items
    of a list, the tagger tells where the content ends; never beyond the sentence or another wording.
    """
    frame, statement = lexical.frame, lexical.statement
    if frame is None or len(statement.content) != 1 or not frame.content or frame.names:
        return lexical
    told = statement.content[0]
    end = max((c.end for c in attribution.content if c.start <= told.end and c.end > told.end), default=told.end)
    more = home.tokens_in(Span(told.end, end))
    while more and (more[-1].dep_ == "cc" or more[-1].is_punct or more[-1].is_space):
        more.pop()
    if not more or more[0].text != "," or more[-1].sent != frame.head.sent or told.end < home.offset(frame.head):
        return lexical
    if any(f.head in more and f.wording.stance for f in home.frames) or any(t.tag_ == "VBD" for t in more):
        return lexical
    frame.content = [*frame.content, *more]
    content = (Span(told.start, tree.spans(more, home.base)[-1].end),)
    number = record_id("s", statement.passage, statement.cue, content)
    return Told(replace(statement, id=number, content=content), frame)


def _new(text: str, home: Parsed, attribution: Attribution, mentions: Mentions) -> Statement:
    speakers = sources_of(home, attribution, mentions)
    return Statement(
        record_id("s", home.passage.id, attribution.cue, attribution.content), home.passage.id, speakers, (),
        mode(text, attribution.content, home.quoted), _stance(home, attribution, lexicon()), attribution.source,
        attribution.cue, attribution.content, (),
    )  # fmt: skip


def sources_of(home: Parsed, attribution: Attribution, mentions: Mentions) -> tuple[str, ...]:
    """Whom the words of the source name; nobody where the text names no source."""
    if not attribution.source:
        return ()
    found: list[str] = []
    for span in attribution.source:
        head = _head(home, span)
        if head is None:
            continue
        if head.lower_ in _OWN and home.actors(head, mentions) == ():
            found.append(home.passage.voice)
            continue
        found += [
            a for token in [head, *head.conjuncts] if _in(home, token, span) for a in home.actors(token, mentions)
        ]
        if not found:
            found += voices_of(home, head, mentions)
    return tuple(dict.fromkeys(found))


def _in(home: Parsed, token: Token, span: Span) -> bool:
    return span.start <= home.offset(token) < span.end


def _head(home: Parsed, span: Span) -> Token | None:
    """The word of a phrase that the others hang on."""
    tokens = [t for t in home.tokens_in(span) if not t.is_punct and not t.is_space]
    return next((t for t in tokens if t.head.i == t.i or not _in(home, t.head, span)), None)


def _stance(home: Parsed, attribution: Attribution, words: Lexicon) -> Stance:
    """The stance of the first wording of the lexicon among the cue's words; else saying."""
    for token in (t for cue in attribution.cue for t in home.tokens_in(cue)):
        lemma = token.lemma_.lower()
        for table in (words.verbs, words.nouns, words.adjectives):
            for wording in table.get(lemma, ()):
                if wording.stance and not wording.tail:
                    return wording.stance  # type: ignore[return-value]
    return "says"
