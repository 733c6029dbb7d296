"""Where a site keeps what matters on its pages: CSS selectors for text, title and date, turned into XPath.

Understood are tags, `.class`, `#id`, `[attribute]`, `[attribute=value]`, descendants (a blank),
children (`>`) and alternatives (`,`): what source files need, and nothing that could run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.errors import InputError

_STEP = re.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:\.[\w-]+|#[\w-]+|\[[\w:-]+(?:[*^$]?=(?:\"[^\"']*\"|'[^\"']*'|[\w:/.-]+))?\])*)"
)
_PART = re.compile(
    r"\.(?P<cls>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<attr>[\w:-]+)(?:(?P<op>[*^$]?=)(?:\"(?P<dq>[^\"]*)\"|'(?P<sq>[^']*)'|(?P<bare>[\w:/.-]+)))?\]"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Selectors of a site; empty where the general finder does well enough.

    `drop` names what is never text (share bars, lists of other news). `day_first` says how a date
    in figures alone is written there (03.02.2025: 3 February); None leaves such a date unread.
    `time_zone` is where its days are meant (Asia/Tokyo): a moment that a page states in UTC is of the day that
    it is there; empty: every moment is of the day that is written.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    drop: str = ""
    day_first: bool | None = None
    time_zone: str = ""


def xpath(selector: str) -> str:
    """The XPath of a CSS selector. Raises InputError, naming it, for what is not understood."""
    paths = [_path(one.strip()) for one in selector.split(",")]
    if not all(paths):
        raise InputError(
            f"selector {selector!r} is not understood; use tags, .class, #id, [attribute=value], blanks, > and commas"
        )
    return " | ".join(paths)


def _path(one: str) -> str:
    out = ""
    axis = "//"
    for token in one.replace(">", " > ").split():
        if token == ">":
            axis = "/"
            continue
        step = _STEP.fullmatch(token)
        if step is None:
            return ""
        out += axis + (step["tag"] or "*") + "".join(_condition(part) for part in _PART.finditer(step["rest"]))
        axis = "//"
    return out if axis == "//" else ""


def _condition(part: re.Match[str]) -> str:
    if part["cls"]:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {part['cls']} ')]"
    if part["id"]:
        return f"[@id='{part['id']}']"
    if not part["op"]:
        return f"[@{part['attr']}]"
    value = next(v for v in (part["dq"], part["sq"], part["bare"]) if v is not None)
    quoted = f'"{value}"' if "'" in value else f"'{value}'"
    if part["op"] == "*=":
        return f"[contains(@{part['attr']}, {quoted})]"
    if part["op"] == "^=":
        return f"[starts-with(@{part['attr']}, {quoted})]"
    if part["op"] == "$=":
        return f"[substring(@{part['attr']}, string-length(@{part['attr']}) - {len(value) - 1}) = {quoted}]"
    return f"[@{part['attr']}={quoted}]"
