"""Who sits on which side of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from coach.lazily import lazy
from coach.letters.chat import Chat, ChatError
from coach.letters.speakers import is_own_word
from coach.letters.values import folded

_TAG = lazy(r"\(([^()]{2,40})\)|（([^（）]{2,40})）|[|@·] ?([^|@·]{2,40})$| [-–—] ([^-–—]{2,40})$")
_BRINGS = (
    r"(?:\b(?:adding|added|add|this is|please meet|my (?:colleague|boss|manager|partner"
    r"|assistant|director)"
    r"|our (?:\w+ ){{0,2}}(?:manager|colleague|director|engineer|team)) (?:\w+ ){{0,2}}{name}\b"
    r"|\b{name}(?:,| is| -)? (?:my|our) (?:colleague|boss|manager|partner|assistant"
    r"|director|engineer)"
    r"|(?:同事|老板|经理|采购|技术|财务|老总|拉){name}|{name}是我(?:们)?(?:的)?(?:同事"
    r"|老板|经理|采购|技术|财务))"
)
"""One side brings somebody into the talk: “Adding Nia from logistics”, 这是我同事小李."""


def our_names(chat: Chat, us: str | None, known: str | None = None) -> frozenset[str]:
    """The authors on our side; empty where nothing tells which side is ours.

    `us` is a name in the chat, `known` the sender's name of the context. Raises ChatError, which
    carries the names found, if `us` is not among them.
    """
    one = _author_named(chat.authors, us) if us else None
    if us and one is None:
        near = get_close_matches(us, chat.authors, n=1)
        hint = f"; nearest: {near[0]}" if near else ""
        raise ChatError(
            f"nobody named “{us}” writes in this chat; "
            f"names in it: {', '.join(chat.authors)}{hint}",
            chat.authors,
        )
    if one is None and known:
        one = _author_named(chat.authors, known)
    if one is None:
        one = next((author for author in chat.authors if is_own_word(author)), None)
    return frozenset() if one is None else _together(chat, one)


def side_of(author: str, ours: frozenset[str], authors: Sequence[str]) -> str | None:
    """ "us" or "them"; where our side is not known, the name itself if only two people write.

    None for one of several people whose sides nothing tells.
    """
    if ours:
        return "us" if author in ours else "them"
    return author if len(authors) <= 2 else None


def _author_named(authors: Sequence[str], name: str) -> str | None:
    """The author with that name, or the only one of whose name it is a part."""
    wanted = folded(name).strip()
    exact = [author for author in authors if folded(author).strip() == wanted]
    if exact:
        return exact[0]
    words = set(wanted.split())
    part = [author for author in authors if words and _shares_name(words, folded(author))]
    return part[0] if len(part) == 1 else None


def _shares_name(words: set[str], author: str) -> bool:
    return words <= set(re.findall(r"\w+", author)) or set(author.split()) <= words


def _together(chat: Chat, one: str) -> frozenset[str]:
    """An author, those with the same company beside their names, and those whom he brings in."""
    company = _company(one)
    found = {one, *(author for author in chat.authors if company and _company(author) == company)}
    for line in chat.messages:
        if line.author in found:
            found.update(
                author for author in chat.authors
                if author not in found and _brings_in(line.text, author)
            )  # fmt: skip
    return frozenset(found)


def _company(author: str) -> str | None:
    tag = _TAG.search(author)
    return next(filter(None, tag.groups())).strip().lower() if tag else None


def _first_name(author: str) -> str:
    return re.sub(r"[(（].*", "", author).split()[0] if author.split() else author


def _brings_in(text: str, author: str) -> bool:
    name = folded(_first_name(author))
    return bool(re.search(_BRINGS.format(name=re.escape(name)), folded(text)))
