"""What pages ask, made from the rows, kept and refreshed: commitments, phrases, contacts, comparisons, silences."""
