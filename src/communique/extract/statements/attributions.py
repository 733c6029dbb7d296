"""Statements: who is said to say, believe, want, know or feel what.

Takes the parsed passages with their frames and the document's mentions, gives statements with
source, cue and content, nested where one stands in another's content, each with its chain of
voices. Guidelines: PolNeAR (Newell, Margolin, Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from communique.extract import tree
from communique.extract.acts.frame import Frame
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import by_author
from communique.extract.statements.signatures import Signed, keep_within, signed
from communique.extract.statements.voices import is_thing, voices_of
from communique.model import AUTHOR, Passage, Span, Statement
from communique.model.ids import record_id
from communique.model.span import cover, merged
from communique.model.spots import Spots
from communique.model.statement import Mode, Stance
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_READER = word_set("extract/lexicon", "reader-pronouns")
_TO_COME = frozenset({"intended", "conditional", "possible"})
_IMPERSONAL_IN = frozenset({"readout", "statement"})
_TURNS = frozenset({"question", "answer"})
_COURTESIES = frozenset({"thank", "congratulate", "condole"})
"""Kinds that say nothing of the world: acts, and no statements."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement and the frame it was made from (None: a signed quotation, or the tagger's)."""

    statement: Statement
    frame: Frame | None


def lexical_statements(text: str, parsed: Sequence[Parsed], mentions: Mentions) -> list[Told]:
    """The statements that the lexicon finds in the parse, not yet nested."""
    made: list[Told] = []
    for one in parsed:
        signs = list(signed(text, one, mentions))
        keep_within(one, [sign.quote for sign in signs])
        made += [Told(_signed(one, sign), None) for sign in signs]
        for frame in one.frames:
            told = _from_frame(text, one, frame, mentions, one.quotes_near(one.offset(frame.head)))
            if told is not None:
                made.append(Told(told, frame))
    return made


def _signed(parsed: Parsed, sign: Signed) -> Statement:
    number = record_id("s", parsed.passage.id, (sign.cue,), (sign.quote,))
    return Statement(
        number, parsed.passage.id, sign.actors, (), "direct", "says", (sign.source,), (sign.cue,), (sign.quote,), ()
    )


def nested(made: Sequence[Told], parsed: Sequence[Parsed], outer: tuple[str, ...]) -> list[Told]:
    """The statements in order, each with its parent and its chain of voices."""
    passages = {one.passage.id: one.passage for one in parsed}
    return _nested(made, {one.passage.id: _voices(one, outer) for one in parsed}, passages)


def _voices(parsed: Parsed, outer: tuple[str, ...]) -> tuple[str, ...]:
    """Who tells what a passage tells, outermost first: of a turn whoever takes it, of a joint text all who sign it;
    the issuer only published them. An author's post is told by its author.
    """
    voices = parsed.passage.voices
    if outer == voices:
        return outer
    published = outer != (AUTHOR,) and (parsed.passage.kind in _TURNS or len(voices) > 1)
    return voices if published else (*outer, *voices)


def _from_frame(
    text: str, parsed: Parsed, frame: Frame, mentions: Mentions, quoted: Sequence[Span]
) -> Statement | None:
    wording = frame.wording
    if not wording.stance:
        return None
    if frame.source is not None and frame.source.lower_ in _READER:
        return None
    if frame.source is None and (parsed.passage.kind not in _IMPERSONAL_IN or _imperative(frame.head)):
        return None
    if wording.kind in _COURTESIES or (wording.kind == "discuss" and not _tells(frame)):
        return None  # a courtesy, or a bare topic: “discussed trade”
    if frame.source is not None and parsed.passage.kind in _IMPERSONAL_IN and is_thing(parsed, frame.source, mentions):
        return None
    cue = tree.spans(frame.cue, parsed.base)
    content = _content(text, parsed, frame, cue, quoted)
    if not content:
        return None
    if frame.names:
        content = _with_bearer(parsed, frame, content)
    speakers = speakers_of(parsed, frame, mentions)
    source = _source(parsed, frame, content)
    return Statement(
        record_id("s", parsed.passage.id, cue, content), parsed.passage.id, speakers, (),
        mode(text, content, quoted), cast("Stance", wording.stance), source, cue, content,
        parsed.all_actors(frame.to, mentions),
    )  # fmt: skip


