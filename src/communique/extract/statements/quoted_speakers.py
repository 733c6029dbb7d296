"""Who speaks inside each quotation: the source that the tagger names, or the doer of the wording
of saying that the quotation hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.anaphora.first_person import Speaker
from communique.extract import tree
from communique.extract.acts.frame import Frame
from communique.extract.parsed import Mentions, Parsed, Places
from communique.extract.statements.attributions import FEWEST, belongs, reach
from communique.extract.statements.reconciliation import sources_of
from communique.extract.statements.signatures import signed
from communique.extract.statements.voices import voices_of
from communique.extract.tagger import Attribution
from communique.model.spots import Spots


def attributed_speakers(parsed: Sequence[Parsed], tagged: Sequence[Attribution], mentions: Mentions) -> list[Speaker]:
    """The quotations of a document that the tagger attributes, each with the actors its source names."""
    places = Places(parsed)
    out: list[Speaker] = []
    for one in tagged:
        home = places.at(one.cue[0].start)
        actors = sources_of(home, one, mentions) if home is not None and one.source else ()
        if not actors:
            continue
        for content in one.content:
            inside = places.at(content.start)
            quoted = inside.quotes_near(content.start) if inside is not None else ()
            out += [(content, actors) for q in quoted if q.start <= content.start and content.end <= q.end]
    return out


def quoted_speakers(text: str, parsed: Parsed, mentions: Mentions) -> list[Speaker]:
    """Each quotation of a passage with the actors who are said to say it."""
    by_hand = {s.quote: s.actors for s in signed(text, parsed, mentions)}
    out = list(by_hand.items())
    saying = [f for f in parsed.frames if f.wording.stance == "says"] if parsed.quoted else []
    told = [(f, tree.spans(f.content, parsed.base)) for f in saying]
    frames = Spots((pair, (reach(parsed, *pair),)) for pair in told)
    for quote in parsed.quoted:
        if quote in by_hand or len(quote.of(text).split()) < FEWEST:
            continue
        for frame, content in frames.over(quote):
            if quote.start <= parsed.offset(frame.head) < quote.end:
                continue
            if belongs(text, quote, parsed, frame, content):
                actors = parsed.all_actors(frame.by, mentions) or _sent(parsed, frame, mentions)
                if actors:
                    out.append((quote, actors))
                    break
    return out


def _sent(parsed: Parsed, frame: Frame, mentions: Mentions) -> tuple[str, ...]:
    """“The message reads: …”: whoever sent it speaks in it."""
    found = voices_of(parsed, frame.source, mentions) if frame.source is not None else ()
    return tuple(a for a in found if not a.startswith("unknown:"))
