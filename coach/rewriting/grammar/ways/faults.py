"""Chinese clauses about whose fault it is, whose it is not, and what followed."""

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
)

_NOT_OURS = (
    r"^(?P<what>[^，]*?)(?:这|那|也|都|完全|绝对|真的|可|并|又|可能)*(?:"
    r"(?P<blame>(?:不是|并非|不算|不能算|不属于|算不上|怎么能算|不能算是)(?:由于)?<me>(?:这边|"
    r"工厂)?的?(?P<noun>[^，]{0,5}?(?:问题|错|责任|原因|失误|锅|过错)))"
    r"|(?P<did>不是<me>[^，]{1,8}?的)"
    r"|(?P<none>(?:与|跟|和|同)<me>(?:这边|工厂|厂|公司|仓库)?(?:都|也|完全|可)?(?:没有|没|无)"
    r"(?:任何|半点|一点|什么|半毛钱)?(?:关系|关)?)"
    r"|(?P<not>责任(?:也|都|完全)?不在<me>(?:这边)?)"
    r"|(?P<wont><me>(?:这边)?(?:概|都|也|可|一概|绝)?(?:不负责|不承担|不能负责|无法负责|"
    r"不会承担|不认|不背|没有责任|没责任|不能承担)(?P<object>[^，]*))"
    r"|(?P<dont>(?:请)?(?:别|不要|不能|少|凭什么|怎么能|怎么|别想|休想)(?:再)?(?:都|全|什么都|"
    r"又|把[^，]{1,10})?(?:怪|赖|推|找|算|甩|怪到|赖到|推到|推给)(?:到|给|在)?<me>(?:头上|"
    r"身上|这边)?[^，]{0,4}))$"
)


def say_denial(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_NOT_OURS).match(clauses[at].plain)
    if found is None:
        return None
    what = re.sub(r"^(?:这|那|都|也|那也|这也|这个|所以|但是|但)+$", "", found["what"])
    what = re.sub(r"(?:都|也|这|可)$", "", what)
    if what and (has_residue(what) or compiled("<reader>").search(what)):
        return None
    if found["wont"]:
        object_ = found["object"]
        claim = f"{what}{voice.us}不承担{object_ or '责任'}"
        if what.endswith("锅"):
            claim = f"这个责任{voice.us}不承担"
        if "负责" in found["wont"]:
            claim = f"{what}{voice.us}不负责{object_}"
    elif found["did"]:
        claim = f"{what}{found['did']}"
    else:
        noun = (found["noun"] or "责任").replace("过错", "责任").replace("锅", "责任")
        noun = "责任" if noun in ("问题", "错", "失误") else noun
        if re.match("这|那", clauses[at].bare) and not what and len(clauses) == 1:
            return Said([f"<view>这个问题不属于{voice.us}责任：⟦事实⟧"], [voice.words("can_do")], 1)
        claim = f"{what or '这个问题'}不属于{voice.us}的{noun}".replace("的责任", "责任")
    return Said([f"<view>{claim}"], [voice.words("can_do")], 1)


_THIRD = lazy(
    r"^(?:这|那|都)?是(?P<who>货代|船公司|海关|快递公司|快递|物流公司|物流|银行|工厂|报关行|"
    r"供应商|承运人|码头|港口|车队|仓库)(?:那边)?的(?:错|问题|责任|失误|原因|锅)$"
)


