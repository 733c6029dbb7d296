"""What the stages held while one document was read, for those who ask why it was read so.

Nobody fills a trail unless one is handed in: a reading without one costs nothing more.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.extract.learned.document import Judgement
from communique.extract.learned.judge import Found
from communique.extract.parsed import Mentions, Parsed
from communique.extract.tagger import Attribution
from communique.model import Passage

LOG = logging.getLogger("communique.reading")
"""Takes the traceback of what fails inside a passage; silent unless the program around it listens."""
LOG.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed inside one passage, with the traceback."""

    passage: Passage
    error: str
    trace: str


@dataclass(slots=True)
class Trail:
    """One document's way through the stages.

    `voices`: by passage, the rule that gave it its voice. `ruled`: what the rules found; `judgement`: what the network
    says (None where it was not asked); `judged`: the findings after it; `settled`: after they were made to agree.
    """

    voices: dict[str, str] = field(default_factory=dict)
    parsed: Sequence[Parsed] = ()
    mentions: Mentions | None = None
    tagged: Sequence[Attribution] = ()
    ruled: Found | None = None
    judgement: Judgement | None = None
    judged: Found | None = None
    settled: Found | None = None
    failures: list[Failure] = field(default_factory=list)

    def failed(self, passage: Passage, error: Exception) -> None:
        """Keep what failed inside a passage."""
        told = "".join(traceback.format_exception(error))
        self.failures.append(Failure(passage, f"{type(error).__name__}: {error}", told))


def strict_by_setting() -> bool:
    """Whether what fails inside a passage is raised: where COMMUNIQUE_STRICT is 1, as in the project's own tests."""
    return os.environ.get("COMMUNIQUE_STRICT", "") == "1"


def log_failure(document: str, passage: Passage, error: Exception) -> None:
    """Write down what failed inside a passage, with the traceback."""
    start, end = passage.span
    LOG.warning("%s: passage %d to %d is left out", document, start, end, exc_info=error)
