"""A spaCy pipeline as steps over all passages of a document at once.

Takes a loaded pipeline, gives functions that each add what one of its components would. Where a
component is of a kind known here it is run in a quicker way with the same outcome (`vectors.py`,
`entities.py`, `forms.py`); any other runs as it is, so that every spaCy pipeline can be used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from communique.language.entities import entities_of
from communique.language.forms import forms_of
from communique.language.vectors import vectors_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Step = Callable[[Sequence["Doc"]], object]


def steps_of(nlp: Language, lemmas: Mapping[str, str]) -> list[Step]:
    """The steps of `nlp` in order. `lemmas` mends verb forms whose lemma its rules mistake."""
    steps: list[Step] = []
    pipes = [pipe for _, pipe in nlp.pipeline]
    at = 0
    while at < len(pipes):
        after = pipes[at + 1] if at + 1 < len(pipes) else None
        forms = forms_of(pipes[at], after, lemmas) if after is not None else None
        steps.append(forms or _step(pipes[at]))
        at += 2 if forms else 1
    if not any(getattr(step, "mends", False) for step in steps):
        steps.append(lambda docs: _mend(docs, lemmas))
    return steps


def _step(pipe: Any) -> Step:
    kind = type(pipe).__name__
    if kind == "Tok2Vec" and (vectors := vectors_of(pipe.model)):
        return lambda docs: _set_vectors(docs, vectors(docs))
    if kind == "EntityRecognizer" and (entities := entities_of(pipe)):
        return entities
    if hasattr(pipe, "predict") and hasattr(pipe, "set_annotations"):
        return lambda docs: pipe.set_annotations(docs, pipe.predict(docs))
    return lambda docs: [pipe(doc) for doc in docs]


def _set_vectors(docs: Sequence[Doc], vectors: Sequence[Any]) -> None:
    for doc, rows in zip(docs, vectors, strict=True):
        doc.tensor = rows


def _mend(docs: Sequence[Doc], lemmas: Mapping[str, str]) -> None:
    for doc in docs:
        for token in doc:
            if token.lower_ in lemmas and token.tag_.startswith("VB"):
                token.lemma_ = lemmas[token.lower_]
