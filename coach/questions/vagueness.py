"""How much a clause sounds like fine words or a putting-off, and how little like an answer.

Two linear models weighed together: one over the words and their neighbours, one over their mean
meaning, the values it holds, the patterns of evasions.yaml and a few families of small words.
models/requests/README.md tells their data.
"""

from __future__ import annotations

import re
from math import exp

from coach.lazily import lazy
from coach.linear import linear_model
from coach.messages.features import features_of
from coach.questions.clauses import Clause
from coach.questions.linear import Features, log_odds, model
from coach.questions.meaning import mean_of, vectors_in

_FAMILIES = {
    "we": r"\b(?:we|our|us|my|i)\b|我们|我司|我方|公司|咱|这边",
    "will": r"\b(?:will|shall|'ll|going to)\b|会|将",
    "much": r"\b(?:very|always|quite|really|so|most|all|many|every\w*|already|never)\b"
    r"|很|都|挺|最|非常|一直|绝对|一定",
    "you": r"\b(?:you|your|u)\b|您|你|贵",
    "not": r"\b(?:not?|nothing|never|cannot)\b|n't\b|不|没|无",
    "hope": r"\b(?:should|hope|try|think|believe|can be)\b|应该|希望|大概|可能|尽",
    "done": r"[a-z]{3}ed\b|\b(?:was|were|is|are|has|have)\b|已|了",
    "code": r"[a-z]*\d+[a-z0-9]*",
    "about": r"\b(?:about|regarding|concerning|as for)\b|方面|关于|至于",
    "wait": r"\b(?:wait|check|ask|discuss|later|soon|when|after|until|see|inform|let)\b"
    r"|等|再|看|问|后|催|在",
}
_PATTERNS = {name: lazy(pattern, re.ASCII) for name, pattern in _FAMILIES.items()}
_TIMES = frozenset({"date", "duration"})
_SHORT, _LONG = 12, 80


def vagueness(clause: Clause) -> float:
    """How likely the clause answers nothing, from 0 to 1, given that it is about the matter."""
    return weighed(model("vague").probability(vague_features(clause)), wording(clause))


def wording(clause: Clause) -> float:
    """The log-odds that words like these answer nothing."""
    found = features_of(clause.typed)
    return linear_model("requests/evasions").odds(found)[0]


def weighed(sounds: float, worded: float) -> float:
    """One chance of both: what the meaning sounds like, a chance, and the log-odds of the words."""
    return 1 / (1 + exp(-_PART * (log_odds(sounds) + worded)))


_PART = 0.6
"""What each of the two counts; they hear much the same."""


def vague_features(clause: Clause) -> Features:
    """The features of a clause."""
    text = clause.folded
    kinds = {value.kind for value in clause.values}
    found = {name: 1.0 for name, pattern in _PATTERNS.items() if pattern.search(text)}
    found |= {f"meaning {at}": value for at, value in enumerate(mean_of(vectors_in(text)))}
    found |= {
        "value": float(bool(kinds)),
        "time": float(bool(kinds & _TIMES)),
        "figure": float(bool(kinds - _TIMES - {"number"})),
        "deferred": float(bool(clause.deferred)),
        "empty": float(bool(clause.empty)),
        "short": float(len(text) < _SHORT),
        "length": min(1.0, len(text) / _LONG),
    }
    return found
