"""What a message does with what was said before: accept, refuse, put off, ask, take back.

A yes has three strengths. A *plain* one settles what it answers by itself (“deal”, 成交); an
*assent* settles an offer or a request (“no problem”, 可以); a *soft* one (“ok”, 好的) says no more
than that something was read, unless the value stands beside it. Patterns
run over lower case, simplified text with ASCII punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coach.lazily import lazy

Yes = Literal["plain", "assent", "soft", "none"]

_NOT_YET = (
    r"(?<!please )(?<!pls )(?<!kindly )(?<!to )(?<!will )(?<!you )(?<!'ll )"
    r"(?<!can )(?<!not )(?<!n't )(?<!could )"
    r"(?<!cannot )(?<!should )(?<!be )(?<!must )(?<!need )"
    r"(?<!once )(?<!until )(?<!not yet )(?<!never )(?<!nothing )(?<!if )"
)
_NO_CLAIM = (
    r"(?<!already )(?<!as )(?<!was )(?<!were )(?<!had )(?<!we )(?<!previously )(?<!what )"
    r"(?<!originally )(?<!you )"
)
"""“We already agreed 8.40” recalls a yes and gives none."""
_PLAIN = lazy(
    rf"(?<!what a )(?<!good )(?<!great )(?<!no )(?<!big )(?<!the )"
    rf"(?<!this )(?<!a )(?<!our )\bdeal\b(?! with)"
    rf"|\bit'?s a deal\b|\byou have a deal\b|\bdone deal\b"
    rf"|{_NOT_YET}{_NO_CLAIM}\b(?:agreed|confirmed|approved)\b(?! by| receipt| the receipt)"
    rf"|\bwe(?:'re| are) (?:agreed"
    rf"|all set|good to go)\b"
    rf"|\b(?:we|i)(?: do| can| hereby| both| fully)? (?:agree|accept|confirm"
    rf"|approve)\b(?! only| if| once| when| after| later| (?:the )?receipt| receiving"
    rf"| having| that| to have)"
    rf"|{_NOT_YET}\baccepted\b(?= ?[.!,]|$)|\b(?:we|we've)(?: have| got)? a deal\b"
    r"|\b(?:it|that|this) is (?:agreed|settled|confirmed)\b|\bthat'?s (?:agreed|settled"
    r"|confirmed|a deal)\b|\bsettled\b"
    r"|\b(?:we|i) take (?:it|them|that)\b(?=[ .!,]*$)"
    r"|\b(?:we|i)(?:'ll| will) (?:take|go with|do|go for) (?:it|that|this|them)\b"
    r"|\blet'?s (?:do|go with|fix|settle on|go for) (?:it|that|this)\b"
    r"|\bgo ahead\b(?! and (?:send|check|tell|share))|\bas you (?:say|said|propose"
    r"|proposed|suggest|suggested|wrote|wish)\b"
    r"|\b(?:it|that|this|all|everything)(?: all)? (?:works|is fine|is good|is ok|is okay"
    r"|is acceptable|sounds fine)(?: for| with| by) (?:us|me|our side)\b"
    r"|\b(?:works|fine|good|ok|okay|acceptable) (?:for|with|by) (?:us|me|our side)\b"
    r"|^(?:(?:ok|okay|k|yes)[, ]*)?(?:confirm|accept|agree)(?: (?:it|all|now|la|lah))?$"
    r"|\bno objections?\b|\bthat works\b|\byou(?:'ve)? got (?:it|a deal|yourself a deal)\b"
    r"|\block(?:ed)? (?:it )?in\b|\block it\b|\bsold!|\bconsider it done\b|\bgreen light\b"
    r"|\b(?:happy|fine|good|ok|okay) with (?:it|that|this|all)\b|\bfair enough\b"
    r"|\blet'?s (?:proceed|close it|close the deal|lock it|shake on it)\b"
    r"|(?:^|[ ,.!])(?:成|妥|妥了)(?=$|[ ,.!~])|没意见|无异议|照办|听(?:你|您)的|依(?:你|您)"
    r"|成交|同意|一言为定|说定了|讲定了|谈定了|敲定|拍板|(?:就|那就|都|可以)?(?:这么|这样"
    r"|按这个|按此)(?:定|办|执行|下单|来|做|走)(?!吗)"
    r"|就按(?:你|您|这|贵|上面|此|刚才)|按(?:你|您)(?:说|讲|报|提)的|按贵司|就(?:它"
    r"|这个)了|([a-z0-9.]{1,8}[\u4e00-\u9fff]{0,3})就\1吧?|我认|认了(?!吗)"
    r"|(?<!没)(?<!再)(?<!先)(?<!还没)定了(?!吗|没)|(?<!不)(?<!法)接受(?!不)(?!吗)(?!得)"
    r"|(?<!不)认可"
    r"|(?<!请)(?<!待)(?<!再)(?<!要)(?<!需)(?<!先)(?<!未)(?<!没)(?<!去)(?<!来)(?<!您)(?<!你)(?<!法)(?<!能)(?<!等)(?<!帮)(?<!我)(?<!户)(?<!老板)(?<!工厂)(?<!尽快)确认(?!一下"
    r"|收|后|完|函|书|件|吗|单|样|好|再|的话|下|过|以后|之后|给|时)",
    re.ASCII,
)  # fmt: skip
_ASSENT = lazy(
    r"\bno problems?\b|\b(?:that|it|this|all|both|everything)(?:'s| is"
    r"| are) (?:all )?(?:ok|okay|fine|good|acceptable|possible|no problem)\b"
    r"|\bwill do\b|^ *(?:ok[, ]+)?(?:yes|sure|yep|yeah)[, ]+(?:please |pls )?(?:do|use|go|book"
    r"|proceed"
    r"|keep|go ahead|same)\b|\bnot (?:a|an) (?:problem|issue)\b|\bit is\b(?=[ .!,]*$)|\bstays\b"
    r"|\bcan do\b|\bsuits? (?:me|us)\b"
    r"|\bacceptable\b(?=[ .!,]*$)|^ *works?\b|\bworks?\b(?=[ .!,]*$| for (?:us|me|our)| fine| well)"
    r"|照做|按要求|(?:马上|这就|给(?:你|您))安排(?!一下)|没有?问题|[没不]变(?!吧|吗)"
    r"|(?<!不)(?<!才)(?<!是否)(?<!就)(?<!还)(?<!都)可以(?!吗"
    r"|不|先|考虑|给|帮|发|看|再|接受吗|做到?吗|便宜|优惠|降|少|多|的话|谈|聊|商量|问"
    r"|提供)|都可以|(?:^|[ ,.!:]|(?<=[\d元块天个台套件号]))(?:那)?(?:就)?行(?:的|吧|啊|呀"
    r"|呢)?(?=$|[ ,.!。~了])"
    r"|(?:价格|价|交期|数量|付款|颜色|时间|包装)(?:就)?(?:行|ok|好)(?:了|的)?(?=$"
    r"|[ ,.!。~])|\bok(?:的|了)",
    re.ASCII,
)  # fmt: skip
_AFFIRM = lazy(
    r"^[ @]*(?:(?:ok|okay|oh|ah|well|hm+|great|perfect|super)[, ]+)?(?:yes|yep|yeah|yup|ya"
    r"|sure|of course|certainly|absolutely|definitely|right|correct|exactly"
    r"|that's (?:right|correct)|that is (?:right|correct)|是的|对的?|能(?:的|做|发|到|给)?|嗯可以"
    r"|当然|可以的?"
    r"|行的?|没错|好的没问题)(?=$|[ ,.!:;~-]|没|可|按)"
    r"|^.{1,40}[ ,](?:yes|yep|yeah|right|correct)(?: all| please| pls)?[ .!]*$",
    re.ASCII,
)
_SAYS_FINE = lazy(
    r"\b(?:is|are) (?:all )?(?:ok|okay|fine|good|acceptable|accepted|no problem|possible|cool"
    r"|correct|right)\b",
    re.ASCII,
)
"""A yes to what it names and to nothing else: “stitching is good”, “screw cap is fine”."""
_SOFT = lazy(
    rf"{_SAYS_FINE.pattern}|"
    r"\b(?:ok|okay|oki|k|kk|okey|fine|good|great|perfect|super|excellent|nice|cool|alright"
    r"|all right|yes|yep|yeah|yup|sure|done|go with|we take|we'll take|i'll take"
    r"|sounds good|understood and|then|so|(?:will|'ll) (?:change|update|revise|correct|amend"
    r"|adjust)"
    r"|updated|revised|corrected)\b|马上改|这就改|已改|改好|更新好"
    r"|好的?(?!吗|像|多|久|几|不)|嗯|肯定(?!要|得)"
    r"|保证|放心|行|中(?=$|[ ,.!])|那就|就(?:要|定|做|用|走|发|(?=\d))|没错"
    r"|是的|对的|\bok",
    re.ASCII,
)
_READ_ONLY = lazy(
    r"\b(?:noted|received|got it|i see|understood|understand|seen|will check|thx|thanks"
    r"|thank you|copy that|roger)\b|收到|知道了|明白|了解|看到了|晓得|知悉|已阅|👍|🙏",
    re.ASCII,
)
_REFUSE = lazy(
    r"\b(?:no|nope|not|never|nobody|no one|none|nothing|cannot|can't|cant|can not|won't"
    r"|wont|isn't|aren't|don't|doesn't|didn't|unable|impossible|refuse|reject|decline"
    r"|instead of|neither|except|recalculate|re-?quote)\b"
    r"|\btoo (?:high|low|much|expensive|late|long|early|big|small|short|tight|many|slow"
    r"|heavy|dark|light)\b|\b(?:bit|little|quite|rather|very|still|so|really|pretty) (?:high"
    r"|expensive|late|long|tight|pricey|steep)\b|\b(?:expensive|difficult|unacceptable"
    r"|above (?:our|my"
    r"|the) budget|over (?:our|my|the) budget|hard for)\b"
    r"|\bwas (?:for|with|without|based on)\b|除了|重新(?:算|报|核|谈|定)|重(?:算|报|核)|另算|要变"
    r"|不行|不可以|不能|不要|不用|不接受|不同意|不了"
    r"|不到|不够|不太|不是|不好|没法|没办法|没人|无法|做不|达不|给不|太(?:贵|高|低|晚|长"
    r"|久|慢|多|少|早|短|紧|大|小|深|浅|赶|厚|薄)|贵了|高了|别(?:用|发|做)|超(?:出)?预算"
    r"|有点(?:贵|高|晚|长|久|紧|慢|难)|偏(?:高|贵|低|晚|长)|来不及|(?<!还)难(?:做|度)",
    re.ASCII,
)
_NO_REFUSAL = lazy(
    r"\b(?:no (?:problem|worries|issue|objection|doubt|need to worry|extra|charge"
    r"|later than|more than|less than|rush)s?|why not|not only|not bad|not later than"
    r"|no\. ?\d|if not|don't worry|do not worry|not an? (?:problem|issue)|cannot complain"
    r"|can't wait|or (?:i|we) (?:can't|cannot|can not|won't|will not|don't))\b"
    r"|\b(?:isn't|aren't|didn't|don't|won't|can't|doesn't) (?:it|you|we|they|that|this)\b"
    r"|不是[^,.?!]{0,15}吗|不是(?:说|讲|谈)(?:好|过|定)|不能再|不可再|别再|不错|不好意思|不客气"
    r"|不仅|不但|没有?问题|差不多|不超过|不晚于|不低于|不少于|不含"
    r"|要不|不过|不然|不知道?|可不可以|能不能|行不行|好不好|是不是|要不要|不差",
    re.ASCII,
)
_CONDITION = lazy(
    r"\b(?:if|unless|provided|providing|as long as|subject to|depends?|depending"
    r"|on condition|only when|only after|assuming|in case|otherwise|but only|only if"
    r"|against your|and i confirm|and we confirm|and we'?re done|and it'?s a deal"
    r"|and you have|and deal)\b"
    r"|如果|假如|要是|若(?!干)|只要|前提|除非|的话|取决于|看情况|视情况|条件是|才(?:能"
    r"|可以|行|下单|定|接受|同意)|否则|不然",
    re.ASCII,
)
_PUT_OFF = lazy(
    r"\b(?:(?:ask|check with|talk to|speak (?:to|with)|discuss with|confirm with"
    r"|run it (?:past|by)|consult|see with|align with|report to|come back to) (?:my|our"
    r"|the|with|past|him|her|them|you)?|let me (?:check|see|think|ask|calculate|talk"
    r"|discuss|confirm|know|get back|come back|look|verify|consult|review)"
    r"|(?:i|we)(?:'ll| will| need to| have to| must| should|'d better| shall"
    r"| gotta)(?: \w+){0,2} (?:check|see|think|ask|calculate|discuss|confirm|get back"
    r"|come back|let you know|look|verify|study|tell you|call|measure|revert|consider"
    r"|review|consult|run|sleep)"
    r"|will (?:check|revert|confirm|advise|get back|come back|let you know|tell)"
    r"|get back to|come back to you|under consideration|consider(?:ing)?|think about"
    r"|sleep over|sleep on|not sure|maybe|perhaps|probably|might|tentative(?:ly)?|for now"
    r"|to be confirmed|tbc|tbd|(?:still|left|leave it|remains?) open|open (?:point|issue)"
    r"|waiting for|to be decided|pending|in (?:principle|general)"
    r"|more or less|basically|tell (?:my|our|the) (?:boss|manager|director|partner|wife|team|client"
    r"|customer)|should be (?:ok|fine|possible|good"
    r"|no problem)|seems? (?:ok|fine|good)|i think|i guess|i hope|hopefully|try (?:to|my"
    r"|our)|wait for (?:my|our|the)|still need|needs? (?:my|our|the|his|her) (?:boss"
    r"|manager|approval|director)|(?:boss|manager|director|management|finance) (?:has to"
    r"|must|needs?|to) |depends|not (?:yet )?(?:final|confirmed|decided|sure)"
    r"|later (?:confirm|decide)|(?:confirm|decide) (?:it )?(?:later|tomorrow|tmrw"
    r"|next week|tonight|soon))\b"
    r"|(?<!请)(?<!您)(?<!你)(?<!您再)(?<!你再)(?<!帮忙)(?<!麻烦)(?!(?:确认|核对)(?:一下"
    r"|下)?:)(?:问|请示|商量|讨论|确认"
    r"|核实|核算|考虑|汇报|沟通|了解|查|看|算|研究|申请|评估|想)(?:一下|下|看看|一问)"
    r"|(?:问|请示|跟|和|与|找|等)(?:我们|我|你们)?(?:老板|领导|工厂|经理|客户|财务|老总"
    r"|技术|设计|采购|同事|总部|公司|生产|车间|那边|合伙人)|考虑|再(?:说|议|看|定|商量|谈"
    r"|联系|确认|回|告诉|答复|想)|回头|晚点|稍后|过几天|等(?:我|通知|消息|回复|确认|下)"
    r"|应该(?:可以|行|没问题|能|差不多|是)|可能|也许|大概(?!\d)|估计|尽量|争取|看看"
    r"|暂(?:时|定|且)|先(?:这样|放|不|别|等|看)|不确定|说不准|不好说|差不多可以|原则上"
    r"|基本(?:上)?(?:可以|没问题|ok)|初步|待定|再议|另议|待议|待确认|还没(?:定|确定|想好)"
    r"|没定|大体上?|大致|回复你|答复你|给你(?:回复|答复|准信|消息)",
    re.ASCII,
)  # fmt: skip
_TAKE_BACK = lazy(
    r"\b(?:actually|wait|hang on|hold on|hold off|scratch that|wrong (?:chat|window|person|group"
    r"|number)|forget (?:it|that|the)"
    r"|cancel|change of plan|changed? (?:my|our|his|her|its) mind|on second thou?ghts?"
    r"|correction|i take (?:it|that) back|instead|not final|don't (?:start|proceed)|stop"
    r"|rethink|reconsider|postpone|put on hold|my mistake|i was wrong|misread|typo)\b"
    r"|\b(?:change|make|switch) (?:it|this|that|them|the \w+)? ?(?:to|into)?\b(?= ?\d)"
    r"|等一下|等等|等下|慢着|且慢|先不(?:要|定|急)|先别|暂停|取消|作废|算了|不要了|不做了"
    r"|改(?:成|为|到|一下|主意)|换成|变更|更正|搞错|写错|打错|发错|点错|说错|弄错|重新(?:考虑|商量"
    r"|算|谈|报)|反悔|其实",
    re.ASCII,
)
_QUESTION = lazy(
    r"\?|吗|[没不]变吧|[是对]吧(?=$|[ ,.!~])|(?<![a-z])呢(?=$|[ ,.!])|能不能|可不可以"
    r"|行不行|好不好|是不是|要不要|有没有|可否|能否|是否|多少(?!有)|几(?:天|个|时|点|号)"
    r"|什么|怎么样|怎样|如何|哪(?:个|种|里|天)|啥|咋",
    re.ASCII,
)
_CLOSED = lazy(
    r"\b(?:can|could|will|would) (?:you|u|we|i)(?: guys| please| pls| also| still)* (?:do"
    r"|accept|offer|give|make|ship|deliver|agree|take|keep|hold|reduce|lower|include"
    r"|confirm|manage|meet|pay|use|go|match|approve)\b"
    r"|\b(?:is|are) (?:that|this|it|these|they|[\w ,.$/%-]{1,50}) (?:ok|okay|fine"
    r"|acceptable|possible|good|correct|right|agreed|alright)\b|\b(?:ok|okay|fine|good"
    r"|acceptable|works?) (?:for|with|by) (?:you|u)\b"
    r"|\b(?:ok|okay|agreed?|deal|right|correct|yes|confirm(?:ed)?|acceptable|fine) ?\?"
    r"|\bdo (?:you|we) (?:accept|agree|confirm|have a deal)\b|\bshall (?:we|i)\b"
    r"|\b(?:please|pls|kindly|can you|could you) (?:re-?)?confirm\b"
    r"|\bwaiting for your confirmation\b|\bdoes (?:it|that|this) work\b|^ *(?:and|so|well|then) ?\?"
    r"|(?:可以|行|好|同意|接受|没问题|对|ok|成|能接受|能做|能行|可行|确认)(?:吗|吧|么|嘛)"
    r"|(?:确认|核对)(?:一下|下)?:|(?:跟|和|与)(?:您|你)(?:再)?(?:确认|核对|对)(?:一下|下)"
    r"|\b(?:to sum up|to recap|recap|summary|just to confirm|to confirm)\b"
    r"|能[^,.?!]{0,12}吗|行不行|可不可以|好不好|是吧|对不对|怎么样|(?:您|你)看(?:行|可以"
    r"|怎|如)|能不能(?!发|给|寄|提供|告|说)|能否(?!发|提供)|(?:请|麻烦)(?:您"
    r"|你)?(?:再)?确认",
    re.ASCII,
)
_ASKS_FACTS = lazy(
    r"\b(?:is|are|was|were|do|does|did|have|has|had|what|which|how|when|where|who|why|any|know"
    r"|remember|get|got)\b|多少|什么|几|哪|怎|为何|谁|知道|记得|收到|有没有|是不是",
    re.ASCII,
)
"""A question for facts; a yes to it settles nothing."""
_TAG = lazy(
    r" *(?:right|ok|okay|yes|no|correct|agreed?|deal|fine|good|is that ok|is it ok"
    r"|can you confirm|confirm(?:ed)?|you agree|(?:please|pls) confirm|sure"
    r"|对吗|对吧|对不对|是吧|是吗|是不是|好吗|好吧|行吗|行不行|可以吗|可以吧|没问题吧"
    r"|没问题吗|同意吗|您看(?:行|可以)?吗?|怎么样|如何|确认吗|好不好) ?[?!.~]*\s*",
    re.ASCII,
)
"""The end of a question about all that stands before it."""
_EITHER = lazy(
    r"\bor\b|或者?|(?<!数量)(?<!单价)(?<!价格)(?<!付款)(?<!条款)(?<!方式)(?<!颜色)(?<!包装)"
    r"(?<!交期)(?<!地址)(?<!这次)(?<!我们)(?<!你们)(?<!那)(?<!也)(?<!都)(?<![.!?~] )(?<!^)还是"
)
"""Between two possibilities; 数量还是5000个 says “still”."""
_CONTRAST = lazy(
    r"\b(?:but|however|except|though|although)\b|但是?|不过|只是|可是|就是(?!这|按|说)"
)
_SENTENCE = lazy(r"[^\n.!?。;]+(?:\.(?=\d)[^\n.!?。;]*)*(?:\.(?=[a-z])[^\n.!?。;]+)*[.!?。;~]*")
_EMOJI = lazy("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]+")
_COMMAS = lazy(
    r"(?<!\d),|,(?!\d)|、| - |\bbut\b|但是?|不过|\bhowever\b|"
    r"(?=\bexcept\b|除了|\bnot (?!100)(?=[$€£]?\d)|\binstead of\b|\brather than\b"
    r"|(?<=[\u4e00-\u9fff\d])不是(?=[$¥]?\d))"
)


_STRENGTHS: tuple[tuple[Yes, re.Pattern[str]], ...] = (
    ("plain", _PLAIN),
    ("assent", _ASSENT),
    ("soft", _SOFT),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a message with its place in it, and what it does."""

    start: int
    end: int
    text: str
    yes: Yes
    yes_at: int
    affirms: bool
    read_only: bool
    refuses: bool
    conditional: bool
    puts_off: bool
    takes_back: bool
    asks: bool
    contrasts: bool

    @property
    def says_fine(self) -> bool:
        """Whether it calls what it names fine: “screw cap is ok”."""
        return bool(_SAYS_FINE.search(self.text))

    @property
    def binds(self) -> bool:
        """Whether a yes in it would hold: no question, no condition, nothing put off."""
        return not (self.asks or self.conditional or self.puts_off)

    @property
    def is_firm(self) -> bool:
        """Whether a value in it is an offer, and not a possibility or tied to a condition."""
        return not (self.conditional or self.puts_off)


