"""Commands that measure the program and its readers."""
