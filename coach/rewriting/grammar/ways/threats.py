"""Chinese threats: the deadline and the consequence stay, the threat goes."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    BLANK_DATE,
    PARTICLES,
    WHEN,
    Clause,
    Said,
    Voice,
    alternatives,
    by_when,
    compiled,
    has_residue,
    is_thing,
    polite,
)
from coach.rewriting.grammar.wordings import verbs

_IF_NOT = (
    r"^(?P<topic>[^，]*?)(?P<when>(?:<when>)*(?:之前|前|内|以内|之内)?)(?:如果|如|若是|若|"
    r"要是|倘若|假如|假使|一旦)?(?P<topic2>[^，再不没未]{0,10}?)(?P<when2>(?:<when>)*(?:之前|"
    r"前|内|以内|之内)?)"
    r"(?P<again>再|还是|还|仍然|仍|依然|依旧|继续|迟迟|始终|一直)*(?:不能|不肯|不愿|不|没有|"
    r"没|未能|未|拒绝|拒不|无法)(?:给我们?|把)?(?P<act>[^，]+?)(?:的话|了|呢)?$"
)


def say_threat(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.bare
    marked = re.search(
        r"只要|如果|如(?![何期此实下约同])|若|要是|倘若|假如|再不|再没|再拖|再这|再有|一旦|的话|"
        r"[前内]还?[不没]|^(?:今天|明天|周.|今晚)[^，]{0,3}不|^不[⺀-鿿]{1,4}$|^(?:你们?|您|"
        r"贵司)?不[⺀-鿿]{1,8}$|^(?:你们?|您|贵司)?再[^不没]{1,6}[一两][次回]",
        clause.text,
    )
    inside = compiled(
        r"^(?P<if>[^，]*?(?:再不|再没|不|没|再拖|再这样|再继续)[^，]{1,14}?)(?P<then>(?:<me>)"
        r"?(?:就只能|就只好|只好|只能|就要|就会|就|别怪)[^，]+)$"
    ).match(bare)
    if inside and re.match(
        r"(?:<me>)?就(?:是|说|好|行|能|已|没|不|来)".replace("<me>", alternatives("me")),
        inside["then"],
    ):
        inside = None
    if inside and _stands_as_threat(inside["then"]):
        return _deadline(voice, inside["if"], inside["then"], "", 1)
    if marked is None or at + 1 >= len(clauses):
        return None
    if re.match("(?:你们?|您|贵司)?不", clause.text) and not compiled("^(?:那|货)?<me>").match(
        clauses[at + 1].text
    ):
        return None
    rest, taken = _until_end(clauses, at + 1)
    return _deadline(voice, bare, rest[0], "，".join(rest[1:]), taken + 1)


def _stands_as_threat(then: str) -> bool:
    return bool(_CONSEQUENCE.search(then))


_CONSEQUENCE = lazy(
    r"取消|投诉|起诉|报警|律师|法|仲裁|索赔|退货|退款|拒收|拒付|换|停|终止|扣|卖|转|黑名单|"
    r"拉黑|差评|曝光|公开|合作|"
    r"上报|信保|不再|找别|别家|上诉|追究|处理|报告|升级|赔|见|后果|别怪|追讨|暂停|不付|不发|"
    r"不出|不接|不做|不下|"
    r"走|撤|申请|冻结|作废|减|罚|没收|转售|通知|收取|计|付不|自己|客户"
)


def _until_end(clauses: list[Clause], at: int) -> tuple[list[str], int]:
    """The words of the clauses from `at` to the end of their sentence, agents left in."""
    texts: list[str] = []
    while at < len(clauses):
        texts.append(PARTICLES.sub("", clauses[at].text))
        if clauses[at].ends:
            break
        at += 1
    return texts, len(texts)


def _deadline(voice: Voice, condition: str, then: str, more: str, taken: int) -> Said | None:
    again = compiled(
        r"^(?:如果|如|若|要是)?(?:<reader>)?再(?P<act>[^不没未，]{1,8}?)(?:(?:一次|一回)"
        r"(?P<what>[⺀-鿿]{0,3})|下去|的话|了)*$"
    ).match(condition)
    on = re.match(
        r"^(?:如果|如|若|要是)?[^，]{0,8}?(?:继续|一直|仍然?|还)(?:这样)?(?P<act>拖欠|拖延|"
        r"拖着|拖|逾期|赖账|敷衍)(?:下去|不付|不还|的话)*$",
        condition,
    )
    consequence = _consequence(voice, then)
    if consequence is None:
        return None
    if more and has_residue(more):
        return None
    tail = f"，{polite(more)}" if more else ""
    unseen = compiled(
        r"^(?:如果|如|若|要是|倘若)?(?:<reader>)?(?P<when>(?:<when>)*(?:之前|前|内|以内|之内)"
        r"?)(?:再|还是|还|仍然|仍|依然)*(?:收不到|见不到|看不到|拿不到|没有收到|没收到|未收到|"
        r"未能收到|没见到|没看到)(?P<what>[^，]+?)(?:的话)?$"
    ).match(condition)
    if unseen and is_thing(unseen["what"]):
        by = by_when(unseen["when"]) if unseen["when"] else BLANK_DATE
        return Said(
            [f"如{by}仍未收到{unseen['what']}，{consequence}{tail}。"],
            [voice.ask("confirm")],
            taken,
        )
    anew = compiled(
        r"^(?:只要|如果|如|若|要是)?(?:<reader>)?再(?:有|出现|发生|来)(?:一次|一回)?(?P<what>[⺀-鿿]{2,8})$"
    ).match(condition)
    if anew and not has_residue(anew["what"]) and anew["what"] not in ("下次", "一次"):
        return Said(
            [f"如再次出现{anew['what']}，{consequence}{tail}。"], [voice.ask("remedy")], taken
        )
    if on:
        paid = re.search("欠|付|还|账", condition) is not None
        asked = "付款" if paid else "解决"
        said = voice.words(
            "deadline", by=BLANK_DATE, act=asked, short=asked, then=f"{consequence}{tail}"
        )
        return Said([f"{said}。"], [], taken)
    if again:
        act = again["act"] + (again["what"] or "")
        if act in ("这样", "这么", "如此", "有下次", "有一次", "犯"):
            act = "出现同样的情况"
        if has_residue(act) or re.search("我|装|演|骗|[⺀-鿿]{7}", act):
            return None
        if re.search(r"拖|继续", act):
            return Said(
                [f"如⟦日期⟧前仍未解决，{consequence}{tail}。"], [voice.ask("remedy")], taken
            )
        said = f"再次{act}"
        if re.search("一[次回]", condition):
            said = compiled("^(?:如果|如|若|要是)?(?:<reader>)?").sub("", condition)
        return Said([f"如{said}，{consequence}{tail}。"], [voice.ask("remedy")], taken)
    found = compiled(_IF_NOT).match(condition)
    if found is None:
        return None
    act = found["act"]
    act = re.sub(r"^(?:给<me>|给我们?)".replace("<me>", alternatives("me")), "", act)
    act = re.sub(r"[的了]$", "", act)
    if re.search("也行|也可以|无所谓|也没关系", condition):
        return None
    if compiled("<reader>").search(act) or len(act) > 30:
        return None
    topic = (found["topic"] + found["topic2"]).strip()
    topic = re.sub(r"^(?:如果|如|若是|若|要是|倘若|假如|你|那)|(?:还|再|就|仍)+$", "", topic)
    if topic and compiled("<reader>").search(topic):
        return None
    short = compiled(r"^(?:把[^，]+?)?(?P<verb><ver>)").match(act)
    verb_of = short["verb"] if short else ""
    if verb_of and verb_of in verbs("zh", "handing_over") and act == verb_of and len(act) == 1:
        return None
    if short is None and (len(act) > 4 or not re.search("再|如|若|要是", condition)):
        return None
    verb = short["verb"] if short else act
    if len(verb) == 1 and act[1:2] in ("款", "货", "清"):
        verb = act[:2]
    if verb in ("行", "好", "听", "是"):
        return None
    asked = f"把{topic}{act}" if topic and short and act == verb else act
    if (topic and asked == act) or (topic and not is_thing(topic)):
        return None
    if not re.match(r"把", act) and not is_thing(act.removeprefix(verb_of)) and len(act) > 8:
        return None
    if len(verb) == 1:
        verb = {
            "给": "提供",
            "付": "支付",
            "发": "发出",
            "结": "结清",
            "退": "退还",
            "签": "签署",
        }.get(verb, f"{verb}好" if act == verb else "完成")
    asked = re.sub(r"^给(?=[⺀-鿿])", "提供", asked)
    if asked.endswith("结"):
        asked += "清"
    if re.match("保证|做到|满足|达到|确保", act):
        return Said([f"如未能{act}，{consequence}{tail}。"], [voice.ask("remedy")], taken)
    by = by_when(found["when"] or found["when2"])
    said = voice.words("deadline", by=by, act=asked, short=verb, then=f"{consequence}{tail}")
    return Said([f"{said}。"], [], taken)


_CLEAR = (
    (r"^(?:法庭|法院|公堂)(?:上)?见.*$", "通过法律途径处理"),
    (r"^(?:平台)(?:投诉)?见.*$", "向平台投诉"),
    (r"^别怪.*(?:不客气|翻脸|无情|没提醒|不讲情面).*$", "⟦采取的措施⟧"),
    (r"^(?:一切)?后果.*(?:自负|承担).*$", "⟦采取的措施⟧"),
    (r"^别怪(?:<me>)?(?P<act>.+)$", r"\g<act>"),
)


def _consequence(voice: Voice, then: str) -> str | None:
    """“我方将取消订单”: the step the writer announces, as it stands."""
    bare = re.sub(r"^(?:那么|那|就)+", "", then.strip())
    bare = compiled("<heat>").sub("", bare)
    found = compiled(
        r"^(?P<object>[^，]{0,12}?)(?P<us><me>)?(?:就|都|也|那)*(?P<will>只能|只好|不得不|"
        r"只有|将会|将|会|要|直接)?(?P<act>.+?)[的了]?$"
    ).match(bare)
    if found is None:
        return None
    whole = compiled(r"^(?:<me>)?(?:那|就)*").sub("", bare)
    for pattern, clear in _CLEAR:
        matched = compiled(pattern).match(whole)
        if matched:
            return f"{voice.us}将{matched.expand(clear).lstrip('就')}"
    subject = compiled("<me>").search(bare)
    if subject is None:
        if not _CONSEQUENCE.search(bare) or compiled("<reader>").search(bare):
            return None
        lead = re.match(r"^(?P<what>[^，就只将会]{0,10}?)(?:就|只能|只好|将|会)(?P<act>.+)$", bare)
        if lead and lead["what"]:
            act = lead["act"].removeprefix("只能").removeprefix("会").removesuffix("了")
            return f"{lead['what']}将{act}"
        act = re.sub(r"^(?:就|只能|只好|直接|只有)+", "", bare).removesuffix("了")
        return f"{voice.us}将{act}"
    us = subject[0]
    before, after = bare[: subject.start()], bare[subject.end() :]
    after = re.sub(r"^(?:就|都|也|那|会|要|将|一定|必|马上|立刻)+", "", after)
    after = re.sub(r"[的了]$", "", after)
    after = re.sub("卖给(?:了)?(?:别人|别家|其他客户|别的客户)", "转售给其他客户", after)
    if not after or has_residue(after) or re.search(r"好看|走着瞧|等着|不客气|翻脸", after):
        return None
    after = re.sub(r"^(?:只能|只好|不得不)", "只能", after)
    after = re.sub("(?<=[⺀-鿿])就(?=不|把|停|取消)", "", after)
    after = re.sub(
        r"^(?P<office>[⺀-鿿]*(?:局|协会|委员会|消协))(?:门口)?(?:上)?见$",
        r"向\g<office>反映",
        after,
    )
    will = (
        ""
        if after.startswith(("只能", "不", "保留")) or compiled("^(?:在)?<when>不").match(after)
        else "将"
    )
    if len(us) == 1 or us in ("我们", "咱们", "我这边", "我们这边"):
        us = voice.us
    if before:
        return (
            f"{us}{will}把{before}{after}"
            if re.match(r"(?:全部)?(?:卖|转|退|换|停|撤|移|交给|取消)", after)
            and not will.startswith("只")
            else f"{before}{us}{will}{after}"
        )
    return f"{us}{will}{polite(after)}"


def say_demand_or_else(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“今天之内付款，否则我们取消订单”."""
    if at + 1 >= len(clauses):
        return None
    found = re.match(
        r"^(?:否则的话|否则|不然的话|要不然|不然|要不)(?P<then>.*)$", clauses[at + 1].text
    )
    if found is None:
        return None
    rest, taken = _until_end(clauses, at + 1)
    then, more = found["then"], rest[1:]
    if not then:
        if not more:
            return None
        then, more = more[0], more[1:]
    consequence = _consequence(voice, then)
    asked = demanded(clauses[at].bare)
    if consequence is None or asked is None:
        return None
    tail = "".join(f"，{polite(one)}" for one in more)
    by = "" if has_date(asked) else BLANK_DATE
    short = compiled("<ver>").search(asked)
    verb = short[0] if short and len(short[0]) > 1 else "完成"
    said = voice.words("deadline", by=by, act=asked, short=verb, then=f"{consequence}{tail}")
    return Said([f"{said}。"], [], taken + 1)


