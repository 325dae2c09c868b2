"""Where a message is closed and signed.

Conservative on purpose: what follows a closing is a signature only while its lines look like names,
titles and addresses, so that a sentence after "Thanks," is still read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.analysis.lines import Line
from coach.analysis.words import any_of, word_set
from coach.document import MASK_CHARACTERS
from coach.lazily import lazy

_MAX_LINES = 15
_MAX_LINES_WITHOUT_CONTACT = 8
_WORD = lazy(r"[a-z]+(?:['/][a-z]+)*|[^\x00-\x7f]+")

_CLOSING_WORDS = word_set(
    "best kind kindest warm warmest warmly with regards regard rgds rgd b/rgds brgds br b/r",
    "yours truly sincerely faithfully respectfully cordially very many thanks thank thx you",
    "and my our wishes greetings cheers in advance again so much a lot all the for your",
    "time support cooperation understanding",
)
_STRONG_WORDS = word_set(
    "regards regard rgds rgd b/rgds brgds br sincerely faithfully truly cordially",
    "respectfully wishes",
)
_WEAK_WORDS = word_set(
    "thanks thank thx cheers greetings best warmly yours",
)
_STRONG_CHINESE = lazy(
    r"(?:此致[，,！! ]*(?:敬礼|敬禮)?|敬礼|敬禮|(?:顺祝|順祝|顺颂|順頌)[^，。！？\n]{0,10}"
    r"|祝[^，。！？\n]{1,12}|商祺|谨上|敬上|专此[^，。！？\n]{0,6}|特此函[^，。！？\n]{0,4})"
    r"[！!。.，,～~ ]*"
)
_WEAK_CHINESE = lazy(
    r"(?:非常|十分|万分)?(?:谢谢|多谢|感谢|感激|感谢支持|谢谢合作|感谢您的支持)[您你啦了]?"
    r"[！!。.，,～~ ]*"
)
_NAME_AFTER = lazy(r",\s*((?:[A-Z][\w.'-]*|\ue002+)(?:\s+(?:[A-Z][\w.'-]*|\ue002+)){0,2})\s*[.!]?$")

_CONTACT = lazy(
    r"[ *|]*"
    + any_of(
        "tel telephone phone ph mob mobile cell m t f e p w a fax email e-mail mail web website",
        "site wechat weixin whatsapp whats_app skype linkedin line qq add addr address",
        "电话 電話 联系电话 座机 固话 手机 手機 传真 傳真 邮箱 郵箱 邮件 网址 網址 地址 公司地址",
        "微信 阿里旺旺 旺旺",
    )
    + r"[ ]?(?:[/&] ?[\w ]{1,12})?[ ]?[.)]?[ ]?[:：|]"
    r"|[ ]?(?:\+|00)[0-9][0-9 ()./-]{6,}$",
    re.IGNORECASE,
)
_DEVICES = ("Sent from my ", "Get Outlook for ", "发自我的", "来自我的", "發自我的")
_ADDRESS_MASK = lazy(f"[{MASK_CHARACTERS['url']}{MASK_CHARACTERS['email']}]")
_DISCLAIMER = lazy(
    r"[ *]*(?:(?:this|the information in this|the contents of this) (?:e-?mail|message|comm)"
    r"|confidentiality|disclaimer|please consider the environment|think before you print"
    r"|免责声明|保密声明|本邮件)",
    re.IGNORECASE,
)
_SENTENCE_WORDS = word_set(
    "i we you he she they it is are was were be been will would can could shall should may",
    "might must please pls plz kindly have has had do does did need needs send sent let",
    "want know confirm check reply attached see waiting wait hope sorry not any when what",
    "why how if this that these those there my your our their want wants i'm i'll we'll",
    "we're we've it's don't can't ps also but because",
)
_CHINESE_SENTENCE = lazy("[。！？；，：:]|[请您你们吗呢吧了麻烦收到我]")
_ABBREVIATED_END = lazy(
    r"(?:ltd|inc|co|corp|llc|s\.a|b\.v|n\.v|dept|rd|st|ave|blvd|no|jr|sr|p\.r\.c|[A-Za-z])\.$",
    re.IGNORECASE,
)


def is_closing(body: str) -> bool:
    """Whether the line says goodbye: "Best regards,", "顺祝商祺！", "Thanks," …"""
    return _closing_strength(body) > 0


def mark_signatures(lines: Sequence[Line]) -> None:
    """Find the closings and the signatures below them; set the kinds of their lines."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.kind != "prose":
            continue
        if line.body.startswith(_DEVICES) and len(line.body) < 60:
            line.kind = "signature"
        elif line.body in ("--", "-- "):
            number = _sign_to_the_end(lines, number - 1)
        elif len(line.body) <= 60:
            strength = _closing_strength(line.body)
            if strength:
                number = _close(lines, number - 1, strength)
    _mark_trailing_contact(lines)


