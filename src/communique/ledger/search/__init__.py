"""Full-text search: its syntax, what its words stand for, ranking, results, saved searches."""
