"""Build rules/en/inflections.tsv: the forms of English verbs and nouns, by lemminflect.

Run with the development extra:
    python tools/build_inflections.py WORDS... > rules/en/inflections.tsv
WORDS are text files; every word in them that is a verb's or noun's base form gets a line.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lemminflect import getInflection, getLemma

VERB_TAGS, NOUN_TAG = ("VBZ", "VBD", "VBN", "VBG"), "NNS"
FUNCTION_WORDS = frozenset(
    "a an the and or but if of to in on at by for with from as is be am are was were been being do "
    "does did done have has had will would can could may might must shall should not no i me my we "
    "us our you your he him his she her it its they them their this that these those there here so "
    "than then too very what which who whom whose when where why how all any both each few more "
    "most other some such only own same just up down out off over under again now well about "
    "before after while until because through into onto per via yes ok please re u ur r y n".split()
)


def words(paths: list[Path]) -> list[str]:
    """All lower-case words of the files, function words left out."""
    seen = {
        word
        for path in paths
        for word in re.findall(r"[a-z]{2,}", path.read_text(encoding="utf-8").lower())
    }
    return sorted(seen - FUNCTION_WORDS)


def line(word: str) -> str | None:
    """The table's line for `word`, or None if it is no base form."""
    verb = word in getLemma(word, upos="VERB", lemmatize_oov=False)
    noun = word in getLemma(word, upos="NOUN", lemmatize_oov=False)
    cells = [
        "|".join(getInflection(word, tag, inflect_oov=False)) if verb else "" for tag in VERB_TAGS
    ]
    cells.append("|".join(getInflection(word, NOUN_TAG, inflect_oov=False)) if noun else "")
    return "\t".join([word, *cells]) if any(cells) else None


def main() -> None:
    """Print the table."""
    print("# lemma\tVBZ\tVBD\tVBN\tVBG\tNNS")
    for word in words([Path(name) for name in sys.argv[1:]]):
        found = line(word)
        if found is not None:
            print(found)


if __name__ == "__main__":
    main()
