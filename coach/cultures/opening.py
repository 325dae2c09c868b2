"""What a message says before it comes to the point.

The opening is read in units: sentences in English, clauses in Chinese, where courtesies are strung
together with commas. A unit is a courtesy (good wishes, thanks for support), an introduction (who
the writer is), background, or the point: a request, an announcement, anything with a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.cultures.salutation import Salutation, salutation_of
from coach.document import Document, Sentence
from coach.finding import Language

UnitKind = Literal["courtesy", "introduction", "background", "point"]

_BODY = ("prose", "list_item")
_MOST_UNITS = 24

_LEAD_IN = r"(?:(?:first of all|firstly|first|to begin with|and|also|again|once again),? )*"
_WELL = (
    r"(?:well|good|fine|great|nice|wonderful|lovely|pleasant|healthy|health|happy|happiness|safe"
    r"|smooth\w*|prosper\w*|booming|flourish\w*|weekend|holidays?|joy|peace)"
)
_HELP = (
    r"(?:support|trust|cooperation|co-operation|attention|patience|friendship|kindness|help"
    r"|understanding|confidence|time)"
)
_COURTESY = re.compile(
    rf"{_LEAD_IN}(?:"
    r"(?:(?:i|we) )?(?:\w+ )?hop(?:e|ing) (?:that )?(?:this|my|our) (?:e-?mail|mail|message|letter"
    r"|note) (?:finds|reaches|will find|meets) you"
    r"|(?:(?:i|we) )?(?:\w+ )?hop(?:e|ing) (?:that )?(?:you|your|everything|all|things|life)\b"
    rf"[^.?!]{{0,60}}\b{_WELL}\b"
    r"|how (?:are|have) you\b|how(?: is|'s) (?:everything|your|business|life)\b"
    r"|how was your (?:weekend|holiday|trip)"
    r"|(?:(?:i|we) )?(?:\w+ )?(?:(?:want|would like|wish) to )?(?:thank you|thanks)(?: (?:so"
    r"|very) much| again| sincerely| a lot)* for (?:all )?"
    rf"(?:your|the|our) (?:[\w-]+,? ){{0,5}}{_HELP}\b"
    r"|it (?:is|was|has been) (?:\w+ ){0,3}(?:pleasure|honou?r|privilege|delight|joy)\b"
    r"|(?:i am|i'm|we are|we're) (?:\w+ ){0,2}(?:honou?red|delighted|happy|glad|pleased|excited"
    r"|thrilled) (?:to|that we (?:can|could)) (?:be in touch|get in touch|contact|know|write"
    r"|cooperate|co-operate|work with|make your|hear|meet|have (?:the|this)|establish|build)\b"
    r"|(?:(?:i|we) )?(?:\w+ )?wish(?:ing)? (?:you|your|everyone)\b"
    r"|(?:my |our )?(?:warm|warmest|kind|kindest|best|sincere|heartiest|season's|many) (?:greetings"
    r"|regards|wishes)\b"
    r"|greetings\b|good day\b|happy (?:new year|holidays|\w+day)\b|merry christmas\b"
    r"|(?:(?:i am|i'm|we are) )?(?:\w+ )?sorry (?:to|for) (?:both|disturb|troubl|interrupt|the dist"
    r"|taking)"
    r"|please (?:forgive|excuse|pardon) (?:me|us|my|our)\b"
    r"|(?:i|we) know (?:that )?you are (?:\w+ )?busy"
    r"|(?:the )?(?:weather|spring|summer|autumn|winter) (?:is|has|in)\b|time flies\b"
    r"|(?:i|we) (?:\w+ ){0,2}(?:appreciate|value|cherish|treasure|am grateful for|are grateful for"
    rf"|are thankful for) (?:your|our|the|this|all) (?:[\w-]+,? ){{0,5}}(?:{_HELP}|partnership"
    r"|relationship)\b"
    r"|(?:i|we) (?:have )?(?:long|always|deeply) (?:admired?|respect(?:ed)?|heard)\b"
    r"|your (?:esteemed |respected |honou?rable )?(?:company|firm) (?:is (?:well|very|so|highly"
    r"|world|famous|one of)|enjoys|has (?:a )?(?:good|great|high|excellent|long))"
    r"|may (?:you|this|the (?:new|coming))\b"
    r")",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    rf"{_LEAD_IN}(?:"
    r"(?:please )?(?:allow|let) me (?:to )?(?:introduce|briefly introduce)\b"
    r"|my name is\b|(?:this|here) is [\w -]{1,25} (?:from|of|with)\b|(?:i am"
    r"|i'm) [\w -]{1,25} from\b"
    r"|(?:i am|i'm) (?:the|a|an) (?:\w+ ){0,3}(?:manager|representative|engineer|sales\w*|director"
    r"|assistant|specialist)\b"
    r"|(?:we|[\w&., -]{2,40}?) (?:are|is) (?:a|an|one of|the) (?:[\w-]+,? ){0,7}(?:manufacturers?"
    r"|suppliers?|factory|exporters?|company|producers?|enterprise|makers?)\b"
    r"|(?:our|the) (?:company|factory|firm|group)\b (?:was (?:founded|established|set up)|is (?:a"
    r"|an"
    r"|one|the|located|based|well|very|professional|speciali[sz]ed)|has (?:been|over|more|a|many"
    r"|rich|\d)|speciali[sz]es|covers|owns|enjoys|mainly|produces|exports)\b"
    r"|we (?:speciali[sz]e|are speciali[sz]ed|are engaged|mainly|focus|have been (?:in|speciali[sz]"
    r"|engaged|doing|producing|making|exporting|supplying)|have (?:over|more than|about|rich|many"
    r"|advanced|\d+ years))"
    r"|our (?:main |hot |best )?(?:products|goods|machines) (?:are|have been|include|enjoy|sell"
    r"|cover)\b"
    r"|(?:established|founded|located|based) in\b"
    r"|(?:i|we) (?:have )?(?:got|obtained|found|learned|learnt|came to know|knew) (?:your|you"
    r"|from|of)"
    r")",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:please|pls|kindly|(?:could|can|would|will|may) (?:you|we|i)|let (?:me|us) know"
    r"|(?:i|we)(?:'d| would) (?:like|appreciate|be (?:glad|grateful|happy|pleased))"
    r"|(?:i|we) (?:\w+ )?(?:want|need|ask|request|expect|hope (?:you|that you|we|to))\b"
    r"|look(?:ing)? forward)|\?",
    re.IGNORECASE,
)
_PLAIN_REQUEST = re.compile(
    r"\b(?:please|pls|kindly|(?:could|can|would|will) you|may (?:we|i)|(?:could|can) we"
    r"|(?:would|'d) (?:like|appreciate|be (?:glad|grateful|happy|pleased))"
    r"|(?:ask|request|need|want|expect) (?:you|your)|hope (?:that )?you (?:can|could|will|would))\b"
    r"|\?",
    re.IGNORECASE,
)
"""What surely asks for something; a mere “let me know if you have questions” does not."""
_ANNOUNCEMENT = re.compile(
    r"\d|\b(?:writing to|purpose|regarding|concerning|with (?:reference|regard)|referring"
    r"|further to"
    r"|attach\w*|enclos\w*|find (?:below|our|the)|here (?:is|are)|below|confirm\w*|inform\w*"
    r"|quot\w+"
    r"|offer\w*|follow(?:ing)?[- ]up|remind\w*|updat\w+|propos\w+|invit\w+|ship\w*|order\w*|invoice"
    r"|pay\w*|price|sample\w*|deliver\w*|contract|inspect\w*|e?nquir\w+|inquir\w+|received|receipt"
    r"|e-?mails?|reply|delay\w*|unfortunately|problem|claim|complaint|thank\w* for)\b",
    re.IGNORECASE,
)

_ZH_COURTESY = re.compile(
    "(?:首先|再次|谨此|在此|同时|并|也|衷心|诚挚地?|真诚地?|先|谨|顺|恭|由衷地?|特别|非常|十分"
    "|万分|真心"
    "|最后|另外)*(?:"
    "[您你]好|大家好|各位好|(?:早上|上午|中午|下午|晚上)好"
    "|(?:希望|愿|祝愿?|祝福|敬祝|恭祝)(?:[您你]|贵|大家|一切|身体|生意|阖家|工作|万事|商祺|财源)"
    "|感谢(?:[您你]们?|贵[司方]|贵公司|各位)?(?:[^？?]{0,10})(?:支持|信任|厚爱|关照|关心|帮助"
    "|配合|抬爱|惠顾"
    "|理解|信赖)"
    "|(?:深感|倍感|感到|很|能|有幸)?(?:荣幸|高兴)(?:能|与|和|有机会|给|认识|收到[您你]的来信)?"
    "|(?:很|能)有幸|冒昧(?:打扰|来信|联系)?|(?:不好意思|抱歉)?打扰|百忙之中|(?:不好意思|抱歉)打扰"
    "|久仰|久闻|慕名|(?:贵司|贵公司|您).{0,12}(?:享有|享誉|声誉|实力雄厚|闻名|名声)"
    "|时光(?:飞逝|荏苒)|光阴似箭|岁末|新春|新年快乐|佳节|值此|时值|正值|春暖花开|金秋|天气"
    "|天高气爽|秋高气爽"
    "|春回大地|辞旧迎新|又是一年"
    "|请?(?:您)?(?:见谅|原谅|谅解|多多?包涵|海涵)|感谢.{0,6}(?:百忙|拨冗|阅读|抽出)"
    "|.{0,6}深表(?:感激|谢意|感谢)"
    "|展信|见信|承蒙|蒙|一直以来|长期以来|多年来"
    "|(?:最近|近来|近期)?(?:[您你])?(?:最近|近来|近期)?(?:一切)?(?:都)?(?:好吗|怎么样|可好|还好吗"
    "|顺利吗)"
    "|阖家|万事如意|身体健康|工作顺利|生意兴隆|财源广进|一切顺利|心想事成|事业|大吉大利|龙马精神"
    "|幸福"
    "|(?:合作|友谊).{0,6}(?:长存|愉快|长久|更上)"
    ")"
)
_ZH_INTRODUCTION = re.compile(
    "(?:首先|先|请允许我)*(?:我是|我叫|这里是|敝姓|自我介绍|请允许我(?:先)?(?:自我)?介绍|简单介绍"
    "|(?:我司|我们公司|我公司|本公司|我厂|我们工厂|我们)(?:是一?家?|成立|创立|创建|位于|坐落|专业"
    "|主营|专注|拥有"
    "|占地|致力|自|已有|有着?.{0,4}年|从事|主要)"
    "|(?:我们的?|我司)?产品(?:远销|畅销|出口|广泛|主要|质量|深受)|从事.{0,10}(?:年|行业)"
    "|(?:成立|创立|创建)于|深受.{0,8}(?:好评|信赖|欢迎)"
    "|(?:我们?|我司)?(?:从|通过|在).{1,16}(?:得知|了解到|获悉|找到|看到))"
)
_ZH_REQUEST = re.compile(
    "请(?!允许|见谅|原谅|谅解|多多?包涵)|烦请|麻烦|劳烦|能否|可否|能不能|可不可以|是否|[吗呢]$"
    "|[？?]|想(?:咨询|请|了解|确认|问|跟|和|与|向)"
    "|希望(?:能|可以|贵司|贵公司|[您你]能|我们)|期待|恳请|盼"
)
_ZH_ANNOUNCEMENT = re.compile(
    "[0-9]|特此|兹|关于|附件|报价|确认|通知|告知|需要|跟进|提醒|订单|发票|付款|货款|发货|出货"
    "|样品|合同|验货|交期"
    "|询盘|来函|邮件|回复|延|抱歉|遗憾|价格|如下|收到"
)
_CLAUSE = re.compile("[^，,。！!；;：:？?～~\n]+[？?]?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or clause of the opening. Text offsets; `text` in lower case, simplified.

    `length` counts words or characters; `asks` tells that something is wanted of the reader.
    """

    start: int
    end: int
    text: str
    kind: UnitKind
    length: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """How a message begins: its greeting, the units before the point, and the point itself."""

    salutation: Salutation | None
    lead: tuple[Unit, ...]
    point: Unit | None

    def courtesies(self) -> tuple[Unit, ...]:
        """The courtesies with which the message begins, up to the first other unit."""
        for number, unit in enumerate(self.lead):
            if unit.kind != "courtesy":
                return self.lead[:number]
        return self.lead

    @property
    def first(self) -> Unit | None:
        """The first unit after the greeting."""
        return self.lead[0] if self.lead else self.point


