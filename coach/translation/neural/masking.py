"""Facts kept through a neural model: hidden behind a short name, or looked for in what it wrote.

A model translates words, and rewrites a reference or a date as if it were one. It copies what looks
like the name of a part, “X1”, and it copies plain numbers, which also tell it singular from plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.translation.passage import Passage, Protected

LETTERS = "XQZ"
"""Letters that a name may begin with, the one that models copy best first."""
MOST = 30
"""Names that are told apart in one sentence; one with more facts is shown as it is."""
_ALIKE = {"X": "XxХх×Ｘｘ", "Q": "QqＱｑ", "Z": "ZzＺｚ"}
"""How a model may write the letter: small, Cyrillic, full width."""
_PLAIN = re.compile("[0-9]{1,4}")

Span = tuple[int, int, str]
"""A stretch of what the model wrote, in code points, and what to put there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a model gets it. `letter` names what is `hidden`; `kept` stands in `text`."""

    text: str
    letter: str
    hidden: tuple[Protected, ...]
    kept: tuple[Protected, ...]

    def restored(self, written: str) -> str | None:
        """What the model wrote, with each fact in its rendered form.

        None where one is missing, is there twice, has become part of another word or number, or
        where a name stands for none.
        """
        spans = self._named(written)
        if spans is None:
            return None
        for facts in _alike(self.kept):
            found = [*_places(facts[0], written, spans)]
            if len(found) != len(facts):
                return None
            spans += found
        if self._has_new_name(written, spans):
            return None
        for start, end, rendered in sorted(spans, reverse=True):
            written = written[:start] + rendered + written[end:]
        return written

    def _named(self, written: str) -> list[Span] | None:
        """Where the hidden facts belong; None unless each of them is named once."""
        if not self.letter:
            return []
        found = [*_names(self.letter).finditer(written)]
        numbers = [int(name[1]) for name in found]
        if sorted(numbers) != [*range(1, len(self.hidden) + 1)]:
            return None
        return [
            (*name.span(), self.hidden[number - 1].rendered)
            for name, number in zip(found, numbers, strict=True)
        ]

    def _has_new_name(self, written: str, spans: Sequence[Span]) -> bool:
        """Whether it holds a name of the kind that stands for no fact and is not in the source."""
        return any(
            name[0].strip() not in self.text
            and not any(start < name.end() and name.start() < end for start, end, _ in spans)
            for letter in LETTERS
            for name in _names(letter).finditer(written)
        )


def ways_to_show(passage: Passage, letters: str = LETTERS) -> Iterator[Shown]:
    """The passage as a model may get it, the best way first.

    First with plain numbers as they stand and all else hidden, then with all hidden, then bare.
    `letters` are those that the model knows.
    """
    facts = passage.protected
    bare = Shown(passage.text, "", (), facts)
    letter = next((one for one in letters if not _names(one).search(passage.text)), "")
    if not facts or not letter or len(facts) > MOST:
        yield bare
        return
    plain = tuple(fact for fact in facts if _is_plain(fact))
    if plain and len(plain) < len(facts):
        yield _shown(passage, letter, plain)
    hidden = _shown(passage, letter, ())
    yield from (bare, hidden) if len(plain) == len(facts) else (hidden, bare)


def _shown(passage: Passage, letter: str, kept: tuple[Protected, ...]) -> Shown:
    """The passage with all facts but `kept` hidden."""
    hidden = tuple(fact for fact in passage.protected if fact not in kept)
    text, end = [], 0
    for number, fact in enumerate(hidden, 1):
        text += [passage.text[end : fact.start], f"{letter}{number}"]
        end = fact.end
    return Shown("".join(text) + passage.text[end:], letter, hidden, kept)


def _is_plain(fact: Protected) -> bool:
    """Whether it is a small number that the reader sees as it stands."""
    return fact.text == fact.rendered and _PLAIN.fullmatch(fact.text) is not None


def _names(letter: str) -> re.Pattern[str]:
    """Names of hidden facts, as a model may write them; group 1 is the number.

    One that a sign of per cent or a myriad follows would change the fact.
    """
    return re.compile(
        rf"(?<![A-Za-z0-9])[{_ALIKE[letter]}] ?([0-9]{{1,3}})(?![A-Za-z0-9%％万億亿])"
    )


def _alike(facts: Sequence[Protected]) -> list[list[Protected]]:
    """Facts with the same words together, the longest first: “1,500” is found before “500”."""
    groups: dict[tuple[str, str], list[Protected]] = {}
    for fact in facts:
        groups.setdefault((fact.text, fact.rendered), []).append(fact)
    return sorted(groups.values(), key=lambda group: -max(len(group[0].text), 1))


def _places(fact: Protected, written: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Where the fact stands in the text, in its rendered form or else as in the source."""
    found: list[Span] = []
    for form in dict.fromkeys((fact.rendered, fact.text)):
        for place in _whole(form).finditer(written):
            start, end = place.span()
            if all(end <= low or high <= start for low, high, _ in (*taken, *found)):
                found.append((start, end, fact.rendered))
    yield from found


def _whole(form: str) -> re.Pattern[str]:
    """The words, with or without spaces between them, not within a longer word or number."""
    words = r"\s*".join(map(re.escape, form.split()))
    before = "(?<![A-Za-z0-9])" if form[:1].isascii() and form[:1].isalnum() else ""
    after = "(?![A-Za-z0-9])" if form[-1:].isascii() and form[-1:].isalnum() else ""
    if form[:1].isdigit():
        before += "(?<![0-9][.,])(?:(?<![-−])|(?<=[0-9][-−]))"
    if form[-1:].isdigit():
        after += "(?![.,][0-9])(?! ?[%％‰万億亿])"
    return re.compile(before + words + after)
