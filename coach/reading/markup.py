"""HTML cut into tags, comments and text, with the place of each; no tree, so nothing can overflow.

A tolerant reading, as browsers and mail programs have it: whatever is no tag is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.lazily import lazy

_COMMENT = lazy(r"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))")
_DECLARATION = lazy(r"<[!?][^>]*>")
_TAG = lazy(r"</?[A-Za-z][^\s/>]*+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*+>")
_BROKEN_TAG = lazy(r"</?[A-Za-z][^>]*>")
_NAME = lazy(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = lazy(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+)))?"
)
_RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())

Kind = Literal["text", "comment", "open", "close", "raw"]


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of HTML; `name` is that of a tag in small letters, "raw" what `name` encloses."""

    kind: Kind
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with the place of its value and the quotation mark around that, if any."""

    name: str
    start: int
    end: int
    quote: str


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, in order and without gaps, but for declarations."""
    position = begun = 0
    quotes_close = True
    while True:
        at = text.find("<", position)
        if at < 0:
            break
        found = _COMMENT.match(text, at) or _DECLARATION.match(text, at)
        if found is None and _NAME.match(text, at):
            found = _TAG.match(text, at) if quotes_close else None
            if found is None:  # a quotation mark that nobody closes; do not look for it again
                quotes_close = False
                found = _BROKEN_TAG.match(text, at)
                if found is None:
                    break
        if found is None:
            if text.startswith(("<!", "<?"), at):
                break  # nothing after it ends a tag
            position = at + 1
            continue
        if begun < at:
            yield Token("text", begun, at)
        token = _token(text, found)
        if token.kind != "comment" or text.startswith("<!--", at):
            yield token
        position = begun = found.end()
        if token.kind == "open" and token.name in _RAW and text[found.end() - 2] != "/":
            ends = _end_of_raw(text, token.name, position)
            yield Token("raw", position, ends, token.name)
            position = begun = ends
    if begun < len(text):
        yield Token("text", begun, len(text))


def _token(text: str, found: re.Match[str]) -> Token:
    start, end = found.span()
    named = _NAME.match(text, start)
    if named is None:
        return Token("comment", start, end)
    return Token("close" if text[start + 1] == "/" else "open", start, end, named[1].lower())


def _end_of_raw(text: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, position)
    return found.start() if found else len(text)


def attributes(text: str, tag: Token) -> Iterator[Attribute]:
    """The attributes of a start tag."""
    named = _NAME.match(text, tag.start)
    position = named.end() if named else tag.start
    for found in _ATTRIBUTE.finditer(text, position, tag.end - 1):
        name = found[1].lower()
        for group, quote in (("double", '"'), ("single", "'"), ("bare", "")):
            if found[group] is not None:
                yield Attribute(name, *found.span(group), quote)
                break
        else:
            yield Attribute(name, found.end(), found.end(), "")
