"""PDF: characters with their places → lines in reading order → paragraphs."""
