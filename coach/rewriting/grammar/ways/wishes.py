"""What should have been done, in Chinese: asked for the next time."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    PARTICLES,
    WHEN,
    Clause,
    Said,
    Voice,
    compiled,
    full_verb,
    has_residue,
    polite,
)
from coach.rewriting.grammar.wordings import verbs

_SHOULD = (
    r"^(?P<pre>[^，]*?)(?P<adv>(?:早就|早|本来就|本来|按理说|按道理|至少|最少|原本|本|理|当时|"
    r"当初|一开始|也|就|总|都|明显|必须|难道不|不是)*)(?:应该|应当|理应|本应|该|得|应(?=在|于|"
    r"先|提前))(?P<adv2>(?:早点|早些|早|提前|事先|先|第一时间|及时|主动|至少|书面|自己)*)"
    r"(?P<act>[^，]+)$"
)


def say_should(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if not re.search(r"应该|应当|理应|本应|早该|该|早说|应(?=在|于|先|提前)", clause.text) or (
        clause.asks and "该" not in clause.text
    ):
        return None
    if re.search(
        r"不该|不应|该不|应该是|该怎么|该文|该如何|应该没|谁该|活该|该死|该有|该当", clause.bare
    ):
        return None
    found = compiled(_SHOULD).match(clause.core)
    reader_named = any(one.agent for one in clauses)
    general = re.match("这种|这类|此类|这样的", found["pre"]) if found else None
    if (
        general
        and found
        and not has_residue(clause.text)
        and "的" not in found["pre"]
        and len(found["act"]) > 3
    ):
        kind = re.sub("^(?:这种|这类|这样的)", "此类", found["pre"])
        return Said(
            [f"今后{kind}请{voice.you}{found['adv2'].replace('早点', '提前')}{found['act']}"], [], 1
        )
    if found is None or not (reader_named or re.search(r"早该|早就该|本来就该|本该", clause.text)):
        return None
    pre, act = found["pre"], found["act"].removesuffix("了").removesuffix("的")
    pre = re.sub(r"[，]|(?:就|那|至少)$", "", pre)
    if has_residue(act) or has_residue(pre) or compiled("<reader>").search(act + pre):
        return None
    due = compiled(
        rf"^(?:在|于)?(?P<when>(?:{WHEN})+(?:之前|前|内|以内)?|[⺀-鿿]{{2,6}}前)(?P<verb><ver>)"
        rf"(?P<obj>[^，]*)$"
    ).match(act)
    if (
        due
        and (re.search("本应|本该|原本", clause.text) or re.search("[0-9月日号周]", due["when"]))
        and not re.search("次|下单|今后|以后", pre)
    ):
        more = at + 1 < len(clauses) and not clause.ends
        tail = (
            ""
            if more
            else "，目前尚未收到"
            if due["verb"] in verbs("zh", "handing_over")
            else "，目前尚未完成"
        )
        return Said(
            [f"按约定应在{due['when']}{due['verb']}{due['obj']}{tail}"],
            [voice.ask("status", act=full_verb(due["verb"]))],
            1,
        )
    if (
        not due
        and re.match(r"(?:在)?[⺀-鿿]{2,8}(?:之前|前|时|后)(?=[⺀-鿿])", act)
        and not re.search("[0-9]", act)
        and not pre
        and compiled("<ver>").search(act)
    ):
        return Said([voice.words("next_time", act=act)], [], 1)
    told = compiled(
        r"^(?P<how>[^，]{0,4}?)(?:跟|向|给|和|对)?(?:<me>)?<telling>(?:<me>)?(?P<what>.*?)$"
    ).match(act)
    how = found["adv2"].replace("自己", "").replace("至少", "")
    how = {"早": "提前", "早点": "提前", "早些": "提前"}.get(how, how)
    early = "早" in found["adv"] and not how
    act = re.sub(r"先发个通知|发个通知|给个通知", "先发通知", act)
    if told and not told["what"]:
        what = f"{'' if how and act.startswith(how) else how or '提前'}{_told_us(voice, act)}"
        if pre and not re.match(WHEN, pre) and pre.endswith("了"):
            return Said(
                [f"{polite(pre)}。", voice.words("next_time", act=f"在变动时{what}")], [], 1
            )
        if "在" in pre or pre.endswith(("前", "时", "的时候")):
            return Said([voice.words("next_time", act=f"{pre}{what}")], [], 1)
        if pre and not re.match("^" + WHEN, pre):
            return None
        return Said([voice.words("next_time", act=what)], [], 1)
    if early or re.search(WHEN, pre):
        verb = compiled(r"^(?:把[^，]+)?<ver>").match(act)
        if verb is None:
            return None
        if pre and re.search(WHEN, pre):
            return Said([f"原定{pre}{act}"], [voice.ask("status", act=_verb_of(act))], 1)
        return Said([f"原定⟦日期⟧{act}"], [voice.ask("status", act=_verb_of(act))], 1)
    if not compiled(r"^[^，]{0,8}<ver>").match(act) or (
        pre and not pre.endswith(("前", "时", "的时候", "之后", "后"))
    ):
        return None
    return Said([voice.words("next_time", act=f"{pre}{how}{act}")], [], 1)


def _told_us(voice: Voice, act: str) -> str:
    act = compiled(
        r"(?:跟|向|给|和|对)?<me>(?=<telling>)|(?<=<nothing>)".replace("(?<=<nothing>)", "(?!)")
    ).sub("", act)
    act = re.sub(
        r"(?:跟|向|给|和|对)(?:我们|我方|我司|我)(?:讲|说)|讲$|(?<!书面)说一?声?$|"
        r"打个?声?招呼|吱一?声|告诉(?:我们|我方|我)?$|知会(?:我们|我)?$",
        "告知",
        act,
    )
    act = re.sub(r"(?:跟|向|给|和|对)(?P<who>[⺀-鿿]{2,4})告知", r"告知\g<who>", act)
    return re.sub(r"(?:个|一个)?通知(?:我们|我方|我)", f"通知{voice.us}", act)


def _verb_of(act: str) -> str:
    found = compiled("<ver>").search(act)
    return found[0] if found else "完成"


_EARLY = (
    r"^(?:要是|如果|当初|当时)?早(?:点|些)?(?:跟我们?|跟我方|给我们?)?(?:说|讲|告诉我们?|"
    r"通知我们?|告知)(?P<what>[^，]*?)(?P<then>(?:<me>)?(?:就|也|还|早)+[^，]+)?$"
)


def say_said_early(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = compiled(_EARLY).match(clauses[at].core)
    if found is None:
        return None
    then, taken = found["then"] or "", 1
    if (
        not then
        and at + 1 < len(clauses)
        and not clauses[at].ends
        and compiled(r"^(?:<me>)?(?:就|也|还|早|可以)").match(clauses[at + 1].text)
    ):
        then, taken = PARTICLES.sub("", clauses[at + 1].bare), 2
    what = re.sub(r"(?:的话|了)$", "", found["what"])
    if has_residue(what) or compiled("<reader>").search(what + then):
        return None
    if then:
        then = compiled(r"^(?:<me>)?(?:就|也|还|早)*").sub("", then).removesuffix("了")
        then = re.sub("找(?:别家|别人|其他家)", "另作安排", then)
        if has_residue(then) or not then:
            return None
        verb = "就可以" if not re.match(r"不|可以|能|会", then) else "就"
        return Said(
            [f"如果提前知道{what or '这一情况'}，{voice.us}{verb}{then}。"],
            [voice.ask("inform")],
            taken,
        )
    return Said(
        [voice.words("next_time", act=f"提前告知{'，例如' + what if what else ''}")], [], taken
    )


_INSTEAD = (
    (lazy(r"^而不是(?:等|要等)?(?P<rest>[^，]{3,})$"), "这次是{rest}"),
    (
        lazy(
            r"^(?:不能|不要|不该|别)(?:等到?|临|总是?)?(?P<rest>[^，]{2,14}?)才(?:来)"
            r"?(?P<act>[^，]{2,12})$"
        ),
        "以免{rest}才{act}",
    ),
    (
        lazy(
            r"^(?:到现在|至今|目前|一直)*(?:都|也|还)?(?:没有|没)(?:收到)?(?:任何|半点|一点)"
            r"?(?P<rest>消息|回复|答复|回音|反馈|进展|下文|说法)$"
        ),
        "{us}目前尚未收到{rest}",
    ),
    (
        lazy(
            r"^(?P<a>[^，]{2,20}?)(?:到现在|至今|目前|一直)+(?:都|也|还)?(?:没有|没)"
            r"(?P<rest>结果|进展|下文|答复|回音|消息)$"
        ),
        "{a}目前尚无{rest}",
    ),
    (lazy(r"^(?:现在)?又要(?P<rest>(?:收|加|扣|补|涨)[^，]{2,})$"), "目前要求{rest}"),
    (
        lazy(
            r"^(?:到今天|到现在|至今|现在)?(?:都|也|还)?(?:没影|没影儿|没动静|没下文|没着落|"
            r"没消息|没见着|没个准信|没音信)$"
        ),
        "{us}目前尚未收到",
    ),
    (lazy(r"^(?:现在)(?:又|却|倒)?嫌(?P<rest>[⺀-鿿]{1,8})$"), "目前的反馈是{rest}"),
    (
        lazy(
            r"^(?:到现在|至今|现在)?(?:连)?(?:一个字|一句话|半个字)(?:都|也)(?:没有|没回|没|不回)$"
        ),
        "{us}目前尚未收到回复",
    ),
    (
        lazy(
            r"^(?:到现在|至今|现在)?(?:连)?一[个件套样张份]?(?:都|也)(?:还)?没(?:有)?(?:收到|"
            r"见到|看到|发|寄|给)$"
        ),
        "{us}目前均未收到",
    ),
    (
        lazy(
            r"^(?:问|催|等)了?(?P<rest>[一二三四五六七八九十几0-9]+(?:天|周|个星期|个月|"
            r"个小时|小时))(?:都|也|还)?(?:没人|没有人|没|不)(?:回复|答复|回|理)$"
        ),
        "询问已过{rest}，{us}目前尚未收到回复",
    ),
    (lazy(r"^现在(?:又|来|却|才)*说(?P<rest>[^，]{1,10})$"), "目前的反馈是{rest}"),
    (
        lazy(r"^当时(?:你们?|您|贵司|一个个|个个|都|也)*(?:说|答应|表示)(?P<rest>[^，]{2,12})$"),
        "当时收到的答复是{rest}",
    ),
    (lazy(r"^(?:你们?|您)?就?说(?P<rest>[⺀-鿿]{2,8}(?:好了|了))$"), "目前收到的答复是{rest}"),
    (
        lazy(
            r"^(?:从来|一直|至今|始终|到现在)(?:都|也|还)?没有(?P<rest>(?:任何)?(?:具体|明确|"
            r"准确|确切|正式|书面)[⺀-鿿]{2,8})$"
        ),
        "目前尚无{rest}",
    ),
)


def say_instead(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    for pattern, made in _INSTEAD:
        found = pattern.match(text) or pattern.match(clauses[at].core)
        if found and "{a}" in made and compiled("<reader>").search(found["a"]):
            found = None
        if (
            found
            and (at or "{a}" in made or "{us}" in made)
            and not has_residue(found[0])
            and not clauses[at].asks
        ):
            words_ = made.format(
                us=voice.us,
                **{name: value.removeprefix("任何") for name, value in found.groupdict().items()},
            )
            asked = (
                [voice.ask("send")]
                if "尚无" in made or "均未" in made
                else [voice.ask("reply")]
                if "尚未" in made
                else []
            )
            return Said([polite(words_)], asked, 1)
    return None
