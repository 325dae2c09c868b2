"""Two messages side by side: what the incoming one asks, and what the draft says to it.

Nothing here is imported for a draft without an incoming message.
"""
