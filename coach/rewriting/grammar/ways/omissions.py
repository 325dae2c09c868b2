"""What was not done, in Chinese: what has not come yet."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    GOODS,
    NOT,
    WHEN,
    Clause,
    Said,
    Voice,
    compiled,
    full_verb,
    groups_by_need,
    has_residue,
    is_thing,
    is_time,
    polite,
)
from coach.rewriting.grammar.wordings import verbs, wording, words

_NOT_DONE = (
    rf"^(?P<topic>[^，]*?)(?P<late><late>*)(?P<neg>{NOT})(?P<late2><late>*)(?P<how>按时|按约定|"
    rf"按照约定|按期|如期|准时|及时|提前|主动|事先|正面|书面|正式|再|完全|真正|好好|认真|跟进|"
    rf"有效)*(?P<give>(?:给|跟|向|和|对)(?:<me>|客户))?(?P<verb><ver>)(?P<obj>[^，]*?)(?P<end>了|"
    rf"过|呢|吗|啊|吧|的|出来|过来|给我们?|下来)*$"
)


def not_done_in(voice: Voice, text: str) -> tuple[str, str, str] | None:
    """What was not done, the group of the verb, and the verb."""
    found = compiled(_NOT_DONE).match(text)
    if found is None:
        return None
    topic = re.sub(r"(?:还|都|也|就|又|一直|至今|连)+$", "", found["topic"])
    topic = re.sub(r"^(?:连|就|又|还)", "", topic)
    verb = found["verb"]
    obj = _object(found["obj"])
    group = next(name for name in groups_by_need() if verb in verbs("zh", name))
    what = f"{topic}{obj}" if not (topic and obj) else obj
    if topic and obj:
        what = f"{topic}{obj}" if re.search(WHEN + "$", topic) else ""
        if not what:
            return None
    if has_residue(what) or (
        compiled("<reader>").search(what) and not compiled("<reader>的").search(what)
    ):
        return None
    return what, group, verb


def _object(obj: str) -> str:
    """What a verb acts on, without whom it is for and the words of emphasis."""
    obj = compiled(
        r"^(?:给|了|过|出来|个|一个)*(?:<me>|客户)?(?:任何|一个|半个|哪怕|什么|个)*"
    ).sub("", obj)
    return re.sub(r"(?:出来|过来|给我们?|了|过|给)$", "", obj)


def say_not_done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    if re.match("(?:就|却)?不", bare) and not clause.agent:
        return None
    if re.search(
        r"有没有|怎么|为什么|如果|要是|若|的话|再不|再没|除非|[吗]$|凭什么|谁|不是|不能|不会|"
        r"不用|不要|不想|不得不|不如|不同|不错|不仅|不但|不管|不知|不行|不够|不了|不到|不起|"
        r"不出|不上|不完|不清|不对|不合|没法|无法|没用|没完|没什么|应该|本来|说好不",
        bare,
    ):
        return _none_came(voice, clause)
    none = _none_came(voice, clause)
    if none is not None:
        return none
    found = compiled(_NOT_DONE).match(bare)
    if found is None or (clause.asks and not clause.agent):
        return None
    verb, obj = found["verb"], _object(found["obj"])
    topic, how = found["topic"], found["how"] or ""
    topic = re.sub(r"^(?:连|就|又|还|可|却|但|是)", "", topic)
    if re.search("该.*的|(.)不$", topic) or re.search(r"([⺀-鿿])不\1", bare):
        return None
    topic = re.sub(
        r"(?:还|都|也|就|又|一直|至今|连|却|但|拖到|拖着|拖|等到|压着|一样|一[条项个句件]|"
        r"(?<=单上)连)+$",
        "",
        topic,
    )
    topic = re.sub("(?<=[上里中])连", "", topic)
    if topic.endswith(("的时候", "时")) and found["neg"] == "不":
        return Said([f"{topic}没有{verb}{obj}"], [voice.ask("look")], 1)
    obj = re.sub(r"(?:到现在|至今)$", "", obj)
    if topic and not (
        is_thing(topic) or is_time(topic) or re.match("答应|承诺|说好|约好|约定|保证", topic)
    ):
        return None
    if (
        (obj and not is_thing(obj))
        or re.search("提出|说|我$|我们$|坚持", topic)
        or compiled("(?:就|唯独|只有)<reader>").search(clause.text)
    ):
        return None
    if verb in ("开", "出", "放", "交", "补", "结", "打") and obj and not _PAPERS.search(obj):
        return None
    if not clause.agent and not topic and not obj and at == 0:
        return None
    if has_residue(topic + obj) or compiled("<reader>").search(topic + obj):
        return None
    if topic == "申请" and verb == "提交":
        return None
    if (
        obj in words("zh", "not_things")
        or re.match(r"[的得着]|清楚|明白|到位|好|完|起|上|下|到|出|对|进|去|回", obj)
        or len(obj) > 40
    ):
        return None
    if len(verb) == 1 and obj and re.match(r"[⺀-鿿]", obj) and verb + obj[0] in _NO_VERBS:
        return None
    group = next(name for name in groups_by_need() if verb in verbs("zh", name))
    led = clause.agent or found["late"] or found["late2"] or any(one.agent for one in clauses[:at])
    if not led or topic.startswith("逾期"):
        return None
    nobody = "人" in found["neg"]
    if re.search("会议?$|约$|见面$", topic) and verb in ("上线", "参加", "出席"):
        return Said(
            [f"{topic}{voice.you if voice.you.startswith('贵') else '您'}未能参加"],
            [f"请{voice.you}告知方便改期的时间：⟦日期、时间⟧。"],
            1,
        )
    said = _not_done_said(
        voice, clause, topic, bool(topic) and is_time(topic), how, group, verb, obj
    )
    if said is not None and nobody and said.parts:
        said.parts[0] = re.sub(r"目前尚未(?=[⺀-鿿]{1,2}$)", "目前尚无人", said.parts[0])
    return said


_PAPERS = lazy(
    r"票|证|单|据|书|明|样|图|报告|方案|资料|文件|稿|款|金|费|货|件|名单|说明|价|数|账|尾款|"
    r"清单|结果"
)
_NO_VERBS = frozenset(
    {
        "看见",
        "结果",
        "结束",
        "结论",
        "看到",
        "看懂",
        "做人",
        "做到",
        "给脸",
        "开心",
        "开口",
        "发现",
        "发生",
        "出现",
        "出问",
        "交代",
        "给面",
        "发火",
        "出息",
        "写完",
        "换来",
        "装傻",
        "放在",
        "放心",
        "放过",
        "补偿",
        "出面",
        "查到",
        "回头",
        "理解",
        "理由",
        "理睬",
        "回事",
        "说话",
        "讲理",
        "讲道",
        "改变",
        "退让",
        "退路",
        "打算",
        "打开",
        "给过",
        "发言",
        "订正",
        "开始",
    }
)


def _not_done_said(
    voice: Voice, clause: Clause, topic: str, when: bool, how: str, group: str, verb: str, obj: str
) -> Said | None:
    time = topic if when else ""
    thing = obj or ("" if when else topic)
    if topic and obj and not when:
        promised = re.match(r"^(?:答应|承诺|说好|约好|约定|保证|讲好)(?P<what>.+)$", topic)
        if promised:
            topic = f"约定{promised['what']}"
        if group == "doing" and topic.endswith(("的", "时候")):
            return None
        if group not in ("handing_over", "confirming", "telling", "paying", "refunding"):
            return None
        if len(topic) > 20:
            return None
        came = f"{obj}尚未{full_verb(verb)}"
        if group == "handing_over":
            came = voice.words("not_received", what=obj)
        return Said(
            [f"{polite(topic)}，{came}"],
            [voice.ask("send")],
            1,
        )
    if group == "shipping":
        what = thing or ("货物" if verb in GOODS else "")
        late = how in ("按时", "按约定", "按照约定", "按期", "如期", "准时", "及时")
        act = {"发货": "发出", "出货": "出货", "交货": "交货", "寄货": "寄出"}.get(verb, verb)
        if late:
            return Said([f"{what}未能{how}{act}（约定：⟦日期⟧）"], [voice.ask("ship", act=act)], 1)
        return Said([f"{time}{what}目前尚未{act}"], [voice.ask("ship", act=act)], 1)
    if group == "paying":
        what = thing or "款项"
        if time:
            return Said([f"{time}{voice.us}没有收到{what}"], [voice.ask("pay")], 1)
        return Said([voice.words("not_received", what=what)], [voice.ask("pay")], 1)
    if group == "refunding":
        what = thing or "退款"
        if thing and not re.search("退款|赔", thing):
            what = f"退还的{thing}"
        return Said([voice.words("not_received", what=what)], [voice.ask("refund")], 1)
    if group == "answering":
        if thing and not re.search(r"邮件|消息|微信|信|问题|电话|询盘|问|函|留言|短信", thing):
            return None
        if how in ("按时", "及时", "准时"):
            return Said(
                [f"{thing and thing + '的'}回复晚于约定时间（⟦日期⟧）"], [voice.ask("reply")], 1
            )
        text = (
            f"{voice.us}{'的' if not thing.startswith('我') and thing else ''}"
            f"{thing.removeprefix('我们的').removeprefix('我的').removeprefix('我方的')}目前尚"
            f"未收到回复"
            if thing
            else voice.words("no_reply")
        )
        return Said([text], [voice.ask("reply")], 1)
    if group == "telling":
        if thing and (how or not re.search("问题|变|涨|改|停|延|假|原因|情况|结果|进度", thing)):
            if thing != topic or not thing:
                return None
            return Said([f"{topic}，{voice.words('not_told')}"], [voice.ask("inform")], 1)
        if thing:
            return Said([f"{voice.us}此前没有收到关于{thing}的通知"], [voice.ask("inform")], 1)
        return Said([voice.words("not_told")], [voice.ask("inform")], 1)
    if group == "confirming":
        if not thing:
            return Said(
                [f"{voice.us}目前尚未收到{'确认' if verb.endswith('确认') else '签署的文件'}"],
                [voice.ask("confirm")],
                1,
            )
        return Said(
            [f"{thing}目前尚待{'确认' if verb.endswith('确认') else full_verb(verb)}"],
            [voice.ask("do", act={"签": "签署"}.get(verb, verb))],
            1,
        )
    if group == "handing_over":
        if not thing or thing in words("zh", "not_things"):
            return None
        if obj:
            return Said([f"{time}{voice.words('not_received', what=obj)}"], [voice.ask("send")], 1)
        return Said([voice.words("topic_not_received", what=thing)], [voice.ask("send")], 1)
    if group == "doing":
        if not thing or (len(verb) < 2 and not topic):
            if len(verb) < 2 or thing:
                return None
            return Said([f"目前尚未{verb}"], [voice.ask("do", act=verb)], 1)
        act = full_verb(verb)
        if how and len(act) == 2 and act.endswith("好"):
            act = verb
        text = wording("zh", "not_done", voice.strength, what=f"{time}{thing}", act=f"{how}{act}")
        return Said([text], [voice.ask("do", act=act)], 1)
    return None


def _none_came(voice: Voice, clause: Clause) -> Said | None:
    """“连一封说明邮件都没有” is “我方尚未收到说明邮件”."""
    bare = clause.core
    if not re.search(r"(?:都|也|从来|至今|还|一[封个份条句张]).{0,4}(?:没|未|不)", bare):
        return None
    found = re.match(
        r"^(?P<topic>[^，]*?)连(?P<what>[^，]+?)(?:都|也)(?:还|一直|到现在)?(?:没有|没|不|未)"
        r"(?P<verb>给|发|有|回|提供|寄|写|开|留|附|报|出|收到|看到|见到)?(?:过|到|给)"
        r"?(?:我们?|我方|我司|客户)?$",
        bare,
    )
    if found is None:
        return None
    what = re.sub(
        r"^(?:一|半|个|句|封|份|张|条|最基本的|起码的|基本的|最起码的)+", "", found["what"]
    )
    topic = re.sub(r"(?:到现在|至今|却|竟|现在|又)+$", "", found["topic"])
    if (
        not what
        or has_residue(what + topic)
        or len(what) > 16
        or re.search(r"人|话|字|声|解释权|影|脸", what)
    ):
        return None
    if found["verb"] is None and not re.search(
        "邮件|通知|说明|单|号|照片|报告|回复|解释|合同|发票|方案|结果|票|图|书|文件|价", what
    ):
        return None
    lead = (
        f"{polite(re.sub(r'^(?:答应|承诺|说好)', '约定', topic))}，"
        if topic and not compiled(rf"^{WHEN}$").match(topic)
        else topic
    )
    if topic and lead != topic and not re.match("约定", lead):
        return None
    return Said([f"{lead}{voice.words('not_received', what=what)}"], [voice.ask("send")], 1)


_PLAIN_NOT = (
    r"^(?P<pre>(?:<when>)*[^，]{0,10}?)(?P<late><late>*)(?P<neg>没有|没能|没|未能|未|忘了|"
    r"忘记了|忘记|忘|漏了|不肯|不)(?P<act>(?:(?:及时|主动|提前|按时|按约定|认真|仔细|事先)*)"
    r"(?:(?:在|把|将|给|向|对|按|跟|和|为|用)[^，]{1,24}?)?<ver>[^，]{0,24})$"
)


def say_plain_not(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """What the reader did not do, without who: “未在外箱上贴条码”."""
    clause = clauses[at]
    if compiled("(?:就|唯独|只有)<reader>|坚持|平时").search(clause.text):
        return None
    bare = clause.core
    if (
        not clause.agent
        or clause.asks
        or re.search(
            r"怎么|为什么|如果|要是|再不|该|能不能|想|有没有|不是|不要|什么|谁|都不|也不|"
            r"不等于|不过|的不|就不|不知|不懂|不会",
            bare,
        )
    ):
        return None
    found = compiled(_PLAIN_NOT).match(bare)
    if found is None or has_residue(bare) or compiled("<reader>").search(bare):
        return None
    pre = re.sub(r"(?:又|还|都|也|就|连|却|是)+$", "", found["pre"])
    if (pre and not (is_time(pre) or is_thing(pre))) or (
        found["neg"] == "不" and not found["late"]
    ):
        return None
    act = re.sub(r"[了过的]$", "", found["act"])
    if found["neg"] == "不" and not re.search("一直|迟迟|至今|现在|始终|仍|还", found["late"]):
        return None
    if len(act) < 3:
        return None
    again = "再次" if "又" in clause.text else ""
    late = (
        "目前尚"
        if re.search("至今|现在|一直|迟迟|还|仍|始终", found["late"] + found["pre"])
        else ""
    )
    moved = re.match(
        r"^(?P<how>(?:及时|主动|提前|按时|事先)*)(?:把|将)(?P<what>[^，]{1,16})(?P<rest>(?:发|"
        r"寄|交|给|告|通知|提供|写|标|贴|装|放|转|填|传|汇|付|打|改|退)[^，]*)$",
        act,
    )
    if moved and is_thing(moved["what"]):
        return Said(
            [f"{pre}{moved['what']}{again}{late}未{moved['how']}{moved['rest']}"],
            [voice.ask("look")],
            1,
        )
    return Said([f"{pre}{again}{late}未{act}"], [voice.ask("look")], 1)


def say_plain_did(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """What the reader did, without who, where the words are plain."""
    clause = clauses[at]
    bare = clause.core
    if not clause.agent or clause.asks or has_residue(bare) or compiled("<reader>").search(bare):
        return None
    if re.search(
        r"怎么|为什么|如果|要是|再|该|能|想|才|倒|光|不|没|必须|会|要|请|别|就|什么|谁|永远|"
        r"总是|老是|一[口句味天]|[吗呢吧]$|每|敢|还|都(?!是)|也|算|当|以为|觉得|说|知道",
        bare,
    ):
        return None
    if (
        not re.search(r"[了成到错反混偏坏漏少多]", bare)
        or len(bare) < 5
        or not (compiled("<problems>").search(bare) or re.search("混|换|改|成|只", bare))
    ):
        return None
    if re.match("[^，把将]{0,8}的", bare):
        return None
    moved = re.match(
        r"^(?P<pre>[^，]{0,8}?)(?:又)?(?:把|将)(?P<what>[^，]+?)(?P<rest>(?:混|换|改|装|放|发|"
        r"寄|写|印|退|卖|转|压|扣|涨|调|推迟|取消|停|删|弄|堆|漏|填|报|算|安排)[^，]*)$",
        bare,
    )
    again = "再次" if "又" in clause.text and "又" not in bare else ""
    text = (
        f"{moved['pre']}{moved['what']}{again}{moved['rest']}"
        if moved
        else bare.replace("又", "再次").replace("只", "")
    )
    return Said([text], [voice.ask("look")], 1)


_OWES = (
    r"^(?:还|仍|一直|又|至今)*(?:拖欠|欠)(?:着)?(?:<me>)?的?"
    r"(?P<what>(?:[⺀-鿿]{0,4}款|[⺀-鿿]{0,4}费|佣金|工资|[0-9][^，]{1,12}?)(?:共计|合计)?[^，已达超]{0,12}?)"
    r"(?P<late>(?:已经|已|长达|达|超过)[^，]{2,10})?$"
)


def say_owes(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“贵司拖欠我司货款38,600美元” is what has not been paid."""
    clause = clauses[at]
    found = compiled(_OWES).match(clause.core)
    if found is None or not clause.agent or clause.asks or has_residue(clause.core):
        return None
    late = f"，逾期{found['late']}" if found["late"] else ""
    return Said([f"{voice.words('not_received', what=found['what'])}{late}"], [voice.ask("pay")], 1)


