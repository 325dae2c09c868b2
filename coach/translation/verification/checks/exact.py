"""Placeholders, addresses and references stand in the translation letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.translation.result import Mismatch
from coach.translation.verification.atoms import Exact
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Reading

_NAMES = {
    "placeholder": ("The placeholder", "占位符"),
    "url": ("The link", "链接"),
    "email": ("The e-mail address", "电子邮箱"),
    "reference": ("The reference", "编号"),
}
_LOCALE = re.compile(r"\b(?:zh|cn|en|us|de|wiki|docs?|help|chinese|english)\b|zh[-_]|[-_]cn")


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """What is lost, added, or changed by a letter, wherever in the text it stands."""
    source, target = comparison.source, comparison.target
    for kind in _NAMES:
        lost, added = _leftovers(source, target, kind)
        if not lost and not added:
            continue
        for one in lost:
            changed = _nearest(one, added)
            if changed is not None:
                added.remove(changed)
            yield _told(comparison.pairs[0], kind, one, changed, source, of_source=True)
        for one in added:
            yield _told(comparison.pairs[0], kind, one, None, target, of_source=False)


def _leftovers(source: Reading, target: Reading, kind: str) -> tuple[list[Exact], list[Exact]]:
    """What of the kind has no counterpart: of the source, of the translation."""
    left = [one for one in source.exact if one.kind == kind]
    right = [one for one in target.exact if one.kind == kind]
    for one in list(left):
        same = next((other for other in right if _agree(one, other)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    if kind == "placeholder":
        return (
            [one for one in left if not _spelled(one, target)],
            [one for one in right if not _spelled(one, source)],
        )
    gone = [one for one in left if not _may_differ(one, source, target)]
    come = [one for one in right if not _may_differ(one, target, source)]
    return gone, come


def _agree(one: Exact, other: Exact) -> bool:
    if one.value == other.value:
        return True
    if one.kind == "placeholder":
        first, second = _numbered(one.value), _numbered(other.value)
        return first[0] == second[0] and (first[1] is None) != (second[1] is None)
    if one.kind == "url":
        host = re.sub(r"^\w+://(?:www\.)?", "", one.value).split("/")[0]
        same_site = (
            host.split(".")[-2:]
            == re.sub(r"^\w+://(?:www\.)?", "", other.value).split("/")[0].split(".")[-2:]
        )
        return (
            same_site
            and bool(_LOCALE.search(one.value) or _LOCALE.search(other.value))
            and (bool(re.search(r"zh|cn|chinese", one.value + other.value)))
        )
    return False


def _numbered(value: str) -> tuple[str, str | None]:
    """A placeholder without its place, %2$s, and the place."""
    found = re.match(r"%(\d{1,2})\$", value)
    return ("%" + value[found.end() :], found[1]) if found else (value, None)


def _spelled(one: Exact, other: Reading) -> bool:
    """Whether a %d is written out on the other side, or a tag needs no counterpart there."""
    if re.fullmatch(r"<br/?>", one.value) or one.value in ("%<", "%>"):
        return True
    if other.english and one.value.startswith("%") and one.value[-1:] == "d":
        return re.search(r"\b(?:an?|one|single|this|it|its|last)\b", other.low) is not None
    return False


def _may_differ(one: Exact, own: Reading, other: Reading) -> bool:
    """Whether a reference stands there in other words: Step2 as 第 2 步, UTF8 within a word."""
    if one.kind == "url":
        return one.value in other.plain.casefold()
    if one.kind == "email":
        return False
    value = one.value
    if re.search(rf"(?<![A-Z0-9]){re.escape(value)}(?![A-Z0-9])", _joined(other)):
        return True
    written = own.plain[one.start : one.end]
    if _in_part(written, other):
        return True
    run = re.fullmatch(r"([A-Z]*)(\d+)([A-Z]*)", value)
    if run and _glued(run, other):
        return True
    parts = re.findall(r"[A-Z]+|\d+", value)
    letters = [part for part in parts if part.isalpha()]
    digits = [part for part in parts if part.isdigit()]
    there = set(re.findall(r"\d+", other.plain))
    worded = all(len(part) > 3 and not part.isupper() for part in re.findall(r"[A-Za-z]+", written))
    if worded and all(part in there for part in digits):
        return True
    return (
        len(value) < 5
        and len(letters) == 1
        and letters[0] in ("V", "D", "P", "NO", "CH", "X", "N", "R", "VER", "PAGE", "STEP")
        and all(part in there for part in digits)
    )


def _in_part(written: str, other: Reading) -> bool:
    """Whether only a word in small letters behind a hyphen was translated: IPv6-only."""
    part, mark, word = written.rpartition("-")
    return (
        bool(mark)
        and word.isalpha()
        and word.islower()
        and len(word) > 2
        and (
            re.search(rf"(?<![A-Za-z0-9]){re.escape(part)}(?![A-Za-z0-9])", other.plain) is not None
        )
    )


def _glued(run: re.Match[str], other: Reading) -> bool:
    """Whether the letters became a Chinese word beside the digits: ARG1 as 参数1, 5F as 5楼."""
    before = r"[\u4e00-\u9fff][ ]?" if run[1] else r"(?<!\d)"
    after = r"[ ]?[\u4e00-\u9fff]" if run[3] else r"(?!\d)"
    return re.search(before + run[2] + after, other.plain) is not None


def _joined(other: Reading) -> str:
    """The text in capitals, with what a reference may have between its parts taken out."""
    closed = re.sub(r"(?<=[A-Za-z0-9])[-_./#:](?=[A-Za-z0-9])", "", other.plain)
    return re.sub(r"[^A-Za-z0-9]+", " ", closed).upper()


def _nearest(one: Exact, added: list[Exact]) -> Exact | None:
    """That of the other side which looks most like it, if one does."""
    from difflib import SequenceMatcher

    best, found = 0.55, None
    for other in added:
        likeness = SequenceMatcher(None, one.value, other.value).ratio()
        if likeness > best:
            best, found = likeness, other
    return found or (added[0] if len(added) == 1 else None)


def _told(
    pair: Pair, kind: str, one: Exact, other: Exact | None, own: Reading, *, of_source: bool
) -> Mismatch:
    english, chinese = _NAMES[kind]
    text = own.text[one.start : one.end]
    if other is not None:
        messages = (
            f"{english} “{text}” is written differently in the translation.",
            f"{chinese}“{text}”在译文中写法不同。",
        )
    elif of_source:
        messages = (
            f"{english} “{text}” is missing in the translation.",
            f"译文中缺少{chinese}“{text}”。",
        )
    else:
        messages = (
            f"{english} “{text}” stands only in the translation.",
            f"{chinese}“{text}”只出现在译文中，原文没有。",
        )
    span = (other.start, other.end) if other else None
    return placed(pair, kind, messages, (one.start, one.end), span, of_source=of_source)
