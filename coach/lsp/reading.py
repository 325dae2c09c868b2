"""What of a document is the message: mail headers, comments of Git and markup are not.

What is not the message is blanked, so that every offset stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

from coach.lazily import lazy

Form = Literal["text", "markdown", "commit", "mail"]

_BY_LANGUAGE: dict[str, Form] = {
    **dict.fromkeys(("plaintext", "text", "txt"), "text"),
    **dict.fromkeys(("markdown", "md", "gfm", "quarto", "rmd", "mdx"), "markdown"),
    **dict.fromkeys(("git-commit", "gitcommit", "commit", "scminput"), "commit"),
    **dict.fromkeys(("mail", "email", "eml", "message", "mu4e-compose", "notmuch-message"), "mail"),
}
"""The names that VS Code, Neovim, Helix and Emacs give to what they edit."""
_BY_ENDING: dict[str, Form] = {
    **dict.fromkeys(("txt", "text"), "text"),
    **dict.fromkeys(("md", "markdown"), "markdown"),
    **dict.fromkeys(("commit_editmsg", "merge_msg", "squash_msg", "tag_editmsg"), "commit"),
    **dict.fromkeys(("eml", "mail"), "mail"),
}
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_SCISSORS = lazy(r"# -+ >8 -+")
_TRAILER = lazy(r"[A-Z][A-Za-z-]*-by: ")
_FIELD = lazy(r"[A-Za-z][A-Za-z0-9-]*:")
_FRONT = lazy(r"---[ \t]*\r?\n(?s:.*?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_MARKUP = lazy(
    r"<!--(?s:.*?)(?:-->|\Z)"  # a comment
    r"|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>"  # a tag
    r"|(?<=\])\([^()\s]*(?:\s\"[^\"\n]*\")?\)"  # where a link leads
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*",  # and its definition
    re.MULTILINE,
)

_HALF = lazy("[\ud800-\udfff]")
"""Half of a character of two units, which an editor may send alone, and which no encoding takes."""


def form_of(language: str, uri: str) -> Form | None:
    """How a document is read, by the editor's name for its language, else by its file's ending.

    None for what is no message, such as a program.
    """
    known = _BY_LANGUAGE.get(language.lower())
    if known is not None:
        return known
    name = unquote(uri).rpartition("/")[2].lower()
    return _BY_ENDING.get(name.rpartition(".")[2])


def readable(text: str, form: Form) -> str:
    """The text with all that is not the message blanked; as long as before."""
    text = _HALF.sub("\ufffd", text)
    parts: list[str] = []
    at = 0
    for start, end in _beside(text, form):
        parts += text[at:start], _blanked(text[start:end])
        at = end
    return "".join((*parts, text[at:]))


def _beside(text: str, form: Form) -> Iterator[tuple[int, int]]:
    """What is not the message, in its order."""
    if form == "commit":
        yield from _comments(text)
    elif form == "mail":
        yield from _headers(text)
    elif form == "markdown":
        front = _FRONT.match(text)
        at = 0 if front is None else front.end()
        if front is not None:
            yield front.span()
        for found in _MARKUP.finditer(text, at):
            yield found.span()


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _LINE.finditer(text) if found[0])


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Comments and trailers of a commit message, and all that Git cuts off below its scissors."""
    for line in _lines(text):
        if _SCISSORS.match(line[0]):
            yield line.start(), len(text)
            return
        if line[0].startswith("#") or _TRAILER.match(line[0]):
            yield line.span()


def _headers(text: str) -> Iterator[tuple[int, int]]:
    """The headers on top of a mail, but for its subject."""
    is_subject = False
    for line in _lines(text):
        if line[0][0] in " \t" and line.start():
            if not is_subject:
                yield line.span()
            continue
        if not _FIELD.match(line[0]):
            return
        is_subject = line[0].lower().startswith("subject:")
        if not is_subject:
            yield line.span()


def _blanked(text: str) -> str:
    return "".join(one if one in "\r\n" else " " for one in text)
