"""Many files at once: which ones, with which settings, what was found, and what is kept of it."""
