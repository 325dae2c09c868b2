"""Sentences that blame, taken apart and said again as an observation and a request."""
