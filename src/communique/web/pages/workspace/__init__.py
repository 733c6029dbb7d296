"""The workspace itself: today, sources, signing in, the visual language."""
