"""How a message may fit the country of its reader: customs with their sources, names, openings.

Nothing here is imported for a draft whose recipient has no country.
"""
