"""The same language, and the same person spoken to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.analysis.language import weigh
from coach.analysis.scripts import HAN_RUN, HAS_RARE, LATIN_WORD
from coach.lazily import lazy
from coach.rewriting.guarding.blanks import BLANK
from coach.rewriting.guarding.lemmas import is_word
from coach.rewriting.guarding.reading import Pair, Reading
from coach.rewriting.guarding.verdict import Reason, reason

_ENGLISH_VOCATIVE = lazy(
    r"(?:^|\n|[.!?]\s)\s*(?:(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))[ ,]+)?"
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir"
    r"|Madam)\b\.?\s*)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s*[,:!](?=\s)"
)
_GREETED = lazy(
    r"(?:^|\n)\s*(?:Dear|Hi|Hello|Hey)\s+((?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s*)?[A-Z][\w'’-]+)"
)
_TITLED = lazy(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][\w'’-]+")
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜"
    "范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
)
"""The usual Chinese family names."""
_CHINESE_VOCATIVE = lazy(
    r"(?:^|[。！？\n])\s*(?:尊敬的|亲爱的)?((?:(?:["
    + SURNAMES
    + r"][\u4e00-\u9fff]{0,2})?(?:总|经理|工|师傅|小姐|先生|女士|老师|主任|老板|大姐|大哥|哥|姐|"
    r"会计|厂长|客服|同事们?|姐姐们|小姐姐们)|小[\u4e00-\u9fff]|阿[\u4e00-\u9fff]|老[\u4e00-\u9fff]|[A-Za-z]{2,12}"
    r"|亲))(?:您好|你好|呀|啊|们)?\s*[，,：:！!]"
)
_THIRD = lazy(r"(?<![其吉])[他她](?!人|家)")


def language(pair: Pair) -> Iterator[Reason]:
    """By the scripts, and for Latin script by common words."""
    was = BLANK.sub("", pair.original.document.source)
    now = BLANK.sub("", pair.candidate.document.source)
    if _share_of_han(was) > 0.3:
        foreign = _share_of_han(now) < 0.2 or _rare(now) > _rare(was) + 3
    else:
        foreign = _share_of_han(now) > 0.15 or _rare(now) > _rare(was) + 3
        if not foreign:
            foreign = _is_foreign(now) and not _is_foreign(was)
    if foreign:
        yield reason("other-language")


def _share_of_han(text: str) -> float:
    """A Chinese character says as much as three letters."""
    han = 3 * sum(map(len, HAN_RUN.findall(text)))
    latin = sum(map(len, LATIN_WORD.findall(text)))
    return han / (han + latin) if han + latin else 0.0


def _rare(text: str) -> int:
    return len(HAS_RARE.findall(text))


def _is_foreign(text: str) -> bool:
    found = weigh(text)
    return found.is_foreign or (found.words > 4 and not found.english)


def addressee(pair: Pair) -> Iterator[Reason]:
    """Names in greetings and calls, and the reader as “you”, not as “he”."""
    was, now = _called(pair.original), _called(pair.candidate)
    source = pair.original.document.source
    for name in now:
        if not _same_person(name, source):
            yield reason("other-addressee", name)
            return
    if pair.language == "en" and was and not now:
        given = was[0].split()[-1]
        if given not in pair.candidate.document.source and _is_name(given, pair):
            yield reason("other-addressee", was[0])
    if pair.language == "zh":
        yield from _turned_away(pair)
        yield from _other_titles(pair)


def _is_name(word: str, pair: Pair) -> bool:
    return word.lower() not in pair.original.vocabulary.words("exclaimed")


def _called(reading: Reading) -> list[str]:
    text = reading.document.source
    if reading.language == "en":
        found = _GREETED.findall(text) + _TITLED.findall(text)
        opening = _ENGLISH_VOCATIVE.match(text)
        calls = {one for one in found if _counts(one, reading)}
        if opening and _counts(opening[1], reading):
            calls.add(opening[1])
        return sorted(calls)
    return [found[1] for found in _CHINESE_VOCATIVE.finditer(text)]


def _counts(name: str, reading: Reading) -> bool:
    return all(
        word.lower() not in reading.vocabulary.words("exclaimed")
        and word.lower() not in reading.vocabulary.words("plain")
        and (not is_word(word.lower()) or name in _greeted(reading))
        and not _ORDINARY.search(word)
        for word in name.split()[:1]
    )


def _greeted(reading: Reading) -> list[str]:
    return _GREETED.findall(reading.document.source)


_ORDINARY = lazy(r"(?:ly|ing|ed|ous|ful|able|ible|ic|ent|ant|ive|less|est|ish|some|wise)$")
"""How words end that are no names."""


def _same_person(name: str, source: str) -> bool:
    if name.isascii():
        return all(re.search(rf"\b{re.escape(part.strip('.'))}\b", source, re.IGNORECASE)
                   for part in name.split())  # fmt: skip
    core = re.sub(r"(?:先生|女士|老师|们)$", "", name)
    return core in source or core[:2] in source


def _turned_away(pair: Pair) -> Iterator[Reason]:
    was, now = pair.original.document.source, pair.candidate.document.source
    third = _THIRD.search(now)
    if (
        third
        and not _THIRD.search(was)
        and re.search("[你您]", was)
        and not re.search("[你您]|贵司|贵方", now)
    ):
        yield reason("other-addressee", third[0], side="candidate", span=third.span())


_CHINESE_CALLED = lazy(r"([\u4e00-\u9fff]{2})(?:老师|先生|女士|小姐|师傅)")
_CHINESE_TITLED = lazy(
    rf"([{SURNAMES}])(?:总(?!体|共|计|是|之|额|价|量|数|部|算)|经理|师傅|小姐|先生|女士|老师|主任|厂长|会计|工(?![厂作人程期艺单序资]))"
)


def _other_titles(pair: Pair) -> Iterator[Reason]:
    """A person of whom the text speaks by name and title has another name."""
    was, now = pair.original.document.source, pair.candidate.document.source
    for found in _CHINESE_CALLED.finditer(now):
        new = (
            pair.explained.new_in(*found.span(1))
            if pair.candidate.document.source == (pair.candidate.folded)
            else []
        )
        if found[1] not in was and new:
            yield reason("other-addressee", found[0], side="candidate", span=found.span())
            return
    for found in _CHINESE_TITLED.finditer(now):
        if found[1] not in was:
            yield reason("other-addressee", found[0], side="candidate", span=found.span())
            return
