"""The registry of actors, and the finding of their mentions in a text."""

from communique.actors.names import Hit, Scan, scan
from communique.actors.registry import LEADING, Registry, registry

__all__ = ["LEADING", "Hit", "Registry", "Scan", "registry", "scan"]
