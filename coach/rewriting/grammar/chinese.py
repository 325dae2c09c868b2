"""Chinese sentences that blame, said again: what was seen, and what is asked for.

There is no parse for Chinese here and none is needed: a sentence is taken apart at its marks, each
clause loses the person it accuses and what only heats it up, and what is left is said by the kind
of clause it is – not done, done wrong, told before, threatened. A clause that is not understood is
never said again, and no sentence with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.analysis.simplified import simplify
from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    FIGURE,
    Clause,
    Said,
    Voice,
    clauses_of,
    compiled,
    has_residue,
)
from coach.rewriting.grammar.ways.demands import say_demand, say_hard
from coach.rewriting.grammar.ways.faults import (
    say_ask_colleague,
    say_because,
    say_but_for,
    say_claim,
    say_cost_us,
    say_denial,
    say_effect,
    say_fault,
    say_not_to_bear,
    say_only_then,
    say_third,
)
from coach.rewriting.grammar.ways.habits import say_again, say_habit, say_often
from coach.rewriting.grammar.ways.omissions import (
    say_agreed,
    say_not_done,
    say_owes,
    say_plain_did,
    say_plain_not,
)
from coach.rewriting.grammar.ways.plainly import is_calm, is_ours, request_for, say_plainly
from coach.rewriting.grammar.ways.questions import (
    say_against,
    say_call_boss,
    say_can_you,
    say_chased_once,
    say_checked,
    say_counted,
    say_excuses,
    say_how_done,
    say_known,
    say_never_said,
    say_not_sent_to,
    say_not_we,
    say_or_not,
    say_unanswered,
    say_unasked,
    say_unread,
    say_what_now,
    say_when_asked,
    say_where,
    say_who_pays,
    say_why,
    say_wont_pay,
    say_yet,
)
from coach.rewriting.grammar.ways.scolding import say_idle, say_kept
from coach.rewriting.grammar.ways.threats import say_demand_or_else, say_threat
from coach.rewriting.grammar.ways.told import (
    say_answered,
    say_recorded,
    say_repeated,
    say_said_that,
    say_told,
)
from coach.rewriting.grammar.ways.wishes import say_instead, say_said_early, say_should
from coach.rewriting.grammar.ways.wrongs import (
    say_changed,
    say_differs,
    say_done,
    say_dragged,
    say_no_answer,
    say_short,
    say_wrong,
)
from coach.rewriting.grammar.wordings import words
from coach.rewriting.strength import Strength

Way = Callable[[Voice, list[Clause], int], "Said | None"]

_WAYS: tuple[tuple[Way, frozenset[str]], ...] = (
    (say_demand_or_else, frozenset("")),
    (say_unanswered, frozenset("发")),
    (say_unasked, frozenset("就")),
    (say_but_for, frozenset("要若果当")),
    (say_or_not, frozenset("不")),
    (say_threat, frozenset("如若要倘假再旦话不没")),
    (say_repeated, frozenset("遍次句")),
    (say_answered, frozenset("是")),
    (say_known, frozenset("难")),
    (say_unread, frozenset("看读")),
    (say_said_that, frozenset("遍次回")),
    (say_told, frozenset("说讲提强通告解声交沟叮嘱重写发确")),
    (say_recorded, frozenset("写标注规约说列要")),
    (say_not_to_bear, frozenset("凭")),
    (say_wont_pay, frozenset("不没绝")),
    (say_denial, frozenset("不非无没别怪算少休责")),
    (say_third, frozenset("是")),
    (say_ask_colleague, frozenset("问找")),
    (say_because, frozenset("怪赖因由多托是")),
    (say_fault, frozenset("是责")),
    (say_chased_once, frozenset("才")),
    (say_only_then, frozenset("才")),
    (say_claim, frozenset("承赔买负出付认自")),
    (say_instead, frozenset("不到没现就又从问催等当而至别目一")),
    (say_said_early, frozenset("早")),
    (say_should, frozenset("该应早")),
    (say_never_said, frozenset("时从哪有谁同没")),
    (say_hard, frozenset("太么于很了不没难无法就接怎死")),
    (say_checked, frozenset("有")),
    (say_call_boss, frozenset("叫让请喊")),
    (say_what_now, frozenset("怎")),
    (say_how_done, frozenset("怎什搞")),
    (say_why, frozenset("么何怎咋凭啥")),
    (say_when_asked, frozenset("时哪几多何久")),
    (say_where, frozenset("呢在去哪")),
    (say_can_you, frozenset("能可")),
    (say_counted, frozenset("每今没永总老")),
    (say_excuses, frozenset("说")),
    (say_not_we, frozenset("是")),
    (say_yet, frozenset("了")),
    (say_cost_us, frozenset("让导使害造令")),
    (say_effect, frozenset("害弄搞导使致造令让")),
    (say_against, frozenset("按")),
    (say_not_sent_to, frozenset("把")),
    (say_no_answer, frozenset("接打")),
    (say_dragged, frozenset("拖等过催问")),
    (say_wrong, frozenset("错反混倒歪乱漏串偏颠糊断破碎裂烂坏丢")),
    (say_short, frozenset("漏少多错晚迟重")),
    (say_differs, frozenset("不问对是差")),
    (say_habit, frozenset("每次总老永从向一")),
    (say_often, frozenset("总老每次回永动天一反三屡隔经没接周")),
    (say_owes, frozenset("欠")),
    (say_who_pays, frozenset("谁")),
    (say_again, frozenset("又")),
    (say_not_done, frozenset("没未不忘拒懒无漏")),
    (say_demand, frozenset("必赶马立快给现火速务先直")),
    (say_changed, frozenset("次遍回版")),
    (say_done, frozenset("把将")),
    (say_agreed, frozenset("说讲约谈答承保")),
    (say_plain_not, frozenset("没未忘漏不")),
    (say_plain_did, frozenset("了成到错反混偏坏漏少多")),
    (say_idle, frozenset("")),
    (say_kept, frozenset("")),
)
"""The ways in the order they are tried, and the characters of which a clause of each has one."""


_LONGEST_CLAUSE = 80
"""Characters of a clause; what runs on longer is no clause that could be understood."""


def said_again(text: str, strength: Strength) -> Iterator[str]:
    """The ways in which a sentence can be said without blame, the best first.

    `text` is one sentence or line. Nothing is yielded where it is not understood. Line ends and
    blanks around it are kept.
    """
    stripped = text.strip()
    if not stripped or max(map(len, re.split(r"[，。；！？,;!?\s]", stripped))) > _LONGEST_CLAUSE:
        return
    plain = simplify(stripped)
    called, rest = _called(plain)
    voice = Voice.of(rest, strength)
    start = text.index(stripped)
    for way in dict.fromkeys(_wholes(voice, rest)):
        made = called + way
        if plain != stripped:
            made = _in_script_of(made, stripped, plain)
        yield text[:start] + made + text[start + len(stripped) :]


def _wholes(voice: Voice, text: str) -> Iterator[str]:
    """The text said again: by the kind of its reproach where it is known, then plainly."""
    clauses = clauses_of(text)
    known = _all_said(voice, clauses)
    if known is not None:
        whole = _joined(voice, known)
        if whole and whole != text and not re.match("(?:[^，]{0,6})若[^，]*尚未", whole):
            yield whole
            yield _YOURS.sub("", whole)
    plainly = _plainly_said(voice, clauses)
    if plainly and plainly != text and _figures(plainly) == _figures(text):
        yield plainly
        if not _ASKS.match(plainly) and is_calm(plainly):
            yield voice.words("verify", what=plainly, you=voice.you or "您")
    elif known is None:
        topic = _only_topic(text)
        if topic:
            yield voice.words("about", what=topic, you=voice.you or "您")


_SHORT = 18
"""Characters of a sentence of which nothing but its topic may be kept."""


def _only_topic(text: str) -> str:
    """The one thing a short sentence without a figure or a name speaks of."""
    if (
        len(text) > _SHORT
        or FIGURE.search(text)
        or has_residue(text)
        or re.search(r"[A-Z]|如果|否则|不然|再不|没|未|了$|小[⺀-鿿]", text)
    ):
        return ""
    topics = set(compiled("<topics>").findall(text)) - {
        "客户",
        "供应商",
        "工厂",
        "平台",
        "店铺",
        "系统",
        "电话",
    }
    return topics.pop() if len(topics) == 1 and len(max(topics)) > 1 else ""


def _figures(text: str) -> list[str]:
    return re.findall(r"[0-9]+", text)


def _plainly_said(voice: Voice, clauses: list[Clause]) -> str:
    """The facts of a text with what they call for; empty where a clause is not understood."""
    said: list[tuple[Said, str]] = []
    for at, clause in enumerate(clauses):
        one = say_claim(voice, clauses, at) or say_plainly(voice, clauses, at)
        if one is None or one.taken > 1:
            return ""
        said.append((one, clause.mark))
    facts = _joined(voice, [(Said(one.parts), mark) for one, mark in said])
    if facts.count("“") != facts.count("”") or facts.count("「") != facts.count("」"):
        return ""
    if len(facts) < _SHORTEST_FACT or not compiled("<topics>|[0-9A-Z]").search(facts):
        return ""
    asked = any(_ASKS.match(part) for one, _ in said for part in one.parts)
    if any(one.requests for one, _ in said) and not asked:
        return _joined(voice, said)
    return facts if asked else facts + request_for(voice, facts)


_ASKS = lazy(r"(?:请|烦请|敬请|麻烦|劳烦|望|希望|要求(?=贵|您)|恳请)(?!知悉|注意|留意|了解)")
_SHORTEST_FACT = 6
"""Characters of what a text must state before something is asked for because of it."""


_YOURS = lazy(
    r"(?:^|(?<=[，。：]))(?:贵[方司厂]|贵公司|您)(?:的|(?=发来的|寄来的|提供的|发的|寄的|给的))"
)
_VOCATIVE = lazy(
    r"^(?:(?:尊敬的|亲爱的)?(?:[⺀-鿿]{1,3}(?:总|经理|工|姐|哥|老师|先生|女士|小姐|主任|厂长|"
    r"师傅|律师|教授|博士)|[小老阿][⺀-鿿]|@\S+|Hi [A-Za-z]+|[A-Z][a-z]+))(?:[，,：: ]\s*|"
    r"(?=你|您))"
)


def _called(text: str) -> tuple[str, str]:
    """The person called at the start, with a comma, and the rest."""
    found = _VOCATIVE.match(text)
    if found is None or len(text) - found.end() < 3:
        return "", text
    return f"{found[0].rstrip('，,：: ')}，", text[found.end() :]


def _all_said(voice: Voice, clauses: list[Clause]) -> list[tuple[Said, str]] | None:
    """Each stretch as it is said again, with the mark behind it; None if one is not understood."""
    made: list[tuple[Said, str]] = []
    at = 0
    while at < len(clauses):
        characters = clauses[at].text
        for way, some in _WAYS:
            if some and some.isdisjoint(characters):
                continue
            said = way(voice, clauses, at)
            if said is not None:
                break
        else:
            return None
        if clauses[at].agent and _seems_ours(voice, said) and is_ours(clauses, at):
            return None
        at += said.taken
        made.append((said, clauses[at - 1].mark))
    if not any(said.understood for said, _ in made):
        return None
    if not any(said.parts or said.requests for said, _ in made if said.understood):
        return None
    kept = [said for said, _ in made if not said.understood]
    general = {voice.ask("look"), voice.ask("confirm")}
    scolded = all(
        not said.parts and general.issuperset(said.requests) for said, _ in made if said.understood
    )
    if scolded and not any(compiled("<problems>").search(one.parts[0]) for one in kept):
        return None
    return made


_NOBODY_DID = lazy("尚未|收到|被|未|没|不|有误|已有|错|漏|有关|应由|原因")


def _seems_ours(voice: Voice, said: Said) -> bool:
    """Whether a clause behind one of the writer's doings would be read as another of them."""
    return bool(said.parts) and not (
        (voice.you and voice.you in said.parts[0]) or _NOBODY_DID.search(said.parts[0])
    )