def say_third(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _THIRD.match(PARTICLES.sub("", clauses[at].text))
    return (
        Said([f"<view>问题出在{found['who']}环节"], [voice.words("can_do")], 1) if found else None
    )


_COLLEAGUE = (
    r"^(?:你|您)?(?:自己)?(?:去)?(?:问|找)(?:问)?(?:<reader>)(?:自己)?的?(?P<who>人|同事|老板|"
    r"业务|业务员|财务|采购|客服|仓库|货代|经理)?$"
)


def say_ask_colleague(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_COLLEAGUE).match(PARTICLES.sub("", clauses[at].text).removesuffix("自己人"))
    if found is None:
        return None
    who = {"人": "同事", None: "同事"}.get(found["who"], found["who"])
    return Said([], [f"麻烦{voice.you}向贵方{who}核实一下。"], 1)


_NOT_TO_BEAR = (
    r"^凭什么(?:要|让|叫)?<me>(?:来)?(?P<act>承担|付|出|赔|买单|负责|背)(?P<what>[^，]*)$"
)


def say_not_to_bear(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_NOT_TO_BEAR).match(PARTICLES.sub("", clauses[at].text))
    if found is None or has_residue(found["what"]):
        return None
    what = found["what"] or "相关费用"
    return Said(
        [f"<view>{what}不应由{voice.us}承担：⟦依据⟧"],
        [
            f"请{voice.you}告知{'贵方' if not voice.you.startswith('贵') else ''}的依据。".replace(
                "告知的", "告知"
            )
        ],
        1,
    )


_JUDGED = lazy(
    r"^(?:的)?(?:严重|重大|低级|粗心|一再|再三|反复|无故|一时|工作)*(?:的)?(?:失误|疏忽|错误|"
    r"错|原因|问题|责任|失职|过失|过错|大意|马虎|不负责任?|不专业|低效|态度|"
    r"管理(?:混乱|不善)?|无能|粗心大意|粗心|不靠谱|不配合|操作失误|工作失误|内部问题|敷衍|"
    r"推诿|不作为|错误操作)$"
)
_DELAYED = lazy(
    r"^(?:的)?(?:一再|反复|屡次|无故|多次)?(?P<what>拖延|延误|延期|延迟|拖拉|推迟|拖欠|迟交|"
    r"晚交货|逾期|耽误|变更|改单|取消)$"
)


def say_because(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(
        r"^(?:这(?:次|回)?|就是|都是|全是|还不是|完全是|正是|就|都|全|主要|说到底)*(?:怪|赖|因为|由于|因|就因为|多亏|托|(?<=[都就还])是(?=<reader>(?:没|未|漏|忘|不)))(?P<agent><reader>)(?P<rest>.*)$"
    ).match(PARTICLES.sub("", clauses[at].text))
    if found is None:
        return None
    rest = heatless(found["rest"])
    rest = re.sub(r"(?:的)?(?:缘故|关系|原因)$", "", rest)
    effect = re.match(
        r"^(?P<cause>.*?)(?P<how>，?(?:才|导致|造成|害得|害|使得|使|让))(?P<then>.+)$", rest
    )
    if effect and not effect["cause"].startswith("没"):
        rest, then = effect["cause"], effect["then"]
    else:
        then = ""
    cause = _cause(voice, rest)
    if cause is None:
        return None
    last = at + 1 >= len(clauses)
    if then:
        then = re.sub(r"^(?:得|的)", "", then)
        if has_residue(then) or compiled("<reader>").search(then):
            return None
        lead = f"因{cause}，" if cause else "目前已造成" if len(then) < 4 else ""
        return Said([f"{lead}{then.removesuffix('的')}"], [voice.ask("remedy")], 1)
    if not cause:
        if last:
            return Said([], [voice.words("settle_together")], 1) if at else None
        return Said(["<so>"], [voice.ask("remedy")], 1)
    if last:
        return Said(
            [f"原因是{cause}" if at else f"就{voice.us}目前了解，原因是{cause}"],
            [voice.ask("remedy")],
            1,
        )
    return Said([f"因{cause}，"], [voice.ask("remedy")], 1)


def _cause(voice: Voice, rest: str) -> str | None:
    """What was done or not done, without who; "" for a word that only judges, None if unknown."""
    rest = rest.strip()
    if not rest or _JUDGED.match(rest):
        return ""
    delayed = _DELAYED.match(rest)
    if delayed:
        often = "多次" if re.search("一再|反复|屡次|多次", rest) else ""
        return often + {"拖延": "延误", "拖拉": "延误"}.get(delayed["what"], delayed["what"])
    rest = rest.removeprefix("的")
    poor = re.match(
        r"^(?P<what>[⺀-鿿]{2,6}?)(?:实在|这么|那么|太|很)+(?P<how>差|烂|糟|糟糕|粗糙|马虎|"
        r"随便|慢)了?$",
        rest,
    )
    if poor and not has_residue(poor["what"]):
        return (
            f"{poor['what']}较慢"
            if poor["how"] == "慢"
            else f"{poor['what']}未达到要求（⟦具体情况⟧）"
        )
    if has_residue(rest) or compiled("<reader>").search(rest):
        return None
    return rest.removesuffix("了")


_CAUSED = (
    r"^(?P<what>[^，]*?)(?:都|全|完全|就|明显|显然|这)*是(?:由|因为|由于)?(?P<agent><reader>)"
    r"(?P<act>[^，]*?)(?:才|所)?(?P<how>造成|导致|引起|弄|搞|害|出来|产生|发生)的?$"
)
_CAUSED_BY = (
    r"^(?P<what>[^，]{2,}?)(?:都|全|完全|就|明显|显然)*是(?:因为|由于)(?P<agent><reader>)"
    r"(?P<act>[^，]+?)(?P<how>)$"
)
_FAULT = (
    r"^(?P<what>[^，]*?)(?:都|全|全都|完全|就|明显|这|主要|本来就|难道不)*(?:是(?P<a><reader>)"
    r"(?:的)?(?P<n>[^，]{0,6}?)(?:错|问题|责任|失误|疏忽|锅|过错|过失|失职)"
    r"|责任(?:完全|都|全|全部|主要)?在于?(?P<b><reader>)(?:的)?(?P<m>[^，]{0,8}?))$"
)


def say_fault(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    caused = compiled(_CAUSED).match(text) or compiled(_CAUSED_BY).match(text)
    if caused and re.match("(?:所)?(?:指定|委托|安排|找|选|请|合作)的", caused["act"]):
        return Said(
            [f"<view>{caused['what']}由{polite(caused['agent'])}{caused['act']}造成"],
            [voice.words("can_do")],
            1,
        )
    if caused:
        cause = _cause(voice, caused["act"])
        what = re.sub(r"^(?:这|这些|都|这都|这个)$", "", caused["what"])
        if cause is None or (what and has_residue(what)):
            return None
        named = cause or "⟦原因、依据⟧"
        if what and caused["how"] == "产生":
            return Said([f"<view>{what}因{named}产生"], [voice.ask("remedy")], 1)
        head = f"{what}的原因是{named}" if what else f"原因是{named}"
        return Said([f"<view>{head}"], [voice.ask("remedy")], 1)
    found = compiled(_FAULT).match(text)
    if found is None:
        return None
    what = re.sub(r"^(?:这|这些|都|这都|这个|这件事|那)+$", "", found["what"]).removesuffix("的")
    noun = (found["n"] or found["m"] or "").strip("的")
    if (what and (has_residue(what) or compiled("<reader>").search(what))) or clauses[at].asks:
        return None
    if noun and not compiled(
        r"^[⺀-鿿]{0,4}?(?:品质|质量|包装|运输|操作|系统|设计|生产|标签|单据|报关|仓储|装箱|"
        r"计算|图纸|安装|财务|工艺|检验)"
    ).match(noun):
        noun = ""
    part = f"原因在于{noun}问题" if noun else "原因是⟦事实、依据⟧"
    if not what and at + 1 < len(clauses) and not clauses[at].ends and not clauses[at + 1].asks:
        after = clauses[at + 1].plain
        if (
            not compiled("<reader>").search(after)
            and not has_residue(after)
            and not re.search("不是|我们?[不没]|必须|请|要", after)
        ):
            return Said([f"<view>{after}，{part}"], [voice.words("settle_together")], 2)
    view = f"<view>{what}，{part}" if what else f"<view>{part}"
    return Said([view], [voice.words("settle_together")], 1)


_COST_US = (
    r"^<reader>的?(?P<cause>[^，]{1,10}?)(?:已经|直接|又)?(?:让|导致|使得|使|害得|害|造成|令)"
    r"(?:了)?(?P<us><me>|客户)?(?P<then>[^，]+)$"
)


def say_cost_us(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“你们的疏忽让我们损失了两个客户”."""
    found = compiled(_COST_US).match(clauses[at].plain)
    if found is None or clauses[at].asks:
        return None
    cause = _cause(voice, found["cause"])
    then = re.sub("^(?:的|得)", "", found["then"])
    if (not found["us"] and not compiled("<problems>").search(then)) or then.startswith("人"):
        return None
    if (
        cause is None
        or has_residue(then)
        or compiled("<reader>").search(then)
        or re.search("怎么|什么|吗", then)
    ):
        return None
    if cause and not _DELAYED.match(found["cause"]) and not re.match("没|未|不|漏|晚|错", cause):
        return None
    who = "客户" if found["us"] == "客户" else voice.us
    lead = f"因{cause}，{who}" if cause else f"{who}{'因此' if found['us'] else '目前已有'}"
    return Said([f"{lead}{then}"], [voice.ask("remedy")], 1)


_EFFECT = (
    r"^(?P<pre>(?:这|结果|最后|现在|最终)*)(?:还)?(?:害得|害|弄得|搞得|导致|使得|致使|造成|令|"
    r"让)(?P<us><me>|客户)(?P<what>(?:的)?[^，]+)$"
)


def say_effect(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_EFFECT).match(clauses[at].bare)
    if (
        found is None
        or at == 0
        or (clauses[at].asks and not re.match("害|弄|导|造|使", clauses[at].bare))
    ):
        return None
    what = heatless(found["what"])
    if "怎么" in what:
        return Said([], [voice.ask("look")], 1)
    what = re.sub(r"白(?=等|跑)|傻(?=等)|干(?=等)", "", what)
    if re.search(r"为难|难做|难办|被动", what) and "实在" in clauses[at].text + "实在":
        what = "有实际困难" if re.search("为难|难做|难办", what) else what
    what = re.sub("抬不起头|丢尽脸面|丢人|丢脸|没面子|下不来台|丢了脸|颜面扫地", "很被动", what)
    if has_residue(what) or compiled("<reader>").search(what):
        return None
    if found["us"] == "客户":
        return Said([f"客户因此{what.removeprefix('的')}"], [voice.ask("remedy")], 1)
    if what.startswith("的"):
        return Said([f"{voice.us}{what}"], [voice.ask("remedy")], 1)
    return Said([f"{voice.us}因此{what}"], [voice.ask("remedy")], 1)


_BUT_FOR = r"^(?:要不是|若不是|如果不是|若非)(?:因为)?<reader>(?P<cause>[^，]*)$"


def say_but_for(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“要不是你们改单，我们早就出货了”."""
    text = heatless(clauses[at].text)
    found = compiled(_BUT_FOR).match(text)
    sooner = compiled(
        r"^(?:如果|要是|若是?|当初)<reader>(?:能|肯|当时|当初)*(?P<how>早一?点|早些|提前|及时)"
        r"(?:把)?(?P<act>[^，]+?)(?:的话)?$"
    ).match(text)
    if (found is None and sooner is None) or at + 1 >= len(clauses):
        return None
    cause = (
        _cause(voice, found["cause"])
        if found
        else f"未能{'及时' if sooner['how'] == '及时' else '提前'}{sooner['act']}"
        if sooner
        else ""
    )
    if cause and has_residue(cause):
        return None
    then = clauses[at + 1].plain
    early = compiled(
        r"^(?P<what>[^，]*?)(?:<me>)?(?:早就|早已经|早已|早)(?P<act>[^，]+?)了?$"
    ).match(then)
    wont = compiled(
        r"^(?P<what>[^，]*?)(?:也|就|根本)*(?:不会|不至于|不用|不必)(?P<act>[^，]+?)$"
    ).match(then)
    if not cause or has_residue(then) or compiled("<reader>").search(then):
        return None
    if early:
        return Said(
            [f"因{cause}，{early['what'] or voice.us}未能按原计划{early['act']}"],
            [voice.ask("remedy")],
            2,
        )
    if wont:
        return Said(
            [f"因{cause}，{wont['what']}{wont['act'].removesuffix('了')}"], [voice.ask("remedy")], 2
        )
    return None


_ONLY_THEN = (
    r"^(?:就是|还不是|都是|正是|是)(?:因为|由于)?<reader>(?P<cause>[^，]+?)才(?P<then>[^，]+)$"
)


def say_only_then(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“就是你周二没补料才甩的柜”."""
    found = compiled(_ONLY_THEN).match(clauses[at].plain)
    if found is None or has_residue(found["cause"] + found["then"]) or clauses[at].asks:
        return None
    then = re.sub(r"^(?P<verb>[⺀-鿿])的(?=[⺀-鿿]{1,3}$)", r"\g<verb>了", found["then"])
    return Said([f"<view>因{found['cause']}，{then.removesuffix('的')}"], [voice.ask("remedy")], 1)


_COST = (
    r"^(?P<what>[^，]*?)(?:理应|应该|应当|必须|当然|本来就|本来|就|都|也|得|要|该|请|全部|全|"
    r"自然|难道不)*(?:由|是|让|归|该)?(?P<agent><reader>)?(?:自己|来|全部|全额|自行)*"
    r"(?P<act>承担|赔偿|买单|负担|出|付|赔|认|负责|自理)(?P<end>[^，]{0,22})$"
)


def say_claim(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    found = compiled(_COST).match(text)
    money = r"费|损失|运费|差价|钱|款|成本|罚"
    before = at and re.search(money, clauses[at - 1].text)
    if (
        found is None
        or not (re.search(money, text) or (before and not found["what"]))
        or clauses[at].asks
    ):
        return None
    if before and not re.search(money, text):
        if not (found["agent"] or "由" in text) or found["end"]:
            return None
        return Said([f"{voice.us}认为应由{voice.you or '贵方'}承担"], [voice.ask("confirm")], 1)
    if not (found["agent"] or "自己" in text or "自理" in text) or compiled("<me>").search(
        found["end"]
    ):
        return None
    you = voice.you or "贵方"
    what = re.sub(r"(?:理应|应|由)+$", "", found["what"])
    if found["end"] and not re.match(
        r"(?:全部|所有|这|该|一切|相关|我)|.*(?:费|损失|款|差价|成本|钱)$", found["end"]
    ):
        return None
    if re.search(r"[没不怪为因]", what) or len(what) > 30:
        return None
    what = what or found["end"] or "相关费用"
    return Said([f"{voice.us}认为{what}应由{you}承担"], [voice.ask("confirm")], 1)
