"""A document's text as a page shows it: blocks, what lies over them, who speaks in them, one record in full."""
