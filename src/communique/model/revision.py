"""A revision: what differs between two versions of one document, what matters first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

Weight = Literal["substantive", "cosmetic"]
EditKind = Literal[
    "speaker", "number", "negation", "name", "office", "strength", "modality", "added", "removed", "wording", "date",
    "spelling", "typography", "link", "markup", "white-space", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch that was changed, put in (`before` None) or taken out (`after` None).

    `before` and `after` are spans of the two texts; `old` and `new` are their words. `kind` says what
    is different, `because` in one plain sentence. `statements` and `acts` are ids of the records
    of the older and the newer reading that stand on the changed words.
    """

    kind: EditKind
    weight: Weight
    before: Span | None
    after: Span | None
    old: str
    new: str
    because: str
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """All edits between two versions: substantive ones first, then in the order of the text.

    `weight` is substantive when one edit is.
    """

    before: str
    after: str
    edits: tuple[Edit, ...]

    @property
    def weight(self) -> Weight | None:
        """What the whole revision counts as; None when nothing differs."""
        if not self.edits:
            return None
        return "substantive" if any(e.weight == "substantive" for e in self.edits) else "cosmetic"

    @property
    def substantive(self) -> tuple[Edit, ...]:
        """The edits that change who, what or how much."""
        return tuple(e for e in self.edits if e.weight == "substantive")
