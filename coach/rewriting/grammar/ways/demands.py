"""Chinese demands and difficulties: what is asked for, and by when."""

from __future__ import annotations

import re

from coach.rewriting.grammar.ways.clauses import (
    Clause,
    Said,
    Voice,
    alternatives,
    compiled,
    has_residue,
    heatless,
)
from coach.rewriting.grammar.ways.threats import demanded, has_date


def say_demand(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    text = clause.core
    urged = re.search(
        r"必须|赶紧|赶快|马上|立刻|立即|快点|给我|现在就|火速|速|务必|^直接把|先.{1,8}再|^先", text
    )
    if (
        urged is None
        or clause.asks
        or re.search(
            r"怎么|为什么|就能|就会|的“|如果|不必|给我的|没|不(?!良|合格|锈)|[发寄给收]了|了$|说|“",
            text,
        )
    ):
        return None
    first = re.match(
        r"^(?P<pre>[^，]{0,6}?)先(?P<act>[^，]{1,12}?)了?再(?P<then>[^，]+)$", text
    ) or re.match(r"^(?P<pre>[^，]{1,6}?)先(?P<act>[^，]{1,6}?)了?再(?P<then>[^，]+)$", text)
    if first:
        act = first["act"].removesuffix("了")
        pre = "款" if first["pre"] in ("钱", "款") else first["pre"]
        act = "付款" if act == "付" and pre == "款" else f"把{pre}{act}" if pre else act
        then = {"谈别的": "其他事项付款后再谈"}.get(first["then"], f"之后再{first['then']}")
        if has_residue(act + then):
            return None
        return Said([f"请{voice.you}先{act}，{then}。"], [], 1)
    following = at + 1 < len(clauses) and re.match(
        r"^再(?P<then>(?:谈|说|讨论|考虑|安排|发|确认)[^，]{0,12})$", clauses[at + 1].text
    )
    before = re.match(r"^先(?P<act>(?:把)?[^，]{2,16}?)了?$", text)
    if before and following and not has_residue(text):
        return Said([f"请{voice.you}先{before['act']}，之后再{following['then']}。"], [], 2)
    act = demanded(text)
    if act is None or has_residue(act) or compiled("<reader>").search(act):
        return None
    if has_date(act):
        return Said([f"请{voice.you}{act}。"], [], 1)
    return Said([], [voice.ask("do", act=act)], 1)


_HARD = (
    r"^(?P<what>[^，]*?(?:时间|交期|工期|价格|预算|要求|期限|账期|数量|排期|周期|单价|目标价|"
    r"条件)[^，]*?)(?:太|实在太|这么|那么|过于|非常|很|真的太|实在)(?P<how>紧|短|急|低|高|苛刻|"
    r"少|赶|严|严格|多|长|离谱|死|大)(?:了)?$"
)
_CANNOT = (
    r"^(?:<me>)?(?:的)?(?:这边|人|财务|工厂|车间|工程师|设计师|工人|团队|生产|同事|设计|师傅)"
    r"?(?:实在|真的|根本|也|都|就)*(?P<cannot>怎么(?:可能)?(?:做得出来|做得到|来得及|赶得出来|"
    r"赶得及|完成|做得了|做)|做不了|做不到|做不出来|办不到|没法做|没办法做|赶不出来|赶不及|"
    r"来不及|无法完成|没法干活|没法干|很难办|很难做|很难安排|[排做赶交装接安配]+不(?:出来|了|完|"
    r"到|过来)|没法[⺀-鿿]{1,8}|没法安排|没法生产|没法接|接不了|无法接受|不能接受|很为难|"
    r"无法安排|干不了|没法配合|没法交|安排不了|无法满足|交不出来|做不来|没办法[⺀-鿿]{1,8}|"
    r"没法工作|没法[⺀-鿿]{1,4})$"
)


_HARD_NOW = "目前的条件下难以完成"
_MILDER = {
    **dict.fromkeys(("做不了", "做不到", "办不到", "做不来", "干不了"), _HARD_NOW),
    **dict.fromkeys(("没法干活", "没法干", "没法工作"), "难以安排工作"),
    "很为难": "有实际困难",
}


def say_hard(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    text = clause.core
    text = compiled("^<reader>的").sub("", text)
    found = compiled(_HARD).match(text)
    if found:
        about_time = re.search("时间|交期|工期|期限|排期|周期", found["what"]) is not None
        what = re.sub(
            r"^(?:给(?:<me>)?的|要求的|定的)".replace("<me>", alternatives("me")), "", found["what"]
        )
        what = re.sub(r"(?:压|定|给|开|卡|提|要求)得$", "", what)
        if has_residue(what) or compiled("<reader>").search(what):
            return None
        ask = voice.words("why_middle_time" if about_time else "why_middle")
        how = {"死": "紧", "离谱": "高"}.get(found["how"], found["how"])
        return Said([f"{what}对{voice.us}来说比较{how}"], [ask], 1)
    asked = compiled(
        r"^(?:只|才)?(?P<done>付|给|下|确认)了?(?P<what>[^，]{1,14}?)就(?:要求|要|让)"
        r"<me>(?P<act>[^，]+)$"
    ).match(text)
    if asked and clause.agent and not has_residue(asked["what"] + asked["act"]):
        return Said(
            [f"{clause.agent}已{asked['done']}{asked['what']}，希望{voice.us}{asked['act']}"],
            [voice.words("why_middle")],
            1,
        )
    cannot = compiled(_CANNOT).match(heatless(clause.text))
    if cannot and at:
        what = cannot["cannot"]
        what = _HARD_NOW if re.match("怎么|[⺀-鿿]不(?:出来|了|完|到|过来)", what) else what
        what = _MILDER.get(what, what.replace("没法跟", "难以向").replace("没法", "难以"))
        return Said([f"{voice.us}{what}"], [voice.words("why_middle")], 1)
    return None
