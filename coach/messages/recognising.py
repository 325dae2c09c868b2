"""What a draft says of a field: nothing, something vague, or its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from coach.analysis.scripts import HAS_HAN
from coach.lazily import lazy
from coach.messages.kinds import Field, fields
from coach.messages.reading import SIGNS, Reading
from coach.messages.triggers import Span, sighted_in

Source = Literal["draft", "quoted", "attachment"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field is spoken of. Text offsets of the draft.

    `learned` marks what only the trained model sees there.
    """

    field: str
    vague: bool
    start: int
    end: int
    source: Source
    learned: bool = False


def find_field(
    field: Field, reading: Reading, source: Source, taken: Sequence[Span] = ()
) -> Evidence | None:
    """The first place where the reading states the field, or else speaks of it vaguely.

    What is `taken` states another field; text offsets of the reading's document.
    """
    begun = _begun(field, reading)
    if begun is not None:
        return Evidence(field.id, False, *reading.span(*begun), source)
    if field.detect is not None:
        return DETECTORS[field.detect](field, reading, source)
    seen = sighted_in(reading.typed)
    if seen.are_asleep(field.present) and seen.are_asleep(field.vague):
        return None
    seen = seen.without(taken)
    for vague in (True, False) if field.vague_first else (False, True):
        if vague:
            found = seen.first(field.vague) if field.vague_counts else None
        else:
            stated = not seen.are_asleep(field.present)
            found = seen.struck(field.ignore).first(field.present) if stated else None
        if found is not None:
            span = reading.span(*trimmed(reading, *found))
            return Evidence(field.id, vague, *span, source)
    return None


def evidence_in(reading: Reading, source: Source) -> dict[str, Evidence]:
    """What the reading says of every field, by patterns."""
    known = fields()
    found: dict[str, Evidence] = {}
    for name in _in_turn():
        field = known[name]
        if source == "quoted" and field.own:
            continue
        taken = [(found[one].start, found[one].end) for one in field.beside if one in found]
        best = find_field(field, reading, source, taken)
        if best is not None:
            found[name] = best
    return found


@cache
def _in_turn() -> tuple[str, ...]:
    """All fields, those that have to leave room for others last."""
    known = fields()
    return tuple(sorted(known, key=lambda name: len(known[name].beside)))


VALUES = {
    **{kind: lazy(f"[{sign}\ue002]") for kind, sign in SIGNS.items()},
    "figure": lazy(r"\d[\d,]*\.\d|\d{3}|\d,\d{3}|[\ue002]"),
    "number": lazy(rf"[\d\ue002{SIGNS['code']}{SIGNS['quantity']}]"),
}
"""What a passage holds that has a value of a kind."""


