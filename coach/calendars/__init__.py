"""Which days and hours a place works, and whose clock it keeps."""