def _joined(voice: Voice, made: list[tuple[Said, str]]) -> str:
    """Observations and requests as one text."""
    text = ""
    requests: list[str] = []
    view = next(
        (True for said, _ in made if said.parts and said.parts[0].startswith("<view>")), False
    )
    so = False
    for said, mark in made:
        for part in said.parts:
            if part == "<so>":
                so = True
                continue
            if part.startswith("<view>"):
                part = part.removeprefix("<view>")
            part = (
                re.sub("^(?:因为)?(?P<us>[⺀-鿿]{1,2})因此", r"\g<us>", part)
                if text.startswith("因") and text.endswith("，")
                else part
            )
            late = f"{voice.us}目前尚未收到"
            if late in text and part.endswith(late):
                part = part.replace(late, "也尚未收到")
            if so and not text:
                part = _so(voice, part)
                so = False
            text += part
            if not text.endswith(("。", "，", "？", "：")):
                text += (
                    "。"
                    if any(one in mark for one in "。！？!?…；;")
                    else "："
                    if mark in ("：", ":") and part.startswith("请")
                    else "，"
                )
        requests += said.requests
    if view and text:
        text = voice.words("our_view", what=text) if not text.startswith("就") else text
    text = text.rstrip("，：").replace("前目前尚", "前尚")
    if text and not text.endswith(("。", "？")):
        text += "。"
    return text + "".join(_fewest(voice, list(dict.fromkeys(requests))))


