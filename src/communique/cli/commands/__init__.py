"""The commands and their options, one file a group, each with `register(app)`; nothing heavy is imported here."""
