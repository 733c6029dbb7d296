"""Who speaks inside each quotation: the source of the wording of saying that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract import tree
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements import belongs
from communique.model import Span


def quoted_speakers(
    text: str, one: Parsed, quoted: Sequence[Span], mentions: Mentions
) -> list[tuple[Span, tuple[str, ...]]]:
    """Each quotation of a passage with the actors who are said to say it."""
    out = []
    for quote in quoted:
        for frame in one.frames:
            at = one.offset(frame.head)
            if frame.wording.stance != "says" or quote.start <= at < quote.end:
                continue
            if belongs(text, quote, one, frame, tree.spans(frame.content, one.base)):
                actors = one.all_actors(frame.by, mentions)
                if actors:
                    out.append((quote, actors))
                    break
    return out
