"""Turn findings into words to put instead, and let nothing wrong get past."""