def _begun(field: Field, reading: Reading) -> tuple[int, int] | None:
    """Where the words for the field have been put in and their blank waits to be filled."""
    if field.insert is None or not reading.document.masks:
        return None
    for words in (field.insert.en, field.insert.zh):
        before = words.partition("⟦")[0].lower()
        for mask in reading.document.masks if len(before) > 1 else ():
            start = mask.start - len(before)
            if mask.kind == "placeholder" and reading.folded[max(start, 0) : mask.start] == before:
                return start, mask.end
    return None


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks and commas at its ends."""
    text = reading.folded
    while start < end and text[start] in " \n\t|":
        start += 1
    while end > start and text[end - 1] in " \n\t|,，":
        end -= 1
    return start, max(end, start + 1)


_NOBODY = lazy(
    r"\W*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings"
    r"|to whom it may concern"
    r"|(?:dear |my )?(?:sirs?|madam|all|friends?|customers?|clients?|buyers?|valued|partners?|team"
    r"|there|everyone|folks|guys|sir/madam|sir or madam|sirs or madams|sales|manager)"
    r"|[ ,/&]|and|or|您好|你好|大家好|各位好?|亲爱的?|亲|尊敬的|客户|朋友|先生|女士|小姐|老板"
    r"|哈喽|在吗"
    r"|早上好|下午好|上午好|晚上好|早安|[，,：:！!。~～、/])+\W*"
)
_HAIL = (
    r"dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|respected|attn\.?:?"
    r"|attention:?|to:|hola|ol[aá]|salam|salaam|as-?salamu? alaikum|bonjour|bonsoir|ciao|buongiorno"
    r"|buenos d[ií]as|buenas tardes|bom dia|boa tarde|guten (?:tag|morgen)|sehr geehrter?|lieber?"
    r"|merhaba|namaste|konnichiwa|sayın|szanown[ya]|estimad[oa]s?|caro|cara|chère?|cher"
)
_TITLE = (
    r"mr|mrs|ms|miss|dr|prof|eng|sir|madam|m/s|m|mme|mlle|herr|frau|se[nñ]ora?|sr|sra|sre?a\.?"
    r"|don|dona|do[nñ]a|sig(?:nora)?|monsieur|madame|lic|ing|capt(?:ain)?|sheikh|chef"
)
_CHINESE_TITLE = (
    "先生|女士|小姐|太太|总监?|经理|老师|老板娘?|主任|博士|主管|主任|课长|科长|部长|会长|社长|厂长|协理"
    "|襄理|专员|律师|教授|医生|院长|校长|工|姐|哥|兄|弟|叔|姨|董|桑|様|さん|san|太|生"
)
_TRANSLITERATED = (
    "[阿埃艾安奥巴贝比宾波布达黛戴丹德登迪蒂多厄恩尔法菲费弗芬佛福戈格根哈海汉赫亨胡霍基吉加嘉杰金卡凯科克肯"
    "库拉莱兰劳勒雷里丽利莉琳林卢鲁罗洛马玛迈曼梅门米密明默莫穆娜纳奈内尼诺欧帕潘佩皮珀普奇乔琼热瑞萨塞瑟莎沙"
    "山尚舍史斯思索苏塔泰坦汤特提图托瓦威维韦温文沃乌西希夏肖谢辛雅亚杨耶伊因尤约泽詹扎朱兹佐]"
)
_ADDRESSED = lazy(
    rf"^[ \t>*]*(?:(?:{_HAIL})[ ,:]+(?:bro |dear |the )?"
    rf"(?:(?:{_TITLE})\b)?\.? ?[^\W\d_][^\n]{{0,50}}"
    rf"|(?:{_TITLE})\b\.? [^\W\d_][^\n,.!:;]{{1,30}}(?:[,!:–-]|\n)"
    r"|(?:尊敬的|亲爱的|致[:：]?)[^\n，,：:。]{1,20}"
    r"|[^\n，,。！!？?；;：:]{1,20}(?:台鉴|钧鉴|惠鉴|雅鉴|尊鉴|大鉴|勋鉴|道鉴|如晤|敬启)"
    rf"|[\u4e00-\u9fffa-z. /&·-]{{1,40}}?(?:{_CHINESE_TITLE})"
    r"[ ，,：:、您你！!。好早\n]|亲(?:爱的)?[，,～~ ]"
    r"|(?:阿|老|小)[\u4e00-\u9fffa-z]{1,6}[ ，,：:！!～~早好\n]"
    rf"|{_TRANSLITERATED}{{2,6}}[，,：:！!～~ 早好\n]"
    r"|[a-z][a-z'. -]{1,28}(?: team)?(?:[,，:：–-](?=[ ]*\n)|[，：]|[ ]?[你您早][好安]?"
    r"|, ?(?=[\u4e00-\u9fff]))"
    r"|[\u4e00-\u9fff]{2,12}(?:公司|团队|同事"
    r"|部)?[：:，,]?(?:您好|你好)"
    r"|(?:您好|你好|哈喽|hi|hello)[，, ]{0,2}[\u4e00-\u9fffa-z]{1,12}(?:总|先生|女士|小姐|经理"
    r"|姐|哥|工|老师|老板)?[，,：:！!。\n])",
    re.MULTILINE,
)
_HEAD = 5
"""Lines at the top in which somebody can be addressed."""


def _greeting(field: Field, reading: Reading, source: Source) -> Evidence | None:
    """The greeting; vague if it names nobody."""
    document = reading.document
    for block in document.blocks:
        if block.kind == "greeting":
            words = reading.folded[block.start : block.end]
            if words.strip():
                nobody = _NOBODY.fullmatch(words) is not None
                return Evidence(field.id, nobody, *trimmed(reading, block.start, block.end), source)
    head = "\n".join(reading.folded.lstrip("\n ").split("\n")[:_HEAD])
    offset = len(reading.folded) - len(reading.folded.lstrip("\n "))
    found = _ADDRESSED.search(head)
    if found is None:
        return None
    nobody = _NOBODY.fullmatch(found[0]) is not None
    return Evidence(field.id, nobody, offset + found.start(), offset + found.end(), source)


_CONTACT = lazy(
    r"\ue001|\b(?:tel|phone|mobile|mob|cell|whatsapp|skype|e-?mail|line id|call me"
    r"|ext)\b[^\n]{0,12}[\d\ue001:+]"
    r"|\bwechat[ :]{1,2}\w+|(?:电话|手机|微信|邮箱|座机|联系方式|tel"
    r"|热线)[^\n]{0,6}[\da-z\ue001+:：]|\+\d[\d ()-]{7,}|\b1[3-9]\d{9}\b"
)
_SIGNED = lazy(
    r"(?:regards|rgds|br|sincerely|faithfully|truly|wishes|cheers|thanks|thank you|best"
    r"|cordially|respectfully"
    r"|greetings|yours|\bthx|many thanks|warmly|此致|敬礼|敬上|顺颂|商祺|祝好|谢谢|感谢|祝商祺"
    r"|商安|台安|顺祝|祝[^\n]{0,8}|敬启|拜托了|致敬)"
    r"[ ,，.!！。~～]*\n+[ "
    r"\t-]*(?P<name>[^\n]*[a-z\u4e00-\ufaff\ue002][^\n]*)\s*(?:\n[^\n]*){0,6}\Z"
)
_BY = lazy(
    r"(?:^|\n|[—–-]{2})[ \t]*[-–—~]{0,2} ?(?P<name>[A-Z][\w'.-]{1,14}(?: [A-Z][\w'.-]{0,14}){0,3}"
    r"(?:[,，(（|/@–-].{0,60}| [-–(|@].{0,60})?"
    r"|[\u4e00-\u9fff]{2,14} {1,2}[\u4e00-\u9fff]{1,4}"
    r"|[\u4e00-\u9fff]{2,4}(?:[ ,，(（|/·-].{0,40})?|[^\n]{2,40}(?:公司|[Cc]o\.?,? ?[Ll]td\.?|部|科"
    r"|厂|[Tt]rading|[Gg]roup|[Ii]nc\.?))\s*\Z"
)
_LAST_LINES = 4
_LONGEST_SIGNATURE_LINE = 60
_SAYS_SOMETHING = lazy(
    f"[{''.join(SIGNS[kind] for kind in ('quantity', 'money', 'percent', 'date', 'length'))}]"
    f"|[，。！？!?¶；;]$|，|[.:：]$"
)
_CHINESE_NAME = lazy(
    r"^[\u4e00-\u9fff]{1,4}$|^[^ ]+[ /|·-]+[^ ]+|公司|[厂部科司]$|集团|贸易|货代|物流|国际"
    r"|\d{4}|[：:@]"
)
_NAMED_LINE = lazy(
    r"(?:\bthis is|\bit'?s|我是|这里是|by)[ ]?[a-z\u4e00-\u9fff]{2,}[^\n]{0,30}\b(?:from|of|at"
    r"|的)|我是[^\n，。]{2,16}[，。,]"
)


def _signature(field: Field, reading: Reading, source: Source) -> Evidence | None:
    """A signature with a name, or a phone number, address or account to reach the writer at."""
    document = reading.document
    for block in document.blocks:
        if block.kind == "signature":
            words = reading.folded[block.start : block.end]
            if re.search(r"[a-z\u4e00-\u9fff\ue002]{2}", words):
                return Evidence(field.id, False, *trimmed(reading, block.start, block.end), source)
    last = _last_paragraph(reading) or _closing_line(reading)
    if last is not None:
        return Evidence(field.id, False, *last, source)
    body = reading.folded.rstrip()
    cased = document.text[: len(body)]
    for pattern, text in (
        (_SIGNED, body),
        (_CONTACT, reading.typed),
        (_BY, cased),
        (_NAMED_LINE, body),
    ):
        found = pattern.search(text)
        if found is not None and not _is_thanks(found):
            return Evidence(field.id, False, found.start(), found.end(), source)
    return None


def _last_paragraph(reading: Reading) -> tuple[int, int] | None:
    """A few short lines at the end that state nothing: a name, a company, a number."""
    body = reading.typed.rstrip()
    start = body.rfind("\n\n") + 2
    lines = body[start:].split("\n")
    if start < 2 or len(lines) > _LAST_LINES:
        return None
    for line in lines:
        line = line.strip()
        if len(line) > _LONGEST_SIGNATURE_LINE or _SAYS_SOMETHING.search(line):
            return None
        if HAS_HAN.search(line) and not _CHINESE_NAME.search(line):
            return None
    return (start, len(body)) if re.search(r"[a-z\u4e00-\u9fff]{1}", lines[0]) else None


_REACHED = lazy(
    r"\d[\d ()/-]{5,}\d|\ue001|@|\b(?:wechat|whatsapp|skype|line|kakao|wa\.me|telegram|ext|qq?)\b"
    r"|微信|电话|手机"
)
_APART = lazy(
    r"[ \t　]*[|｜/／,，、·–—-][ \t　]*|[ \t　]{1,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \t　]+"
)
_CLAUSE = lazy(
    r"[。！？!?；;：:，,]$|[请把给发要已将会能可是了吗呢吧的我你您就还都]|\b(?:please|we|you|i|is|are|was|will"
    r"|the|this|that|it|by|on|with|your|our|for|to|and|thanks?|regards|best|wishes|if|so)\b|[.?!]$"
)
_MOST_PARTS = 6


def _closing_line(reading: Reading) -> tuple[int, int] | None:
    """A last line, or the words behind the last sentence, made of a name and where to reach it."""
    body = reading.folded.rstrip(" \n\t.。~～")
    start = max(body.rfind("\n"), body.rfind("。"), body.rfind("！"), body.rfind("？")) + 1
    line = body[start:].strip(" \t-–—~～")
    if not line or len(line) > _LONGEST_SIGNATURE_LINE or not re.search(r"[^\W\d_]", line):
        return None
    span = body.index(line, start), len(body)
    if _REACHED.search(line):
        words = _REACHED.sub(" ", line)
        return span if len(_CLAUSE.findall(words)) < 2 else None
    if HAS_HAN.search(line) and re.search("[,，、]", line):
        return None
    parts = [part for part in _APART.split(line) if part.strip()]
    if not 2 <= len(parts) <= _MOST_PARTS or _CLAUSE.search(line) or re.search(r"\d", line):
        return None
    return span if start or len(parts) > 1 else None


def _is_thanks(found: re.Match[str]) -> bool:
    name = found.groupdict().get("name") or ""
    return bool(
        re.match(
            r"(?:thanks?|thank you|best|regards|谢谢|感谢|please|many|ok|okay|盼|请|祝|等)", name
        )
    )


_NAMED_CURRENCY = lazy(
    r"(?<![a-z])(?:usd|us ?\$|us ?dollars?|eur|euros?|sek|nok|dkk|pln|czk|huf|try|thb|vnd|idr"
    r"|myr|php|twd|nt\$|qar|kwd|bhd|omr|egp|ngn|kes|gbp|sterling|cny|rmb|renminbi|yuan|jpy"
    r"|yen|aed|dirhams?"
    r"|hkd|hk\$|aud|a\$|cad|c\$|chf|inr|rupees?|sgd|krw|brl|mxn|zar|sar|riyals?"
    r"|u\.s\. dollars?)(?![a-z])|[€£]"
    r"|美元|美金|欧元|人民币|英镑|日元|日币|港币|迪拉姆|卢比|(?<=[\d万千百几十])[ ]?(?:元|块)"
    r"|\d[ ]?刀"
)
_ANY_DOLLAR = lazy(r"[$¥￥]|\b(?:dollars?|bucks)\b")


def _currency(field: Field, reading: Reading, source: Source) -> Evidence | None:
    """The currency; vague where $ or ¥ leaves open which."""
    for vague, pattern in ((False, _NAMED_CURRENCY), (True, _ANY_DOLLAR)):
        found = pattern.search(reading.folded)
        if found is not None:
            return Evidence(field.id, vague, *reading.span(*found.span()), source)
    return None


Detector = Callable[[Field, Reading, Source], Evidence | None]
DETECTORS: Mapping[str, Detector] = {
    "greeting": _greeting,
    "signature": _signature,
    "currency": _currency,
}
