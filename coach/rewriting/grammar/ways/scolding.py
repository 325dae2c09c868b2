"""Chinese clauses that only scold, and those that blame nobody."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    FIGURE,
    PARTICLES,
    Clause,
    Said,
    Voice,
    compiled,
    has_residue,
    polite,
)
from coach.rewriting.grammar.ways.told import NOT_HEARD

_NOTHING_MEANT = lazy(
    r"^(?:"
    r"(?:那就|那)?请?(?:你们?|您|贵司|贵方|贵公司)?(?:解释|说明)(?:一下|清楚)?"
    r"|(?:不要|别)再用“[^”]{1,10}”来?(?:敷衍|搪塞|打发|应付|推脱)"
    r"|请?(?:不要|别)再(?:拖延?|推迟|找借口|敷衍|推脱)(?:下去|了)?"
    r"|(?:别|不要)(?:让|等|逼)(?:我们?|客户)(?:再)?(?:催|追|问|等)(?:下去|了)?"
    r")$"
)
"""What says nothing that the rest of the sentence does not say."""
_MEANT = lazy(
    r"取消|退款|赔|拒|接受|扣|投诉|起诉|停止|终止|律师|要求|请|麻烦|保留|承担|什么时候|多久|哪天|"
    r"几号|小姐|先生|女士|经理[⺀-鿿]|"
    r"(?:收到|确认|发|付|安排|完成|准备|寄|看到|出货|到货)[^，]{0,4}[了好]吗$|是否"
)
"""What a clause that is left out must not say: a step, a claim, a name, a question for a fact."""
_ONE = lazy(r"一(?:下|个(?![月星周小柜])|点|直|样|再|些|句|声|次|味|致|塌|丘)")
_OURS = lazy(r"(?:不过|但是?|可是?)?我们?(?!无语|服了|失望|不明白|想不通|搞不懂|不理解|真)")
_UNHEARD = lazy(r"非|偏|就是不|没人|还是|仍然|置之|硬要|一意")


def say_idle(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """A clause that only scolds; one with a figure, a name or a quotation is never left out."""
    clause = clauses[at]
    text = clause.text
    if _NOTHING_MEANT.match(text) and len(clauses) > 1:
        return Said([], [], 1)
    if len(text) > 22 or _MEANT.search(text) or FIGURE.search(_ONE.sub("", text)):
        return None
    if (
        re.search("把[^，]+了$", text)
        or _OURS.match(text)
        or (not clause.asks and re.search("是[^，]*(?:造成|的)$", text))
    ):
        return None
    unheard = (
        at > 0
        and bool(clause.agent or _UNHEARD.match(text))
        and NOT_HEARD.search(text) is not None
        and re.search("没听到|没看到", text) is None
    )
    rhetorical = clause.asks and (bool(clause.agent) or text.endswith(("吗", "呢")))
    if not (unheard or rhetorical or _scolds(clause)):
        return None
    if (unheard and not rhetorical) or re.search("没看|看过|看了", text):
        return Said([], [voice.ask("confirm")], 1)
    return Said([], [voice.ask("look")], 1)


def _scolds(clause: Clause) -> bool:
    if compiled("<idle>").search(clause.text):
        return True
    asked = compiled("<idle_asked>").search(clause.text) or re.search(
        "怎么[⺀-鿿]{1,4}的$", clause.text
    )
    return clause.asks and asked is not None


_WRITTEN_AS = lazy(
    r"^(?P<what>[^，]+?)(?:写|印|标|打|填|做|刻|报|印刷)(?:成了|成|的是|的|着)(?P<value>[^，]+)$"
)


_COMPARED = lazy(
    r"(?:合同|订单|报价|确认|要求|样品|图纸|应该|实际|PI|PO)[^，]{0,6}(?:是|为|写)|应为"
)


def say_kept(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """A clause that blames nobody, as it stands."""
    clause = clauses[at]
    text = compiled("<heat>(?!品|求|白)").sub("", PARTICLES.sub("", clause.text)).strip()
    if clause.asks or not text:
        return None
    if re.search(
        r"一次比一次|要是|若非|就算|退一步|要说|本来好好|不会(?:发生|变|有|出)|该.+的不|"
        r"我就问|想一想|说到底|没影",
        text,
    ):
        return None
    if re.search(
        r"才|倒|光|能把|(?<!全)都(?!是)|竟|也(?=不|没|敢|好意思|能|配)|还(?=要|让|想|说|敢|好|"
        r"在|不|没|嫌|怪|骂|以为|能|有脸)|就(?=[让要想知会爱说])|一(?:说|问|句|口)[^，"
        r"]{1,6}就|却|也不|就是不|只会|偏(?=不|要|说|偏|偏偏)|既然|凭|难道|何必|谁|哪儿|怎么|"
        r"为什么|什么|[吗呢呗]$|吧$|别(?!家|的|处|名)|不要|休想",
        text,
    ):
        return None
    if has_residue(text) or re.search(
        r"有没有|(?<!问过)(?<!问)是不是|从来|从没|没一[句个]|一[⺀-鿿]就|大概|好像|似乎|跟[^，]*一样|像|少在|啥|天天|"
        r"([^是])不\1",
        text,
    ):
        return None
    if len(text) < 4 and not FIGURE.search(text):
        return None
    addressed = compiled("<reader>").search(text)
    described = addressed and re.match(
        r"(?:的|[^，的]{1,6}的)(?=[⺀-鿿A-Z0-9])", text[addressed.end() :]
    )
    if (
        addressed
        and not described
        and re.search(
            r"没|不|未|错|漏|忘|少|拖|总|老是|每次|从来|又|还|就|只|才|都|必须|应该|该|让|叫|"
            r"把(?!.*给我)",
            text[addressed.end() :],
        )
    ):
        return None
    text = re.sub(
        r"^(?:但是|但|可是|可|结果|而且|所以|还|就|都|又)+(?=.)",
        lambda m: "" if m[0] not in ("但", "但是", "而且", "所以") else m[0],
        text,
    )
    if _WRITTEN_AS.match(text) and (
        (at and _COMPARED.search(clauses[at - 1].text))
        or (at + 1 < len(clauses) and _COMPARED.search(clauses[at + 1].text))
    ):
        return Said([polite(text)], [voice.ask("correct")], 1)
    if re.search("[写印贴填标打做刻发装译算](?:成|成了)[⺀-鿿A-Za-z0-9]", text) and not addressed:
        return Said([polite(text)], [voice.ask("remedy")], 1)
    cooled = (clause.cooled or described) and (
        FIGURE.search(text) or compiled("<problems>").search(text)
    )
    return Said([polite(text)], [voice.ask("look")] if cooled else [], 1, understood=bool(cooled))
