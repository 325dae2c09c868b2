"""Kinds of trade messages: which fields each needs, what a draft says of them, what is missing.

The kinds stand in rules/messages/, one document each, the fields they share in rules/fields/.
"""
