"""What an account tells of its contact: evidence, parties, guests, channel, status, tone."""
