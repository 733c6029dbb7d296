"""Revisions: two versions of one document compared, what matters set apart from what does not.

`revise_texts` compares words; `revise` takes two readings and says besides which acts and
statements stand on the changed words, and whether their speaker, force or modality changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.follow.revisions.alignment import Block, align
from communique.follow.revisions.significance import Changed, Judged, weigh
from communique.follow.wording.visible import Visible, letters, visible
from communique.model import Act, Edit, Reading, Revision, Span

_ADDRESS = re.compile(r"\]\s?\([^)]{0,400}\)|(?:https?://|www\.|/Users/)[^\s<>)]+")
_MARKUP = re.compile(r"<[^<>]*>|[*_\\#\[\]<>]|^[ \t>]*(?:[-*+•·o]|\d{1,2}\.)(?=[ \t])", re.M)


def revise_texts(before: str, after: str, old_id: str = "", new_id: str = "") -> Revision:
    """All edits between two texts, substantive ones first. Takes plain text, Markdown or HTML."""
    if before == after:
        return Revision(old_id, new_id, ())
    ours, theirs = visible(before), visible(after)
    blocks = align(ours, theirs, before, after)
    edits = [*_worded(blocks, ours, theirs, before, after), *_gaps(blocks, ours, theirs, before, after)]
    edits = [*_moved(edits)]
    edits.sort(key=lambda e: (e.weight != "substantive", _place(e)))
    return Revision(old_id, new_id, tuple(edits))


def _place(edit: Edit) -> tuple[int, int]:
    return (
        edit.after.start if edit.after else edit.before.start if edit.before else 0,
        edit.before.start if edit.before else 0,
    )


def _worded(
    blocks: Sequence[Block], ours: Sequence[Visible], theirs: Sequence[Visible], before: str, after: str
) -> Iterator[Edit]:
    """One edit for every changed stretch of words."""
    for block in blocks:
        if block.same:
            continue
        old, new = ours[block.i1 : block.i2], theirs[block.j1 : block.j2]
        gone, came = _cover(old, before), _cover(new, after)
        changed = Changed(
            [Visible(w.key, Span(w.span.start - gone.start, w.span.end - gone.start)) for w in old] if gone else [],
            [Visible(w.key, Span(w.span.start - came.start, w.span.end - came.start)) for w in new] if came else [],
            gone.of(before) if gone else "", came.of(after) if came else "",
            _opens(gone, before), _opens(came, after),
        )  # fmt: skip
        judged = weigh(changed)
        yield _edit(judged, gone, came, before, after)


def _cover(words: Sequence[Visible], text: str) -> Span | None:
    """From the first word to the last, with a colon after it (“THE PRESIDENT:”)."""
    if not words:
        return None
    end = words[-1].span.end
    return Span(words[0].span.start, end + 1 if text[end : end + 1] == ":" else end)


def _opens(span: Span | None, text: str) -> bool:
    """Whether a sentence begins at the span."""
    if span is None:
        return False
    ahead = re.sub(r"[*_\\\[\]<>#\"“”‘’'\s-]{1,40}$", "", text[max(0, span.start - 40) : span.start])
    return not ahead or ahead[-1] in ".!?:;" or "\n\n" in text[max(0, span.start - 6) : span.start]


def _gaps(
    blocks: Sequence[Block], ours: Sequence[Visible], theirs: Sequence[Visible], before: str, after: str
) -> Iterator[Edit]:
    """What differs between words that agree: one edit a place, but one for all white space."""
    spaces: list[Edit] = []
    for gone, came in _between(blocks, ours, theirs, len(before), len(after)):
        old, new = gone.of(before), came.of(after)
        if old == new:
            continue
        edit = _edit(_gap(old, new), gone, came, before, after)
        if edit.kind == "white-space":
            spaces.append(edit)
        else:
            yield edit
    if spaces:
        places = f"White space differs in {len(spaces)} places." if len(spaces) > 1 else "White space differs."
        yield replace(spaces[0], because=places)


def _between(
    blocks: Sequence[Block], ours: Sequence[Visible], theirs: Sequence[Visible], end_before: int, end_after: int
) -> Iterator[tuple[Span, Span]]:
    """Words that agree but are written differently, and the stretches around them."""
    at_before = at_after = 0
    changed = False
    for block in blocks:
        if not block.same:
            changed = True
            continue
        for i, j in zip(range(block.i1, block.i2), range(block.j1, block.j2), strict=True):
            old, new = ours[i].span, theirs[j].span
            if not changed:
                yield Span(at_before, old.start), Span(at_after, new.start)
            yield old, new
            changed = False
            at_before, at_after = old.end, new.end
    if not changed:
        yield Span(at_before, end_before), Span(at_after, end_after)


def _gap(old: str, new: str) -> Judged:
    if _plain(old) == _plain(new):
        return Judged("white-space", "cosmetic", "White space differs.")
    if _ADDRESS.findall(old) != _ADDRESS.findall(new):
        return Judged("link", "cosmetic", "A link differs.")
    if _plain(_MARKUP.sub("", old)) == _plain(_MARKUP.sub("", new)):
        return Judged("markup", "cosmetic", "Markup differs.")
    return Judged("typography", "cosmetic", "Punctuation or capitals differ.")


def _plain(text: str) -> str:
    return "".join(text.split())


def _edit(judged: Judged, gone: Span | None, came: Span | None, before: str, after: str) -> Edit:
    return Edit(
        judged.kind, judged.weight, gone, came, gone.of(before) if gone else "", came.of(after) if came else "",
        judged.because,
    )  # fmt: skip


def _moved(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Words taken out in one place and put in unchanged in another were moved."""
    out = Counter(letters(e.old) for e in edits if e.old and not e.new)
    put = Counter(letters(e.new) for e in edits if e.new and not e.old)
    for edit in edits:
        words = letters(edit.old or edit.new)
        lone = bool(edit.old) != bool(edit.new)
        if lone and len(words) > 20 and out[words] == put[words] > 0:
            yield replace(edit, kind="order", weight="cosmetic", because="These words stand in another place.")
        else:
            yield edit


