"""Commands for people's decisions."""
