"""Whom a message greets: the words of greeting, the title, the name and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.analysis.scripts import is_han
from coach.analysis.words import any_of, word_set
from coach.document import Document, Sentence
from coach.lazily import lazy

_WORD = lazy(
    r"[ ]*(?P<word>dear|hi|hello|hey|hallo|greetings|good (?:morning|afternoon|evening|day))\b"
    r"(?: there\b)?[ ,]*",
    re.IGNORECASE,
)
_TITLE = any_of(
    "mr mrs ms miss mister mx dr doctor prof professor eng engr ing ir lic arq atty dott mgr h.e",
    "herr frau monsieur madame sr sra signor signora sheikh sheikha shaikh sayed sir madam",
    "khun pak bapak bu ibu encik en puan cik dato datuk tan_sri",
    "manager director president ceo chairman chief",
)
_TITLES = lazy(rf"(?:{_TITLE}\b(?:\.|')?[ ]+)+", re.IGNORECASE)
_PARTICLES = "(?:(?:van|von|de|der|den|di|da|del|dos|bin|ibn|al|el|la|ten|ter|zu) )*"
_PART = rf"{_PARTICLES}[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*"
_NAME = lazy(rf"{_PART}(?: {_PART}){{0,3}}")
_SUFFIX = lazy(r"[- ](?:san|sama|sensei|ssi|nim|bey|han[iı]m|kun)\Z", re.IGNORECASE)
_ELSEWHERE = lazy(
    "[ ]*"
    + any_of(
        "salam salaam salamu salaamu salamualaikum assalam assalamu assalamualaikum as-salamu",
        "marhaba merhaba sayın sehr_geehrter sehr_geehrte guten_tag guten_morgen moin hallo",
        "bonjour cher chère monsieur madame buongiorno gentile ciao hola estimado estimada",
        "buenos_días buenas_tardes olá ola prezado prezada caro cara bom_dia boa_tarde hej hei",
        "goede beste dobrý dzień szanowny szanowna szanowni namaste selamat sawasdee xin_chào",
        "konnichiwa ohayo annyeong ni_hao respected attn attention to_whom",
    )
    + r"\b|[ ]*(?:mr|mrs|ms|miss|dr|eng|engr)\b\.? [^\W\d_][\w'’-]*[ ]?[,:，：]",
    re.IGNORECASE,
)
"""Greetings in the reader's own language, and a name that is called at the beginning of a line."""
_SEVERAL = lazy(r"(?:all|everyone|everybody|both|team|folks|friends?|sirs?|madam)\b", re.IGNORECASE)
_END = lazy(r"[ ]*(?:[,，:：;!！.–—-]|\n|\Z)")
_NOT_A_PERSON = word_set(
    "sir sirs madam madams madame all team everyone everybody both there customer customers client",
    "clients friend friends colleague colleagues partner partners buyer buyers supplier suppliers",
    "purchasing sales manager managers department dept office group company co ltd inc llc gmbh",
    "trading import export logistics procurement accounting finance accounts service support",
    "valued ladies gentlemen folks guys boss bro buddy again dear who whom it may concern hr ceo",
    "director good morning afternoon evening day",
)

_CHINESE_TITLE = (
    "(?:副?(?:总经理|董事长|总监|总裁|主席|总|董|经理|主任|部长|科长|课长|厂长|社长|会长|主管|老板)"
    "|先生|女士|小姐|太太|老师|博士|教授|工程师|工)"
)
_CHINESE_HELLO = "(?:您好|你好|早上好|上午好|中午好|下午好|晚上好|大家好|各位好|安好|早安)"
_LATIN = r"[a-z\u00c0-\u024f][a-z\u00c0-\u024f.'’-]*"
_CHINESE = lazy(
    r"[ ]*(?P<word>尊敬的?|敬爱的|亲爱的|致|(?:dear|hi|hello)(?= ))?[ ]?"
    rf"(?:(?!{_CHINESE_HELLO})(?P<name>[\u4e00-\u9fff]{{1,4}}?|{_LATIN}(?: {_LATIN}){{0,2}})[ ]?"
    rf"(?P<title>{_CHINESE_TITLE})?[ ]?(?P<end>[，,：:！!]|(?={_CHINESE_HELLO})|\n|\Z))?"
    rf"[ ]*(?P<hello>{_CHINESE_HELLO})?",
)
_CHINESE_NO_NAME = lazy(f"各位|大家|诸位|敬启者|{_CHINESE_HELLO}|谢谢|感谢|收到|好的|请")
_CHINESE_ALONE = lazy(
    r"\A(?![^：:，,]*(?:如下|订单|报价|通知|货|已|关于|附件|内容|说明|以下|注意|地址|电话|回复))"
    r"(?:[\u4e00-\u9fff]{2,3}|[a-z\u00c0-\u024f .'’-]{2,30})[：:，,]\Z"
)
_CHINESE_NOBODY = lazy(
    "客户|客戶|团队|團隊|领导|伙伴|夥伴|朋友|贵[司方]|公司|同事|先生|女士|采购|部门?$|大家|各位"
)