def sentences_of(folded: str) -> tuple[Sentence, ...]:
    """The sentences of a message; a question's clauses before its last one stand for themselves."""
    return tuple(
        _judged(folded, start, end)
        for found in _SENTENCE.finditer(folded)
        for start, end in _parts(folded, *found.span())
        if folded[start:end].strip(" .!?,~")
    )


def clauses_of(folded: str, sentence: Sentence) -> Iterator[Sentence]:
    """The parts of a sentence between commas, each judged by itself but for what it asks."""
    position = sentence.start
    for found in [*_COMMAS.finditer(folded, sentence.start, sentence.end), None]:
        end = found.start() if found else sentence.end
        if folded[position:end].strip():
            yield _judged(folded, position, end)
        position = found.end() if found else end


def without_yes(text: str) -> str:
    """`text` with blanks for the words of every plain yes and assent."""
    for _, pattern in _STRENGTHS[:2]:
        text = pattern.sub(lambda hit: " " * len(hit[0]), text)
    return text


def is_bare_question(folded: str) -> bool:
    """Whether a message puts values to the other side and nothing else: “300 pcs at 4.4?”."""
    return folded.rstrip().endswith("?") and not (
        _ASKS_FACTS.search(folded) or _EITHER.search(folded)
    )


def wants_yes(folded: str) -> bool:
    """Whether a message asks for a yes to its values: “ok?”, “can you do 4.00”, 可以吗."""
    return bool(_CLOSED.search(folded)) and not _EITHER.search(folded)


