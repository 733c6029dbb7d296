"""The commands, one file a command: its options, its work, and `register(app)`.

A file is called as its command, in the singular (`communique commitments` is `following/commitment.py`); a group of
commands may have several files. What is heavy is imported inside functions, so that help comes at once.
"""
