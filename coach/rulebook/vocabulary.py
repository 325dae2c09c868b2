"""The small language in which phrases and patterns are written, and its expansion.

`(a|b)` offers alternatives, `(a|b)?` may be absent, `<name>` stands for a named list from the
language's `lists/` folder, `~send` for every form of a word and `~send.VBN` for one of them.
"""

from __future__ import annotations

import re
from itertools import product

from coach.rulebook.inflection import Inflections

MOST_EXPANSIONS = 6000
"""A phrase that stands for more literals than this should be a pattern."""

_LIST = re.compile(r"(?<!\(\?P)(?<!\(\?)<([a-z][a-z0-9_]*)>")
_LEMMA = re.compile(r"~([a-z][a-z'-]*)(?:\.([A-Z]{2,3}))?")


class Vocabulary:
    """Lists and inflections of one language."""

    def __init__(self, lists: dict[str, tuple[str, ...]], inflections: Inflections) -> None:
        self._lists = lists
        self.inflections = inflections

    def pattern(self, pattern: str, seen: tuple[str, ...] = ()) -> str:
        """A pattern in plain RE2 syntax. Raises ValueError for an unknown list or a circle."""

        def put_list(found: re.Match[str]) -> str:
            name = found[1]
            items = self._items(name, seen)
            expanded = (self.pattern(item, (*seen, name)) for item in items)
            return f"(?:{'|'.join(expanded)})"

        return _LEMMA.sub(self._put_forms, _LIST.sub(put_list, pattern))

    def literals(self, phrase: str) -> list[str]:
        """All literals that a phrase stands for, in lower case, without repetition.

        Raises ValueError for an unknown list, unbalanced parentheses or too many literals.
        """
        expanded = self._expand(self.pattern(phrase).replace("(?:", "("))
        tidy = (" ".join(text.split()) for text in expanded)
        return [text for text in dict.fromkeys(tidy) if text]

    def _items(self, name: str, seen: tuple[str, ...]) -> tuple[str, ...]:
        if name in seen:
            raise ValueError(f"list <{name}> contains itself")
        if name not in self._lists:
            known = ", ".join(sorted(self._lists)) or "none"
            raise ValueError(f"no list <{name}> in lists/; there are: {known}")
        return self._lists[name]

    def _put_forms(self, found: re.Match[str]) -> str:
        lemma, tag = found[1], found[2]
        if tag:
            return self.inflections.form(lemma, tag)
        forms = sorted(self.inflections.all_forms(lemma), key=len, reverse=True)
        return f"(?:{'|'.join(forms)})"

    def _expand(self, phrase: str) -> list[str]:
        alternatives, end = self._alternatives(phrase.lower(), 0)
        if end != len(phrase):
            raise ValueError("a closing parenthesis has no opening one")
        return alternatives

    def _alternatives(self, text: str, at: int) -> tuple[list[str], int]:
        """Expand `text` from `at` up to a closing parenthesis or the end."""
        done: list[str] = []
        parts: list[list[str]] = []
        while at < len(text) and text[at] != ")":
            if text[at] == "|":
                done += _joined(parts)
                parts, at = [], at + 1
            elif text[at] == "(":
                inner, at = self._alternatives(text, at + 1)
                if at >= len(text):
                    raise ValueError("an opening parenthesis is never closed")
                at += 1
                if at < len(text) and text[at] == "?":
                    inner, at = [*inner, ""], at + 1
                parts.append(inner)
            else:
                end = at
                while end < len(text) and text[end] not in "()|":
                    end += 1
                parts.append([text[at:end]])
                at = end
        return done + _joined(parts), at


def _joined(parts: list[list[str]]) -> list[str]:
    size = 1
    for part in parts:
        size *= len(part)
    if size > MOST_EXPANSIONS:
        raise ValueError(f"the phrase stands for {size} literals; write it as a pattern")
    return ["".join(combination) for combination in product(*parts)]
