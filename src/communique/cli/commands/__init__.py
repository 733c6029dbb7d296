"""The commands, one file a command: its options, its work, and `register(app)`.

A file is called as its command, in the singular (`communique commitments` is `following/commitment.py`); a group of
commands may have several files. `cli/data/commands.csv` lists them with their modules; a module is loaded when its
command is asked for, and imports what is heavy inside functions, so that help comes at once.
"""
