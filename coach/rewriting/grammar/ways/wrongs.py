"""What was done wrong, in Chinese: what came, against what was agreed."""

from __future__ import annotations

import re

from coach.rewriting.grammar.ways.clauses import (
    PARTICLES,
    WHEN,
    Clause,
    Said,
    Voice,
    compiled,
    full_verb,
    groups_by_need,
    has_residue,
    heatless,
    is_thing,
    is_time,
    polite,
)
from coach.rewriting.grammar.wordings import verbs, wording

_WRONG_VERBS = (
    r"(?:搞|弄|做|写|印|贴|打|标|填|算|装|报|录|刻|开|发|寄|送|拿|配|选|用|绑|缝|裁|订|抄|输|登|"
    r"记|传|切|焊|钻|喷|染|刷|编|排|译|翻|画|改|点|数|看|填写|标注|制作|绣|刻录|设|设置|申报|包|"
    r"钉|切割|翻译)"
)
_WRONG_END = r"(?:错|反|混|倒|歪|乱|漏|串|偏|颠倒|糊)"
_BROKEN = r"(?:弄|搞|摔|压|碰|磕|撞|挤|折|装|寄|运|砸|拆|剪|切|焊|钻)(?:断|破|碎|裂|烂|坏|丢)"
_MADE_WRONG = (
    rf"^(?P<topic>[^，]*?)(?:把|将)?(?P<what>[^，把将]*?)(?P<again>又|再次|再一次|全部|全都|全|"
    rf"都|给|也|竟|还|还是|被|连)*(?:(?P<verb>{_WRONG_VERBS}){_WRONG_END}|{_BROKEN})(?:了)"
    rf"?(?P<after>[^，]*?)(?:了)?$"
)