@dataclass(frozen=True, slots=True)
class Salutation:
    """A greeting taken apart. Text offsets; a part that is not there is empty.

    `word` is “dear”, “hi”, 尊敬的 or 您好 in lower case, `titles` all that stands before or, in
    Chinese, after the name, `suffix` a “-san” with its hyphen.
    """

    start: int
    end: int
    word: str
    titles: str
    name: str
    name_start: int
    suffix: str = ""

    @property
    def name_end(self) -> int:
        """Where the name ends, without its suffix."""
        return self.name_start + len(self.name)

    @property
    def names_person(self) -> bool:
        """Whether the name can be one of a person and not “Team”, “Sir” or a company's initials."""
        words = self.name.split()
        return (
            bool(words)
            and not _CHINESE_NOBODY.search(self.name)
            and not any(word.lower().strip(".") in _NOT_A_PERSON for word in words)
            and not (self.name.isupper() and len(self.name) <= 4 and self.name.isascii())
        )


def first_sentence(document: Document) -> Sentence | None:
    """The sentence with which the message begins, after a subject line."""
    return next((one for one in document.sentences if one.block != "heading"), None)


def greets(document: Document) -> bool:
    """Whether the message begins with a greeting of any kind, in whatever language."""
    first = first_sentence(document)
    return first is not None and (
        any(block.kind == "greeting" for block in document.blocks)
        or salutation_of(document) is not None
        or _ELSEWHERE.match(first.raw) is not None
    )


def salutation_of(document: Document) -> Salutation | None:
    """The greeting with which the message begins, if it begins with one."""
    sentence = first_sentence(document)
    if sentence is None:
        return None
    if any(map(is_han, sentence.raw[:20])):
        return _chinese(sentence)
    end = document.masked.find("\n", sentence.start)  # "Dear Eng. Omar" may be two sentences
    return _english(document.masked[sentence.start : end if end >= 0 else None], sentence.start)


def _english(text: str, offset: int) -> Salutation | None:
    """The greeting at the beginning of a line, which stands at the text offset `offset`."""
    text = text.rstrip()
    word = _WORD.match(text)
    start = word.end() if word else len(text) - len(text.lstrip())
    titles = _TITLES.match(text, start)
    name_start = titles.end() if titles else start
    name = _NAME.match(text, name_start)
    whole = name[0] if name and any(part[0].isupper() for part in name[0].split()) else ""
    if not whole and (several := _SEVERAL.match(text, name_start)):
        whole = several[0]
    suffix = _SUFFIX.search(whole)
    bare = whole[: suffix.start()] if suffix else whole
    end = _END.match(text, name_start + len(whole))
    alone = end is not None and end.end() == len(text)
    if end is None or not (
        word or (alone and whole and (titles or suffix or text[-1] in ",:，："))
    ):
        return None
    return Salutation(
        start=offset,
        end=offset + end.end(),
        word=word["word"].lower() if word else "",
        titles=titles[0].strip() if titles else "",
        name=bare,
        name_start=offset + name_start,
        suffix=suffix[0] if suffix else "",
    )


def _chinese(sentence: Sentence) -> Salutation | None:
    found = _CHINESE.match(sentence.folded)
    if found is None or found.end() == found.start():
        return None
    name = found["name"] or ""
    if name and _CHINESE_NO_NAME.match(name):
        name = ""
    alone = found.end() == len(sentence.folded) and _CHINESE_ALONE.search(sentence.folded)
    if not (found["word"] or found["hello"] or (name and (found["title"] or alone))):
        return None
    start = found.start("name") if name else found.end()
    return Salutation(
        start=sentence.start,
        end=sentence.start + found.end(),
        word=found["word"] or found["hello"] or "",
        titles=found["title"] or "",
        name=sentence.raw[start : start + len(name)],
        name_start=sentence.start + start,
    )
