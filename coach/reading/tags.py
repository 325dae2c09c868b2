"""The tags of template engines in a text: what they put in, what they decide, what they remark.

Two families write nearly alike: Jinja, Twig, Nunjucks, Django and Liquid with {{ }}, {% %}, {# #},
Handlebars and Mustache with {{ }}, {{# }}, {{! }}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.lazily import lazy

Syntax = Literal["jinja", "handlebars"]
Kind = Literal["output", "block", "comment"]
Role = Literal["", "open", "other", "close"]

LONGEST = 4000
"""Characters that a tag has at most; a longer one was never closed."""

_JINJA = lazy(r"\{%[-+~]?\s*(?:#|[a-zA-Z])")
_JINJA_COMMENT = lazy(r"(?<!\{)\{#")
_HANDLEBARS = lazy(r"\{\{~?[#/^!>]|\{\{~?\s*else\b")
_OPENER = lazy(r"\{\{|\{%|\{#")
_INSIDE = {
    "}}": lazy(r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\"'}]|\}(?!\}))*+\}\}"),
    "%}": lazy(r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\"'%]|%(?!\}))*+%\}"),
}
_WORD = lazy(r"\{%[-+~]?\s*(#|\w+)\s*([^%]*)")
_MUSTACHE = lazy(r"\{\{\{?~?\s*([#/^!>&]?)\s*([^\s}~]*)\s*([^\s}~]*)")
_LITERAL = lazy(r"\"([^\"\n\\]+)\"|'([^'\n\\]+)'")
_DECIDING = frozenset(
    "if unless case for ifchanged ifequal ifnotequal blocktrans blocktranslate".split()
)
_OTHERWISE = frozenset("else elif elsif elseif when empty plural".split())
_LITERALLY = frozenset(("raw", "verbatim", "comment"))
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; `role` says how it decides between branches, `name` what it is called there."""

    kind: Kind
    start: int
    end: int
    role: Role = ""
    name: str = ""


def syntax_of(text: str) -> Syntax | None:
    """The family of engines by the tags that decide something; None for mere blanks or none."""
    if "{" not in text:
        return None
    if _JINJA.search(text):
        return "jinja"
    comment = _JINJA_COMMENT.search(text)
    if comment and text.find("#}", comment.end()) >= 0:
        return "jinja"
    return "handlebars" if _HANDLEBARS.search(text) else None


def tags_in(text: str, syntax: Syntax) -> list[Tag]:
    """Every tag in `text`, in order."""
    return list(_jinja(text) if syntax == "jinja" else _handlebars(text))


def literals(text: str, tag: Tag) -> Iterator[tuple[int, int, str]]:
    """The strings written out in a tag: start and end of their words, and their mark."""
    for found in _LITERAL.finditer(text, tag.start, tag.end):
        group = 1 if found[1] is not None else 2
        yield (*found.span(group), found[0][0])


def alternatives(tags: list[Tag]) -> list[tuple[int, int]]:
    """Where the text of one branch gives way to that of another: (place, number of the branch).

    From each place on, up to the next, the text belongs to that branch; 0 is the text that a
    reader sees if the first branch is taken everywhere.
    """
    found: list[tuple[int, int]] = []
    branch, count = 0, 0
    stack: list[tuple[str, int, int]] = []  # name, the branch around it, branches begun
    for tag in tags:
        if tag.role == "open":
            stack.append((tag.name, branch, 0 if tag.name == "case" else 1))
        elif tag.role == "other" and stack:
            name, around, begun = stack[-1]
            stack[-1] = (name, around, begun + 1)
            if begun:
                count += 1
                branch = count
                found.append((tag.start, branch))
        elif tag.role == "close" and any(name == tag.name for name, _, _ in stack[-100:]):
            while True:
                name, around, _ = stack.pop()
                if name == tag.name:
                    break
            branch = around
            found.append((tag.end, branch))
    return found


