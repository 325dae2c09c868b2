"""What a Chinese sentence says was said before: said once more."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    PARTICLES,
    Clause,
    Said,
    Voice,
    compiled,
    has_residue,
    heatless,
    polite,
    without_lead,
)

_TOLD = (
    r"^(?P<when>[^，]*?)(?:<me>)?(?P<adv>(?:早在|早就|早已经|早已|早|已经|已|就|都|也|再三|"
    r"一再|多次|反复|一直|最早|当时|之前|上次|又|不是|特意|专门|明确|清楚地|白纸黑字|再)*)"
    r"(?P<times>[一二两三四五六七八九十0-9]+(?:次|遍|回))?(?:跟|和|向|给|对|同|提前|明确|是|"
    r"第[一二三四五六七八九十0-9]+次)*(?:<reader>)?(?:就)?"
    r"(?:说|讲|确认(?=过)|强调|提醒|通知|告诉|告知|解释|声明|交代|交待|沟通|叮嘱|嘱咐|重申|提出|提|写邮件说)(?P<past>过|了|得|明)?(?:<reader>)?"
    r"(?P<much>(?:多少|无数|好几|好多|八百|几百|一百|一万|八百万|很多|N)(?:遍|次|回))"
    r"?(?P<times2>[一二两三四五六七八九十0-9]+(?:次|遍|回))?(?:(?:得)?(?:很|非常|十分|够)"
    r"?(?:清楚|明白|明确)|了|的|吗|吧)*(?P<rest>.*)$"
)
_TOLD_MARK = lazy(
    r"就说了|确认过|说得(?:很|非常)?(?:清楚|明)|说清楚|早就|早已|早在|说过|讲过|提过|提醒过|"
    r"强调|多少遍|多少次|[遍次回]了?[要别不请，]|遍|再三|一再|提醒|通知过|告诉过|告诉|"
    r"不是(?:跟|和)|交代|重申|说了[^，]{1,4}[次遍回]|說|叮嘱|讲了"
)
NOT_HEARD = lazy(
    r"(?:不|没|非不|偏不|就是不|置)(?:听|信|理|当|看|改|记|放|在乎|在意|予|注意|重视|采纳|"
    r"照办|以为|管|上心)|当耳|耳边|置之|置若|还是(?:这样|老样子|犯|错)|硬要|非要|一意孤行|"
    r"照做不误"
)


def say_told(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if not _TOLD_MARK.search(clause.text) or "为什么" in clause.text:
        return None
    found = compiled(_TOLD).match(
        re.sub("明明(?!白)|分明|我可是|可(?!以|能)", "", PARTICLES.sub("", clause.text))
    )
    if found is None or len(found["when"]) > 22:
        return None
    if compiled(
        r"<reader>|怎么|为什么|[？?]|怪|听|没|不|[⺀-鿿]了|才|有人|客户|他|她|被|昨晚谁|谁"
    ).search(found["when"]):
        return None
    ours = (
        re.search(
            r"我|咱|跟|和|向|提醒|强调|告诉|通知|多少|八百|几百|遍|早",
            clause.text[: len(clause.text) - len(found["rest"])],
        )
        is not None
    )
    if not ours or re.search(
        r"告诉我|跟我|和我|向我|通知我|提醒我|说我|讲我|才(?:告诉|说|通知)|请你?们?告|别告|不要告",
        clause.text,
    ):
        return None
    when = re.sub(r"(?:已经|就|是|都|可|时)$", "", found["when"]).rstrip("在")
    when = compiled(r"^(?:<me>)?(?:早在|在)?|(?:<me>)?(?:早就|早|已)?$").sub("", when)
    if when in ("可", "当时", "之前", "最后", "我", "一直") or when == "之前就":
        when = ""
    elif when and not re.search(
        r"[0-9一二三四五六七八九十]|邮件|会|电话|合同|上|前|时|昨天|周", when
    ):
        return None
    if when and re.search("邮件中$|会上$|群里$|合同里$", when):
        when = f"在{when}"
    rest = without_lead(found["rest"])
    following: list[Clause] = []
    taken = 1
    here = at + 1
    if not rest:
        while here < len(clauses) and not following:
            if NOT_HEARD.search(clauses[here].text):
                return None
            following.append(clauses[here])
            here += 1
        if not following:
            return Said(["为方便查阅，重点如下：⟦要点⟧"], [], 1) if at == 0 else None
        rest = PARTICLES.sub("", following[0].text)
        taken += 1
    last = following[0] if following else clause
    if last.asks and not re.search(r"不是|吗", clause.text):
        return None
    while (
        here < len(clauses)
        and not last.ends
        and not compiled("<reader>").search(clauses[here].text)
        and not NOT_HEARD.search(clauses[here].text)
        and not re.search("当时|现在|结果|说|都|却|才|居然", clauses[here].text)
    ):
        last = clauses[here]
        rest += f"，{PARTICLES.sub('', last.text)}"
        here += 1
        taken += 1
    rest = re.sub(r"(?<![受为除])[了吗]$", "", rest)
    rest = heatless(rest)
    if rest.startswith(("我", "一下", "不止")) and not rest.startswith(("我们的", "我方")):
        return None
    if (
        not rest
        or has_residue(rest)
        or len(rest) < 3
        or re.search(r"什么|怎么|为什么|多少|谁", rest)
    ):
        return None
    times = found["times"] or found["times2"] or ""
    nth = re.search(r"第[一二三四五六七八九十0-9]+次", clause.text)
    told = _as_wish(voice, rest)
    if when:
        at_it = "时" if when.endswith("会") else ""
        text = f"{when}{at_it}{voice.us}已{times}说明：{told}"
    elif nth:
        text = f"再次确认（{nth[0]}）：{told}"
    elif times:
        text = f"此前已说明{times}，再次确认：{told}"
    else:
        text = voice.words("recall", what=told)
    return Said([f"{text}。"], [], taken)


_SAID_THAT = (
    r"^(?:这(?:话|事|一点|些|个)?)?<me>?(?:都|已经|之前|早就)*(?:说|讲|强调|提醒|解释|交代)"
    r"(?:过|了)?(?:不下|至少|不止|都有)?(?:多少|无数|好几|很多|[一二两三四五六七八九十百0-9]+)"
    r"(?:遍|次|回)了?$"
)


def say_said_that(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“资料要提前三天给，这话我说了不下十遍”: what was said stands before."""
    found = at and compiled(_SAID_THAT).match(PARTICLES.sub("", clauses[at].text))
    return Said([], [voice.ask("confirm")], 1) if found else None


