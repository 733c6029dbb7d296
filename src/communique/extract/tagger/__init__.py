"""A small trained tagger of attributions: source, cue and content, linked.

`find_attributions` gives None where ONNX Runtime is not installed; the lexicon and the parse
then find statements alone. How it was trained: training/README.md.
"""

from communique.extract.tagger.decode import Attribution
from communique.extract.tagger.find import find_attributions

__all__ = ["Attribution", "find_attributions"]
