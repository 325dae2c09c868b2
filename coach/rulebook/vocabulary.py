"""The small language in which phrases and patterns are written, and its expansion.

`(a|b)` offers alternatives, `(a|b)?` may be absent, `<name>` stands for a named list from the
language's `lists/` folder, `~send` for every form of a word and `~send.VBN` for one of them.
"""

from __future__ import annotations

import re
from itertools import product

import re2

from coach.lazily import lazy
from coach.rulebook.inflection import VERB_TAGS, Inflections

MOST_EXPANSIONS = 6000
"""A phrase that stands for more literals than this should be a pattern."""

_LIST = lazy(r"(?<!\(\?P)(?<!\(\?)<([a-z][a-z0-9_]*)>")
_LEMMA = lazy(r"~([a-z][a-z'-]*)(?:\.([A-Z]{2,3}))?")


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

    def phrase_pattern(self, phrase: str, *, inflected: bool) -> str:
        """A phrase as one RE2 pattern; with `inflected` its first and last word take their forms.

        Matches what the literals of the phrase and their forms match. Raises ValueError.
        """
        text = " ".join(self.pattern(phrase).replace("(?:", "(").lower().split())
        pattern, end = self._alternation(text, 0, inflected, inflected)
        if end != len(text):
            raise ValueError("a closing parenthesis has no opening one")
        return pattern

    def _alternation(self, text: str, at: int, head: bool, tail: bool) -> tuple[str, int]:
        """The pattern of `text` from `at` up to a closing parenthesis or the end."""
        branches: list[list[tuple[str, bool, bool]]] = [[]]
        while at < len(text) and text[at] != ")":
            if text[at] == "|":
                branches.append([])
                at += 1
            elif text[at] == "(":
                close = _closing(text, at)
                optional = text[close + 1 : close + 2] == "?"
                branches[-1].append((text[at + 1 : close], True, optional))
                at = close + 1 + optional
            else:
                end = at
                while end < len(text) and text[end] not in "()|":
                    end += 1
                branches[-1].append((text[at:end], False, False))
                at = end
        return "|".join(self._sequence(parts, head, tail) for parts in branches), at

    def _sequence(self, parts: list[tuple[str, bool, bool]], head: bool, tail: bool) -> str:
        """One alternative; `parts` are texts, whether each is a group, and whether optional."""
        made = []
        for index, (text, is_group, optional) in enumerate(parts):
            first = head and all(part[2] for part in parts[:index])
            last = tail and all(part[2] for part in parts[index + 1 :])
            if is_group:
                inner, _ = self._alternation(text, 0, first, last)
                made.append(f"(?:{inner}){'?' if optional else ''}")
            else:
                after_optional = index > 0 and parts[index - 1][2]
                made.append(self._words(text, first, last, after_optional))
        return "".join(made)

    def _words(self, text: str, first: bool, last: bool, after_optional: bool) -> str:
        words = text.split(" ")
        made = [re2.escape(word) for word in words]
        if last and words[-1]:
            made[-1] = self._either(words[-1], ("NNS",), made[-1])
        if first and words[0]:
            tags = (*VERB_TAGS, "NNS") if last and len(words) == 1 else VERB_TAGS
            made[0] = self._either(words[0], tags, re2.escape(words[0]))
        joined = " ".join(made)
        return " *" + joined[1:] if after_optional and joined.startswith(" ") else joined

    def _either(self, word: str, tags: tuple[str, ...], plain: str) -> str:
        forms = dict.fromkeys(form for _, form in self.inflections.tagged(word, tags))
        forms.pop(word, None)
        return f"(?:{'|'.join([plain, *map(re2.escape, forms)])})" if forms else plain

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


def _closing(text: str, at: int) -> int:
    """Where the parenthesis that opens at `at` closes."""
    depth = 0
    for index in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            return index
    raise ValueError("an opening parenthesis is never closed")


def _joined(parts: list[list[str]]) -> list[str]:
    size = 1
    for part in parts:
        size *= len(part)
    if size > MOST_EXPANSIONS:
        raise ValueError(f"the phrase stands for {size} literals; write it as a pattern")
    return ["".join(combination) for combination in product(*parts)]