def _imperative(head: Token) -> bool:
    """“(urged them to) … and do not seek …”: what somebody is told to do."""
    return head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "do" for c in head.children)


def _tells(frame: Frame) -> bool:
    """Whether what is discussed is told as a clause: “discussed how Russia would respond”."""
    return any(t.pos_ in ("VERB", "AUX") and t.dep_ in ("ccomp", "pcomp") and t.tag_ != "VBG" for t in frame.content)


def speakers_of(parsed: Parsed, frame: Frame, mentions: Mentions) -> tuple[str, ...]:
    """The actors that a frame's source stands for; its words as an unknown actor when the
    registry has nobody; the parties of the contact when nobody is named.
    """
    if frame.source is None and by_author(parsed, frame.head):
        return parsed.author
    if frame.source is None:
        return parsed.parties if len(parsed.parties) > 1 else ()
    if frame.source.lower_ in ("i", "we", "me", "my", "our"):
        actors = parsed.all_actors(frame.by, mentions)
        return actors or (parsed.passage.voice,)
    actors = parsed.all_actors(frame.by, mentions)
    return actors or voices_of(parsed, frame.source, mentions)


def _content(text: str, parsed: Parsed, frame: Frame, cue: Sequence[Span], quoted: Sequence[Span]) -> tuple[Span, ...]:
    """The frame's content; where it is a quotation, the whole of it across sentences."""
    content = tree.spans(frame.content, parsed.base)
    at = parsed.offset(frame.head)
    if any(q.start <= at < q.end for q in quoted):
        return content
    if frame.wording.stance == "says":
        within = reach(parsed, frame, content)
        near = [q for q in quoted if q.overlaps(within)]
        direct = [q for q in near if belongs(text, q, parsed, frame, content) and not _told_before(parsed, frame, q)]
        if direct:
            rest = [c for c in content if not any(c.overlaps(q) for q in direct)]
            kept = [c for c in rest if len(c.of(text).split()) > 1] if _introduces(content, direct) else []
            joined = merged([*direct, *kept], gap=1)
            return tuple(s for span in joined for s in _outside(span, cue))
    return tuple(s for span in content for s in _outside(span, cue))


def _told_before(parsed: Parsed, frame: Frame, quote: Span) -> bool:
    """““…,” he said, *thanking* them”: a quotation is what the verb next to it says."""
    at = parsed.offset(frame.head)
    between = parsed.frames_between(quote.end, at)
    return any(f.wording.stance == "says" and f.source is not None and not f.noun for f in between)


