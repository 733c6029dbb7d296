"""The registry of actors: its tables and a user's own over them, what is made of them, and what it is asked."""
