"""The reader's view: what the recipient of a message takes from it, in five lines.

Nothing here is imported for a check that does not ask for it.
"""
