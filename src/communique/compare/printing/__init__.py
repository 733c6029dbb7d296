"""A comparison as readers see it: on a page, in Markdown and Word, with the full texts."""
