"""How well the language of short texts is told: 300 of them in 20 languages (languages.txt), and what tells it.

    python benchmarks/languages.py [lingua|py3langid|langdetect …]      (ours: the program's own way, with py3langid)

Each is asked for any of the languages that it knows. `told` is the share of texts whose language it names; `wrong` of those
that it takes for another (the rest it leaves open); `English` counts those that would be read as English and must not be.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

TEXTS = [line.split("\t") for line in (Path(__file__).parent / "languages.txt").read_text("utf-8").splitlines()]


def ours() -> Callable[[str], str]:
    """What the program says."""
    from communique.documents.language import language_of

    return language_of


def lingua() -> Callable[[str], str]:
    """Lingua in its low accuracy, as it was used here."""
    from lingua import LanguageDetectorBuilder

    made = LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()

    def tell(text: str) -> str:
        found = made.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return tell


def py3langid() -> Callable[[str], str]:
    """langid.py's model, kept up."""
    import py3langid as made

    return lambda text: made.classify(text)[0]


def langdetect() -> Callable[[str], str]:
    """Google's language detection of 2010."""
    from langdetect import DetectorFactory, detect

    DetectorFactory.seed = 0
    return lambda text: detect(text).split("-")[0]


if __name__ == "__main__":
    for name in sys.argv[1:] or ["ours"]:
        tell = globals()[name]()
        tell(TEXTS[0][1])
        began = time.perf_counter()
        said = [(code, tell(text)) for code, text in TEXTS]
        each = (time.perf_counter() - began) / len(TEXTS)
        right = sum(code == one for code, one in said)
        wrong = sum(one not in (code, "und") for code, one in said)
        english = sum(one == "en" for _, one in said)
        print(f"{name}: told {right}/{len(said)}, wrong {wrong}, English {english}, {1e6 * each:,.0f} µs a text")
