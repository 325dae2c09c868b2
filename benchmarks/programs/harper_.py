"""Prints what Harper finds in each of a JSON list of texts, read from standard input.

A finding is [kind, the words it is about, message].
"""

import json
import sys

import harper

linter = harper.Linter(harper.Dialect.BRITISH)
found = [
    [[lint.lint_kind, lint.problem_text, lint.message] for lint in linter.lint(text)]
    for text in json.load(sys.stdin)
]
print(json.dumps(found))
