"""Who does what in a text: the writer's side or the reader's."""

from __future__ import annotations

from coach.rewriting.guarding.reading import Reading

AUXILIARIES = frozenset(
    "will would shall should can could may might must be have do not never to".split()
)
MARKS = frozenset(",.;:!?()–—\"'")


def reading_sides(reading: Reading) -> tuple[set[str], set[str], set[str], set[str]]:
    """Verbs said of us and of the reader, things called ours and the reader's."""
    ours: set[str] = set()
    theirs: set[str] = set()
    owned: set[str] = set()
    yours: set[str] = set()
    words = reading.words
    for place, word in enumerate(words):
        if word.lemma in ("we", "i", "you"):
            into = theirs if word.lemma == "you" else ours
            for follower in words[place + 1 : place + 5]:
                if follower.text in MARKS or follower.lemma in ("we", "i", "you"):
                    break
                if follower.lemma not in AUXILIARIES:
                    into.add(follower.lemma)
                    break
        elif word.text in ("our", "my", "your"):
            for noun in words[place + 1 : place + 3]:
                if noun.text in MARKS:
                    break
                (yours if word.text == "your" else owned).add(noun.lemma)
    return ours, theirs, owned, yours