class _Closers:
    """Where tags are closed. Each place is looked for once, so that no text takes long."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def end(self, start: int, closer: str) -> int:
        """Where a tag ends whose inside begins at `start`; -1 if it is never closed.

        `start` is not before the last one asked for.
        """
        limit = min(len(self._text), start + LONGEST)
        at = self._next.get(closer, -1)
        if at < start:
            found = self._text.find(closer, start)
            at = self._next[closer] = found if found >= 0 else len(self._text)
        if at + len(closer) > limit:
            return -1
        inside = _INSIDE.get(closer)
        quoted = inside.match(self._text, start, limit) if inside else None
        return quoted.end() if quoted else at + len(closer)


def _jinja(text: str) -> Iterator[Tag]:
    position = 0
    closers = _Closers(text)
    unended: set[str] = set()
    while opener := _OPENER.search(text, position):
        start = opener.start()
        end = closers.end(start + 2, _CLOSERS[opener[0]])
        position = end if end >= 0 else start + 2
        if end < 0:
            continue
        if opener[0] != "{%":
            yield Tag("comment" if opener[0] == "{#" else "output", start, end)
            continue
        tag = _statement(text, start, end)
        closes = _end_of(text, tag.name, end, unended)
        if closes is None:
            yield tag
            continue
        position = closes.end()
        if tag.name == "comment":
            yield Tag("comment", start, position)
        else:
            yield tag
            yield Tag("block", *closes.span())


def _end_of(text: str, name: str, position: int, unended: set[str]) -> re.Match[str] | None:
    """The end of a comment or of text that is no template; none for other tags."""
    if name not in _LITERALLY or name in unended:
        return None
    found = re.compile(rf"\{{%[-+~]?\s*end{name}\b[^%]*%\}}").search(text, position)
    if found is None:
        unended.add(name)
    return found


def _statement(text: str, start: int, end: int) -> Tag:
    """A tag between {% and %}."""
    found = _WORD.match(text, start, end)
    if found is None:
        return Tag("block", start, end)
    name = found[1]
    if name == "#":
        return Tag("comment", start, end)
    if name in _DECIDING:
        return Tag("block", start, end, "open", name)
    if name in _OTHERWISE:
        return Tag("block", start, end, "other", name)
    if name.startswith("end"):
        return Tag("block", start, end, "close", name[3:])
    if name in ("trans", "translate", "include", "echo", "t"):
        return Tag("output", start, end, "", name)
    return Tag("block", start, end, "", name)


def _handlebars(text: str) -> Iterator[Tag]:
    position = 0
    closers = _Closers(text)
    section = ("", -1)
    """The section that was closed last and its end: {{^name}} right after it is its else."""
    while (start := text.find("{{", position)) >= 0:
        end = _mustache_end(text, start, closers)
        position = end if end >= 0 else start + 2
        if end < 0:
            continue
        found = _MUSTACHE.match(text, start, end)
        sign, word = (found[1], found[2]) if found else ("", "")
        if sign == "!":
            yield Tag("comment", start, end)
        elif sign == "#" or (sign == "^" and word):
            yield Tag("block", start, end, "open", word)
            if sign == "^" and section[0] == word and not text[section[1] : start].strip():
                yield Tag("block", end, end, "other", word)
        elif word == "else" or sign == "^":
            yield Tag("block", start, end, "other", word)
        elif sign == "/":
            section = (word, end)
            yield Tag("block", start, end, "close", word)
        else:
            yield Tag("output", start, end)


def _mustache_end(text: str, start: int, closers: _Closers) -> int:
    """Where the tag of Handlebars at `start` ends; -1 if it is never closed."""
    if text.startswith(("{{!--", "{{~!--"), start):
        ends = [closers.end(start + 5, closer) for closer in ("--}}", "--~}}")]
        return min((end for end in ends if end >= 0), default=-1)
    end = closers.end(start + 2, "}}")
    return end + 1 if text.startswith("{{{", start) and text.startswith("}", end) else end
