"""What a page states for machines of its day: meta elements, JSON-LD, microdata.

Takes a page's tree, gives what it states, each with its kind: published (best first), made, changed. Of the objects in
JSON-LD those count that are the page; another story's, the site's and a comment's are none.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from communique.documents.characters import as_seen
from communique.vocabulary import alternatives, word_list, word_set

_SCHEMA_ARTICLES = alternatives("documents", "schema-articles")
Kind = Literal["published", "loose", "made", "changed"]
_PUBLISHED = word_list("documents", "metadata-published")
_LOOSE = word_list("documents", "metadata-loose")
_MADE = word_list("documents", "metadata-made")
_CHANGED = word_list("documents", "metadata-changed")
_ARTICLES = re.compile(
    rf"{_SCHEMA_ARTICLES}",
    re.I,
)
_OTHERS = word_set("documents", "schema-other-types")
_ASIDE = word_set("documents", "schema-asides")
_PAIRS = re.compile(r'"(?P<key>datePublished|dateModified|headline)"\s{0,20}:\s{0,20}"(?P<value>[^"\\]{1,300})"')
_MOST = 500
_SAME_HEADLINE = 72
_NEVER = -9
_LEAST_BODY = 100
_TAGS = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that state a day, of what kind, and whether the statement is the page's own beyond doubt."""

    words: str
    kind: Kind
    sure: bool = False


def stated(tree: Any, url: str | None, titles: Sequence[str]) -> list[Stated]:
    """All that the page's metadata state, those of publication first. `titles` are its headline and title."""
    told: dict[str, str] = {}
    for node in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv", "pubdate"):
            if (name := (node.get(key) or "").strip().lower()) and node.get("content"):
                told.setdefault(name, node.get("content"))
    out = list(_objects(tree, _addresses(tree, url), titles))
    out += [
        Stated(told[name], "published", name.startswith(("article:", "og:"))) for name in _PUBLISHED if name in told
    ]
    for node in tree.xpath("//*[contains(@itemprop, 'datePublished')]"):
        if node.tag != "meta" and not _aside(node):
            out.append(Stated(node.get("content") or node.get("datetime") or _text(node), "published"))
    for names, kind in ((_LOOSE, "loose"), (_MADE, "made"), (_CHANGED, "changed")):
        out += [Stated(told[name], kind) for name in names if name in told]  # type: ignore[arg-type]
    return [one for one in out if one.words.strip()]


def _text(node: Any) -> str:
    return " ".join(node.text_content().split())[:100]


def body_stated(tree: Any, url: str | None) -> str:
    """The text that JSON-LD states of this page, of which pages made by scripts show nothing; empty when none does.

    It is taken out of the tree: of pages that show a part of it, finders of main text would take it for what is shown.
    """
    addresses = _addresses(tree, url)
    for node in tree.xpath("//script[contains(@type, 'ld+json') and contains(., 'articleBody')]"):
        words = node.text_content()
        node.text = words.replace('"articleBody"', '"heldBody"')
        for one in _dicts(_loaded(words)):
            words = one.get("articleBody")
            if isinstance(words, str) and len(words) >= _LEAST_BODY and _fit(one, addresses, ()) >= 0:
                parts = re.split(r"\n|</?(?:p|br|div|li)\b[^<>]{0,99}>", html.unescape(words))
                return "\n\n".join(bare for part in parts if (bare := as_seen(_TAGS.sub("", part)).strip()))
    return ""


def _aside(node: Any) -> bool:
    """Whether microdata are of something that stands beside the page's own article: a comment, a list of news."""
    around = [a for a in node.iterancestors() if a.get("itemscope") is not None][:1]
    return any(node.iterancestors("aside", "nav", "footer")) or any(
        re.search(r"comment|review|video|image", (a.get("itemtype") or "") + (a.get("itemprop") or ""), re.I)
        for a in around
    )