def opening_of(document: Document, language: Language) -> Opening:
    """The opening of what the message says in `language`."""
    salutation = salutation_of(document)
    lead: list[Unit] = []
    for unit in _units(document, language, salutation):
        if unit.kind == "point" or len(lead) == _MOST_UNITS:
            return Opening(salutation, tuple(lead), unit)
        lead.append(unit)
    return Opening(salutation, tuple(lead), None)


def body_of(document: Document) -> list[Sentence]:
    """The sentences between greeting and closing."""
    return [sentence for sentence in document.sentences if sentence.block in _BODY]


def _units(document: Document, language: Language, salutation: Salutation | None) -> Iterator[Unit]:
    behind = salutation.end if salutation else 0
    for sentence in document.sentences:
        greeting = sentence.block == "greeting" and language == "zh"
        if (sentence.block not in _BODY and not greeting) or sentence.end <= behind:
            continue
        start = max(0, behind - sentence.start)
        if language not in sentence.languages:
            return
        if language == "en":
            yield _sentence_unit(sentence, start)
        else:
            for found in _CLAUSE.finditer(sentence.folded, start):
                if found[0].strip():
                    yield _clause_unit(sentence, found)


def _sentence_unit(sentence: Sentence, start: int) -> Unit:
    text = sentence.folded[start:].lstrip(" ,")
    begin = sentence.end - len(text)
    asks = _asks(text, _REQUEST)
    kind: UnitKind = "background"
    if not asks and not re.search(r"\d", text) and _COURTESY.match(text):
        kind = "courtesy"
    elif not asks and _INTRODUCTION.match(text):
        kind = "introduction"
    elif asks or _ANNOUNCEMENT.search(text):
        kind = "point"
    plainly = asks and _asks(text, _PLAIN_REQUEST)
    return Unit(begin, sentence.end, text, kind, len(text.split()), plainly)


def _asks(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence wants something, other than “how are you?” or pardon."""
    found = _COURTESY.match(text)
    return pattern.search(text, found.end() if found else 0) is not None and not (
        found and found[0].startswith("how") and text.count("?") == 1
    )


def _clause_unit(sentence: Sentence, found: re.Match[str]) -> Unit:
    text = found[0].strip()
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    asks = _ZH_REQUEST.search(text) is not None
    kind: UnitKind = "background"
    if _ZH_COURTESY.match(text) and not (asks and not text.endswith(("吗", "？", "?"))):
        kind, asks = "courtesy", False
    elif _ZH_INTRODUCTION.match(text):
        kind, asks = "introduction", False
    elif asks or _ZH_ANNOUNCEMENT.search(text):
        kind = "point"
    begin = sentence.start + start
    return Unit(begin, begin + len(text), text, kind, len(text), asks)