_URGENT = (
    r"(?:务必|必须|赶紧|赶快|马上|立刻|立即|快点|快|现在就|现在|直接(?=把)|尽快|速速|火速|速|"
    r"抓紧|最好|给我们?(?!们|的)|得|要|需要|今天就|先|请|麻烦)"
)


def has_date(text: str) -> bool:
    return bool(compiled(WHEN + r"|之前|以内|内|日前").search(text))


def demanded(bare: str) -> str | None:
    """What a demand asks for, without its urgency."""
    found = compiled(
        rf"^(?P<pre>(?:{WHEN}(?:之前|前|内|以内|之内)?|这|那|把)?[^，]*?)(?P<urge>{_URGENT}+)"
        rf"(?P<act>[^，]+)$"
    ).match(bare)
    if found is None:
        act, pre = bare, ""
        if not compiled(r"^(?:把[^，]+)?<ver>").match(act):
            return None
    else:
        act, pre = found["act"], found["pre"]
        if not compiled(r"^(?:给<me>|把|全部|重新|重|补|免费|空运)*[^，]{0,12}<ver>").match(act):
            return None
    act = compiled(r"给(?:<me>)(?=补|发|寄|改|换|退|处理|解决|空运|重)|^给<me>").sub("", act)
    act = re.sub(r"^给出(?=[⺀-鿿])", "提供", act)
    act = re.sub(r"[了的]$", "", act)
    whole = "全部" if re.search("全部|全都|都$", pre) else ""
    pre = re.sub(r"(?:就|都|全部|全)$", "", pre)
    if re.search("为|怎么|想|一张|[“”]", pre):
        return None
    if len(act) < 2 or act.startswith(("不", "没", "说", "是")):
        return None
    if (
        pre
        and not compiled(rf"^{WHEN}").match(pre)
        and not pre.startswith("把")
        and "把" not in act
    ):
        if len(pre) > 16 or re.search(r"[是有没不]", pre):
            return None
        return f"把{pre}{whole}{act}"
    return f"{pre}{whole if not act.startswith('把') else ''}{act}"
