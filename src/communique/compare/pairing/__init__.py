"""Which claims of two accounts tell the same, and how those stand to each other."""
