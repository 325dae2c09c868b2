"""Chinese questions that reproach, and clauses that ask without asking."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    GOODS,
    NOT,
    PARTICLES,
    WHEN,
    Clause,
    Said,
    Voice,
    alternatives,
    compiled,
    full_verb,
    groups_by_need,
    has_residue,
    heatless,
    is_thing,
    is_time,
    polite,
)
from coach.rewriting.grammar.ways.omissions import not_done_in, say_not_done
from coach.rewriting.grammar.wordings import verbs

_WHY = (
    r"^(?P<pre>[^，]*?)(?P<why>为什么|为何|为啥|怎么会|怎么能|怎么可以|怎么可能|怎么又|怎么就|"
    r"怎么|咋|凭什么|何以|什么原因)(?P<rest>[^，]*)$"
)


_EVENT = lazy(
    r"高|贵|涨|改|变|换|停|取消|扣|延|推迟|晚|少|多|漏|错|坏|裂|拒|退|加|放行|出现|发生|降|撤|"
    r"删|断|缺|超|差距|对不上|不符|不一致|不一样|卖|转"
)


_UNASKED = (
    r"^(?P<pre>[^，]*?)(?:又|再次)?(?:没有|没|未|不)(?:经(?:过)?<me>(?:的)?(?P<ok>同意|确认|"
    r"许可|允许|批准)|(?:提前|事先)?(?:通知|告知)(?:<me>)?|(?:提前|事先)?(?:跟|和|与|向)"
    r"<me>(?:商量|沟通|确认|打招呼|打个招呼|打声招呼|说一声|说)|征得<me>(?:的)?(?P<ok2>同意)|"
    r"打个?声?招呼|商量|提前通知)就(?P<act>[^，]+)$"
)


def _unasked_in(voice: Voice, text: str) -> str | None:
    """“没有通知我们就换了面料” is “换了面料，我方此前没有收到通知”."""
    found = compiled(_UNASKED).match(text)
    if (
        found is None
        or has_residue(text)
        or (found["pre"] and not (is_thing(found["pre"]) or is_time(found["pre"])))
    ):
        return None
    act = re.sub(r"^(?:又|擅自|直接|自行|私自)+", "", found["act"])
    act = re.sub(
        r"^把(?P<what>[^，]+?)(?P<verb>涨|改|换|取消|停|扣|降|加|推迟|退|撤|删|调|定|挪|发|寄|转)",
        r"\g<what>\g<verb>",
        act,
    )
    if compiled("<reader>").search(act):
        return None
    ok = found["ok"] or found["ok2"]
    told = f"此前未经{voice.us}{ok}" if ok else voice.words("not_told")
    return f"{found['pre']}{act}，{told}"


def say_unasked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if clause.asks or not clause.agent:
        return None
    said = _unasked_in(voice, clause.core)
    return Said([said], [voice.ask("reason")], 1) if said else None


def say_why(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_WHY).match(clause.core)
    if found is None:
        return None
    pre, rest = found["pre"], found["rest"]
    pre = re.sub(
        r"(?:请问|请解释一下|解释一下|请解释|我想知道|我不明白|不明白|我就想知道|想知道|"
        r"我很奇怪|说说|请说明)$",
        "",
        pre,
    )
    pre = re.sub(
        r"^(?:请<reader>|请|麻烦)?(?:<reader>)?(?:解释|说明|告诉我)(?:一下|我们)?$".replace(
            "<reader>", alternatives("reader")
        ),
        "",
        pre,
    )
    rest = re.sub(r"[呢吗啊]$", "", rest).rstrip("的")
    if found["why"] == "怎么" and re.match(
        r"(?:搞|回事|样|办|想|做事|做人|说|解释|交代|教|看|管|能|好意思|弄|算|可能|处理|赔|是|个)",
        rest,
    ):
        return None
    following = rest if rest else ""
    taken = 1
    if re.match(r"让|叫|只|光|能|敢|才|这么|那么|这样|还能|知道|可能|相信|放心|没想|样", rest) or (
        pre and not (is_thing(pre) or is_time(pre))
    ):
        return None
    if not rest:
        if at + 1 >= len(clauses) or clause.ends:
            return None
        following = clauses[at + 1].core
        taken = 2
    if compiled("<reader>").search(following) and not compiled("给<reader>|<reader>的").search(
        following
    ):
        return None
    silent = compiled(
        r"^(?P<lead>[^，]{1,6}?)(?:就|却)不(?P<verb><answering>)(?P<what>微信|邮件|消息|电话|"
        r"信息|信)?了?$"
    ).match(following)
    if silent:
        lead = re.sub(
            r"^(?P<verb>收|发|付|签)了(?P<what>货|款|钱|单)$", r"\g<verb>\g<what>后", silent["lead"]
        )
        return Said(
            [
                f"{lead if lead.endswith('后') else ''}{voice.us}的{silent['what'] or '消息'}"
                f"目前尚未收到回复"
            ],
            [voice.ask("reply")],
            taken,
        )
    unasked = _unasked_in(voice, f"{pre}{following}")
    if unasked:
        return Said([unasked], [voice.ask("reason")], taken)
    unseen = re.match(
        r"^(?:到现在|至今|一直|都|还|也|迟迟|仍)*(?:没有|没|未)(?:能)?(?:收到|看到|见到|拿到)"
        r"(?P<what>[^，]+)$",
        following,
    )
    if unseen and is_thing(unseen["what"]) and not has_residue(unseen["what"]):
        return Said([voice.words("not_received", what=unseen["what"])], [voice.ask("send")], taken)
    unchecked = re.match(
        r"^连(?P<what>[^，]+?)都没(?P<verb>核对|看|查|检查|确认|测试|通知|问)(?:过)"
        r"?就(?P<act>[^，]+)$",
        following,
    )
    if unchecked and not has_residue(following):
        return Said(
            [
                f"{pre}{unchecked['what']}未经{unchecked['verb']}就"
                f"{unchecked['act'].removesuffix('了')}了"
            ],
            [voice.ask("reason")],
            taken,
        )
    against = re.match(r"^(?:不|没有|没|未)按(?:照)?(?P<act>[^，]{3,20})$", following)
    if against and not has_residue(following) and not compiled("<reader>").search(following):
        return Said([], [f"请问未按{against['act']}的原因是什么？"], taken)
    sooner = compiled(
        r"^不早(?:点|些)?(?:跟<me>)?(?:说|讲|告诉<me>|告诉|通知<me>|通知|告知)"
        r"(?P<what>[⺀-鿿]{0,8})$"
    ).match(following)
    if sooner and not has_residue(following):
        when = f"如遇{sooner['what']}，" if sooner["what"] else "如有变动，"
        return Said([], [f"今后{when}请{voice.you}提前告知。"], taken)
    not_done = not_done_in(voice, f"{pre}{following}")
    if not_done is not None and re.match(
        rf"(?:还|到现在|至今|一直|迟迟|就|都|总是?|老是?|也|连|从来)*{NOT}", following
    ):
        what, group, verb = not_done
        if group == "telling":
            told = [f"{what}，{voice.words('not_told')}"] if what.endswith("了") else []
            if what and not told:
                return None
            return Said(told, [voice.ask("inform")], taken)
        if group == "answering":
            return Said([voice.words("no_reply")], [voice.ask("reply")], taken)
        goods = group == "shipping"
        if group in ("paying", "refunding"):
            subject = what or {"refunding": "退款"}.get(group, "款项")
            return Said([], [f"请问{subject}目前进展如何，预计⟦哪一天⟧可以安排？"], taken)
        if goods:
            act = {"发货": "出货"}.get(verb, verb)
            subject = what or ("订单" if verb in GOODS else "")
            return Said([], [f"请问{subject}目前进度如何，预计⟦哪一天⟧{act}？"], taken)
        if what and len(what) < 24:
            return Said([], [f"请问{what}目前进展如何，预计⟦哪一天⟧可以{full_verb(verb)}？"], taken)
        return Said([], [f"请问目前进展如何，预计⟦哪一天⟧可以{full_verb(verb)}？"], taken)
    if (
        (pre and has_residue(pre))
        or has_residue(following)
        or (found["why"] == "凭什么" and compiled("^(?:让|要)?<me>").match(following))
    ):
        return None
    following = re.sub(
        r"^(?:还|就|又|都|会|要|能|可以|是)+", lambda m: "再次" if "又" in m[0] else "", following
    )
    if (
        len(following) < 2
        or compiled(r"^(?:<me>)").match(following)
        or re.search(rf"^{NOT}|吗|谁|哪|，", following)
    ):
        return None
    if not _EVENT.search(following):
        return None
    if not clause.asks and at + taken < len(clauses) and not clause.ends:
        return Said([f"{pre}{clause.agent}{following}"], [voice.ask("reason")], taken)
    act = re.sub(r"了$", "", f"{pre}{following}").replace("又", "再次")
    if len(act) > 40:
        return None
    if found["why"] == "凭什么":
        return Said([], [f"请{voice.you}告知{polite(act)}的依据。"], taken)
    return Said([], [f"请问{polite(act)}的原因是什么？"], taken)


_WHEN_ASKED = (
    r"^(?P<pre>[^，]*?)(?:要|还要|还得)?(?:等到|拖到|等|拖)?(?:什么时候|啥时候|哪天|几时|何时|"
    r"多久|猴年马月|几号|哪一天)(?:才|能|可以|会|肯|打算|准备|要)*(?P<act>[^，]*)$"
)


def say_when_asked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_WHEN_ASKED).match(clause.core)
    if found is None or re.search(
        r"^(?:<me>|我).*(?:说|答应|同意)".replace("<me>", alternatives("me")), clause.bare
    ):
        return None
    pre = re.sub(
        r"^(?:请问)|(?:还|要|想|打算|准备|让我们?|还要我们?|要我们?|还想)+$", "", found["pre"]
    )
    pre = re.sub(r"(?:还|要|想|打算|准备)+$", "", pre)
    act = re.sub(r"[呢啊吗了]$", "", found["act"])
    act = compiled(r"^(?:把)?(?:给<me>|给(?!出))").sub("", act)
    if (
        has_residue(pre + act)
        or compiled("<reader>").search(pre + act)
        or re.search(r"答应|同意|说过|承诺|学会|才能|承认|记", act)
    ):
        return None
    if not act and pre and not is_thing(pre):
        return None
    if not act:
        return Said([], [f"请问{pre}预计⟦哪一天⟧可以完成？"], 1) if len(pre) < 12 else None
    if not compiled("<ver>|来|到|好|有|收到|恢复|解决").search(act):
        return None
    return Said([], [f"请问{pre}预计⟦哪一天⟧可以{full_verb(act)}？"], 1)


_NEVER_SAID = (
    r"^(?:谁说)?(?P<who><me>)?(?:(?<=[们方司我])(?=同意)|什么时候|何时|几时|哪天|从来没有?|从没|"
    r"哪里|有)(?P<act>答应|说|同意|承诺|确认|要求|授权|签|收)(?:过)?(?:<reader>|<me>)"
    r"?(?P<what>[^，]*)$"
)


def say_never_said(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    found = compiled(_NEVER_SAID).match(text)
    if found is None or not found["who"]:
        return None
    what = re.sub(r"[了吗呢的]+$", "", found["what"])
    if has_residue(what) or compiled("<reader>").search(what) or not what:
        return None
    return Said(
        [f"根据{voice.us}{'的' if voice.us == '我' else ''}记录，此前没有{found['act']}{what}"],
        [f"如{voice.you or '贵方'}有相关记录，请发{voice.us}核对。"],
        1,
    )


_WHO_PAYS = lazy(
    r"^(?P<what>[^，]{0,12}(?:费用?|损失|差价|款))(?:谁来|由谁来?|谁)(?:付|承担|负责|出)$"
)


def say_who_pays(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“费用谁来付” asks which side bears it."""
    found = _WHO_PAYS.match(clauses[at].plain)
    if found is None or has_residue(clauses[at].plain.replace("谁", "")):
        return None
    return Said([], [f"请{voice.you}告知{found['what']}由哪一方承担。"], 1)


