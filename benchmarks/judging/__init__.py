"""What outside judges say of rewritten lines, beside what they say of the lines as they were.

`python -m benchmarks.judging` has the blaming lines of a development set said again and asks each
judge about both. No judge is right every time, and none knows what the writer meant: what counts is
how much more often it objects to the rewrites than to the originals.
"""
