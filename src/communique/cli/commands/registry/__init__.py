"""Commands on the registry of actors."""
