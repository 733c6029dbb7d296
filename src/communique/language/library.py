"""spaCy without its command line, which it otherwise imports at once, and with it clients for the web and projects.

A sixth of the time of a cold start goes there (benchmarks/README.md). Whoever wants the command line gets it: the
stand-in is gone when spaCy is there.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_CLI, _INFO = "spacy.cli", "spacy.cli.info"


def spacy() -> Any:
    """The module spaCy, imported at the first call."""
    if "spacy" in sys.modules or _CLI in sys.modules:
        return importlib.import_module("spacy")
    folder, module = ModuleType(_CLI), ModuleType(_INFO)
    folder.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update({_CLI: folder, _INFO: module})
    try:
        return importlib.import_module("spacy")
    finally:
        for name in (_CLI, _INFO):
            sys.modules.pop(name, None)
        if "spacy" in sys.modules:
            vars(sys.modules["spacy"]).pop("cli", None)


def _info(*given: Any, **named: Any) -> Any:
    """What `spacy.info` says, asked of the command line itself."""
    return importlib.import_module(_INFO).info(*given, **named)
