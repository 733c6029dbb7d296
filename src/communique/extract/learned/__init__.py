"""The part of the reading that is learnt from marked documents: acts, contacts, commitments and who takes part.

A network reads the document once, with what the rules found in it (`encoding`), and gives its chances (`judging`);
`acts`, `contacts` and `statements` make findings of them. How it was trained: training/README.md.
"""
