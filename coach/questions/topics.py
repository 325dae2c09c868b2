"""What a question can be about, and what would answer it; the words are in rules/questions/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from coach.finding import Text
from coach.lazily import lazy
from coach.questions.request import Form, Wanted
from coach.tables import table


@dataclass(frozen=True, slots=True)
class Topic:
    """One matter of the trade.

    `listed`: whether it can be an entry of an enumeration. `broad`: whether it is a family of
    things, so that two mentions of it need not mean the same thing. `near` are related matters.
    """

    name: str
    value: Wanted
    listed: bool
    broad: bool
    near: frozenset[str]
    starter: Text
    pattern: re.Pattern[str]


class Topics(Mapping[str, Topic]):
    """All topics by name, and where they stand in a text."""

    def __init__(self, rows: dict[str, Topic]) -> None:
        self._rows = rows

    def __getitem__(self, name: str) -> Topic:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def places(self, folded: str) -> list[tuple[int, int, str]]:
        """Start, end and name of each mention, in order; words inside longer ones do not count."""
        found = [
            (one.start(), one.end(), topic.name)
            for topic in self._rows.values()
            for one in topic.pattern.finditer(folded)
            if one.end() > one.start()
        ]
        kept: list[tuple[int, int, str]] = []
        for start, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
            if not kept or end > kept[-1][1] or (start, end) == kept[-1][:2]:
                kept.append((start, end, name))
        return kept


@cache
def topics() -> Topics:
    """The topics of rules/questions/topics.yaml. Raises RuleError for a bad file."""
    rows = {}
    for name, row in table("questions")["topics"].items():
        starter = row["starter"]
        rows[name] = Topic(
            name=name,
            value=cast(Wanted, row["value"]),
            listed=row.get("listed", True),
            broad=row.get("broad", False),
            near=frozenset(row.get("near", ())),
            starter=Text(starter["en"], starter["zh"]),
            pattern=words_pattern(row["en"], row["zh"]),
        )
    return Topics(rows)


def words_pattern(english: list[str], chinese: list[str]) -> re.Pattern[str]:
    """A pattern for any of the words; English ones stand alone and may have a plural ending."""
    parts = []
    if english:
        parts.append(rf"(?<![\w'])(?:{'|'.join(english)})(?:'?s)?(?![\w'])")
    if chinese:
        latin = [word for word in chinese if word.isascii() and word.isalpha()]
        parts += [rf"(?<![a-z]){word}(?![a-z])" for word in latin]
        if rest := [word for word in chinese if word not in latin]:
            parts.append("|".join(rest))
    return re.compile("|".join(parts))


@lru_cache(maxsize=2048)
def topics_in(folded: str) -> tuple[str, ...]:
    """The topics of a text in lower case and simplified characters, without repetition."""
    return tuple(dict.fromkeys(name for _, _, name in topics().places(folded)))


_ENGLISH_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "duration",
        lazy(
            r"\bhow (?:many (?:more )?(?:days|weeks|months|years)|long (?:do|does|will"
            r"|would|is|are|can|from|after|it|for|u|you|till|until|before)|fast)\b"
        ),
    ),
    (
        "measure",
        lazy(
            r"\bhow (?:big|large|thick|wide|tall|high|deep|heavy|much (?:does|do|can"
            r"|will) (?:it|they|\w+) (?:weigh|hold|carry|load))\b|\bwhat(?:'s"
            r"| is)? (?:the )?(?:\w+ )?(?:size|weight|dimensions?|thickness|diameter"
            r"|tolerance|capacity)\b"
        ),
    ),
    ("quantity", lazy(r"\bhow (?:many|few)\b|\bwhat (?:quantity|qty)\b")),
    (
        "amount",
        lazy(
            r"\bhow much\b|\bat what (?:price|cost)\b|\bwhat (?:price|cost)\b"
            r"|\bwhat(?:'s|s| is| are| would be)? (?:the |your |ur )?(?:\w+ )?(?:price"
            r"|cost|fee|charge)s?\b"
        ),
    ),
    (
        "date",
        lazy(
            r"\bwhen\b|\bhow (?:soon|early)\b|\b(?:what|which) (?:\w+ )?(?:date|day"
            r"|time|week|month)\b|\bby (?:what|when)\b|\be\.?t\.?[ad]\b|\b(?:delivery"
            r"|ship(?:ping|ment)?|sailing|dispatch|departure|arrival|harvest"
            r"|production|ready|cargo|pick-?up|collection|launch) date\b|\bthe date\b"
        ),
    ),
    ("percent", lazy(r"\b(?:percentage|what percent|how many percent|share of)\b")),
    ("measure", lazy(r"\bexact (?!date|time|day|delivery|address|name|price|model)\w+")),
    (
        "reason",
        lazy(
            r"\bwhy\b|\bhow come\b|\bwhat (?:is|was|'s)? ?(?:the )?(?:reason|cause"
            r"|went wrong|happened)\b|\breason (?:for|why|of)\b|\bexplain why\b"
            r"|\broot cause\b"
        ),
    ),
    (
        "name",
        lazy(
            r"\bwho(?:m|se)?\b|\bname of (?:the |your )?(?:manager|person|contact"
            r"|sales|boss|forwarder|bank|vessel|ship)\b|\bcontact person\b"
            r"|\bperson in charge\b"
        ),
    ),
    (
        "place",
        lazy(r"\bwhere\b|\b(?:what|which) (?:port|country|city|address|place|warehouse)\b"),
    ),
    (
        "choice",
        lazy(
            r"\bwhich\b|\b(?:do|does|is|are|will|would|can|should|shall|whether"
            r"|if)\b[^?]{2,70}\bor (?!not\b)\w"
        ),
    ),
)
_CHINESE_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("duration", lazy("多久|多长时间|几(?:天|周|个月|年)|多少(?:天|周|个月|年|工作日)")),
    (
        "date",
        lazy(
            "什么时候|何时|啥时候|几(?:号|时|月|点)|哪(?:天|一天|日)|何日|(?:到港|发货"
            "|出货|交货|开船|到货|生产)(?:日期|时间)|什么时间|船期"
        ),
    ),
    (
        "measure",
        lazy(
            "多(?:大|重|长|厚|高|宽|深|粗)|(?:尺寸|重量|毛重|净重|厚度|膜厚|公差|直径"
            "|容量)[^，]{0,6}(?:多少|是|怎|$|及|和)"
        ),
    ),
    (
        "amount",
        lazy(
            "多少钱|什么价|几(?:块|元|钱|美金)|怎么(?:卖|收费|算钱)|(?:价格?|费用?"
            "|成本)[^，。]{0,6}(?:多少|怎么算|如何|怎样|是|$)|单价|报价"
        ),
    ),
    ("percent", lazy("几折|多少折|几个点|百分之多少|多少(?:优惠|折扣)")),
    ("quantity", lazy(r"多少|几(?:个|件|套|台|箱|米|柜|条|只|支|瓶|托|双|片|种|款)|起订量")),
    ("reason", lazy("为什么|为何|什么原因|原因|怎么回事|咋回事")),
    ("name", lazy("谁|哪位|联系人|负责人|船名|哪家(?:货代|公司|工厂|船)")),
    ("place", lazy("哪里|哪儿|哪个(?:港|城市|国家|仓库|地方)|何地|地址|起运港|目的港")),
    ("choice", lazy("还是|哪(?:个|种|款|些|一)")),
)
_ASKS_WHETHER = lazy(
    r"^\W*(?:(?:and|but|also|so|or|then|is it|hi|please|pls|kindly|confirm|advise"
    r"|let (?:me|us) know"
    r"|tell (?:me|us)|could you|can you|(?:i|we) (?:was|were|am|are|'m)?|just|tell me|check|want"
    r"|need|like|would|to|know|wondering|wonder|if possible|not sure|curious) )*"
    r"(?:do|does|did|is|are|was|were|have|has|can|could|will|would|shall|should|may|am|if|whether"
    r"|don't|isn't|won't|can't)\b"
)
_WHETHER_ZH = lazy(
    r"能不能|能否|可否|可不可以|是否|是不是|有没有|有无|会不会|要不要|行不行|好不好"
    r"|对不对|吗|吧[？?]|没有[？?]$|([\u4e00-\u9fff])[不没]\1"
    r"|可以[^？]{0,12}[？?]|能[^？]{0,14}(?:不|么)[？?]?$"
)
_STATE = lazy(
    r"\b(?:allowed|ok|okay|possible|included|available|acceptable|needed|required|fine"
    r"|ready|done|sent|received"
    r"|confirmed|realistic|correct|approved|paid|for you)\W*$"
)
_TO_HAND_OVER = lazy(
    r"\b(?:send|share|provide|forward|attach|e?-?mail|give|issue|resend|need|want|have"
    r"|get|receive|submit"
    r"|show|copy|require|revert with)\b|发|寄|提供|给我|出具|补|传|开|要一份|拍"
)


def wanted_by(piece: str, whole: str, form: Form, about: tuple[str, ...]) -> Wanted:
    """What would answer the question `piece`, a part of the enumeration `whole` or all of it."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in piece)
    value = topics()[about[0]].value if about else None
    handed = bool(_TO_HAND_OVER.search(whole))
    if not chinese and re.search(
        r"\bpercentage\b|\bexact (?!date|time|day|delivery|address|name|price|model)", piece
    ):
        return _first(_ENGLISH_WANTED, piece) or "measure"
    if not chinese and re.search(r"\b(?:whether|if)\b(?! possible)", piece) and form != "item":
        return _first(_ENGLISH_WANTED[-1:], piece) or "yes_no"
    if form == "fragment" and _STATE.search(piece):
        return "yes_no"
    documents = [name for name in about if topics()[name].value == "document"]
    if (
        documents
        and handed
        and not re.search(r"\bconfirm\b|确认", piece)
        and form in ("request", "imperative", "need", "item", "question")
    ):
        return "document"
    if not chinese and _ASKS_WHETHER.search(piece):
        return _first(_ENGLISH_WANTED[-1:], piece) or _embedded(piece) or "yes_no"
    if chinese and _WHETHER_ZH.search(piece):
        return "choice" if "还是" in piece else "yes_no"
    if value in ("open", "document") and re.search(r"\bconfirm\b|确认", piece):
        return "yes_no"
    kind = _first(_CHINESE_WANTED if chinese else _ENGLISH_WANTED, piece)
    if kind == "measure" and about and value == "duration":
        return "duration"
    if kind == "quantity" and value in ("amount", "measure", "duration"):
        return value
    if kind is not None:
        return kind
    if form == "tag":
        return "yes_no"
    if form in ("request", "imperative", "need") and (value is None or not handed):
        return "yes_no" if value in (None, "yes_no", "date") else value
    if form == "fragment" and value is None:
        return "yes_no"
    return value or "open"


def _embedded(piece: str) -> Wanted | None:
    """What a question in another one asks: “can you tell me when …”, “could you say how many …”."""
    found = re.search(
        r"\b(?:tell|advise|know|say|confirm|inform|explain|give|share|specify|clarify)\b[^?]{0,30}?"
        r"\b(?:(?:when|where|why|who|how (?:much|many|long|soon)|which|what)\b.*)",
        piece,
    )
    return _first(_ENGLISH_WANTED[:-1], piece[found.start() :]) if found else None


def _first(rows: tuple[tuple[Wanted, re.Pattern[str]], ...], piece: str) -> Wanted | None:
    return next((kind for kind, pattern in rows if pattern.search(piece)), None)
