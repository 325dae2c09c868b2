"""What always happens, in Chinese: as often as it happened."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    Clause,
    Said,
    Voice,
    compiled,
    has_residue,
    is_thing,
    is_time,
)

_OFTEN = r"^(?P<pre>[^，]*?)(?P<often><often>)(?:都|就|是|又|会|要)*(?P<act>[^，]+)$"
_THINGS_DONE = lazy(
    r"^(?:在)?(?P<what>延期|推迟|延误|迟到|迟交|拖期|晚交货|涨价|改价|改期|改需求|改设计|改图|"
    r"改规格|改包装|改单|改交期|改[⺀-鿿]{1,3}|拖款|变更[⺀-鿿]{0,4}|修改[⺀-鿿]{0,4}|"
    r"取消[⺀-鿿]{0,4}|少发货?|漏发货?|发错货?|甩柜|换人|加价|砍价|压价|催款|催货|催|缺货|"
    r"断货|出错|出问题|要求[⺀-鿿]{1,12}|更换[⺀-鿿]{0,6}|推迟[⺀-鿿]{0,4}|拖延[⺀-鿿]{0,4}|"
    r"延迟[⺀-鿿]{0,4}|让(?:我们?|客户)?重启|重启|返工|拖欠[⺀-鿿]{0,4}|拖款|晚付款|"
    r"临时[⺀-鿿]{2,8})$"
)


def say_often(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    found = compiled(_OFTEN).match(bare)
    if found is None or clause.asks or re.search(r"怎么|为什么", bare):
        return None
    act = re.sub(r"[的了]$", "", found["act"])
    pre = found["pre"]
    act = (
        re.sub(r"^(?:一再|反复|无故|随意|随便|突然|临时)", "", act)
        if not act.startswith("临时")
        else act
    )
    act = act.replace("拖延", "延迟").replace("改来改去", "修改")
    late = compiled(
        r"^(?:不|没有?|未)(?:按时|准时|及时|按期)(?P<act><ver>)(?P<rest>[^，]{0,6})$"
    ).match(act)
    if late:
        return Said(
            [voice.words("occasions", what=f"{pre}{late['act']}{late['rest']}晚于约定时间")],
            [voice.ask("remedy")],
            1,
        )
    lated = re.match(r"^(?:晚|迟)(?P<act>[⺀-鿿]{0,8})$", act)
    if lated or act in ("迟到", "拖"):
        return Said(
            [
                voice.words(
                    "occasions", what=f"{pre}{act.replace('拖', '延期') if act == '拖' else act}"
                )
            ],
            [voice.ask("remedy")],
            1,
        )
    act = re.sub("^让(?=重启|返工|修改)", "", act)
    done = _THINGS_DONE.match(act)
    put_off = re.match(
        r"^(?P<how>推迟|延迟|拖延|更改|修改|变更|调整)(?P<what>交期|船期|工期|付款|发货|出货|"
        r"交货|日期|时间)$",
        act,
    )
    if (
        put_off
        and not pre
        and at + 1 < len(clauses)
        and re.search(r"从.+[到改]", clauses[at + 1].text)
    ):
        return Said([f"{put_off['what']}多次{put_off['how']}"], [voice.ask("remedy")], 1)
    nth = (
        re.match(
            r"^(?:这)?(?:已经|都)?是?(?P<n>第[一二三四五六七八九十0-9]+次)了?$",
            clauses[at + 1].text,
        )
        if at + 1 < len(clauses)
        else None
    )
    if done and nth and not pre:
        return Said([f"{done['what']}，目前是{nth['n']}"], [voice.ask("remedy")], 2)
    if done and not has_residue(pre) and not compiled("<reader>").search(pre):
        return Said(
            [voice.words("occasions", what=f"{pre}{done['what']}")], [voice.ask("remedy")], 1
        )
    return None


_TOO_LATE = (
    r"^(?:每次|次次|总是|老是|永远)(?:都是|都|是)?(?P<when>[^，]{2,10}?)才(?P<act>给|发|提供|"
    r"通知|告诉|告知|说|确认|交|付|回复|回|改|换|取消|变更)(?:<me>)?(?P<what>[^，]{0,8})$"
)
_CHASED = (
    r"^(?:每次|次次|总是|老是)(?:都)?(?:要|得)(?:<me>)?(?:催|追|问)"
    r"(?P<n>[⺀-鿿0-9]{0,4}[次遍回天])?才(?:肯|会)?(?P<act>回|回复|发|给|付|更新|确认|寄)"
    r"(?P<what>[⺀-鿿]{0,6})$"
)
_NEVER = (
    r"^(?P<pre>[^，]*?)(?:从来都?|一直都?|从|向来)(?:不|没有|没)(?P<how>主动|提前|及时|准时|"
    r"按时|如期)(?P<act>[^，]*?)(?:过)?$"
)


def say_habit(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    if clause.asks or has_residue(bare) or compiled("<reader>").search(bare):
        return None
    chased = compiled(_CHASED).match(bare)
    late = None if chased else compiled(_TOO_LATE).match(bare)
    if late:
        if late["act"] in ("改", "换", "取消", "变更"):
            told = voice.words("next_time", act="提前⟦天数⟧天告知")
            return Said(
                [
                    f"⟦次数⟧次（⟦日期⟧）在{late['when'].removeprefix('到')}{late['act']}"
                    f"{late['what']}"
                ],
                [f"{told}。"],
                1,
            )
        what = late["what"] or ("通知" if late["act"] in ("通知", "告诉", "告知", "说") else "回复")
        return Said(
            [f"⟦次数⟧次（⟦日期⟧）在{late['when'].removeprefix('到')}收到{what}"],
            [
                voice.words("next_time", act=f"提前⟦天数⟧天{'告知' if what == '通知' else '提供'}")
                + "。"
            ],
            1,
        )
    if chased:
        what = chased["what"] if chased["act"] not in ("回", "回复") else "回复"
        return Said(
            [f"⟦次数⟧次（⟦日期⟧）在催问{chased['n'] or ''}后收到{what or '回复'}"],
            [voice.words("next_time", act="在⟦时间⟧内回复") + "。"],
            1,
        )
    omits = compiled(
        r"^每次(?P<when>[⺀-鿿]{0,6}?)都(?:不|没有|没|忘了|忘记)(?P<act><ver>[^，]{1,12})$"
    ).match(bare)
    if omits:
        return Said(
            [f"⟦次数⟧次{omits['when']}未{omits['act']}（⟦日期⟧）"],
            [
                voice.words(
                    "next_time",
                    act=f"{omits['when']}时{omits['act']}" if omits["when"] else omits["act"],
                )
                + "。"
            ],
            1,
        )
    never = compiled(_NEVER).match(bare)
    if never:
        act = f"{never['pre']}{never['act']}"
        if never["how"] in ("主动", "提前"):
            return (
                Said([voice.words("next_time", act=f"{never['how']}{never['act']}")], [], 1)
                if never["act"] and not never["pre"]
                else None
            )
        if not act or not compiled("^[^，]{0,4}<ver>|^交货|^出货").match(act):
            return None
        return Said([voice.words("occasions", what=f"{act}晚于约定时间")], [voice.ask("remedy")], 1)
    return None


_AGAIN = lazy(
    r"^(?P<pre>[^，]*?)又(?:一次|要|给我们?)?(?P<act>延期|推迟|延误|迟到|甩柜|涨价|"
    r"改[⺀-鿿]{1,6}|变更[⺀-鿿]{0,4}|取消[⺀-鿿]{0,4}|缺货|断货|出错|出问题|停[⺀-鿿]{1,4}|"
    r"坏|断|漏[⺀-鿿]{0,3}|拖[⺀-鿿]{0,4}|换[⺀-鿿]{0,6}|加价|晚点|停电|返工|没货|"
    r"缺[⺀-鿿]{0,4}|掉[⺀-鿿]{0,3})(?:了)?(?P<more>[^，]*)$"
)


def say_again(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _AGAIN.match(clause.core)
    if (
        found is None
        or re.search("怎么|为什么|吗", clause.bare)
        or has_residue(found["pre"] + found["more"])
    ):
        return None
    act = found["act"].replace("拖", "延")
    if "了" in act:
        return None
    if (found["pre"] and not is_thing(found["pre"]) and not is_time(found["pre"])) or clause.asks:
        return None
    if compiled("<reader>").search(found["pre"] + found["more"]) or (
        len(found["more"]) > 10 and not found["more"].startswith("到")
    ):
        return None
    done = (
        "了"
        if not found["more"]
        else f"了{found['more']}"
        if not found["more"].startswith(("到", "成", "为"))
        else found["more"]
    )
    if act in ("延期", "推迟", "改期", "变更"):
        return Said(
            [f"{found['pre'] or '目前'}再次{act}{done}"],
            [f"请{voice.you}在⟦日期⟧前告知原因和新的日期。"],
            1,
        )
    return Said([f"{found['pre'] or '目前'}再次{act}{done}"], [voice.ask("remedy")], 1)