def say_wrong(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = re.sub(r"(?:的)?(?:是|吗|吧|呢)$", "", clause.core).removesuffix("的")
    bare = re.sub(r"^(?:是|都是|就是)", "", bare)
    if clause.asks:
        return None
    found = compiled(_MADE_WRONG).match(bare)
    if found is None or re.search(
        r"怎么|为什么|再错|[都也]能|吗$|说|谁|要是|如果|没有?错|怪|不会", clause.bare
    ):
        return None
    verb = found["verb"] or ""
    kind = re.search(rf"{verb}({_WRONG_END})" if verb else f"({_BROKEN})", bare)
    if kind is None:
        return None
    ending = kind[1][-1]
    after = found["after"]
    again = "再次" if re.search("又|再", clause.text) else ""
    what = (found["topic"] + found["what"]).strip()
    what = compiled(rf"^(?:{WHEN}|上次|这次|这批|本次)?(?:你|您|就|又|还|都|连)*").sub(
        lambda m: m[0] if re.match(WHEN + "|上次|这次|这批|本次", m[0]) else "", what
    )
    what = re.sub(r"(?:又|再次|全部|全都|都|全|给|被|还|连|也|竟)+$", "", what)
    what = what.removesuffix("的")
    object_ = re.sub(r"^(?:了|我们?的?|我方的?)", "", after)
    if re.match(r"[成为]|[，]", object_):
        target = object_
        object_ = ""
    else:
        target = ""
    if re.search(r"[的]?(?:人|人这种事|次|遍|一个|一次)$", object_):
        return None
    thing = object_ if object_ and not what else what
    if object_ and what:
        thing = (
            f"{what}{object_}" if re.match(WHEN + "|上次|这次|这批|本次", what) else what + object_
        )
    if has_residue(thing) or compiled("<reader>|我不|被").search(thing) or len(thing) > 24:
        return None
    if thing and not is_thing(thing) and not is_time(thing):
        return None
    thing = re.sub("(?<=[同单票书表件函稿])连", "中", thing)
    thing = thing or (
        "货物" if (verb and verb in "发寄送装配拿") or ending in "丢断坏破碎裂烂" else "相关内容"
    )
    if len(thing) == 1 and thing not in "货价款图单柜箱章标票":
        return None
    if thing == "货":
        thing = "货物"
    if verb in ("寄", "发", "送") and thing in ("地址", "收件人", "邮箱", "人"):
        return Said([f"寄送{thing}有误（应为：⟦内容⟧；实际：⟦内容⟧）"], [voice.ask("remedy")], 1)
    known = _says_both(clauses, at)
    if ending in "丢断坏破碎裂烂":
        state = {
            "丢": "丢失",
            "断": "断裂",
            "坏": "损坏",
            "破": "破损",
            "碎": "破碎",
            "裂": "开裂",
            "烂": "损坏",
        }[ending]
        return Said([f"{thing}{again and '再次'}{state}"], [voice.ask("remedy")], 1)
    if kind[1] == "漏":
        return Said([f"{thing}{again}遗漏"], [voice.ask("remedy")], 1)
    if target and not re.match("[成为][⺀-鿿A-Za-z0-9. ]", target):
        return None
    if target:
        return Said(
            [f"{thing}{again}与要求不符，{verb}{target.removesuffix('了')}"],
            [voice.ask("remedy")],
            1,
        )
    if kind[1] in ("反", "倒", "歪", "混", "串", "偏", "颠倒"):
        return Said([f"{thing}{again}{verb}{kind[1]}了"], [voice.ask("remedy")], 1)
    if verb in "写填算报录开打输登订抄编译翻算数" and verb not in "发寄":
        text = (
            f"{thing}{again}有误" if known else f"{thing}{again}有误（应为：⟦内容⟧；现为：⟦内容⟧）"
        )
        return Said([text], [voice.ask("correct")], 1)
    received = verb in "发寄送装配拿"
    name = (
        ("no_match_bare" if known else "no_match")
        if received
        else ("is_wrong_bare" if known else "is_wrong")
    )
    text = voice.words(name, what=thing) if received else _is_wrong(voice, name, thing)
    return Said([text.replace("与要求", f"{again}与要求")], [voice.ask("remedy")], 1)


def _is_wrong(voice: Voice, name: str, what: str) -> str:
    return wording("zh", name, voice.strength, what=what)


def _says_both(clauses: list[Clause], at: int) -> bool:
    """Whether the sentence says itself what was wanted or what came."""
    near = [one.text for one in clauses[at + 1 : at + 3]] + [
        one.text for one in clauses[max(0, at - 1) : at]
    ]
    return any(
        re.search(
            r"应该是|应为|要的是|订的是|不是|写成|印成|合同|确认的是|实际|样品是|是[^，"
            r"]*(?:色|款|号|\d)",
            one,
        )
        for one in near
    )


_DIFFERS = (
    r"^(?P<what>[^，]{0,24}?)(?:跟|和|与|同)(?P<ref>[^，]{1,14}?)(?:完全|根本|一点都|一点也|都|"
    r"也|就|差别|相差|又)*(?:不一样|不一致|不相符|不符|对不上|不同|不是一回事|是两回事|差太多|"
    r"差很多|相差很大|差太远|差得太远|差得很远|差距很大|差很远|不匹配)$"
)
_FAILS = (
    r"^(?P<what>[^，]{1,24}?)(?P<again>又|再次)?(?:完全|根本|都|还是|就)*(?P<how>不对|不达标|"
    r"不合格|不符合要求|达不到要求|有问题|不合要求|不行)$"
)


def say_differs(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if clause.asks:
        return None
    text = heatless(PARTICLES.sub("", clause.text).removesuffix("了"))
    found = compiled(_DIFFERS).match(text)
    figures = any(re.search(r"[0-9]", one.text) for one in clauses[at + 1 : at + 3])
    if found and not (found["what"] or at):
        return None
    if (
        found
        and not has_residue(text.replace("太", ""))
        and not compiled("<reader>(?!发来|寄来|送来|提供|交|给)").search(found["what"])
    ):
        what, ref = polite(found["what"]), polite(re.sub("^(?:我们?的?|我方)", "", found["ref"]))
        by = "要求" if any(one.isdigit() for one in ref) else ref  # a figure stands once
        blanks = "" if figures else f"（{by}：⟦内容⟧；实际：⟦内容⟧）"
        return Said([f"{what}与{ref}不一致{blanks}"], [voice.ask("remedy")], 1)
    failed = compiled(_FAILS).match(text)
    if (
        failed is None
        or has_residue(text)
        or not (clause.agent or failed["again"] or at + 1 < len(clauses))
    ):
        return None
    what = re.sub(r"^(?:又|就是)", "", failed["what"])
    if not is_thing(compiled("^<reader>(?:发来|寄来|送来|提供|给)?的?").sub("", what)) or (
        re.search("你|您", what) and not re.search("发来|寄来|送来|的", what)
    ):
        return None
    blanks = "" if figures else "（要求：⟦内容⟧；实际：⟦内容⟧）"
    return Said(
        [f"{polite(what)}{'再次' if failed['again'] else ''}不符合要求{blanks}"],
        [voice.ask("remedy")],
        1,
    )


_CHANGED = (
    r"^(?P<verb>改|换|变更|变|推迟|取消|修改|调整|涨|更换|要求改)"
    r"了?(?P<n>[一二两三四五六七八九十0-9]+[次遍回版])(?P<what>[⺀-鿿A-Za-z]{1,8})$"
)


def say_changed(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“您改了五次设计” is “设计改了五次”."""
    clause = clauses[at]
    found = compiled(_CHANGED).match(clause.core)
    often = re.match(
        r"^(?P<n>[一二两三四五六七八九十0-9]+[次遍回])(?P<verb>更改|变更|改|推迟|取消|修改|调整|更换)"
        r"(?P<what>[⺀-鿿A-Za-z]{2,8})$",
        clause.core,
    )
    found = found or often
    if found is None or not clause.agent or clause.asks or not is_thing(found["what"]):
        return None
    return Said([f"{found['what']}{found['verb']}了{found['n']}"], [voice.ask("look")], 1)


_NO_ANSWER = (
    r"^(?P<name>[小老阿][⺀-鿿])?(?:<late>)*(?:不接|没接|没人接|打不通|从不接)(?:<me>的?)"
    r"?(?P<what>电话|微信电话|视频)$"
)


def say_no_answer(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_NO_ANSWER).match(clause.core)
    if found is None or not clause.agent or clause.asks:
        return None
    who = clause.agent.replace("的", "") + (found["name"] or "")
    return Said([f"{voice.us}致电{who}，目前尚未接通"], [voice.ask("reply")], 1)


_DRAGGED = (
    r"^(?P<what>[^，]*?)(?:拖了|等了|过了|催了|问了|(?=[一二两三四五六七八九十几0-9]+(?:多)"
    r"?(?:个)?(?:天|周|星期|月|小时|年)了(?:还|都|也|仍)))(?:快|都|足足)"
    r"?(?P<time>[一二两三四五六七八九十几0-9]+(?:多)?(?:个)?(?:天|周|星期|月|小时|次|遍|回|年))"
    r"(?:了)?(?:还|都|也|仍|就是|才|依然)*(?:没有|没|不)(?P<verb><ver>)(?P<obj>[^，]{0,8}?)"
    r"(?:给<me>)?(?:了)?$"
)


def say_dragged(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_DRAGGED).match(clauses[at].core)
    if found is None or clauses[at].asks or has_residue(found["what"] + found["obj"]):
        return None
    what, obj = found["what"], found["obj"]
    if (what and not is_thing(what)) or (obj and not is_thing(obj)):
        return None
    thing = what or obj
    group = next(name for name in groups_by_need() if found["verb"] in verbs("zh", name))
    asked = "已询问" if found["time"][-1] in "次遍回" else "已过"
    if group == "answering":
        return Said(
            [f"{thing}{asked}{found['time']}，{voice.us}目前尚未收到回复"], [voice.ask("reply")], 1
        )
    act = full_verb(found["verb"]) if not (obj and what) else f"{full_verb(found['verb'])}{obj}"
    return Said(
        [f"{thing}{asked}{found['time']}，目前尚未{act}"], [voice.ask("status", act=act)], 1
    )


_PUT_VERBS = re.sub(r"\|(?:数|点|看|画|用|选|记|编|排)(?=\|)", "", _WRONG_VERBS)
_MADE_INTO = (
    rf"^(?P<topic>[^，]*?)(?:把|将)(?P<what>[^，]+?)(?:都|又|再次|全部|全|给|竟)"
    rf"*(?P<verb>(?:{_PUT_VERBS}|退|卖|扔|送|装|放|寄|给|调|涨|降|推|换|转|取消|删|压|扣|拆|停|"
    rf"泡|摔|堆|收|挪|提)[⺀-鿿A-Za-z0-9%.,，/ ]*)$"
)


def say_done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“你们把价格涨了” is “价格涨了”."""
    clause = clauses[at]
    if not clause.agent or clause.asks:
        return None
    bare = clause.core
    found = compiled(_MADE_INTO).match(bare)
    if found is None or re.search(
        r"怎么|当成|当作|当|看成|请|麻烦|应该|能|会|想|要|必须|马上|如果", bare
    ):
        return None
    verb = re.sub(r"去了$", "了", found["verb"])
    if has_residue(bare) or compiled("<reader>").search(bare) or not is_thing(found["what"]):
        return None
    if (found["topic"] and not (is_thing(found["topic"]) or is_time(found["topic"]))) or re.search(
        "小姐|先生|经理|女士", clause.agent
    ):
        return None
    if not re.search("[了成到去]|错|反", verb) or re.search("一[次遍样]|还|就", verb):
        return None
    topic = found["topic"].removesuffix("又")
    again = "再次" if "又" in clause.text else ""
    alone = ""
    if topic == "单方面":
        topic, alone = "", "（未经双方商定）"
    return Said([f"{topic}{found['what']}{again}{verb}{alone}"], [voice.ask("look")], 1)


_SHORT = (
    r"^(?P<pre>[^，]*?)(?:又|还|再次|直接|给(?:我们?|我方|客户))*(?P<how>漏|少|多|错|晚|(?<!推)"
    r"(?<!延)迟|重复)(?P<verb>发|寄|装|给|收|付|算|报|打|扣|开|交|送|写|填|印|贴|放|付|做|配|传|"
    r"抄|来|退|订)(?:了|给我们?)*(?P<what>[^，]*?)(?:了)?$"
)


def say_short(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_SHORT).match(clause.bare)
    if found is None or re.search(
        r"怎么|为什么|多少|至少|不少|很多|差不多|多次|吗$|越来越|许多|再漏|再少|再晚|最多|"
        r"如果|因为|都能|才",
        clause.bare,
    ):
        return None
    pre, what = found["pre"], found["what"]
    if has_residue(pre + what) or compiled("<reader>").search(pre + what):
        return None
    pre = re.sub(r"(?:又|还|就|都)$", "", pre)
    again = "再次" if "又" in clause.text else ""
    act = found["how"] + found["verb"]
    if (
        len(what) > 24
        or (pre and not (is_thing(pre) or is_time(pre)))
        or (what and not is_thing(what))
        or clause.asks
    ):
        return None
    if found["how"] in "晚迟":
        text = f"{pre}{again}{act}了{what}" if what else f"{pre}{again}{act}了"
    elif not what:
        text = f"{pre}{again}{act}了" if not pre else f"{pre}{again}有{act}的情况"
    else:
        text = f"{pre or '本次'}{again}{act}了{what}"
    return Said([text], [voice.ask("remedy")], 1)
