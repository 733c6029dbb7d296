"""How many threads the libraries that multiply matrices take: one, in a process that is ours.

Our products are small. Beside other work a second thread waits for its turn at each of them, and the waiting costs more
than all the rest of a reading. Who sets one of the variables decides instead; a host that reads by `communique.read`
decides for itself.
"""

from __future__ import annotations

import os

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def one() -> None:
    """Ask for one thread; it holds for libraries that are loaded after it and for processes started after it."""
    for name in NAMES:
        os.environ.setdefault(name, "1")
