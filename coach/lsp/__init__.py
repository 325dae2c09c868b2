"""The language server: what the coach finds, in the editor where the draft is written."""