def _addresses(tree: Any, url: str | None) -> set[str]:
    found = [node.get("href") or node.get("content") or ""
             for node in tree.xpath("//link[@rel='canonical'] | //meta[@property='og:url']")]  # fmt: skip
    return {_bare(one) for one in (*found, url or "") if one}


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address.strip().lower()).split("#")[0].split("?")[0].rstrip("/")


def _objects(tree: Any, addresses: set[str], titles: Sequence[str]) -> Iterator[Stated]:
    """What JSON-LD states of this page, the likeliest object first."""
    scored: list[tuple[int, int, dict[str, Any]]] = []
    for node in tree.xpath("//script[contains(@type, 'ld+json')]"):
        for one in _dicts(_loaded(node.text_content() or "")):
            scored.append((_fit(one, addresses, titles), len(scored), one))
    dated = [one for one in scored if "datePublished" in one[2] and one[0] > _NEVER]
    # A single object that only has another headline may still be the page, given to search engines by another name.
    scored = [(max(score, 0) if len(dated) == 1 else score, at, one) for score, at, one in scored if score > _NEVER]
    scored = [one for one in scored if one[0] >= 0]
    scored.sort(key=lambda s: (-s[0], s[1]))
    for keys, kind in (
        (("datePublished",), "published"),
        (("dateCreated", "uploadDate"), "made"),
        (("dateModified",), "changed"),
    ):
        for score, _, one in scored:
            for key in keys:
                if isinstance(one.get(key), str):
                    yield Stated(one[key], kind, score > 0)  # type: ignore[arg-type]


def _loaded(words: str) -> Any:
    """The object of a script; raw line ends, comments and commas too many are what many pages have."""
    words = re.sub(
        r"^\s*(?:<!--|/\*<!\[CDATA\[\*/|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\]\]>\*/|//\]\]>|\]\]>);?\s*$", "", words
    )
    for attempt in (words, re.sub(r",(\s*[}\]])", r"\1", words).strip().rstrip(";"), html.unescape(words)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _by_words(words)


def _by_words(words: str) -> Any:
    """Of an object that is broken beyond mending, the day it states."""
    found: dict[str, str] = {}
    for match in _PAIRS.finditer(words):
        found.setdefault(match["key"], match["value"])
    return found or None


def _dicts(loaded: Any) -> Iterator[dict[str, Any]]:
    """The objects within, those apart that stand under what is beside the page."""
    left = [loaded]
    for _ in range(_MOST):
        if not left:
            return
        one = left.pop(0)
        if isinstance(one, dict):
            yield one
            left += [v for k, v in one.items() if isinstance(v, (dict, list)) and k.lower() not in _ASIDE]
        elif isinstance(one, list):
            left += [v for v in one if isinstance(v, (dict, list))]


def _fit(one: dict[str, Any], addresses: set[str], titles: Sequence[str]) -> int:
    """How well an object is the page: below zero, it is another."""
    kinds = one.get("@type")
    named = {str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds]) if k}
    score = 0
    if named & _OTHERS:
        return _NEVER
    if any(_ARTICLES.search(name) for name in named):
        score += 1
    own = {_bare(a) for a in _own_addresses(one)}
    if own and addresses:
        score += 3 if own & addresses else -1 if any("/" in a for a in own) else 0
    headline = _plain(str(one.get("headline") or one.get("name") or ""))
    heads = [_plain(title) for title in titles if title]
    if len(headline) > 5 and heads:
        score += 2 if any(_alike(headline, head) for head in heads) else -2
    return score


def _own_addresses(one: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = one.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith("http"):
            yield value


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", html.unescape(words).casefold()))


def _alike(one: str, other: str) -> bool:
    """Whether two headlines are one: titles carry the site's name, search engines are given shorter ones."""
    from rapidfuzz.fuzz import token_set_ratio

    return bool(one and other) and token_set_ratio(one[:300], other[:300]) >= _SAME_HEADLINE
