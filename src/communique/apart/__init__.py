"""Reading in a process apart, so that no text can hold or fill the one that serves people.

`Apart` does jobs (`jobs.py`) in a process of their own, each within limits of processor time and memory; `Here` does
the same jobs where it stands. Both give the same; what goes over its limits raises TooCostly.
"""

from communique.apart.budget import a_request
from communique.apart.limits import Limits
from communique.apart.place import Here, Place
from communique.apart.process import Apart
from communique.apart.reader import ReaderApart

__all__ = ["Apart", "Here", "Limits", "Place", "ReaderApart", "a_request"]
