"""All mentions of a document, with actors whom no table knows."""
