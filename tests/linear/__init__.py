"""Nothing costs more than its size: expressions, stages of reading, files."""
