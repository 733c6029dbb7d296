"""Search: findings by words, searches that are kept."""
