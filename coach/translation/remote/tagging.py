"""Passages as DeepL gets them, and its answers with every fact back in its place.

A protected stretch goes as `<x id="3">12 June</x>`, in the form that its reader is to see; DeepL is
told to leave what stands in `x`. A tag with words in it, since an empty one is often moved to the
head of the sentence (github.com/DeepLcom/deepl-python/issues/93), and since the words around it are
then inflected for what stands there.
"""

from __future__ import annotations

import re
from html import escape

from coach.lazily import lazy
from coach.translation.passage import Passage, Protected

TAG = "x"
_TAGGED = lazy(r"<x\s+id\s*=\s*[\"'](\d+)[\"']\s*(?:/>|>(.*?)</x\s*>)", re.DOTALL)
_TAG_LEFT = lazy(r"</?x\b")
_SPACES = lazy(r"\s+")
_BREAKS = lazy(r"\s*[\r\n]\s*")
_NOT_XML = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
_ENTITY = lazy(r"&(amp|lt|gt|quot|apos|#34|#39|#x27);")
_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#34": '"'}
"""The signs that XML writes otherwise; the apostrophe is what is left."""
_OPENING, _CLOSING = frozenset("($€£¥#⟦{"), frozenset(")%⟧}")
_WORDY = frozenset({"blank", "placeholder"})
"""Kinds whose words would be translated where no tag guards them."""


def is_settled(passage: Passage) -> bool:
    """Whether nothing in a passage needs an engine: it is all facts and signs."""
    return not any(character.isalpha() for piece in _between(passage) for character in piece)


def settled(passage: Passage) -> str:
    """Such a passage with its facts as the reader is to see them."""
    return _woven(passage, [one.rendered for one in passage.protected])


def tagged(passage: Passage) -> str:
    """A passage as XML."""
    stretches = [
        f'<{TAG} id="{number}">{_escaped(one.rendered)}</{TAG}>'
        for number, one in enumerate(passage.protected, 1)
    ]
    pieces = [_escaped(piece) for piece in _between(passage)]
    return _joined(pieces, stretches)


def untagged(answer: str, passage: Passage, *, spaced: bool) -> str | None:
    """The words of an answer to `tagged`; None unless each fact is there once, as it was.

    `spaced` says whether the language of the answer has spaces between words: DeepL drops some of
    them beside tags.
    """
    found = list(_TAGGED.finditer(answer))
    order = [int(match[1]) for match in found]
    if sorted(order) != list(range(1, len(passage.protected) + 1)):
        return None
    if _is_heaped(found, order, passage) or _TAG_LEFT.search(_TAGGED.sub("", answer)):
        return None
    words: list[str] = []
    end = 0
    for match in found:
        one = passage.protected[int(match[1]) - 1]
        if _bare(_unescaped(match[2] or "")) != _bare(one.rendered):
            return None
        words += [_unescaped(answer[end : match.start()]), one.rendered]
        end = match.end()
    words.append(_unescaped(answer[end:]))
    return _one_line(_spaced(words, order, passage) if spaced else "".join(words))


def plain(passage: Passage) -> str:
    """A passage without tags: facts in the reader's form, blanks as ⟦1⟧."""
    stretches = [_sign(number, one) for number, one in enumerate(passage.protected, 1)]
    return _NOT_XML.sub(" ", _woven(passage, stretches))


def unplain(answer: str, passage: Passage) -> str | None:
    """The words of an answer to `plain`; None unless each fact is found in it."""
    taken: list[tuple[int, int, str]] = []
    numbered = list(enumerate(passage.protected, 1))
    for number, one in sorted(numbered, key=lambda pair: -len(pair[1].rendered)):
        span = _free_place(answer, _sign(number, one), taken)
        if span is None:
            return None
        taken.append((*span, one.rendered))
    words = answer
    for start, end, rendered in sorted(taken, reverse=True):
        words = words[:start] + rendered + words[end:]
    return _one_line(words)