def offers_choice(folded: str) -> bool:
    """Whether a question names more than one possibility: “black or silver?”, 银色还是黑色."""
    return bool(_EITHER.search(folded))


def _parts(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Emoji part a sentence; in a question, a plain yes before its last comma does as well."""
    for found in [*_EMOJI.finditer(folded, start, end), None]:
        stop = found.start() if found else end
        piece = folded[start:stop]
        if _QUESTION.search(piece):
            commas = [comma for comma in _COMMAS.finditer(folded, start, stop)
                      if not _QUESTION.search(folded, start, comma.start())]  # fmt: skip
            if (
                commas
                and not _TAG.fullmatch(folded, commas[-1].end(), stop)
                and any(
                    pattern.search(folded, start, commas[-1].start()) for _, pattern in _STRENGTHS
                )
            ):
                yield start, commas[-1].start()
                start = commas[-1].end()
        yield start, stop
        start = found.end() if found else stop


@lru_cache(maxsize=4096)
def _acts(text: str) -> tuple[Yes, int, bool, bool, bool, bool, bool, bool, bool, bool]:
    lead = len(text) - len(text.lstrip(" .!~,"))
    bare = text.strip(" .!~,")
    refuses = bool(_REFUSE.search(_NO_REFUSAL.sub(lambda found: "." * len(found[0]), text)))
    yes: Yes = "none"
    at = 0
    for strength, pattern in _STRENGTHS:
        if found := pattern.search(bare):
            yes, at = strength, lead + found.start()
            break
    return (
        yes,
        at,
        bool(_AFFIRM.search(text)),
        bool(_READ_ONLY.search(text)),
        refuses,
        bool(_CONDITION.search(text)),
        bool(_PUT_OFF.search(text)),
        bool(_TAKE_BACK.search(text)),
        bool(_QUESTION.search(text)),
        bool(_CONTRAST.search(text)),
    )


def _judged(folded: str, start: int, end: int) -> Sentence:
    text = folded[start:end]
    return Sentence(start, end, text, *_acts(text))