def _with_bearer(parsed: Parsed, frame: Frame, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is called something belongs to what is said: “called *the demands ‘illegal’*”."""
    bearer = tree.child(frame.head, "dobj")
    if bearer is None or parsed.offset(bearer.left_edge) >= content[0].start:
        return content
    return (Span(parsed.offset(bearer.left_edge), content[0].end), *content[1:])


def _introduces(content: Sequence[Span], direct: Sequence[Span]) -> bool:
    """Whether the quotation only goes on from words of the content that stand before it."""
    return bool(content) and min(c.start for c in content) < min(d.start for d in direct)


FEWEST = 3
"""Words of a quotation that is what somebody says, and not a word that he uses."""
_NEAR = 90
"""Characters between a quotation and the verb that tells it."""


def reach(parsed: Parsed, frame: Frame, content: Sequence[Span]) -> Span:
    """Where a quotation stands of which `belongs` may be true; a quick look before it."""
    around = cover([*content, parsed.span(frame.head)])
    return Span(around.start - _NEAR - 1, around.end + _NEAR + 1)


def belongs(text: str, quote: Span, parsed: Parsed, frame: Frame, content: Sequence[Span]) -> bool:
    """Whether a quotation is what the frame's verb says: it overlaps its content, or touches the
    sentence of the verb from before or after.
    """
    if len(quote.of(text).split()) < FEWEST:
        return False
    if any(_is_part(text, quote, c) for c in content):
        return False  # words quoted within a clause of the teller's: mixed speech
    if any(c.overlaps(quote) and _share(quote, content) > 0.3 for c in content):
        return True
    sentence = parsed.tokens_span(frame.head.sent[0], frame.head.sent[-1])
    at = parsed.offset(frame.head)
    if quote.end <= at:
        between = text[quote.end : at]
        return (
            quote.end > sentence.start - 3
            and len(between) < _NEAR
            and "." not in between.strip(" .,")
            and text[quote.end - 2] in ',?!…—.;”"’'
        )
    between = text[at + len(frame.head) : quote.start]
    return bool(between.rstrip().endswith((":", ",")) and len(between) < _NEAR and quote.start <= sentence.end + 2)


def _is_part(text: str, quote: Span, content: Span) -> bool:
    """Whether the content tells more than what the quotation marks hold."""
    if not quote.within(content):
        return False
    around = text[content.start : quote.start] + " " + text[quote.end : content.end]
    return len(around.split()) > 2


def _share(quote: Span, content: Sequence[Span]) -> float:
    inside = sum(max(0, min(quote.end, c.end) - max(quote.start, c.start)) for c in content)
    return inside / (quote.end - quote.start)


def _outside(span: Span, cue: Sequence[Span]) -> list[Span]:
    return [] if any(span.within(c) for c in cue) else [span]


def _source(parsed: Parsed, frame: Frame, content: Sequence[Span]) -> tuple[Span, ...]:
    """The phrase that names the speaker, without what is already content or cue."""
    if frame.source is None:
        return ()
    cue = {t.i for t in frame.cue}
    tokens = [
        t for t in frame.source.subtree
        if t.i not in cue and not any(s.start <= parsed.offset(t) < s.end for s in content)
        and not _in_relative(t, frame)
    ]  # fmt: skip
    runs = tree.spans(tokens, parsed.base)
    at = parsed.offset(frame.source)
    return tuple(s for s in runs if s.start <= at < s.end) or runs[:1]


def _in_relative(token: Token, frame: Frame) -> bool:
    """Whether the token stands in the clause that the cue itself heads (“those who believe”)."""
    return frame.head.dep_ in ("relcl", "acl") and token.i >= frame.head.left_edge.i and token in frame.head.subtree


def mode(text: str, content: Sequence[Span], quoted: Iterable[Span]) -> Mode:
    """Direct where the content stands inside quotation marks, mixed where a part of it does."""
    whole = sum(c.end - c.start for c in content)
    inside = sum(max(0, min(c.end, q.end) - max(c.start, q.start)) for c in content for q in quoted)
    if not inside:
        return "indirect"
    return "direct" if inside >= whole - 4 else "mixed"


def _nested(made: Sequence[Told], voices: Mapping[str, tuple[str, ...]], passages: Mapping[str, Passage]) -> list[Told]:
    """Parents and chains of voices: the parent is the smallest content that holds the cue."""
    order = sorted(made, key=lambda t: -_size(t.statement))
    finished: dict[str, Statement] = {}
    contents = Spots[str]()
    out: dict[str, Told] = {}
    for told in order:
        statement = told.statement
        at = cover(statement.cue)
        parents = [
            p for key in contents.over(at) if (p := finished[key]).passage == statement.passage
            and key != statement.id and any(at.within(c) for c in p.content)
        ]  # fmt: skip
        parent = min(parents, key=_size, default=None)
        chain = parent.voices if parent else voices[statement.passage]
        same = parent is not None and set(statement.speakers) == set(parent.speakers)
        told_by = set(parent.speakers) if parent else set(passages[statement.passage].voices)
        speakers = () if same else tuple(s for s in statement.speakers if s not in told_by)
        done = replace(statement, parent=parent.id if parent else None, voices=(*chain, *speakers))
        if done.id not in finished:
            contents.add(done.id, done.content)
        finished[done.id] = done
        out[done.id] = Told(done, told.frame)
    return sorted(out.values(), key=lambda t: (cover(t.statement.cue), t.statement.id))


def _size(statement: Statement) -> int:
    return sum(c.end - c.start for c in statement.content)
