"""What a source lists: feeds, sitemaps, pages of links, APIs."""
