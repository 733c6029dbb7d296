"""The day that htmldate finds where what a page states, shows and is addressed by tells none."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, cast

from communique.documents.days.dateline import Seen


def searched(page: Any, url: str | None, shown: Sequence[Seen] = ()) -> str | None:
    """What htmldate finds in a page or its tree; what only its extensive search does must be shown by the page."""
    from htmldate import find_date

    page = page if isinstance(page, str) else _without_code(page)
    try:
        found = find_date(page, url=url, original_date=True, extensive_search=False)
        if found is None and shown:
            found = find_date(page, url=url, original_date=True, extensive_search=True)
            found = found if found in {one.day.isoformat() for one in shown if one.score >= 0 or one.label} else None
    except MemoryError:
        raise
    except Exception:  # a page that htmldate cannot parse has no date
        return None
    return cast("str | None", found)


def _without_code(tree: Any) -> Any:
    """The tree without what is shown of programs: days in it are examples."""
    if next(tree.iter("code", "pre"), None) is None:
        return tree
    tree = copy.deepcopy(tree)
    for node in list(tree.iter("code", "pre")):
        if node.getparent() is not None:
            node.drop_tree()
    return tree