def kept(answer: str, passage: Passage) -> str | None:
    """The words of an answer in the passage's own language; None unless its facts are in it."""
    taken: list[tuple[int, int, str]] = []
    for one in sorted(passage.protected, key=lambda one: -len(one.text)):
        span = _free_place(answer, one.text, taken)
        if span is None:
            return None
        taken.append((*span, one.text))
    return _one_line(answer)


def _sign(number: int, one: Protected) -> str:
    return f"⟦{number}⟧" if one.kind in _WORDY else one.rendered


def _free_place(
    answer: str, wanted: str, taken: list[tuple[int, int, str]]
) -> tuple[int, int] | None:
    """Where `wanted` stands whole in an answer, whatever spaces are in it, beside `taken`."""
    signs = [re.escape(sign) for sign in wanted if not sign.isspace()]
    if not signs:
        return None
    pattern = r"\s*".join(signs)
    if wanted.strip()[0].isascii() and wanted.strip()[0].isalnum():
        pattern = r"(?<![0-9A-Za-z])(?<!\d[.,])" + pattern
    if wanted.strip()[-1].isascii() and wanted.strip()[-1].isalnum():
        pattern += r"(?![0-9A-Za-z]|[.,]\d)"
    for match in re.finditer(pattern, answer):
        if all(match.end() <= start or end <= match.start() for start, end, _ in taken):
            return match.span()
    return None


def _is_heaped(found: list[re.Match[str]], order: list[int], passage: Passage) -> bool:
    """Whether tags that had words between them stand side by side at the head of the answer."""
    if len(found) < 2 or _bare(found[0].string[: found[0].start()]):
        return False
    between = found[0].string[found[0].end() : found[1].start()]
    first, second = sorted(order[:2])
    apart = passage.text[passage.protected[first - 1].end : passage.protected[second - 1].start]
    return not _bare(between) and any(character.isalpha() for character in apart)


def _spaced(words: list[str], order: list[int], passage: Passage) -> str:
    """The pieces of an answer, words and facts by turns, with the spaces that were dropped."""
    text = words[0]
    for place, number in enumerate(order):
        rendered, after = words[2 * place + 1 : 2 * place + 3]
        one = passage.protected[number - 1]
        left, right = passage.text[: one.start], passage.text[one.end :]
        if _touch(text, rendered) and not _is_glued(left[-1:]):
            text += " "
        text += rendered
        if _touch(text, after) and not _is_glued(right[:1]):
            text += " "
        text += after
    return text


def _touch(left: str, right: str) -> bool:
    """Whether two pieces run into each other."""
    before, after = left[-1:], right[:1]
    return (before.isalnum() or before in _CLOSING) and (after.isalnum() or after in _OPENING)


def _is_glued(neighbour: str) -> bool:
    """Whether a fact stood right beside a letter or digit of a language with spaces."""
    return neighbour.isalnum() and neighbour < "\u2e80"


def _between(passage: Passage) -> list[str]:
    """What stands before, between and behind the protected stretches."""
    starts = [one.start for one in passage.protected] + [len(passage.text)]
    ends = [0] + [one.end for one in passage.protected]
    return [passage.text[end:start] for end, start in zip(ends, starts, strict=True)]


def _woven(passage: Passage, stretches: list[str]) -> str:
    return _joined(_between(passage), stretches)


def _joined(pieces: list[str], stretches: list[str]) -> str:
    both = zip(pieces, [*stretches, ""], strict=True)
    return "".join(piece + stretch for piece, stretch in both)


def _escaped(words: str) -> str:
    return escape(_NOT_XML.sub(" ", words), quote=False)


def _unescaped(words: str) -> str:
    return _ENTITY.sub(lambda match: _SIGNS.get(match[1], "'"), words)


def _bare(words: str) -> str:
    return _SPACES.sub("", words)


def _one_line(words: str) -> str:
    return _BREAKS.sub(" ", words.strip())
