"""Web pages: the tree made ready, its main text found, what belongs to it and what does not."""
