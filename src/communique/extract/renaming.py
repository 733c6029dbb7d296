"""A record with some of its strings changed for others, all the way down: ids that were good for one stage only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def renamed(record: T, names: Mapping[str, str]) -> T:
    """`record` with every string that is a key of `names` as its value; what holds none of them is the very object.

    Goes through dataclasses, tuples, lists and dictionaries' values.
    """
    return _renamed(record, names)  # type: ignore[no-any-return]


def _renamed(one: Any, names: Mapping[str, str]) -> Any:
    if isinstance(one, str):
        return names.get(one, one)
    if is_dataclass(one) and not isinstance(one, type):
        changed = {f.name: getattr(one, f.name) for f in fields(one) if f.init}
        made = {name: _renamed(value, names) for name, value in changed.items()}
        new = {name: value for name, value in made.items() if value is not changed[name]}
        return replace(one, **new) if new else one
    if isinstance(one, dict):
        kept = {key: _renamed(value, names) for key, value in one.items()}
        return kept if any(kept[key] is not one[key] for key in one) else one
    if isinstance(one, tuple | list):
        inside = [_renamed(value, names) for value in one]
        if all(new is old for new, old in zip(inside, one, strict=True)):
            return one
        return type(one)(*inside) if hasattr(one, "_fields") else type(one)(inside)
    return one