def _fewest(voice: Voice, requests: list[str]) -> list[str]:
    """The plainest requests: a question or what is to be done, not both."""
    offer = voice.words("can_do")
    general = (voice.ask("look"), voice.ask("remedy"), voice.ask("confirm"))
    if offer in requests:
        requests = [one for one in requests if one not in general]
    remedied = general[1] in requests and offer not in requests
    plain = [one for one in requests if one not in general]
    if plain:
        requests = plain
    elif requests:
        requests = [next(one for one in (general[1], general[0], general[2]) if one in requests)]
    middle = (voice.words("why_middle"), voice.words("why_middle_time"))
    if len(requests) > 1 or remedied:
        requests = [one for one in requests if one not in middle] or (
            [general[1]] if remedied else requests[:1]
        )
    asked = [one for one in requests if one.startswith("请问")]
    told = [one for one in requests if not one.startswith("请问")]
    return asked[:1] + [one for one in told if one == offer] if asked else told[:2]


def _so(voice: Voice, part: str) -> str:
    us = compiled(r"^(?:<me>)").match(part)
    return f"{voice.us}因此{part[us.end() :]}" if us else part


def _in_script_of(text: str, source: str, plain: str) -> str:
    """`text` in traditional characters, the writer's own wherever they were kept."""
    own = dict(zip(plain, source, strict=True))
    own |= {pair[0]: pair[1] for pair in words("zh", "traditional") if pair[0] not in own}
    made = ""
    at = 0
    while at < len(text):
        length = 1
        while at + length < len(text) and text[at : at + length + 1] in plain:
            length += 1
        if length > 1:
            place = plain.index(text[at : at + length])
            made += source[place : place + length]
        else:
            made += own.get(text[at], text[at])
        at += length
    return made
