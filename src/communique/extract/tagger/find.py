"""The attributions of a document's passages, as the tagger marks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.parsed import Parsed
from communique.extract.tagger.decode import Attribution, attributions
from communique.extract.tagger.network import load
from communique.extract.tagger.words import Word, packed, words_of
from communique.language.pieces import Vocabulary
from communique.model import Span

_SILENT = frozenset({"note"})
_OFFICIAL = frozenset({"readout", "statement"})


def find_attributions(text: str, parsed: Sequence[Parsed]) -> list[Attribution] | None:
    """Outermost attributions in the order of their cues; None without ONNX Runtime.

    Contents that point at no cue in their window go on with what was quoted before them: a
    long quotation runs over paragraphs.
    """
    network = load()
    if network is None:
        return None
    found: list[Attribution] = []
    for window in packed(_lines(text, parsed, network.vocabulary)):
        if not _asked(window, parsed):
            continue
        here, loose = attributions(network.mark(window))
        for content, _ in loose:
            if found and _goes_on(text, found[-1], content):
                found[-1] = replace(found[-1], content=(*found[-1].content, content))
        found += here
    return found


def _asked(window: Sequence[Word], parsed: Sequence[Parsed]) -> bool:
    """Whether anything that the tagger says of a window would be used: all of it in running prose, in an official
    account only who is quoted, since the lexicon alone decides there what is a statement (`joining`).
    """
    at = Span(window[0].start, window[-1].end)
    return any(
        one.passage.kind not in _OFFICIAL or any(quote.overlaps(at) for quote in one.quoted)
        for one in parsed if one.passage.span.overlaps(at)
    )  # fmt: skip


def _goes_on(text: str, before: Attribution, content: Span) -> bool:
    """Whether a loose content is the next paragraph of the quotation that `before` ends with."""
    last = before.content[-1]
    between = text[last.end : content.start]
    return content.of(text)[:1] in "“\"'" and not between.strip("\n ”\"'.,!?…")


def _lines(text: str, parsed: Sequence[Parsed], vocabulary: Vocabulary) -> Iterator[list[list[Word]]]:
    """The words of each paragraph, by sentence."""
    for one in parsed:
        if one.passage.kind in _SILENT:
            continue
        sentences = [one.tokens_span(s[0], s[-1]) for s in one.doc.sents if len(s)]
        paragraph: list[Span] = []
        for sentence in sentences:
            if paragraph and "\n" in text[paragraph[-1].end - 1 : sentence.start]:
                yield _words(text, paragraph, vocabulary)
                paragraph = []
            paragraph.append(sentence)
        if paragraph:
            yield _words(text, paragraph, vocabulary)


def _words(text: str, sentences: Sequence[Span], vocabulary: Vocabulary) -> list[list[Word]]:
    words = words_of(text, sentences[0].start, sentences[-1].end, vocabulary)
    out: list[list[Word]] = []
    at = 0
    for sentence in sentences:
        start = at
        while at < len(words) and words[at].start < sentence.end:
            at += 1
        if at > start:
            out.append(words[start:at])
    return out
