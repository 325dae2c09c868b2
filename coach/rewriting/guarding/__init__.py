"""What the guard of rewriting looks at: a sentence and its candidate, read once, check by check."""
