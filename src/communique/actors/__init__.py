"""The registry of actors, and the finding of their mentions in a text."""

from communique.actors.build import registry
from communique.actors.names import Hit, Scan, scan
from communique.actors.own import current_registry
from communique.actors.registry import LEADING, Registry

__all__ = ["LEADING", "Hit", "Registry", "Scan", "current_registry", "registry", "scan"]
