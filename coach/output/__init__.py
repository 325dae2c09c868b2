"""Reports out, one module for each format."""
