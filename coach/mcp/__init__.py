"""The tools for assistants: what the coach does, in the Model Context Protocol."""
