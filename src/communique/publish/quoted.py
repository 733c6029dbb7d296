"""A text that may not be shown whole: its findings as quotations, each under the name that its addresses end in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml.html import HtmlElement

from communique.ledger.judgements.judged_reading import FIELDS
from communique.model import Reading
from communique.model.prose import short
from communique.web.text.highlights import words_of

LONGEST, SHARE = 280, 0.35
"""Characters of one quotation; the part of a text that its quotations may come to together."""
ACCOUNT = 400
"""Characters that a contact's page quotes of one account at most."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: where it starts in the text, the findings in it by name and kind, who has the word, the words."""

    start: int
    names: tuple[tuple[str, str], ...]
    who: tuple[str, ...]
    words: str


def quotations(reading: Reading) -> list[Quoted]:
    """The findings of a text in their order; what lies within the quotation before is named with it.

    Once they come to `SHARE` of the text, the rest are named without words.
    """
    told = [(words_of(one), kind, one) for kind, held in FIELDS.items() for one in getattr(reading, held)]
    found = sorted((t for t in told if t[0]), key=lambda t: (t[0][0].start, -t[0][-1].end, t[1], t[2].id))
    out: list[Quoted] = []
    end, left = -1, int(len(reading.text) * SHARE)
    for spans, kind, one in found:
        if out and spans[-1].end <= end:
            out[-1] = replace(out[-1], names=(*out[-1].names, (one.id, kind)))
            continue
        words = short(reading.text[spans[0].start : spans[-1].end], LONGEST)
        words = words if len(words) <= left else ""
        left -= len(words)
        end = spans[-1].end
        out.append(Quoted(spans[0].start, ((one.id, kind),), _who(one), words))
    return out


def shortened(main: HtmlElement, documents: set[str]) -> None:
    """In a contact's page: of accounts whose text may not be shown whole, no more than `ACCOUNT` characters."""
    for one in main.xpath(".//article"):
        leads = [str(h).partition("?")[0].rpartition("/")[2] for h in one.xpath(".//a/@href")]
        if not documents & set(leads):
            continue
        quotes = one.xpath(".//blockquote")
        left = min(ACCOUNT, int(sum(len(q.text_content()) for q in quotes) * SHARE))
        for quote in quotes:
            words = quote.text_content()
            for child in list(quote):
                quote.remove(child)
            quote.text = short(words, left) if left > 40 else "[…]"
            left = max(0, left - len(words))


def _who(record: Any) -> tuple[str, ...]:
    return tuple(next((v for n in ("speakers", "by", "participants") if (v := getattr(record, n, ()))), ()))
