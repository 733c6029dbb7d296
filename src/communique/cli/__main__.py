"""`python -m communique.cli` is the command line."""

from communique.cli import main

main()
