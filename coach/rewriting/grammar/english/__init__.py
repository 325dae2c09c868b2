"""English sentences that blame, said again: what is open or what happened, then a request.

`entry` is the way in. `plain` takes the heat out of the words, `frames` knows ways of speaking that
stand around what is meant, `retelling` goes through the clauses, `acting` takes a clause with an
agent apart and `deeds` says it again without that agent; `questions`, `threats` and `obligations`
are what their names say, `asking` picks the request behind it all, `topic` is the last resort, and
`wellformed` refuses what is no good English. The words are in rules/rewriting/en.yaml.
"""

from coach.rewriting.grammar.english.entry import said_again

__all__ = ["said_again"]
