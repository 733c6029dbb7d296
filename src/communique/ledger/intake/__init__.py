"""Entering documents and taking them out: from files to rows, and which accounts tell of one contact."""
