"""Statements: who is said to say what, whose voice that is, quotations, questions."""