def revise(before: Reading, after: Reading) -> Revision:
    """All edits between two readings of one document; each names the acts on its words."""
    plain = revise_texts(before.text, after.text, before.document.id, after.document.id)
    return Revision(plain.before, plain.after, tuple(_acted(edit, before, after) for edit in plain.edits))


def _acted(edit: Edit, before: Reading, after: Reading) -> Edit:
    old = [a for a in before.acts if edit.before and a.span.overlaps(edit.before)]
    new = [a for a in after.acts if edit.after and a.span.overlaps(edit.after)]
    ids = tuple(sorted({a.id for a in (*old, *new)}))
    if edit.weight == "cosmetic" and edit.kind not in ("wording", "spelling"):
        return replace(edit, acts=ids)
    judged = _acts_changed(old, new, before, after) or Judged(edit.kind, edit.weight, edit.because)
    return replace(edit, acts=ids, kind=judged.kind, weight=judged.weight, because=judged.because)


def _acts_changed(old: Sequence[Act], new: Sequence[Act], before: Reading, after: Reading) -> Judged | None:
    """What the acts on the changed words say of the change, when one act is told on each side."""
    if len(old) != 1 or len(new) != 1:
        return None
    was, now = old[0], new[0]
    if set(was.by) != set(now.by) and before.quote(was.cue) == after.quote(now.cue):
        names = f"{', '.join(was.by) or 'nobody'} to {', '.join(now.by) or 'nobody'}"
        return Judged("speaker", "substantive", f"Who acts changed from {names}.")
    if was.modality != now.modality:
        because = f"Told as {now.modality} where it was {was.modality}."
        return Judged("modality", "substantive", because)
    if was.strength != now.strength:
        because = f"“{after.quote(now.cue)}” where it was “{before.quote(was.cue)}”."
        return Judged("strength", "substantive", because)
    return None
