"""Questions and requests in a Chinese sentence, clause by clause.

A clause asks by a question word, by 吗, 呢 or A不A, or by its question mark; it requests by 请,
麻烦, 给我, 我想 and the like. Words that only look like it (这几天, 什么都, 无论是否) are told
apart.
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.questions.request import Form, Span

_CLAUSE = lazy(r"(?:(?<=\d)[,:](?=\d)|[^，,。！!？?；;：:…～~\n()（）])+[？?！!。]*")
_SPACE = lazy(r"(?<=[\u4e00-\u9fff\U0001f300-\U0001faff]) +(?=[\u4e00-\u9fff])")
_CHOICE = lazy(
    r"能不能|能否|可不可以|可否|是否|是不是|有没有|有无|会不会|要不要|行不行|好不好"
    r"|对不对|方不方便|方便不"
    r"|可行否|[\u4e00-\u9fff]{1,5}(?:不|没)[？?]?$|([\u4e00-\u9fff])[不没]\1"
    r"|能[^，]{1,14}不[？?]?$|可以[^，]{0,14}(?:吗|么|不)[？?]?$"
)
_UNIT = (
    "时|号|天|周|个月|个|月|点|台|箱|件|套|米|种|款|次|年|折|成|块|家|层|方|柜|公斤|斤"
    "|双|条|只|支|瓶|张"
    "|片|卷|吨|毫米|厘米|寸|千|百|万|钱|日|期|岁"
)
_WORD = lazy(
    r"多少|多久|多长|多大|多重|多高|多厚|多宽|多深|多远|多快|多粗|什么|啥|何时|何日|何地|哪"
    rf"|几(?:{_UNIT})|怎么|怎样|咋|如何|为何|谁|吗|嘛[？?]|么[？?]|什么价|几何|孰|怎麽"
)
_NOT_ASKED = lazy(
    rf"(?:这|那|前|后|过|好|十|近|最近|有|差|就|每隔|没)几(?:{_UNIT})?|几(?:十|百|千"
    rf"|万)|几(?:{_UNIT})?(?:都|前|后|来)"
    r"|(?:没|没有|不是|不算|无|没啥|也没)(?:有)?(?:什么|啥)|什么(?:都|也|的[，。]?$"
    r"|样都|时候都|都不)|啥(?:都|也)"
    r"|多少(?:有|都|也|会)|没多少|不管|无论|不论|任何时候|随便什么|怎么(?:都|也|样都)"
    r"|再怎么|哪(?:怕|都|里都|个都|天都)"
    r"|谁(?:都|也)|(?:取决于|看)(?:您|你)?(?:们)?是否|如何如何|不怎么|有什么说什么"
    r"|说什么也|什么什么"
    r"|(?:如果|若|要是|如|假如|倘若|万一)(?:您|你|贵司|还)?有(?:什么|任何|啥|几|哪)"
)
_SURE = lazy(
    r"能不能|能否|可不可以|可否|是不是|有没有|会不会|要不要|行不行|好不好|对不对"
    r"|多少|多久|什么时候|啥时候|何时|几(?:时|号|点|天|个月|折)|哪(?:里|儿|天|个|些|种|款|家|一)"
    r"|为什么|为何|什么价|谁(?:来|去)?(?:出|付|承担|负责|安装|做|买单)|吗[？?]*$"
    r"|呢[？?]*$|怎么(?:算|办|收|付|发|弄|处理|安排|报|卖"
    r"|走|做|样|回事|还|寄|用|装)"
    r"|如何(?:计算|安排|处理|收费|付款|操作|保证|解决|支付|包装|使用|收|算|$)"
    r"|不知道?(?:是否|能否|有没有|贵|您|你|可)"
)
_LEAD = (
    r"(?:(?:另外?|还有|另|此外|同时|对了|然后|顺便|再|也|并|那|那么|所以|以及|最后"
    r"|首先|其次|还|且|并且|就|以便|方便的话|如果可以|可以的话)[,，]?)*"
)
_WHO = (
    r"(?:您|你们?|贵司|贵方|贵公司|贵厂|各位|大家|老板|亲|我们?|我司|我方|我这边|咱们?"
    r"|这边|客户|我客户|我们客户)*"
)
_POLITE = lazy(
    rf"{_LEAD}{_WHO}(?:先|再|也|都|还)?(?:请|麻烦|烦请|劳烦|敬请|还请|恳请|拜托|有劳"
    rf"|劳驾|帮忙|帮我|帮|务必|望|盼|辛苦)"
)
_TELL = lazy(
    r"告知|告诉我|告诉我们|通知我|告我|(?:说|讲)(?:一下|下|说|明)|回复我|发我|发给我"
    r"|给我(?:们)?(?:一个|个|一份|份|发|寄|报|看|说|准|打|开"
    r"|做|安排|退|换|补|算|拍|传|答|交|出|提供|确认|留)|(?:报|发|寄|传|补|退|换|拍|改"
    r"|算|做|查|确认|提供|安排)(?:一下|一个|一份|个|份|下)"
    r"(?!子)|(?:尽快|马上|立即|立刻|赶紧|抓紧|今天|明天|先)(?:给|把|发|报|安排|提供"
    r"|确认|回|退|补|寄|出|解决|处理|打)"
    r"|^(?:并|且|并且|同时)?(?:于|在)[^，。？]{1,10}(?:内|前|之前|以前)(?:提交|提供|发"
    r"|给出|安排|完成|支付|寄|补|出具)"
    r"|^(?:并且?|同时)?重新[^，。]{0,4}(?:出|发|做|开|报|寄|打|提供|安排|核)|^并(?:且)?(?:提供|告知|说明|确认|安排|发|附|注明|提交|寄|回传|列)"
    r"|把[^，。？]{1,16}?(?:发|给|寄|改|换|传|做|报|放|去掉|加|退|补|印|贴|算|说清|降"
    r"|调|取消|提前|推迟|写|提供)"
    r"|报(?:个|一下|下)(?:fob|cif|exw|ddp|价|cfr)|^(?:先|再|请)?报(?:fob|cif|exw|ddp"
    r"|价(?!单|表|有|已|是|为|里|中|收|书)|cfr)"
)
_WANT = lazy(
    rf"^{_LEAD}(?:我们?|我司|我方|我这边|咱们?|客户|我客户|我们客户|本人|公司|老板|我们老板)?"
    r"(?:还|也|就|主要|现在|这次|急|很|先|再|可能|都|这边|目前)*"
    r"(?:想要?|要求|需要?(?!求)|希望|要(?!是|不|么)|求|打算|想请)"
    r"(?:再|先|跟您|跟你|向您|向贵司|和您|请教|能|您|你|贵司|贵方|麻烦|尽快|给我|也|进一步|多)*"
    r"(?:了解|知道|问|咨询|请教|确认|看|改|换|加|减|取消|推迟|提前|拿|收到|参观|拜访"
    r"|申请|一份|一个|份|调整|更换|修改|增加|提供"
    r"|告知|发|寄|安排|报|给|退|补|降|优惠|便宜|[\d一二两三四五六七八九十百]+ ?(?:个"
    r"|件|套|台|箱|份|只|条|米|把|双|瓶|支|pcs))"
)
_ASKED_INSIDE = lazy(
    r"(?<!邀)(?<!申)(?<!聘)请(?!假|客|求|示|帖|柬|问|教|款|购|放心|谅解|见谅|多)[\u4e00-\u9fff]"
    r"|(?:我方|我司|我们)(?:的)?要求(?!很|高|严|都|不|并)|(?:还|也|一直)(?:没|未"
    r"|没有)(?:有)?(?:收到|看到|拿到)|(?:总部|客户|领导|老板)(?:还|也|比较|很)?(?:关心"
    r"|想知道|在问)"
)
_TO_CHANGE = lazy(
    r"^[^，。]{0,8}(?:想|要|希望|需要)(?:改|换|调整)[成为到]|(?:快点?|赶快|抓紧|尽快"
    r"|马上|立即)(?:处理|解决|发货|安排|退款|补发)|(?:地址|颜色|数量|包装|日期|交期"
    r"|标签|型号|尺寸|logo|收货人|收件人|电话|抬头"
    r"|金额|单价|港口|条款|地点)[^，。]{0,8}(?:改|换|调整?|变更)[成为到]"
)
_MUST = lazy(
    r"(?:务必|必须|一定要?|得|要)(?:在)?[^，。]{0,14}(?:前|之前|以前|内|当天)(?:送|到"
    r"|发|出|交|寄|完成|给|收)"
    r"|(?:你们|贵司|您|你)(?:来)?(?:出|承担|负责|赔|补|退|付|包)(?:吧|了|掉)?$|退款或|退货退款|补发"
)
_FRAGMENT = lazy(r"[？?]+[！!？?]*$")
_QUOTED = lazy(r"[“\"「『][^”\"」』]{1,120}(?:[”\"」』]|$)")
_PREFACE = lazy(
    r"(?:您好|你好)?(?:我们?)?(?:想)?(?:请问|请教|咨询|问"
    r"|麻烦问)(?:一?下)?[^？?]{0,20}(?<![吗呢少久样])"
)
_HOW_MANY = lazy(
    rf"(?:这次|这回|本次|首批|首单|第一批|先|我们?|我司|大概|一共|总共)*(?:想?要|需要?|订|拿|采购|下)"
    rf"(?:先|大概|个)?[\d一二两三四五六七八九十百千万]+(?:{_UNIT}|个|柜)?(?:左右|的?货)?"
)
_TRIM = " ，,。；;：:、!！…～~"
_TOPIC_CLAUSE = lazy(r"(?:如果|若|要是|假如|假设|关于|对于|就是|针对)")


def find_chinese(folded: str) -> list[Span]:
    """The questions and requests of a sentence in simplified lower case, in its order."""
    quoted = [found.span() for found in _QUOTED.finditer(folded)]
    spans: list[Span] = []
    before = ""
    previous: tuple[int, int] | None = None
    for start, end in _clauses(folded):
        clause = folded[start:end]
        inside_quote = any(
            first < end and start < last and min(end, last) - max(start, first) > (end - start) / 2
            for first, last in quoted
        )
        if spans and re.match(r"\s*是[^，]{1,14}还是", clause) and start - spans[-1].end <= 2:
            longer = _trimmed(folded, spans[-1].start, end, spans[-1].form)
            spans[-1] = longer or spans[-1]
            previous = (start, end)
            continue
        form = None if inside_quote else _form_of(clause.strip(), before)
        if form is not None and spans and _only_opens(folded, spans[-1], start):
            spans.pop()
        if form == "question" and spans and _only_counts(folded, spans[-1], start):
            spans[-1] = _trimmed(folded, spans[-1].start, end, form) or spans[-1]
            form = None
        if form is not None:
            first = _reach_back(folded, previous, spans, clause, form)
            span = _trimmed(folded, start if first is None else first, end, form)
            if span is not None:
                spans.append(span)
        before = clause.strip()
        previous = (start, end)
    return spans


def _only_opens(folded: str, span: Span, following: int) -> bool:
    """Whether 想请问贵司的面膜 only opens the question that begins at `following`."""
    return following - span.end <= 2 and bool(_PREFACE.fullmatch(folded[span.start : span.end]))


def _only_counts(folded: str, span: Span, following: int) -> bool:
    """Whether 这次要800条 only says how many the question at `following` is about."""
    return following - span.end <= 2 and bool(_HOW_MANY.fullmatch(folded[span.start : span.end]))


def _clauses(folded: str) -> list[tuple[int, int]]:
    clauses = []
    for found in _CLAUSE.finditer(folded):
        start = found.start()
        for space in _SPACE.finditer(folded, found.start(), found.end()):
            clauses.append((start, space.start()))
            start = space.end()
        clauses.append((start, found.end()))
    return [(a, b) for a, b in clauses if folded[a:b].strip()]


def _form_of(clause: str, before: str) -> Form | None:
    """How the clause asks; None where it does not."""
    bare = _NOT_ASKED.sub("＿", clause)
    asks = bool(_FRAGMENT.search(clause))
    if asks:
        if _WORD.search(bare) or _CHOICE.search(bare) or "呢" in bare:
            return "question"
        return (
            "tag"
            if len(clause) <= 4 and re.match(r"(?:对|是|好|行|可以|ok)", clause)
            else "fragment"
        )
    polite = _POLITE.match(clause)
    if polite and polite.end() < len(clause):
        return "request"
    if _CHOICE.search(bare) or _SURE.search(bare):
        return "question"
    if _TELL.search(clause) and not _is_told(clause):
        return "imperative"
    if _WANT.match(clause) and not re.search(r"[就才]行|即可|了$", clause[-2:]):
        return "need"
    if _MUST.search(clause) and not _is_told(clause):
        return "need"
    if _ASKED_INSIDE.search(clause) or (_TO_CHANGE.search(clause) and not _is_told(clause)):
        return "request"
    return None


def _is_told(clause: str) -> bool:
    """Whether the clause tells what somebody did or will do, and wants nothing."""
    return bool(
        re.match(
            r"(?:我们?|我司|我方|我这边|我会|我先|我再|我来|他们?|她|客户|咱们|货代"
            r"|昨天|上次|上周|前天|之前|已经?|刚才?|谢谢|感谢|收到|你说|您说"
            r"|上回|刚刚|如果|要是|等)",
            clause,
        )
    ) or bool(re.search(r"(?:了|过|过了|了哦|好了)[。！!]?$", clause))


def _reach_back(
    folded: str, previous: tuple[int, int] | None, spans: list[Span], clause: str, form: Form
) -> int | None:
    """Where a question begins whose topic stands in the clause before it: 孔距呢，42还是45？"""
    if previous is None or (spans and spans[-1].end > previous[0]):
        return None
    words = folded[slice(*previous)]
    joined = folded[previous[1] : previous[1] + 1] in "，, " and not re.search(r"[。！？!?]", words)
    short = len(clause.strip(" ？?！!。")) <= 6 or _TOPIC_CLAUSE.match(words.strip())
    return previous[0] if joined and short and len(words) <= 24 else None


def _trimmed(folded: str, start: int, end: int, form: Form) -> Span | None:
    while start < end and folded[start] in _TRIM:
        start += 1
    while end > start and folded[end - 1] in _TRIM:
        end -= 1
    return Span(start, end, form) if end - start > 1 else None