_REPEATED = (
    r"^(?:最后)?(?:我|我们|我方)?(?:最后)?(?:再|再次|重复)(?:说|强调|重申|提醒|讲|声明)(?:你们|"
    r"您|贵司|你)?(?:最后)?(?:一遍|一次|一句)?$"
)


def say_repeated(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“再说一遍，价格不能再低了”."""
    if at + 1 >= len(clauses) or not compiled(_REPEATED).match(clauses[at].text):
        return None
    rest = clauses[at + 1].plain.removesuffix("了")
    if has_residue(rest) or clauses[at + 1].asks or re.search("别想|休想|如果|不.{1,6}就", rest):
        return None
    return Said([voice.words("recall", what=_as_wish(voice, rest))], [], 2)


_ANSWERED = (
    r"^(?:上次|之前|当时|昨天|前天|上周)?(?:你们?|您|贵司)?(?:不是)(?:你们?|您|贵司)?(?:说|答应|"
    r"保证|承诺)(?:好|过|了)?(?P<rest>[^，]+?)吗?$"
)


def say_answered(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“不是说25号肯定能出吗” is what the reader had said."""
    found = compiled(_ANSWERED).match(heatless(clauses[at].text))
    if found is None or len(clauses) == 1:
        return None
    rest = re.sub("肯定|一定|绝对|保证|百分百", "", found["rest"])
    if has_residue(rest) or re.search("没|不|谁|什么|我|你|您", rest):
        return None
    return Said([f"按此前的答复，{polite(rest)}"], [voice.ask("status", act="完成")], 1)


def _as_wish(voice: Voice, rest: str) -> str:
    """“别用胶带” as “请不要用胶带”."""
    rest = (
        re.sub(r"^(?:别|不要|不能|不许|不准)(?=[⺀-鿿])", "请不要", rest)
        if re.match(r"(?:别|不要|不许|不准)", rest)
        else rest
    )
    rest = (
        re.sub(r"^(?:必须|一定要|得|要)(?=[⺀-鿿])", "请", rest)
        if re.match(
            r"(?:一定要|必须|要)(?=先|按|用|抄|提|发|写|贴|改|走|做|加|换|等|在|把|给)", rest
        )
        else rest
    )
    rest = re.sub(r"^先(?=[付发给做确寄])", "请先", rest)
    return polite(rest)


_RECORD = (
    r"^(?P<doc>[^，]*?(?:合同|协议|邮件|订单|图纸|说明书|规格书|规格|报价单|条款|附件|备注|PO|"
    r"PI|确认书|样品单|要求|条|页|文件|清单|单))(?:里面|里|上面|上|中)?(?:都|也|是|早就|已经|"
    r"已)*"
    r"(?:写|标|注明|规定|约定|说|写明|标明|约好|列)(?:得|的|着)?(?:是)?(?P<clear>清清楚楚|"
    r"很清楚|明明白白|很明白|清楚|非常清楚|得很清楚|很明确|十分清楚|明确)(?:了|的|是)"
    r"*(?P<rest>.*)$"
)


_RECORDED = (
    r"^(?P<doc>[^，]*?(?:合同|协议|邮件|订单|图纸|说明书|规格书|规格|报价单|条款|附件|备注|"
    r"确认书|文档|节|条|页|清单))(?:里面|里|上面|上|中)?(?:都|也|已经|早就)*(?:写|标|注明|规定|"
    r"约定|要求)(?:了|明了|着|过|的是)(?P<rest>[^，]{2,})$"
)


def say_recorded(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    plain = compiled(_RECORDED).match(heatless(clause.text))
    scolded = at + 1 < len(clauses) and clauses[at + 1].asks and bool(clauses[at + 1].agent)
    if (
        plain
        and scolded
        and not clause.asks
        and not has_residue(clause.text)
        and not compiled("<reader>").search(clause.text)
    ):
        return Said([f"{plain['doc']}中写明：{polite(plain['rest'])}"], [voice.ask("confirm")], 1)
    found = compiled(_RECORD).match(re.sub("白纸黑字|明明(?!白)", "", clause.text))
    if found is None or clause.asks or compiled("<reader>").search(found["doc"]):
        return None
    rest, taken, here = without_lead(found["rest"]), 1, at + 1
    last = clause
    if not rest:
        if here >= len(clauses) or clause.ends or compiled("<reader>").search(clauses[here].text):
            return None
        rest, last, taken, here = clauses[here].text, clauses[here], 2, here + 1
    while (
        here < len(clauses)
        and not last.ends
        and not compiled("<reader>|<me>").search(clauses[here].text)
        and not clauses[here].asks
    ):
        last = clauses[here]
        rest += f"，{last.text}"
        here += 1
        taken += 1
    rest = heatless(PARTICLES.sub("", rest))
    if re.match(r"请?(?:你|您)?(?:看清|自己看|麻烦|请|看看|再问|去看)", rest):
        return Said([f"相关内容请见{found['doc']}：⟦日期、第几点⟧"], [], taken)
    if last.asks or has_residue(rest) or re.search("没|只要|还|就|偏", rest):
        return None
    return Said([f"{found['doc']}中写明：{polite(rest)}。"], [], taken)
