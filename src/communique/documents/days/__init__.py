"""The day of a document: as written, as stated for machines, as shown on its page."""