_CAN_YOU = (
    r"^(?P<pre>[^，]*?)(?:能不能|可不可以|能否|可否|可以|能)(?:不能)?(?P<heat>(?:一次性|先|至少|"
    r"好好|认真|快点|赶紧|尽快|以后|下次|有一次|稍微|麻烦|给个|痛快|准时|按时|提前)*)"
    r"(?P<act>[^，]+?)(?:再[^，]*)?(?:吗|啊|不)?$"
)


def say_can_you(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if not re.search("能不能|可不可以|能否|可否", clause.text) and not clause.asks:
        return None
    found = compiled(_CAN_YOU).match(clause.core)
    if found is None or "再" in clause.bare:
        return None
    act = re.sub(r"^(?:给<me>)".replace("<me>", alternatives("me")), "", found["act"])
    if re.match("看|懂|认|读|听", act):
        return None
    how = "".join(re.findall("一次性|先|提前|准时|按时", found["heat"]))
    if (
        has_residue(act)
        or re.search(r"人|点|别|不|没|什么|说话|吗|谁", act)
        or compiled("<reader>").search(act + found["pre"])
    ):
        return None
    if not compiled(r"^(?:把[^，]+)?<ver>").match(act) or (
        found["pre"]
        and not re.match("下次|以后|今后|下回", found["pre"])
        and not found["pre"].endswith("前")
    ):
        return None
    if re.match("下次|以后|今后|下回", found["pre"]) or how or found["pre"]:
        pre = re.sub("下次|以后|今后|下回", "", found["pre"])
        return Said([voice.words("next_time", act=f"{pre}{how}{act}")], [], 1)
    return Said([], [voice.ask("do", act=act)], 1)


_CHECKED = (
    r"^(?P<pre>[^，]*?)(?:从上到下)?(?:有没有|有)(?:一个)?(?:人)?(?:认真|好好|仔细|真正|到底)"
    r"*(?P<verb>核对|检查|核实|看|读|测试|检测|检验|验|测|查|确认|审核|校对)(?:一下)?(?:过)"
    r"?(?P<what>[^，]{0,12}?)(?:没有|吗)?$"
)


def say_checked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“到底有没有核对过” asks to check."""
    clause = clauses[at]
    found = compiled(_CHECKED).match(clause.core)
    if found is None or not re.search("有没有|吗|没有$", clause.text):
        return None
    what = re.sub(r"^(?:了|过|我们发的|我发的)", "", found["what"])
    if what and (has_residue(what) or not is_thing(what)):
        return None
    verb = {"看": "核对", "读": "核对", "验": "检验", "测": "测试", "查": "核查"}.get(
        found["verb"], found["verb"]
    )
    if not what and at == 0:
        return None
    return Said(
        [], [voice.ask("do", act=f"{verb}{polite(what)}{'并告知结果' if not what else ''}")], 1
    )


_UNREAD = (
    r"^(?:难道)?(?:看不懂|没看|不会看|没看到|没看见|看不到|没看懂|看不见|没读|根本没看)(?:清)"
    r"?(?P<what>[⺀-鿿A-Za-z]{2,10}?)(?:吗|么)?$"
)


def say_unread(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_UNREAD).match(clause.core)
    if (
        found is None
        or not clause.agent
        or not re.search(r"邮件|图|合同|要求|说明|规格|订单|条款|文件|单|附件|标准", found["what"])
        or not is_thing(found["what"])
    ):
        return None
    what = re.sub(r"^(?:我们的|我的|我方的)", "", found["what"])
    return Said(
        [f"{what}中写明：⟦内容⟧"] if "要求" not in what else [f"{voice.us}的要求是：⟦内容⟧"],
        [f"麻烦{voice.you}核对。"],
        1,
    )


_KNOWN = r"^难道(?:<reader>)?(?:不知道|不清楚|不明白|不了解)(?P<rest>[^，]+?)(?:吗|么)?$"


def say_known(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_KNOWN).match(clauses[at].text)
    if found is None or has_residue(found["rest"]) or compiled("<reader>").search(found["rest"]):
        return None
    return Said([f"需要说明的是，{found['rest']}"], [f"请{voice.you}协助⟦具体安排、日期⟧。"], 1)


_WHAT_NOW = lazy(
    r"^(?P<whole>(?:这|这下|这让|那|你们说)?(?:我们?|客户)?(?P<what>[^，]{0,12}?)(?:该)"
    r"?怎么(?P<verb>办|交货|处理|收场|交代|解释|出货|卖))$"
)


def say_what_now(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“剩下的两个怎么办？” asks for what is to be done."""
    found = _WHAT_NOW.match(clauses[at].plain)
    if found is None or (not at and not found["what"]):
        return None
    what = re.sub(r"(?:让|叫|跟|向|和|老板|客户)+$", "", found["what"])
    if what.endswith("了") and len(what) > 3 and not has_residue(what):
        return Said([found["whole"].split("怎么")[0]], [voice.ask("remedy")], 1)
    if not what or not is_thing(what) or has_residue(what) or what.endswith(("我", "我们")):
        return Said([], [voice.ask("remedy")], 1) if at and len(what) < 4 else None
    return Said([], [f"请{voice.you}在⟦日期⟧前告知{what}的处理方案。"], 1)


_OR_NOT = (
    r"^(?P<what>[^，]{0,14}?)(?P<verb>发|付|退|赔|修|处理|改|做|出|交|给|解决|签|看|回|理|补|换|"
    r"来|确认)不(?P=verb)(?P<more>[⺀-鿿]{0,8})$"
)


def say_or_not(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“定金退不退” asks whether."""
    clause = clauses[at]
    found = re.match(_OR_NOT, clause.core)
    if found is None or not (clause.agent or clause.asks) or has_residue(clause.core):
        return None
    what, more = found["what"], found["more"]
    if (what and not is_thing(what)) or (more and not is_thing(more)):
        return None
    if found["verb"] in "看回理":
        if not re.search("邮件|消息|微信|信|电话", what + more):
            return None
        return Said([f"{what}{more}目前尚未收到回复"], [voice.ask("reply")], 1)
    verb = full_verb(found["verb"])
    return Said([], [f"请{voice.you}在⟦日期⟧前告知{what}是否{verb}{more}。"], 1)


_CHASED_ONCE = (
    r"^(?:催|追|问)了?(?:<reader>)?(?P<n>[一二两三四五六七八九十几0-9]+(?:多)?(?:个)?(?:天|周|"
    r"星期|月|次|遍|回|小时))才(?:给|发|回|收到|提供|寄)(?:了)?(?:<me>)?(?P<what>[^，]{2,16})$"
)


def say_chased_once(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_CHASED_ONCE).match(clauses[at].plain)
    if found is None or has_residue(found["what"]):
        return None
    return Said([f"询问{found['n']}后，{voice.us}收到{found['what']}"], [voice.ask("remedy")], 1)


_WONT_PAY = (
    r"^<me>(?:不会|不能|没必要|没有义务|绝不)(?:为|替)<reader>[^，]*?(?:买单|承担|负责|背锅|"
    r"付钱|兜底|出钱)$"
)


def say_wont_pay(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    if compiled(_WONT_PAY).match(clauses[at].plain) is None:
        return None
    return Said([f"<view>相关费用{voice.us}不承担：⟦依据⟧"], [voice.words("can_do")], 1)


_HOW_DONE = lazy(
    r"^(?:这|那)?(?:都|是|又)?(?:怎么搞(?:的)?|怎么回事|什么情况|怎么弄的|搞什么(?:鬼|名堂)?)$"
)


def say_how_done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    if len(clauses) == 1 and _HOW_DONE.match(heatless(clauses[0].bare)):
        return Said(["目前的情况是⟦事实、日期⟧，想了解一下原因"], [], 1)
    return None


_CALL_BOSS = (
    r"^(?:马上|立刻|立即|赶紧|现在就|快)*(?:叫|让|请|喊)(?P<who><reader>)(?:来|马上|立刻|亲自)"
    r"*(?P<act>打给我们?|给我们?打电话|给我们?回电话?|联系我们?|跟我们?谈|跟我们?沟通|"
    r"给我们?回复|给我们?答复)$"
)


def say_call_boss(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_CALL_BOSS).match(PARTICLES.sub("", clauses[at].text))
    if found is None:
        return None
    return Said(
        [], [f"请{polite(found['who']).replace('的', '')}在⟦日期、时间⟧前{found['act']}。"], 1
    )


_WHERE = r"^(?P<what>[^，]{1,16})(?:呢|在哪里?|去哪了|在哪儿)$"


def say_where(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“尾款呢” is what has not come."""
    asked = compiled("^(?:<reader>)").sub("", heatless(clauses[at].text))
    asked = re.sub("说好要?|答应要?|承诺要?|讲好", "约定", asked)
    found = compiled(_WHERE).match(asked)
    if (
        found is None
        or not re.search(
            r"款|货|单|样|票|证|报告|照片|合同|资料|文件|水单|回复|方案|图|配件|清单", found["what"]
        )
        or not is_thing(found["what"])
        or has_residue(found["what"])
    ):
        return None
    money = "款" in found["what"]
    return Said(
        [voice.words("not_received", what=found["what"])],
        [voice.ask("pay" if money else "send")],
        1,
    )


_UNANSWERED = (
    r"^(?:给)?发(?:给)?(?:<reader>)(?:的)?(?P<what>[^，]*?(?:消息|邮件|微信|信息|信|图|询盘|"
    r"短信))(?:，)?(?:一[条封个]|都|也|全)*(?:不|没有|没)(?:回复|回|理|答复|看)?$"
)


def say_unanswered(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_UNANSWERED).match(clauses[at].plain)
    if found is None:
        return None
    what = re.sub(r"^(?:了|的)", "", re.sub(r"(?:一[条封个]|都|也)$", "", found["what"]))
    return Said([f"发{voice.you}的{what}目前尚未收到回复"], [voice.ask("reply")], 1)


_ONE_DAY = lazy(
    r"^(?:你们?|您|贵司)?(?:这样|老是)?(?:采购|业务)?今天一个(?P<what>[⺀-鿿]{2,4})"
    r"明天一个(?P=what)$"
)
_NEVER_ONCE = (
    r"^(?P<pre>[^，]*?)(?:没有?|从来没有?)(?:哪)?(?:一次|一回|次|一批|一单)(?:是|能)?(?:准时|"
    r"按时|如期|按期)(?P<act>[⺀-鿿]{1,4}?)(?:的|过)?$"
)
_EVERY_FAILS = (
    r"^(?P<pre>[^，]*?)每(?:次|批|单|票)(?P<what>[⺀-鿿]{0,6}?)都(?:会)?(?:有问题|不合格|出问题|"
    r"不达标|有毛病|出错)$"
)
_MUST_WAIT = r"^(?P<pre>[^，]{2,8})(?:永远|总是|每次|老是)(?:都)?要等(?P<n>[⺀-鿿0-9]{1,8})$"
_EVERY_ASK = r"^每次(?:问|询问|催|跟进|打听)(?P<what>[^，]+?)$"


def say_counted(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    changed = _ONE_DAY.match(heatless(clause.text))
    if changed:
        return Said(
            [f"{changed['what']}已变动⟦次数⟧次（⟦日期⟧）"],
            [f"请{voice.you}在⟦日期⟧前确认最终{changed['what']}。"],
            1,
        )
    never = compiled(_NEVER_ONCE).match(clause.core)
    if never and not has_residue(never["pre"]):
        return Said(
            [f"{never['pre']}⟦次数⟧次{never['act']}晚于约定日期（⟦日期⟧）"],
            [voice.ask("remedy")],
            1,
        )
    bare = clause.core
    fails = compiled(_EVERY_FAILS).match(clause.plain)
    if fails and not has_residue(bare):
        return Said(
            [f"{polite(fails['pre'])}{fails['what']}⟦次数⟧次不符合要求（⟦日期、内容⟧）"],
            [voice.ask("remedy")],
            1,
        )
    waits = re.match(_MUST_WAIT, bare)
    if waits and clause.agent and not has_residue(bare):
        return Said(
            [f"{waits['pre']}等待{waits['n']}，已有⟦次数⟧次（⟦日期⟧）"], [voice.ask("remedy")], 1
        )
    asked = compiled(_EVERY_ASK).match(heatless(clause.text))
    if (
        asked
        and at + 1 < len(clauses)
        and not has_residue(asked["what"])
        and not compiled("<reader>").search(asked["what"])
    ):
        answer = compiled(
            r"^(?:<reader>)?(?:的)?(?:回复|答复|回覆|回答)?(?:都|总|永远|就)*(?:是|说|回)"
            r"(?P<rest>[^，]+)$"
        ).match(clauses[at + 1].text)
        if answer:
            return Said(
                [f"多次询问{asked['what']}（⟦次数⟧次，⟦日期⟧），收到的答复是{answer['rest']}"],
                [],
                2,
            )
    return None


_NOT_WE = r"^不是<me>不(?P<act>[⺀-鿿]{1,8})$"


def say_not_we(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“不是我们不发货，是你们没付定金”."""
    ours = compiled(_NOT_WE).match(clauses[at].text)
    if ours is None or at + 1 >= len(clauses):
        return None
    clauses[at + 1].bare = re.sub("^(?:而)?是", "", clauses[at + 1].bare)
    theirs = say_not_done(voice, clauses, at + 1)
    if theirs is None or not theirs.parts:
        return None
    return Said([f"{theirs.parts[0]}，因此尚未{ours['act']}"], theirs.requests, 2)


_YET = (
    r"^(?P<a>[^，]{2,12}?)了(?:却|就是|还|但|就)(?:没有|没|不|一直不|迟迟不)(?P<verb><ver>)"
    r"(?P<obj>[^，]{0,8})$"
)


def say_yet(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“样品费收了却不寄样品”."""
    found = compiled(_YET).match(clauses[at].core)
    if (
        found is None
        or clauses[at].asks
        or has_residue(found[0])
        or not is_thing(found["a"])
        or (found["obj"] and not is_thing(found["obj"]))
    ):
        return None
    group = next(name for name in groups_by_need() if found["verb"] in verbs("zh", name))
    if group == "handing_over" and found["obj"]:
        return Said(
            [f"{found['a']}了，{voice.words('not_received', what=found['obj'])}"],
            [voice.ask("send")],
            1,
        )
    act = full_verb(found["verb"]) if not found["obj"] else f"{found['verb']}{found['obj']}"
    return Said([f"{found['a']}了，目前尚未{act}"], [voice.ask("status", act=act)], 1)


_SAID_FIRST = r"^(?:<reader>)?(?:一会儿?|先(?:是)?|开始)说(?P<a>[^，]+)$"


def say_excuses(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    first = compiled(_SAID_FIRST).match(clauses[at].text)
    if first is None or at + 1 >= len(clauses):
        return None
    second = re.match(
        r"^(?:又|再|后来|后|一会儿?|现在|接着)+(?:又)?说(?:是)?(?P<b>[^，]+)$", clauses[at + 1].text
    )
    if second is None or has_residue(first["a"] + second["b"]):
        return None
    return Said([f"此前收到的答复先是{first['a']}，后是{second['b']}"], [], 2)


_AGAINST = (
    rf"^(?P<pre>[^，]{{0,10}}?)(?:{NOT})按(?:照)?(?P<doc>(?!时|期|约)[^，]+?)(?:的?(?:要求|约定|"
    rf"规定))?(?:来|去)?(?:在)?(?P<when>(?:{WHEN})+(?:之前|前|内))?(?P<verb><ver>)(?P<obj>[^，]*)"
    rf"$"
)


def say_against(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = compiled(_AGAINST).match(clause.core)
    if (
        found is None
        or clause.asks
        or has_residue(found["doc"] + found["obj"])
        or not is_thing(found["doc"])
    ):
        return None
    if found["when"]:
        return Said(
            [f"按{found['doc']}应在{found['when']}{found['verb']}{found['obj']}，目前尚未收到"],
            [voice.ask("send")],
            1,
        )
    what = re.sub("^(?:的|了)", "", found["obj"])
    if what and not is_thing(what):
        return None
    pre = re.sub(r"(?:还是|还|又|就是|都|仍然|仍|根本)+$", "", found["pre"])
    thing = pre if pre and is_thing(pre) else what or "实际做法"
    return Said(
        [f"{thing}与{found['doc']}不一致（要求：⟦内容⟧；实际：⟦内容⟧）"], [voice.ask("remedy")], 1
    )


_NOT_SENT_TO = (
    rf"^(?P<when>(?:{WHEN})*)(?:<late>)*(?:{NOT})(?P<how>及时|按时|提前)?把(?P<what>[^，]+)"
    rf"(?<![发寄交转传汇])(?P<verb>发给|寄给|交给|汇给|付给|给到|提供给|转给|抄送给|发|寄|交|传|"
    rf"给|拿)(?P<to>过来|出来|来|[⺀-鿿]{{1,8}}?)?(?:了)?$"
)


def say_not_sent_to(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_NOT_SENT_TO).match(clauses[at].core)
    if found is None or not is_thing(found["what"]) or has_residue(found["what"]):
        return None
    to = found["to"] or ""
    if not to or to in ("过来", "出来", "来") or compiled("^<me>$").match(to):
        return Said(
            [f"{found['when']}{voice.words('not_received', what=found['what'])}"],
            [voice.ask("send")],
            1,
        )
    lead = (
        f"{found['when']}{to}没有收到{found['what']}"
        if found["when"]
        else f"{to}目前尚未收到{found['what']}"
    )
    return Said([lead], [voice.ask("do", act=f"{found['verb']}{to}")], 1)
