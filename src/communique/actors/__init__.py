"""The registry of actors, and the finding of their mentions in a text."""

from communique.actors.mentions.gazetteer_matching import Hit, Scan, scan
from communique.actors.registry.builder import registry
from communique.actors.registry.entries import LEADING
from communique.actors.registry.registry import Registry
from communique.actors.registry.user_tables import current_registry

__all__ = ["LEADING", "Hit", "Registry", "Scan", "current_registry", "registry", "scan"]
