"""Records from the plain lists and objects of JSON: the parts of a reading, rows of the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from communique.model.actor import Actor, Term
from communique.model.document import Document
from communique.model.span import Span


def document_from(value: Mapping[str, Any]) -> Document:
    """The Document of a reading format's object."""
    told = value["document"]
    source = told.get("source")
    return Document(
        text=value["text"], date=dt.date.fromisoformat(told["date"]) if told["date"] else None,
        date_basis=told["date_basis"], title=told["title"], author=told["author"], issuer=told["issuer"],
        url=source if source and "://" in source else None, source=source, language=told["language"],
        media_type=told["media_type"],
    )  # fmt: skip


def restored(hint: Any, value: Any) -> Any:
    """`value` of plain lists and objects as what the type `hint` says: dataclass, Span, tuple or itself."""
    return value if value is None else _maker(hint)(value)


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """What makes a value that is not None: worked out once a type, since lists hold very many of few types."""
    if hint is Span:
        return lambda value: Span(*value)
    if get_origin(hint) in (Union, UnionType):
        return _maker(next(h for h in get_args(hint) if h is not NoneType))
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        if member in (str, int, float, bool):
            return tuple
        inner = _maker(member)
        return lambda value: tuple([None if item is None else inner(item) for item in value])
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    return _itself


def _record(kind: type) -> Callable[[Any], Any]:
    hints = hints_of(kind)
    makers = [(f.name, None if _maker(hints[f.name]) is _itself else _maker(hints[f.name])) for f in fields(kind)]

    def made(value: Any) -> Any:
        told = {}
        for name, make in makers:
            if name in value:
                one = value[name]
                told[name] = one if make is None or one is None else make(one)
        return kind(**told)

    return made


def _itself(value: Any) -> Any:
    return value


def member_of(hint: Any) -> Any:
    """The type of the records in a tuple."""
    return get_args(hint)[0]


def actor_from(value: Mapping[str, Any]) -> Actor:
    """The Actor of an object of the reading format."""
    terms = tuple(
        Term(t["office"], t["of"], t["title"], t["from"], t["to"] or "", t.get("basis") or "") for t in value["offices"]
    )
    return Actor(value["id"], value["name"], value["kind"], value["country"] or "", terms)


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The types of a dataclass's fields, worked out once a class."""
    return get_type_hints(kind)
