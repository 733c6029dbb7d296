"""What is taken away: lists, briefs, charts and feeds as files."""