def _closing_strength(body: str) -> int:
    """2 for a line that can only be a closing, 1 for one that may be, else 0."""
    body = body.strip(" *_")
    if not body or len(body) > 60:
        return 0
    if not body.isascii():
        if _STRONG_CHINESE.fullmatch(body):
            return 2
        if _WEAK_CHINESE.fullmatch(body):
            return 1
    if body[:1] not in "BKWRSYTMCFVGbkwrsytmcfvgAaEeLl":
        return 0
    named = _NAME_AFTER.search(body)
    if named and not _CLOSING_WORDS.issuperset(_WORD.findall(named[1].lower())):
        body = body[: named.start()]
    words = set(_WORD.findall(body.lower()))
    if not words or not words <= _CLOSING_WORDS or "?" in body or any(map(str.isdigit, body)):
        return 0
    if words & _STRONG_WORDS:
        return 2
    return 1 if words & _WEAK_WORDS else 0


def _close(lines: Sequence[Line], closing: int, strength: int) -> int:
    """Mark the closing and its signature; the number of the line to go on with."""
    while closing + 1 < len(lines) and lines[closing + 1].kind == "prose":
        if _closing_strength(lines[closing + 1].body) < 1:
            break
        if strength == 2:
            lines[closing].kind = "closing"
        closing += 1  # "Thanks" over "Best regards", "此致" over "敬礼"
        strength = max(strength, _closing_strength(lines[closing].body))
    end = _signature_end(lines, closing + 1, strength)
    below = next((line for line in lines[closing + 1 : closing + 3] if line.kind), None)
    if strength == 2 or end > closing + 1 or below is None or below.kind in ("quote", "signature"):
        lines[closing].kind = "closing"
        if (
            closing
            and lines[closing - 1].kind == "prose"
            and _closing_strength(lines[closing - 1].body)
        ):
            lines[closing - 1].kind = "closing"
    for line in lines[closing + 1 : end]:
        if line.kind:
            line.kind = "signature"
    return max(end, closing + 1)


def _signature_end(lines: Sequence[Line], start: int, strength: int) -> int:
    """The line number where the signature that begins at `start` ends; `start` if there is none."""
    count = contacts = blanks = 0
    last_gap = start
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.kind:
            blanks += 1
            if count:
                last_gap = number
            if blanks > 4:
                return number if count else start
            continue
        if line.kind in ("quote", "code", "signature"):
            return number if count else start
        if _DISCLAIMER.match(line.body):
            return _next_part(lines, number)
        contact = _is_contact(line.body)
        ends = count >= (_MAX_LINES if contacts else _MAX_LINES_WITHOUT_CONTACT)
        if ends or not (
            contact or _looks_signed(line.body) or (count and _contact_follows(lines, number))
        ):
            return last_gap if count and last_gap > start else start
        if strength < 2 and not count and not _is_name(line.body):
            return start
        count += 1
        contacts += contact
    return len(lines) if count else start


def _next_part(lines: Sequence[Line], number: int) -> int:
    """The next line from `number` on that is quoted, or the end."""
    while number < len(lines) and lines[number].kind != "quote":
        number += 1
    return number


def _sign_to_the_end(lines: Sequence[Line], number: int) -> int:
    """Below "-- " everything up to quoted text is the signature, by convention."""
    end = _next_part(lines, number)
    for line in lines[number:end]:
        if line.kind:
            line.kind = "signature"
    return end


def _contact_follows(lines: Sequence[Line], number: int) -> bool:
    """Whether an odd line ("Your partner in steel") stands between the lines of a signature."""
    body = lines[number].body.rstrip()
    if len(body) > 60 or body.endswith((".", "!", "?", "。", "！", "？", ":", "：")):
        return False
    return any(line.kind and _is_contact(line.body) for line in lines[number + 1 : number + 4])


def _is_contact(body: str) -> bool:
    if _CONTACT.match(body):
        return True
    return bool(_ADDRESS_MASK.search(body)) and not _SENTENCE_WORDS.intersection(
        _WORD.findall(body.lower())
    )


def _looks_signed(body: str) -> bool:
    """Whether a line can be a name, a title, a company or an address, and cannot be a sentence."""
    body = body.strip(" *|")
    if not body:
        return True
    if any("\u4e00" <= character <= "\u9fff" for character in body[:60]):
        return len(body) <= 30 and not _CHINESE_SENTENCE.search(body)
    if len(body) > 80 or body[0].islower():
        return False
    if ":" in body or body[-1] in "!?;" or (body[-1] == "." and not _ABBREVIATED_END.search(body)):
        return False
    words = _WORD.findall(body.lower())
    return len(words) <= 10 and _SENTENCE_WORDS.isdisjoint(words)


def _is_name(body: str) -> bool:
    """Whether the line under a mere "Thanks," can be the writer's name."""
    words = body.strip(" *|,.").split()
    return len(words) <= 4 and all(
        not word[0].islower() and not word[0].isdigit() for word in words
    )


def _mark_trailing_contact(lines: Sequence[Line]) -> None:
    """A last paragraph of names and telephone numbers is a signature without a closing."""
    end = len(lines)
    while end and lines[end - 1].kind in ("", "quote"):
        end -= 1
    start = end
    while start and lines[start - 1].kind == "prose" and end - start <= _MAX_LINES:
        start -= 1
    paragraph = lines[start:end]
    if start == 0 or lines[start - 1].kind or not 2 <= len(paragraph) <= _MAX_LINES:
        return
    contacts = sum(bool(_CONTACT.match(line.body)) for line in paragraph)
    if contacts and all(_is_contact(line.body) or _looks_signed(line.body) for line in paragraph):
        for line in paragraph:
            line.kind = "signature"
