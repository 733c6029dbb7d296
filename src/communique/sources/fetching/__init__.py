"""Fetching politely: connections, robots.txt, a host's pace, what a body was sent as."""