_AGREED = (
    r"^(?P<what>[^，]*?)(?:之前|当初|当时|上次)?(?:说好|说好了|讲好|约好|谈好|约定好|约定|答应|"
    r"答应过|承诺|承诺过|保证|保证过|说|说过|告诉我们?)(?:了|过)?(?:的是|的|是|我们?)"
    r"?(?P<rest>[^，]*)$"
)


def say_agreed(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“说好周五付的” is “约定周五付”."""
    clause = clauses[at]
    if clause.asks or not re.search(
        "说好|讲好|约好|谈好|答应|承诺(?![里中书函])|保证", clause.text
    ):
        return None
    found = compiled(_AGREED).match(clause.core)
    if found is None or re.search(r"没|不|谁|什么|如果|一边|下次", found["what"]):
        return None
    rest = re.sub(r"[的了呢吧]+$", "", found["rest"])
    what = found["what"]
    if (
        has_residue(what + rest)
        or compiled("<reader>").search(what + rest)
        or not (rest or what)
        or re.search(r"怎么|什么|为什么|却|结果|不|又|了", rest)
    ):
        return None
    if at + 1 >= len(clauses) and at == 0 and len(rest) > 3 and clause.agent:
        when = re.sub("就$", "", what)
        if (when and not is_time(when)) or re.search("是|像", rest):
            return None
        return Said(
            [f"{when or '此前'}约定{rest}，目前尚未完成"], [voice.ask("status", act="完成")], 1
        )
    if (at + 1 >= len(clauses) and at == 0) or not rest:
        return None
    if what and not (is_thing(what) or is_time(what)):
        return None
    return Said([f"{what}约定{rest}"], [voice.ask("look")], 1)
