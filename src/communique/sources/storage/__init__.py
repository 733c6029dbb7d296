"""What is kept of answers: the archive, WARC files out and in."""
